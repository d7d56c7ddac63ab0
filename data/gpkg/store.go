package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"strings"
	"sync"
	"time"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
)

// Options say how a project is opened.
type Options struct {
	ReadOnly bool
	Clock    func() time.Time // nil: time.Now
	Holder   string           // whom others see as holding the file; empty: user; the computer is added unless it is told in brackets

	migrations fs.FS // nil: those of this program
}

func (o Options) complete() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Holder == "" {
		if u, err := user.Current(); err == nil {
			o.Holder = u.Username
		}
	}
	if host, err := os.Hostname(); err == nil && !strings.HasSuffix(o.Holder, ")") {
		o.Holder += " (" + host + ")"
	}
	if o.migrations == nil {
		o.migrations = migrations()
	}
	return o
}

// readers is how many reads run side by side.
const readers = 4

// Store is one open project file.
type Store struct {
	path      string // as it was given, for people
	file      string // absolute, links followed
	opt       Options
	params    []string   // of the address, to read the file again
	writing   sync.Mutex // held while writer is made
	writer    *sql.DB    // one connection; nil before the first change
	reader    *sql.DB
	lock      *lock       // nil when read-only
	guard     error       // why not to write
	found     fs.FileInfo // the file that was opened
	format    int64       // of the file as it was found
	recovered bool

	leaving sync.Once
	closing sync.Once
	closed  error
}

var _ workspace.Store = (*Store)(nil)

// Path names the file.
func (s *Store) Path() string { return s.path }

// Guard is nil when the store may be written. Otherwise it wraps data.ErrReadOnly and, unless read-only was asked for, a
// *geo.FileError: FileLocked with the holder's name and since when as Detail, FileNewer, FileNoPermission or FileFolderReadOnly.
func (s *Store) Guard() error { return s.guard }

// Notice is the *geo.FileError of Guard, for a sentence when the project is opened; nil when there is none.
func (s *Store) Notice() *geo.FileError {
	var notice *geo.FileError
	errors.As(s.guard, &notice)
	return notice
}

// Recovered says that the last one to write this project did not close it. All that had been committed is there.
func (s *Store) Recovered() bool { return s.recovered }

// Close folds everything back into the one file. It may be called again.
func (s *Store) Close() error {
	s.closing.Do(func() {
		problems := []error{s.letGo()}
		if s.lock != nil {
			problems = append(problems, s.lock.release())
		}
		if err := errors.Join(problems...); err != nil {
			s.closed = fmt.Errorf("close %s: %w", s.path, err)
		}
	})
	return s.closed
}

// letGo closes the file; the lock stays.
func (s *Store) letGo() (err error) {
	s.leaving.Do(func() {
		if s.reader != nil {
			err = s.reader.Close()
		}
		if s.writer != nil {
			err = errors.Join(err, s.fold(), s.writer.Close())
		}
	})
	return err
}

// fold leaves write-ahead mode. While another program reads the file it cannot be left, nor in a folder that has become
// read-only; then all is at least in the file, and the last to close removes the companions.
func (s *Store) fold() error {
	ctx := context.Background()
	if _, err := s.writer.ExecContext(ctx, "PRAGMA busy_timeout = 250"); err != nil {
		return err
	}
	if _, err := s.writer.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return refusal(s.path, err)
	}
	_, err := s.writer.ExecContext(ctx, "PRAGMA journal_mode = DELETE")
	if reason, ok := reasonOf(err); ok && (reason == geo.FileLocked || reason == geo.FileNoPermission) {
		return nil
	}
	return refusal(s.path, err)
}

// giveBack frees the room that a great deal of writing took beside the file, whether it was committed or not. Where a reader
// holds on to it, it stays for the next time.
func (s *Store) giveBack(ctx context.Context) error {
	_, err := s.writer.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

// readOnly makes the error that Guard gives.
func readOnly(path string, r geo.Reason, detail string) error {
	return fmt.Errorf("%w: %w", data.ErrReadOnly, &geo.FileError{Path: path, Reason: r, Detail: detail})
}
