package gpkg

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"emprise/data"
	"emprise/data/workspace"
)

// The states of a journal entry. A lost one was undone and then overtaken by another edit: it stays to be read.
const (
	stateDone   = "done"
	stateUndone = "undone"
	stateLost   = "lost"
)

func (t *transaction) Record(r workspace.Record) (int64, error) {
	_, err := t.tx.ExecContext(t.sql(), "UPDATE journal SET state = ? WHERE state = ?", stateLost, stateUndone)
	if err != nil {
		return 0, err
	}
	args, err := json.Marshal(r.Forward.Note.Args)
	if err != nil {
		return 0, err
	}
	forward, err := json.Marshal(r.Forward)
	if err != nil {
		return 0, err
	}
	inverse, err := json.Marshal(r.Inverse)
	if err != nil {
		return 0, err
	}
	result, err := t.tx.ExecContext(t.sql(),
		"INSERT INTO journal (at, author, note_key, note_args, edit, inverse) VALUES (?, ?, ?, ?, ?, ?)",
		timestamp(r.At), orNull(r.Author), orNull(r.Forward.Note.Key), string(args), string(forward), string(inverse))
	if err != nil {
		return 0, err
	}
	seq, err := result.LastInsertId()
	if err != nil {
		return 0, err
	}
	for _, ref := range r.Forward.Refs() {
		_, err := t.tx.ExecContext(t.sql(), "INSERT OR IGNORE INTO emprise_touched VALUES (?, ?, ?)", seq, ref.Kind, ref.ID)
		if err != nil {
			return 0, err
		}
	}
	if err := t.turn(seq, workspace.Done, r.At, r.Author); err != nil {
		return 0, err
	}
	t.changed.note("journal", false)
	return seq, nil
}

// turn writes down what became of an entry.
func (t *transaction) turn(seq int64, what workspace.Turning, at time.Time, author string) error {
	_, err := t.tx.ExecContext(t.sql(), "INSERT INTO emprise_turns (seq, at, author, what) VALUES (?, ?, ?, ?)",
		seq, timestamp(at), orNull(author), string(what))
	return err
}

func (t *transaction) Recorded(seq int64) (workspace.Record, error) {
	return recorded(t.sql(), t.tx, seq)
}

func recorded(ctx context.Context, q querier, seq int64) (r workspace.Record, err error) {
	var at, author, forward, inverse string
	err = q.QueryRowContext(ctx, "SELECT "+textTime("at")+", ifnull(author, ''), edit, inverse FROM journal WHERE fid = ?", seq).
		Scan(&at, &author, &forward, &inverse)
	if errors.Is(err, sql.ErrNoRows) {
		return r, data.ErrNotFound
	}
	if err != nil {
		return r, err
	}
	r.Author = author
	if r.At, err = time.Parse(timeLayout, at); err != nil {
		return r, err
	}
	return r, errors.Join(json.Unmarshal([]byte(forward), &r.Forward), json.Unmarshal([]byte(inverse), &r.Inverse))
}

func (t *transaction) Mark(seq int64, undone bool, at time.Time, author string) error {
	state, what := stateDone, workspace.Redone
	if undone {
		state, what = stateUndone, workspace.Undone
	}
	_, err := t.tx.ExecContext(t.sql(), "UPDATE journal SET state = ?, turned_at = ?, turned_by = ? WHERE fid = ?",
		state, timestamp(at), orNull(author), seq)
	if err != nil {
		return err
	}
	t.changed.note("journal", false)
	return t.turn(seq, what, at, author)
}

// Steps says what Undo and Redo would turn to: the newest entry that is done, and the oldest of those undone.
func (t *transaction) Steps() (undo, redo *workspace.Step, err error) { return steps(t.sql(), t.tx) }

func steps(ctx context.Context, q querier) (undo, redo *workspace.Step, err error) {
	undo, err = step(ctx, q, stateDone, "max")
	if err != nil {
		return nil, nil, err
	}
	redo, err = step(ctx, q, stateUndone, "min")
	return undo, redo, err
}

func step(ctx context.Context, q querier, state, end string) (*workspace.Step, error) {
	var s workspace.Step
	var args string
	err := q.QueryRowContext(ctx, `SELECT fid, ifnull(note_key, ''), ifnull(note_args, 'null') FROM journal
		WHERE fid = (SELECT `+end+`(fid) FROM journal WHERE state = ?)`, state).Scan(&s.Seq, &s.Note.Key, &args)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil //nolint:nilnil // nothing to turn to is no error
	}
	if err != nil {
		return nil, err
	}
	if json.Unmarshal([]byte(args), &s.Note.Args) != nil {
		s.Note.Args = nil // for people to read only
	}
	return &s, nil
}

// textTime keeps the driver from reading a DATETIME its own way.
func textTime(column string) string { return "CAST(" + column + " AS TEXT)" }

// Journal gives the entries that are asked for, the newest first.
func (s *Store) Journal(ctx context.Context, a workspace.Asked) (entries []workspace.Entry, err error) {
	var where []string
	var args []any
	when := func(condition string, values ...any) {
		where, args = append(where, condition), append(args, values...)
	}
	if !a.Since.IsZero() {
		when("at >= ?", timestamp(a.Since))
	}
	if !a.Until.IsZero() {
		when("at < ?", timestamp(a.Until))
	}
	if a.Author != "" {
		when("author = ?", a.Author)
	}
	switch {
	case a.ID != "" && a.Kind != "":
		when("fid IN (SELECT seq FROM emprise_touched WHERE kind = ? AND id = ?)", a.Kind, a.ID)
	case a.ID != "":
		when("fid IN (SELECT seq FROM emprise_touched WHERE id = ?)", a.ID)
	case a.Kind != "":
		when("fid IN (SELECT seq FROM emprise_touched WHERE kind = ?)", a.Kind)
	}
	limit := -1
	if a.Limit > 0 {
		limit = a.Limit
	}
	query := "SELECT fid, " + textTime("at") + ", ifnull(author, ''), ifnull(note_key, ''), ifnull(note_args, 'null'), state <> '" + stateDone + "' FROM journal"
	if len(where) > 0 {
		query += " WHERE " + strings.Join(where, " AND ")
	}
	entries, err = s.entries(ctx, query+" ORDER BY fid DESC LIMIT ?", append(args, limit))
	if err != nil || len(entries) == 0 {
		return entries, err
	}
	return entries, s.touched(ctx, entries)
}

func (s *Store) entries(ctx context.Context, query string, args []any) (entries []workspace.Entry, err error) {
	rows, err := s.reader.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("journal: %w", refusal(s.path, err))
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var e workspace.Entry
		var at, args string
		if err := rows.Scan(&e.Seq, &at, &e.Author, &e.Note.Key, &args, &e.Undone); err != nil {
			return nil, fmt.Errorf("journal: %w", err)
		}
		if e.At, err = time.Parse(timeLayout, at); err != nil {
			return nil, fmt.Errorf("journal entry %d: %w", e.Seq, err)
		}
		if json.Unmarshal([]byte(args), &e.Note.Args) != nil {
			e.Note.Args = nil // for people to read only
		}
		entries = append(entries, e)
	}
	return entries, rows.Err()
}

// touched gives entries, newest first, the rows that they touched.
func (s *Store) touched(ctx context.Context, entries []workspace.Entry) (err error) {
	rows, err := s.reader.QueryContext(ctx, "SELECT seq, kind, id FROM emprise_touched WHERE seq BETWEEN ? AND ? ORDER BY seq DESC, kind, id",
		entries[len(entries)-1].Seq, entries[0].Seq)
	if err != nil {
		return fmt.Errorf("journal: %w", refusal(s.path, err))
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for i := 0; rows.Next(); {
		var seq int64
		var r data.Ref
		if err := rows.Scan(&seq, &r.Kind, &r.ID); err != nil {
			return fmt.Errorf("journal: %w", err)
		}
		for i < len(entries) && entries[i].Seq > seq {
			i++
		}
		if i < len(entries) && entries[i].Seq == seq {
			entries[i].Refs = append(entries[i].Refs, r)
		}
	}
	return rows.Err()
}

// Recorded reads journal entry seq whole.
func (s *Store) Recorded(ctx context.Context, seq int64) (workspace.Record, error) {
	r, err := recorded(ctx, s.reader, seq)
	if err != nil {
		return r, fmt.Errorf("journal entry %d: %w", seq, refusal(s.path, err))
	}
	return r, nil
}
