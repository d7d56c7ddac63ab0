//go:build !linux && !darwin && !windows

package gpkg

// freeRoom is how many bytes may still be written into a folder; ok is false where that is not known.
func freeRoom(string) (bytes int64, ok bool) { return 0, false }
