package gpkg

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"emprise/data"
)

// Compaction is what compacting a project does, or would do.
type Compaction struct {
	Layers []data.Layer `json:"layers"` // taken off, whose features go for good
	Blobs  int          `json:"blobs"`  // contents that nothing refers to any more
	Steps  []LostStep   `json:"steps"`  // that can be undone or redone now, and could not afterwards, oldest first
	Before int64        `json:"before"` // bytes
	After  int64        `json:"after"`  // bytes; 0 before it is done

	contents []string // what identifies the blobs
}

// LostStep is an entry of the journal that stays to be read only.
type LostStep struct {
	Seq  int64     `json:"seq"`
	Note data.Note `json:"note"`
}

// Compactable says what compacting would take away.
func (s *Store) Compactable(ctx context.Context) (Compaction, error) {
	c, err := compactable(ctx, s.reader)
	if err != nil {
		return c, refusal(s.path, err)
	}
	info, err := os.Stat(s.file)
	if err != nil {
		return c, refusal(s.path, err)
	}
	c.Before = info.Size()
	return c, nil
}

func compactable(ctx context.Context, q querier) (Compaction, error) {
	var c Compaction
	layers, err := layerTable.all(ctx, q)
	if err != nil {
		return c, err
	}
	c.Layers = slices.DeleteFunc(layers, func(l data.Layer) bool { return !l.Removed })
	gone := map[data.Ref]bool{}
	for _, l := range c.Layers {
		gone[l.Ref()] = true
	}
	if len(gone) > 0 {
		if c.Steps, err = stepsOn(ctx, q, gone); err != nil {
			return c, err
		}
	}
	c.contents, err = forgotten(ctx, q, c.Steps)
	c.Blobs = len(c.contents)
	return c, err
}

// forgotten finds the contents of attached files that no row has and that no step brings back.
func forgotten(ctx context.Context, q querier, lost []LostStep) (sums []string, err error) {
	seqs := make([]int64, len(lost))
	for i, s := range lost {
		seqs[i] = s.Seq
	}
	text, err := json.Marshal(seqs)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, `SELECT sha256 FROM emprise_contents c WHERE sha256 NOT IN (SELECT sha256 FROM emprise_attachments
		WHERE sha256 NOT NULL) AND NOT EXISTS (SELECT 1 FROM journal WHERE state <> ? AND fid NOT IN (SELECT value FROM json_each(?))
		AND (instr(edit, c.sha256) OR instr(inverse, c.sha256))) ORDER BY sha256`, stateLost, string(text))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var sum string
		if err := rows.Scan(&sum); err != nil {
			return nil, err
		}
		sums = append(sums, sum)
	}
	return sums, rows.Err()
}

// stepsOn finds the steps that put one of some rows.
func stepsOn(ctx context.Context, q querier, refs map[data.Ref]bool) (found []LostStep, err error) {
	rows, err := q.QueryContext(ctx, `SELECT fid, ifnull(note_key, ''), ifnull(note_args, 'null'), edit, inverse FROM journal
		WHERE state <> ? ORDER BY fid`, stateLost)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var step LostStep
		var args, edit, inverse string
		if err := rows.Scan(&step.Seq, &step.Note.Key, &args, &edit, &inverse); err != nil {
			return nil, err
		}
		if !puts(edit, refs) && !puts(inverse, refs) {
			continue
		}
		if err := json.Unmarshal([]byte(args), &step.Note.Args); err != nil {
			step.Note.Args = nil
		}
		found = append(found, step)
	}
	return found, rows.Err()
}

// puts looks only at what an edit names, for there may be very many.
func puts(edit string, refs map[data.Ref]bool) bool {
	var e struct {
		Put []struct {
			Kind data.Kind `json:"kind"`
			Row  struct {
				ID string `json:"id"`
			} `json:"row"`
		} `json:"put"`
	}
	if json.Unmarshal([]byte(edit), &e) != nil {
		return false
	}
	for _, p := range e.Put {
		if refs[data.Ref{Kind: p.Kind, ID: p.Row.ID}] {
			return true
		}
	}
	return false
}

// Compact drops what has been taken off and gives the room back. A copy is compacted, looked through and then takes the place
// of the file, so that at no moment there is less than a whole one; an error or the end of ctx leaves the file as it was. The
// project must not be open, here or elsewhere. report, which may be nil, tells how much of the work is done.
func Compact(ctx context.Context, path string, o Options, report func(done, total int64)) (c Compaction, err error) {
	s, err := Open(ctx, path, o)
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if s.guard != nil {
		return c, s.guard
	}
	if c, err = s.Compactable(ctx); err != nil {
		return c, err
	}
	if err := roomFor(s.file, c.Before); err != nil {
		return c, renamed(path, err)
	}
	if err := s.renewTwins(ctx); err != nil {
		return c, refusal(path, err)
	}
	workshop, err := os.MkdirTemp(filepath.Dir(s.file), ".emprise-*")
	if err != nil {
		return c, refusal(path, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(workshop)) }()
	draft := filepath.Join(workshop, "draft.gpkg")
	if err := s.compactInto(ctx, draft, c, report); err != nil {
		return c, refusal(path, err)
	}
	if err := s.replaceWith(draft); err != nil {
		return c, err
	}
	info, err := os.Stat(s.file)
	if err != nil {
		return c, refusal(path, err)
	}
	c.After = info.Size()
	return c, nil
}

func (s *Store) compactInto(ctx context.Context, draft string, c Compaction, report func(done, total int64)) error {
	source, err := openPool(s.file, 1, s.params...)
	if err != nil {
		return err
	}
	err = vacuumInto(ctx, source, draft, c.Before, report)
	if err := errors.Join(err, source.Close()); err != nil {
		return err
	}
	db, err := openPool(draft, 1, "mode=rw", "_pragma=journal_mode(MEMORY)", "_pragma=synchronous(FULL)")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // a draft that is not whole is thrown away
	if len(c.Layers) > 0 || c.Blobs > 0 {
		if err := dropLeft(ctx, db, c); err != nil {
			return err
		}
		if _, err := db.ExecContext(ctx, "VACUUM"); err != nil {
			return err
		}
	}
	messages, err := texts(ctx, db, "PRAGMA quick_check(1)")
	if err != nil {
		return err
	}
	if len(messages) != 1 || messages[0] != "ok" {
		return damaged(s.path, strings.Join(messages, ", "))
	}
	return db.Close()
}

// dropLeft takes away what nothing shows any more, with the steps that would bring it back.
func dropLeft(ctx context.Context, db *sql.DB, c Compaction) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	run := func(statement string, args ...any) {
		if err == nil {
			_, err = tx.ExecContext(ctx, statement, args...)
		}
	}
	for _, l := range c.Layers {
		if err == nil {
			err = dropTwin(ctx, tx, l.ID)
		}
		for _, from := range []string{"gpkg_extensions", "gpkg_geometry_columns", "gpkg_data_columns", "gpkg_contents"} {
			run("DELETE FROM "+from+" WHERE table_name = ?", l.ID)
		}
		run("DELETE FROM layer_styles WHERE f_table_name = ?", l.ID)
		run("DROP TABLE IF EXISTS " + quote("rtree_"+l.ID+"_geom"))
		run("DROP TABLE IF EXISTS " + quote(l.ID))
		run("DELETE FROM layers WHERE id = ?", l.ID)
		run("DELETE FROM emprise_kept WHERE kind IN (?, ?) AND id = ?", data.KindLayer, kindFeatures, l.ID)
	}
	for _, sum := range c.contents {
		run("DELETE FROM emprise_contents WHERE sha256 = ?", sum)
	}
	for _, step := range c.Steps {
		run("UPDATE journal SET state = ? WHERE fid = ?", stateLost, step.Seq)
	}
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// replaceWith gives a file that is ready the place of the one that is open, which is closed first.
func (s *Store) replaceWith(draft string) error {
	info, err := os.Stat(s.file)
	if err != nil {
		return refusal(s.path, err)
	}
	if err := os.Chmod(draft, info.Mode().Perm()); err != nil {
		return refusal(s.path, err)
	}
	if err := s.letGo(); err != nil {
		return err
	}
	// Nobody else may have it open: what he writes would go astray.
	if err := s.settleDown(context.Background()); err != nil {
		return refusal(s.path, err)
	}
	return refusal(s.path, os.Rename(draft, s.file))
}
