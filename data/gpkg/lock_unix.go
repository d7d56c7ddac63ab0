//go:build unix

package gpkg

import (
	"errors"
	"os"
	"syscall"
)

func lockFile(f *os.File) (held bool, err error) {
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	return errors.Is(err, syscall.EWOULDBLOCK), err
}

// heldByOpening is always false here: a held file can be opened, only not locked.
func heldByOpening(error) bool { return false }

func removeLocked(l *lock) error {
	return errors.Join(os.Remove(l.path), l.file.Close())
}
