package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"emprise/data"
	"emprise/geo"
)

// Over says what becomes of a file that is there already.
type Over bool

// The answers. Keep refuses with FileExists, before anything is made and once more when the file is put in its place.
const (
	Keep    Over = false
	Replace Over = true
)

// Free says why a file could not be put at a path before it is made: a folder is there, the folder that it goes into is not, or a
// file is that is to be kept.
func Free(path string, over Over) error {
	if info, err := os.Lstat(path); err == nil {
		switch {
		case info.IsDir():
			return &geo.FileError{Path: path, Reason: geo.FileIsDirectory}
		case over == Keep:
			return &geo.FileError{Path: path, Reason: geo.FileExists}
		}
	}
	dir := filepath.Dir(path)
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return &geo.FileError{Path: path, Reason: geo.FileFolderMissing, Detail: dir}
	case err != nil:
		return Refused(path, err, geo.FileNoPermission)
	case !info.IsDir():
		return &geo.FileError{Path: path, Reason: geo.FileFolderMissing, Detail: dir + " is a file"}
	}
	return nil
}

// Write writes a file beside its place and renames it when it is complete and on the disk.
func Write(path string, over Over, write func(*os.File) error) (err error) {
	if err := Free(path, over); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.tmp")
	if err != nil {
		return Refused(path, err, geo.FileFolderReadOnly)
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if err = write(f); err != nil {
		return Refused(path, err, geo.FileNoPermission)
	}
	if err = f.Chmod(0o644); err != nil {
		return Refused(path, err, geo.FileNoPermission)
	}
	if err = f.Sync(); err != nil {
		return Refused(path, err, geo.FileNoPermission)
	}
	if err = f.Close(); err != nil {
		return Refused(path, err, geo.FileNoPermission)
	}
	return settle(f.Name(), path, over)
}

// Make is Write for what writes a file by its name, with companions perhaps: it is made in a folder of its own beside the place.
func Make(path string, over Over, write func(draft string) error) (err error) {
	if err := Free(path, over); err != nil {
		return err
	}
	workshop, err := os.MkdirTemp(filepath.Dir(path), ".emprise-*")
	if err != nil {
		return Refused(path, err, geo.FileFolderReadOnly)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(workshop)) }()
	draft := filepath.Join(workshop, "draft"+filepath.Ext(path))
	if err := write(draft); err != nil {
		var refused *geo.FileError
		if errors.As(err, &refused) && refused.Path == draft {
			refused.Path = path // nobody knows the draft
		}
		return Refused(path, err, geo.FileNoPermission)
	}
	return settle(draft, path, over)
}

// settle gives a draft its name. To keep what is there it is linked, which never replaces a file; a file system without links
// leaves a moment between the look and the renaming.
func settle(draft, path string, over Over) error {
	if over == Keep {
		err := os.Link(draft, path)
		if err == nil {
			if err := os.Remove(draft); err != nil {
				return Refused(path, err, geo.FileNoPermission)
			}
			return nil
		}
		if _, there := os.Lstat(path); errors.Is(err, fs.ErrExist) || there == nil {
			return &geo.FileError{Path: path, Reason: geo.FileExists}
		}
	}
	if err := os.Rename(draft, path); err != nil {
		return Refused(path, err, geo.FileLocked) // on Windows, while a reader shows the old one
	}
	return nil
}

// Refused says why a file could not be written; denied is what a refusal of the system means at this point. What is a
// *geo.FileError already is given as it is.
func Refused(path string, err error, denied geo.Reason) error {
	var refused *geo.FileError
	switch {
	case errors.As(err, &refused):
		return err
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return &geo.FileError{Path: path, Reason: geo.FileFolderMissing, Err: err}
	case errors.Is(err, syscall.ENOSPC):
		return &geo.FileError{Path: path, Reason: geo.FileDiskFull, Err: err}
	case errors.Is(err, syscall.EROFS):
		return &geo.FileError{Path: path, Reason: geo.FileFolderReadOnly, Err: err}
	case errors.Is(err, fs.ErrPermission):
		return &geo.FileError{Path: path, Reason: denied, Err: err}
	}
	return fmt.Errorf("write %s: %w", path, err)
}

// Named is a path whose file has the extension, which begins with a dot, and a name that every system takes.
func Named(path, ext string) string {
	dir, name := filepath.Split(path)
	if !strings.EqualFold(filepath.Ext(name), ext) {
		name += ext
	}
	return filepath.Join(dir, data.SafeName(name))
}
