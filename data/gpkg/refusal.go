package gpkg

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"emprise/data"
	"emprise/geo"
)

// refusal gives the *geo.FileError for what the system or SQLite said of a file; nil stays nil, and what is no matter of the
// file stays as it is.
func refusal(path string, err error) error {
	var already *geo.FileError
	if err == nil || errors.As(err, &already) || errors.Is(err, context.Canceled) {
		return err
	}
	reason, found := reasonOf(err)
	if !found {
		return err
	}
	if _, err := os.Stat(path); reason == geo.FileMissing && err == nil {
		reason = geo.FileFolderReadOnly // the file is there, but SQLite cannot make what it needs beside it
	}
	refused := &geo.FileError{Path: path, Reason: reason, Err: err}
	if reason == geo.FileNoPermission || reason == geo.FileFolderReadOnly {
		return fmt.Errorf("%w: %w", data.ErrReadOnly, refused)
	}
	return refused
}

// unreadable is refusal for what is read of a project: where a table, a column or a value is not as its format says, the
// file is damaged.
func (s *Store) unreadable(ctx context.Context, err error) error {
	if _, known := reasonOf(err); err == nil || known || ctx.Err() != nil || errors.Is(err, data.ErrNotFound) {
		return refusal(s.path, err)
	}
	var already *geo.FileError
	if errors.As(err, &already) {
		return err
	}
	return &geo.FileError{Path: s.path, Reason: geo.FileDamaged, Detail: err.Error(), Err: err}
}

// renamed makes a refusal name the file as people know it.
func renamed(path string, err error) error {
	var refused *geo.FileError
	if errors.As(err, &refused) {
		refused.Path = path
	}
	return err
}

// storeRefusal is refusal for errors of SQLite only: what the work of a transaction says of other files is about those.
func storeRefusal(path string, err error) error {
	var s *sqlite.Error
	if errors.As(err, &s) {
		return refusal(path, err)
	}
	return err
}

func reasonOf(err error) (geo.Reason, bool) {
	var s *sqlite.Error
	if errors.As(err, &s) {
		switch s.Code() & 0xff {
		case lib.SQLITE_NOTADB:
			return geo.FileNotGeoPackage, true
		case lib.SQLITE_CORRUPT:
			return geo.FileDamaged, true
		case lib.SQLITE_FULL:
			return geo.FileDiskFull, true
		case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
			return geo.FileLocked, true
		case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_AUTH:
			return geo.FileNoPermission, true
		case lib.SQLITE_CANTOPEN:
			return geo.FileMissing, true
		case lib.SQLITE_IOERR:
			return geo.FileUnreachable, true
		}
		return "", false
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return geo.FileMissing, true
	case errors.Is(err, fs.ErrExist):
		return geo.FileExists, true
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return geo.FileDiskFull, true
	case errors.Is(err, syscall.EROFS):
		return geo.FileFolderReadOnly, true
	case errors.Is(err, fs.ErrPermission):
		return geo.FileNoPermission, true
	}
	return "", false
}

func damaged(path, detail string) error {
	return &geo.FileError{Path: path, Reason: geo.FileDamaged, Detail: detail}
}
