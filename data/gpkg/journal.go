package gpkg

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
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
	if err := t.change("journal"); err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

func (t *transaction) Recorded(seq int64) (r workspace.Record, err error) {
	var at, author, forward, inverse string
	err = t.tx.QueryRowContext(t.sql(), "SELECT "+textTime("at")+", ifnull(author, ''), edit, inverse FROM journal WHERE fid = ?", seq).
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
	state := stateDone
	if undone {
		state = stateUndone
	}
	_, err := t.tx.ExecContext(t.sql(), "UPDATE journal SET state = ?, turned_at = ?, turned_by = ? WHERE fid = ?",
		state, timestamp(at), orNull(author), seq)
	if err != nil {
		return err
	}
	return t.change("journal")
}

// textTime keeps the driver from reading a DATETIME its own way.
func textTime(column string) string { return "CAST(" + column + " AS TEXT)" }

// Journal gives the newest entries first; limit 0 gives all.
func (s *Store) Journal(ctx context.Context, limit int) (entries []workspace.Entry, err error) {
	if limit <= 0 {
		limit = -1
	}
	rows, err := s.reader.QueryContext(ctx, "SELECT fid, "+textTime("at")+`, ifnull(author, ''), ifnull(note_key, ''),
		ifnull(note_args, 'null'), edit, state <> ? FROM journal ORDER BY fid DESC LIMIT ?`, stateDone, limit)
	if err != nil {
		return nil, fmt.Errorf("journal: %w", refusal(s.path, err))
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var e workspace.Entry
		var at, args, edit string
		if err := rows.Scan(&e.Seq, &at, &e.Author, &e.Note.Key, &args, &edit, &e.Undone); err != nil {
			return nil, fmt.Errorf("journal: %w", err)
		}
		if e.At, err = time.Parse(timeLayout, at); err != nil {
			return nil, fmt.Errorf("journal entry %d: %w", e.Seq, err)
		}
		var made data.Edit
		if err := errors.Join(json.Unmarshal([]byte(args), &e.Note.Args), json.Unmarshal([]byte(edit), &made)); err != nil {
			return nil, fmt.Errorf("journal entry %d: %w", e.Seq, err)
		}
		for _, r := range made.Put {
			e.Refs = append(e.Refs, r.Ref())
		}
		e.Refs = append(e.Refs, made.Delete...)
		entries = append(entries, e)
	}
	return entries, rows.Err()
}
