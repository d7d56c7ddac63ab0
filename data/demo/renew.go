package demo

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
)

// RenewProject writes the territory over a demonstration that somebody has worked in; nothing may hold it open. What is there must be a
// demonstration, or one that is damaged: *geo.FileError FileExists for any other project, FileLocked while another program has it. When it fails, what was there stays.
func RenewProject(ctx context.Context, path string, t *Territory) error {
	if err := renewable(ctx, path); err != nil {
		return err
	}
	return made(ctx, path, t, func(draft string) error { return replace(path, draft) })
}

// replace puts a draft in the place of a project, with which its companions go first: those of a program that was killed tell of the old file.
// They are put aside in the folder of the draft.
func replace(path, draft string) error {
	aside := filepath.Join(filepath.Dir(draft), "old")
	var moved []string
	err := func() error {
		for _, companion := range []string{"-wal", "-shm", ".lock", ""} {
			switch err := os.Rename(path+companion, aside+companion); {
			case err == nil:
				moved = append(moved, companion)
			case !errors.Is(err, os.ErrNotExist):
				return err
			}
		}
		return os.Rename(draft, path)
	}()
	if err != nil {
		for _, companion := range moved {
			err = errors.Join(err, os.Rename(aside+companion, path+companion))
		}
	}
	return err
}

// renewable says why what is at a path may not be written over; nil when it may, or when nothing is there.
func renewable(ctx context.Context, path string) (err error) {
	store, err := gpkg.Open(ctx, path, gpkg.Options{Clock: clock, Holder: "Emprise"})
	var refused *geo.FileError
	switch {
	case errors.As(err, &refused) && (refused.Reason == geo.FileMissing || refused.Reason == geo.FileDamaged):
		return nil
	case err != nil:
		return err
	}
	if notice := store.Notice(); notice != nil {
		return errors.Join(notice, store.Close())
	}
	ws, err := workspace.Open(ctx, store, workspace.Options{Clock: clock})
	if err != nil {
		return errors.Join(err, store.Close())
	}
	defer func() { err = errors.Join(err, ws.Close()) }()
	if !ws.Snapshot().Territory.Fictional {
		return &geo.FileError{Path: path, Reason: geo.FileExists}
	}
	return nil
}
