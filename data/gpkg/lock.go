package gpkg

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// lock says that this process writes a project. It is a file beside the project on which the operating system holds a lock,
// so that a crash frees it, whatever was left in the file.
type lock struct {
	file *os.File
	path string
	// stale is set when an earlier holder did not close: it crashed, or the stick was pulled.
	stale bool
}

// holding is what the lock file tells the others.
type holding struct {
	Holder string    `json:"holder"`
	Since  time.Time `json:"since"`
	PID    int       `json:"pid"`
}

// errHeld says that another one holds the lock.
var errHeld = errors.New("held")

func lockPath(path string) string { return path + ".lock" }

// takeLock takes the lock of a project, or gives errHeld and who holds it.
func takeLock(path string, h holding) (*lock, string, error) {
	name := lockPath(path)
	for range 10 { // an old holder may remove the file between our opening and our locking it
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			if heldByOpening(err) {
				return nil, readHolder(name), errHeld
			}
			return nil, "", err
		}
		// An error is a file system that knows no locks: SQLite's own still keep the file whole.
		if held, _ := lockFile(f); held {
			holder := readHolder(name)
			return nil, holder, errors.Join(errHeld, f.Close())
		}
		if !stillThere(f, name) {
			if err := f.Close(); err != nil {
				return nil, "", err
			}
			continue
		}
		l := &lock{file: f, path: name}
		if old, err := io.ReadAll(f); err == nil && len(old) > 0 {
			l.stale = true
		}
		return l, "", l.write(h)
	}
	return nil, "", errHeld
}

func (l *lock) write(h holding) error {
	text, err := json.Marshal(h)
	if err == nil {
		err = l.file.Truncate(0)
	}
	if err == nil {
		_, err = l.file.WriteAt(text, 0)
	}
	return err
}

// release removes the file before it frees the lock, so that whoever comes next makes a fresh one. Where it cannot be removed
// it is emptied, which says as much.
func (l *lock) release() error {
	if err := l.file.Truncate(0); err != nil {
		return errors.Join(err, l.file.Close())
	}
	if err := removeLocked(l); err != nil && !errors.Is(err, fs.ErrNotExist) && !denied(err) {
		return err
	}
	return nil
}

func stillThere(f *os.File, name string) bool {
	ours, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(name)
	return err == nil && os.SameFile(ours, there)
}

// readHolder gives who holds a lock and since when; "" when he has not said yet.
func readHolder(name string) string {
	text, err := os.ReadFile(filepath.Clean(name))
	var h holding
	if err != nil || json.Unmarshal(text, &h) != nil {
		return ""
	}
	if h.Since.IsZero() {
		return h.Holder
	}
	return h.Holder + ", " + h.Since.Local().Format("2006-01-02 15:04")
}
