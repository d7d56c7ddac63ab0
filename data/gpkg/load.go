package gpkg

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
)

// Load reads all rows in one read transaction, so that they are of one moment.
func (s *Store) Load(ctx context.Context) (c *workspace.Content, err error) {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return nil, refusal(s.path, err)
	}
	defer func() { err = errors.Join(err, tx.Rollback()) }()
	c, err = load(ctx, tx)
	notice := s.Notice()
	newer := notice != nil && notice.Reason == geo.FileNewer
	if err == nil && !newer { // a newer program keeps rows in a way of its own
		if err = outside(ctx, tx, c); err == nil && !c.Outside.None() && s.guard == nil {
			err = s.whole(ctx, tx) // nothing is noted in a file that is damaged
		}
	}
	if err == nil {
		return c, nil
	}
	if newer {
		return nil, &geo.FileError{Path: s.path, Reason: geo.FileNewer, Detail: notice.Detail, Err: err}
	}
	return nil, s.unreadable(ctx, err)
}

// whole refuses a file whose pages do not hold together.
func (s *Store) whole(ctx context.Context, q querier) error {
	var said string
	if err := q.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&said); err != nil {
		return err
	}
	if said != "ok" {
		return damaged(s.path, said)
	}
	return nil
}

func load(ctx context.Context, q querier) (*workspace.Content, error) {
	c := &workspace.Content{}
	territory, err := territoryTable.get(ctx, q, data.TerritoryID)
	if err != nil {
		return nil, err
	}
	c.Territory = territory.(data.Territory)
	var problems []error
	keep := func(err error) { problems = append(problems, err) }
	c.Layers, err = layerTable.all(ctx, q)
	keep(err)
	for _, kind := range data.Kinds() {
		if kind == data.KindTerritory || kind == data.KindLayer {
			continue
		}
		rows, err := keepers[kind].rows(ctx, q)
		keep(err)
		c.Rows = append(c.Rows, rows...)
	}
	c.Undo, err = steps(ctx, q, stateDone)
	keep(err)
	c.Redo, err = steps(ctx, q, stateUndone)
	keep(err)
	slices.Reverse(c.Redo) // the entry undone last is the oldest
	c.Used, err = identifiers(ctx, q)
	keep(err)
	return c, errors.Join(problems...)
}

// steps reads what can be undone or redone, oldest first.
func steps(ctx context.Context, q querier, state string) (found []workspace.Step, err error) {
	rows, err := q.QueryContext(ctx, `SELECT fid, ifnull(note_key, ''), ifnull(note_args, 'null') FROM journal
		WHERE state = ? ORDER BY fid`, state)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var s workspace.Step
		var args string
		if err := rows.Scan(&s.Seq, &s.Note.Key, &args); err != nil {
			return nil, err
		}
		if json.Unmarshal([]byte(args), &s.Note.Args) != nil {
			s.Note.Args = nil // for people to read only
		}
		found = append(found, s)
	}
	return found, rows.Err()
}

func identifiers(ctx context.Context, q querier) (refs []data.Ref, err error) {
	rows, err := q.QueryContext(ctx, "SELECT CAST(kind AS TEXT), CAST(id AS TEXT) FROM identifiers ORDER BY kind, id")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var r data.Ref
		if err := rows.Scan(&r.Kind, &r.ID); err != nil {
			return nil, err
		}
		refs = append(refs, r)
	}
	return refs, rows.Err()
}
