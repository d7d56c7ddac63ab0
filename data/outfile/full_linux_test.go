package outfile_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"emprise/data/outfile"
	"emprise/geo"
)

// A disk that is full leaves the file that was there. The disk is a small one in memory, which only root can make.
func TestAFullDiskLeavesTheOldFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skip("no disk in memory: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	path := filepath.Join(dir, "a.txt")
	if err := outfile.Write(path, outfile.Keep, text("old")); err != nil {
		t.Fatal(err)
	}
	large := make([]byte, 1<<20)
	err := outfile.Write(path, outfile.Replace, func(f *os.File) error {
		_, err := f.Write(large)
		return err
	})
	if !errors.Is(err, syscall.ENOSPC) || reason(err) != geo.FileDiskFull {
		t.Error(err)
	}
	err = outfile.Make(path, outfile.Replace, func(draft string) error { return os.WriteFile(draft, large, 0o600) })
	if !errors.Is(err, syscall.ENOSPC) || reason(err) != geo.FileDiskFull {
		t.Error(err)
	}
	holds(t, dir, map[string]string{"a.txt": "old"})
}
