package gpkg

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

var lockFileEx = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

// lockFile locks a byte far behind the text, which others may thus still read: the system refuses to read a locked range.
func lockFile(f *os.File) (held bool, err error) {
	const failImmediately, exclusive = 1, 2
	const lockViolation = syscall.Errno(33)
	where := syscall.Overlapped{OffsetHigh: 0x7fffffff}
	ok, _, err := lockFileEx.Call(f.Fd(), failImmediately|exclusive, 0, 1, 0, uintptr(unsafe.Pointer(&where)))
	if ok != 0 {
		return false, nil
	}
	return errors.Is(err, lockViolation), err
}

// heldByOpening says whether the holder is just removing the file.
func heldByOpening(err error) bool {
	const sharingViolation = syscall.Errno(32)
	return errors.Is(err, sharingViolation)
}

// removeLocked closes first: an open file cannot be removed here. When the next holder was quicker, the file is its own.
func removeLocked(l *lock) error {
	err := l.file.Close()
	_ = os.Remove(l.path)
	return err
}
