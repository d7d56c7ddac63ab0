package demo

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
)

// WriteProject writes the territory as a project file: the same bytes for the same territory, with an empty journal, so
// that nobody undoes the demonstration itself. It refuses to overwrite (*geo.FileError), and leaves nothing behind when it
// fails.
func WriteProject(ctx context.Context, path string, t *Territory) error {
	if _, err := os.Lstat(path); err == nil {
		return &geo.FileError{Path: path, Reason: geo.FileExists}
	}
	return made(ctx, path, t, func(draft string) error {
		if _, err := os.Lstat(path); err == nil {
			return &geo.FileError{Path: path, Reason: geo.FileExists}
		}
		return os.Rename(draft, path)
	})
}

// made writes the territory beside a path, in a folder of its own so that whatever SQLite puts beside it goes with it, and has it put in its
// place once it is whole. What place leaves in that folder goes with it.
func made(ctx context.Context, path string, t *Territory, place func(draft string) error) (err error) {
	workshop, err := workshopBeside(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(workshop)) }()
	draft := filepath.Join(workshop, filepath.Base(path))
	if err := fill(ctx, draft, t); err != nil {
		return fmt.Errorf("write demonstration: %w", err)
	}
	return place(draft)
}

// workshopBeside makes a folder in the folder of path.
func workshopBeside(path string) (string, error) {
	dir := filepath.Dir(path)
	workshop, err := os.MkdirTemp(dir, ".emprise-demo-*")
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "", &geo.FileError{Path: path, Reason: geo.FileFolderMissing, Detail: dir, Err: err}
	case errors.Is(err, os.ErrPermission):
		return "", &geo.FileError{Path: path, Reason: geo.FileFolderReadOnly, Detail: dir, Err: err}
	case err != nil:
		return "", &geo.FileError{Path: path, Reason: geo.FileFolderReadOnly, Detail: err.Error(), Err: err}
	}
	return workshop, nil
}

func fill(ctx context.Context, path string, t *Territory) (err error) {
	store, err := gpkg.Create(ctx, path, t.Info, gpkg.Options{Clock: clock, Holder: "Emprise"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return store.Update(ctx, func(tx workspace.Tx) error {
		for _, row := range t.rows() {
			if err := row.Validate(); err != nil {
				return err
			}
			if err := tx.Put(row); err != nil {
				return err
			}
		}
		for _, l := range t.Layers {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := tx.Put(l.Layer); err != nil {
				return err
			}
			if err := tx.AddFeatures(l.ID, l.Features, nil); err != nil {
				return err
			}
		}
		return nil
	})
}

// clock stands still on the day of the recipe, so that a file does not depend on when it was written.
func clock() time.Time { return time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC) }

// rows lists all nouns, each after those it refers to.
func (t *Territory) rows() []data.Row {
	rows := []data.Row{t.Info}
	for _, z := range t.Zones {
		rows = append(rows, z)
	}
	for _, p := range t.Plots {
		rows = append(rows, p)
	}
	for _, c := range t.Companies {
		rows = append(rows, c)
	}
	for _, n := range t.Needs {
		rows = append(rows, n)
	}
	rows = append(rows, t.More...)
	for _, p := range t.Projects {
		rows = append(rows, p)
	}
	return rows
}
