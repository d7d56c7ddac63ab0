package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"emprise/data"
	"emprise/geo"
)

// Create makes a project and opens it. The file appears under its name only once it is whole. It refuses with a
// *geo.FileError: FileExists, FileFolderMissing, FileFolderReadOnly, FileDiskFull.
func Create(ctx context.Context, path string, t data.Territory, o Options) (*Store, error) {
	if err := t.Validate(); err != nil {
		return nil, err
	}
	o = o.complete()
	err := appear(path, func(draft string) error { return write(ctx, draft, t, o) })
	if err != nil {
		return nil, fmt.Errorf("create project: %w", err)
	}
	return Open(ctx, path, o)
}

func write(ctx context.Context, draft string, t data.Territory, o Options) (err error) {
	// Nobody reads a draft, and a crash throws it away: no need for a journal on disk.
	db, err := openPool(draft, 1, "mode=rwc", "_pragma=journal_mode(MEMORY)", "_pragma=synchronous(FULL)",
		fmt.Sprintf("_pragma=application_id(%d)", applicationID), fmt.Sprintf("_pragma=user_version(%d)", userVersion))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := migrateUp(ctx, db, o); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err := tx.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
			panic("gpkg: " + err.Error())
		}
	}()
	if _, err := tx.ExecContext(ctx, "UPDATE gpkg_contents SET last_change = ?", timestamp(o.Clock())); err != nil {
		return err
	}
	for _, name := range []string{zoneTable.name, plotTable.name, projectTable.name} {
		if err := createTree(ctx, tx, name); err != nil {
			return err
		}
	}
	if err := territoryTable.put(ctx, tx, t); err != nil {
		return err
	}
	if err := keep(ctx, tx, t); err != nil {
		return err
	}
	if err := writeLooks(ctx, tx, o.Clock); err != nil {
		return err
	}
	return tx.Commit()
}

// appear writes a file under a passing name in the same folder, and gives it its own name once it is whole.
func appear(path string, write func(draft string) error) (err error) {
	if _, err := os.Lstat(path); err == nil {
		return &geo.FileError{Path: path, Reason: geo.FileExists}
	}
	dir := filepath.Dir(path)
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return &geo.FileError{Path: path, Reason: geo.FileFolderMissing, Detail: dir}
	case err != nil:
		return refusal(path, err)
	case !info.IsDir():
		return &geo.FileError{Path: path, Reason: geo.FileFolderMissing, Detail: dir + " is a file"}
	}
	// A folder, so that whatever SQLite puts beside the draft goes with it.
	workshop, err := os.MkdirTemp(dir, ".emprise-*")
	if err != nil {
		if denied(err) {
			return &geo.FileError{Path: path, Reason: geo.FileFolderReadOnly, Detail: dir, Err: err}
		}
		return refusal(path, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(workshop)) }()
	draft := filepath.Join(workshop, "draft.gpkg")
	if err := write(draft); err != nil {
		return refusal(path, err)
	}
	return refusal(path, settle(draft, path))
}

// settle renames a draft without ever replacing a file. A file system without hard links leaves a moment between the look
// and the renaming.
func settle(draft, path string) error {
	err := os.Link(draft, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	return os.Rename(draft, path)
}
