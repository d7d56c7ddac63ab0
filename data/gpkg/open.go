package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"emprise/data"
	"emprise/geo"
)

// Open opens a project. What is not a project is refused with a *geo.FileError (FileMissing, FileIsDirectory, FileEmpty,
// FileNotGeoPackage, FileNotEmprise, FileDamaged …) and is not touched. What is one but may not be written is opened
// read-only, and Guard says why: another one holds it, a newer program has made it, its folder cannot be written to.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	s := &Store{path: path, opt: o.complete()}
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(refusal(path, err), s.Close())
	}
	return s, nil
}

func (s *Store) open(ctx context.Context) error {
	if err := s.locate(); err != nil {
		return err
	}
	h, err := readHeader(s.file)
	if err != nil {
		return renamed(s.path, err)
	}
	if s.found, err = os.Stat(s.file); err != nil {
		return err
	}
	if err := s.identify(ctx, h); err != nil {
		return err
	}
	if s.opt.ReadOnly && s.guard == nil {
		s.guard = fmt.Errorf("%s: %w", s.path, data.ErrReadOnly)
	}
	if s.guard == nil {
		if err := s.hold(); err != nil {
			return err
		}
	}
	if s.guard != nil {
		return s.openReader(ctx, h)
	}
	s.recovered = s.recovered || hasWAL(s.file)
	if err := s.migrate(ctx); err != nil {
		return err
	}
	if s.found, err = os.Stat(s.file); err != nil { // a migrated file is another one
		return err
	}
	s.params = []string{"mode=rw"}
	if s.recovered || h.wal {
		if _, err := s.startWriting(ctx); err != nil {
			return err
		}
	}
	if s.recovered {
		if err := s.giveBack(ctx); err != nil {
			return err
		}
	}
	return s.openPoolOfReaders()
}

// locate follows links: whoever opens the same file by another name must find the same companions beside it.
func (s *Store) locate() error {
	abs, err := filepath.Abs(s.path)
	if err != nil {
		return err
	}
	s.file, err = filepath.EvalSymlinks(abs)
	return err
}

// identify looks at a file without changing it: is it a project, and of which version?
func (s *Store) identify(ctx context.Context, h header) (err error) {
	db, err := openPool(s.file, 1, lookParams(s.file, h)...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var ours int
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE name = ?", versionTable).Scan(&ours)
	if err != nil {
		return err
	}
	if ours == 0 {
		return &geo.FileError{Path: s.path, Reason: geo.FileNotEmprise}
	}
	have, err := schemaVersion(ctx, db)
	if err != nil {
		return err
	}
	s.format = have
	if want := newest(s.opt.migrations); have > want {
		s.guard = readOnly(s.path, geo.FileNewer, fmt.Sprintf("format %d, known up to %d", have, want))
	}
	return nil
}

// lookParams opens a file for reading. Write-ahead mode needs companions beside the file; where they can neither be found
// nor be made, the file is read as one that nobody changes.
func lookParams(path string, h header) []string {
	params := []string{"mode=ro"}
	if _, err := os.Stat(path + "-wal"); h.wal && errors.Is(err, fs.ErrNotExist) {
		params = append(params, "immutable=1")
	}
	return params
}

// hold takes the lock, or finds out why the project cannot be written.
func (s *Store) hold() error {
	f, err := os.OpenFile(s.file, os.O_RDWR, 0)
	if err != nil {
		if denied(err) {
			s.guard = readOnly(s.path, geo.FileNoPermission, "")
			return nil
		}
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	l, holder, err := takeLock(s.file, holding{Holder: s.opt.Holder, Since: s.opt.Clock().UTC(), PID: os.Getpid()})
	switch {
	case errors.Is(err, errHeld):
		s.guard = readOnly(s.path, geo.FileLocked, holder)
	case denied(err):
		s.guard = readOnly(s.path, geo.FileFolderReadOnly, filepath.Dir(s.file))
	case err != nil:
		return err
	default:
		s.lock, s.recovered = l, l.stale
	}
	return nil
}

func denied(err error) bool { return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) }

func (s *Store) openReader(ctx context.Context, h header) error {
	s.params = []string{"mode=ro"}
	if notice := s.Notice(); notice == nil || notice.Reason != geo.FileLocked { // what is held changes
		s.params = lookParams(s.file, h)
	}
	if err := s.openPoolOfReaders(); err != nil {
		return err
	}
	have, err := schemaVersion(ctx, s.reader)
	if err != nil {
		return err
	}
	if have < newest(s.opt.migrations) {
		return &geo.FileError{
			Path: s.path, Reason: geo.FileOlder, Err: s.guard,
			Detail: fmt.Sprintf("format %d must be brought to %d first", have, newest(s.opt.migrations)),
		}
	}
	return nil
}

// stillThere refuses to write where nobody would find it: on some systems an open file can be removed, or another one be put in its
// place.
func (s *Store) stillThere() error {
	now, err := os.Stat(s.file)
	if err == nil && os.SameFile(now, s.found) {
		return nil
	}
	return &geo.FileError{Path: s.path, Reason: geo.FileUnreachable, Err: err}
}

// startWriting makes the connection that writes, at the first change: a project that is only looked at, or that turns out to be
// damaged, stays as it was, bit for bit.
func (s *Store) startWriting(ctx context.Context) (*sql.DB, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.writer != nil {
		return s.writer, nil
	}
	// Entering write-ahead mode waits for whoever reads the file.
	db, err := openPool(s.file, 1, "mode=rw", "_txlock=immediate",
		"_pragma=journal_mode(WAL)", "_pragma=synchronous(FULL)")
	if err != nil {
		return nil, err
	}
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	s.writer = db
	return db, nil
}

func (s *Store) openPoolOfReaders() (err error) {
	s.reader, err = openPool(s.file, readers, append([]string{"_pragma=query_only(1)"}, s.params...)...)
	return err
}
