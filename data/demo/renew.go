package demo

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
)

// RenewProject writes the territory over a demonstration that somebody has worked in; nothing may hold it open. What is there must be a
// demonstration, or one that is damaged: *geo.FileError FileExists for any other project, FileLocked while another program has it. When it fails, what was there stays.
func RenewProject(ctx context.Context, path string, t *Territory) (err error) {
	if err := renewable(ctx, path, t); err != nil {
		return err
	}
	workshop, err := workshopBeside(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(workshop)) }()
	draft := filepath.Join(workshop, filepath.Base(path))
	if err := fill(ctx, draft, t); err != nil {
		return fmt.Errorf("renew demonstration: %w", err)
	}
	// Companions of a program that was killed tell of the old file: they go with it, before the new one comes.
	var moved [][2]string
	for _, companion := range []string{"-wal", "-shm", ".lock", ""} {
		old, aside := path+companion, filepath.Join(workshop, "old"+companion)
		switch err = os.Rename(old, aside); {
		case err == nil:
			moved = append(moved, [2]string{old, aside})
		case errors.Is(err, os.ErrNotExist):
			err = nil
		}
		if err != nil {
			break
		}
	}
	if err == nil {
		err = os.Rename(draft, path)
	}
	if err != nil {
		for _, m := range moved {
			err = errors.Join(err, os.Rename(m[1], m[0]))
		}
	}
	return err
}

// renewable says why what is at a path may not be written over; nil when it may, or when nothing is there.
func renewable(ctx context.Context, path string, t *Territory) (err error) {
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
