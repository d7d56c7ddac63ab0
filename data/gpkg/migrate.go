package gpkg

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"emprise/geo"
)

// migrate brings an older file to this version. A copy is migrated and takes the place of the file once it is whole; the file
// as it was stays beside it under the name of its version. Whatever fails leaves everything as it was.
func (s *Store) migrate(ctx context.Context) (err error) {
	if s.format >= newest(s.opt.migrations) {
		return nil
	}
	if err := s.settleDown(ctx); err != nil {
		return err
	}
	info, err := os.Stat(s.file)
	if err != nil {
		return err
	}
	workshop, err := os.MkdirTemp(filepath.Dir(s.file), ".emprise-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(workshop)) }()
	draft := filepath.Join(workshop, "draft.gpkg")
	if err := copyFile(ctx, s.file, draft); err != nil {
		return refusal(s.path, err)
	}
	if err := s.migrateDraft(ctx, draft); err != nil {
		return fmt.Errorf("migrate %s from format %d: %w", s.path, s.format, err)
	}
	if err := os.Chmod(draft, info.Mode().Perm()); err != nil {
		return err
	}
	if err := s.backUp(ctx); err != nil {
		return fmt.Errorf("back up before migrating: %w", err)
	}
	return os.Rename(draft, s.file)
}

// settleDown folds what a crash left beside the file into it, and makes sure that no other program has it open: its edits
// would go astray.
func (s *Store) settleDown(ctx context.Context) error {
	db, err := openPool(s.file, 1, "mode=rw", "_pragma=synchronous(FULL)")
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT")
	return errors.Join(err, db.Close())
}

func (s *Store) migrateDraft(ctx context.Context, draft string) error {
	db, err := openPool(draft, 1, "mode=rw", "_pragma=journal_mode(MEMORY)", "_pragma=synchronous(FULL)")
	if err != nil {
		return err
	}
	err = migrateUp(ctx, db, s.opt)
	if err == nil && s.format < formatOfLooks {
		err = errors.Join(writeLooks(ctx, db, s.opt.Clock), keepAll(ctx, db))
	}
	return errors.Join(err, db.Close())
}

// backUp gives the file a second name beside itself: val.gpkg of format 3 is val.v3.gpkg too, or val.v3-2.gpkg when that is
// there. Where the file system knows no second names it is copied.
func (s *Store) backUp(ctx context.Context) error {
	ext := filepath.Ext(s.file)
	stem := strings.TrimSuffix(s.file, ext)
	name := fmt.Sprintf("%s.v%d%s", stem, s.format, ext)
	for n := 2; ; n++ {
		err := os.Link(s.file, name)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			err = appear(name, func(draft string) error { return copyFile(ctx, s.file, draft) })
		}
		var refused *geo.FileError
		if taken := errors.As(err, &refused) && refused.Reason == geo.FileExists; !taken && !errors.Is(err, fs.ErrExist) {
			return err
		}
		name = fmt.Sprintf("%s.v%d-%d%s", stem, s.format, n, ext)
	}
}
