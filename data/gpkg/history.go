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

// History tells all that befell one row, oldest first.
func (s *Store) History(ctx context.Context, ref data.Ref) (turns []workspace.Turn, err error) {
	rows, err := s.reader.QueryContext(ctx, `SELECT turns.seq, `+textTime("turns.at")+`, ifnull(turns.author, ''), turns.what,
		ifnull(note_key, ''), ifnull(note_args, 'null'), edit, inverse
		FROM emprise_touched AS touched JOIN emprise_turns AS turns ON turns.seq = touched.seq JOIN journal ON journal.fid = touched.seq
		WHERE touched.kind = ? AND touched.id = ? ORDER BY turns.fid`, ref.Kind, ref.ID)
	if err != nil {
		return nil, fmt.Errorf("history of %s %s: %w", ref.Kind, ref.ID, refusal(s.path, err))
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		t, err := readTurn(rows, ref)
		if err != nil {
			return nil, fmt.Errorf("history of %s %s: %w", ref.Kind, ref.ID, err)
		}
		turns = append(turns, t)
	}
	return turns, rows.Err()
}

func readTurn(rows *sql.Rows, ref data.Ref) (t workspace.Turn, err error) {
	var at, args string
	var forward, inverse sql.RawBytes
	if err := rows.Scan(&t.Seq, &at, &t.Author, &t.What, &t.Note.Key, &args, &forward, &inverse); err != nil {
		return t, err
	}
	if t.At, err = time.Parse(timeLayout, at); err != nil {
		return t, err
	}
	if err := json.Unmarshal([]byte(args), &t.Note.Args); err != nil {
		return t, err
	}
	if t.After, err = data.RowOf(forward, ref); err != nil {
		return t, fmt.Errorf("journal entry %d: %w", t.Seq, err)
	}
	if t.Before, err = data.RowOf(inverse, ref); err != nil {
		return t, fmt.Errorf("journal entry %d: %w", t.Seq, err)
	}
	if t.What == workspace.Undone {
		t.Before, t.After = t.After, t.Before
	}
	return t, nil
}

// Before gives each row that was touched after a moment, as it was then. What another program changed is in no journal: of a
// row touched since, it is seen in what was there before the first edit; of the others, it counts as having been so all along.
func (s *Store) Before(ctx context.Context, at time.Time) (was []workspace.Was, err error) {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return nil, refusal(s.path, err)
	}
	defer func() { err = errors.Join(err, tx.Rollback()) }()
	first, err := firstTurns(ctx, tx, at)
	if err != nil {
		return nil, fmt.Errorf("the project at %s: %w", timestamp(at), refusal(s.path, err))
	}
	for _, f := range first {
		side := "inverse"
		if f.what == workspace.Undone {
			side = "edit"
		}
		var text string
		if err := tx.QueryRowContext(ctx, "SELECT "+side+" FROM journal WHERE fid = ?", f.seq).Scan(&text); err != nil {
			return nil, fmt.Errorf("journal entry %d: %w", f.seq, refusal(s.path, err))
		}
		var e data.Edit
		if err := json.Unmarshal([]byte(text), &e); err != nil {
			return nil, fmt.Errorf("journal entry %d: %w", f.seq, err)
		}
		rows := map[data.Ref]data.Row{}
		for _, r := range e.Put {
			rows[r.Ref()] = r
		}
		for _, ref := range f.refs {
			was = append(was, workspace.Was{Ref: ref, Row: rows[ref]})
		}
	}
	return was, nil
}

// firstTurn is the first thing after a moment that befell some rows.
type firstTurn struct {
	seq  int64
	what workspace.Turning
	refs []data.Ref
}

// firstTurns goes by the order in which things happened; the clock, which may have been set, only tells where to begin.
func firstTurns(ctx context.Context, q querier, at time.Time) (found []firstTurn, err error) {
	rows, err := q.QueryContext(ctx, `SELECT turns.seq, turns.what, first.kind, first.id FROM
		(SELECT min(later.fid) AS fid, kind, id FROM emprise_turns AS later JOIN emprise_touched AS touched ON touched.seq = later.seq
			WHERE later.fid > ifnull((SELECT fid FROM emprise_turns WHERE at <= ? ORDER BY fid DESC LIMIT 1), 0) GROUP BY kind, id) AS first
		JOIN emprise_turns AS turns ON turns.fid = first.fid ORDER BY first.fid, first.kind, first.id`, timestamp(at))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var f firstTurn
		var r data.Ref
		if err := rows.Scan(&f.seq, &f.what, &r.Kind, &r.ID); err != nil {
			return nil, err
		}
		if n := len(found) - 1; n >= 0 && found[n].seq == f.seq && found[n].what == f.what {
			found[n].refs = append(found[n].refs, r)
			continue
		}
		f.refs = []data.Ref{r}
		found = append(found, f)
	}
	return found, rows.Err()
}
