//go:build linux || darwin

package gpkg

import "syscall"

// freeRoom is how many bytes may still be written into a folder; ok is false where that is not known.
func freeRoom(dir string) (bytes int64, ok bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, false
	}
	return int64(s.Bavail) * int64(s.Bsize), true //nolint:unconvert // other systems have other types
}
