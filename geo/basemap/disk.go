package basemap

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"
)

// Disk keeps encoded tiles in a folder, each in a file of its own, within a bound of bytes. Several programs may share the
// folder: a file appears whole or not at all, and one that is damaged is as good as none. It never fails: where nothing can be
// written it keeps nothing. What was not asked for for longest is removed first.
type Disk struct {
	dir   string
	limit int64
	clock Clock

	mu      sync.Mutex
	bytes   int64 // in the folder, as far as this program knows; -1 until it was counted
	deaf    time.Time
	pruning bool
}

// NewDisk keeps tiles below dir, which is made when there is something to keep; an empty dir keeps nothing.
func NewDisk(dir string, limit int64, clock Clock) *Disk {
	if clock == nil {
		clock = SystemClock{}
	}
	return &Disk{dir: dir, limit: limit, clock: clock, bytes: -1}
}

const tileSuffix = ".tile"

func (d *Disk) path(source string, c Coord) string {
	return filepath.Join(d.dir, source, strconv.Itoa(c.Zoom), strconv.Itoa(c.X), strconv.Itoa(c.Y)+tileSuffix)
}

// Get finds what was kept of a tile.
func (d *Disk) Get(source string, c Coord) (Kept, bool) {
	if d.dir == "" {
		return Kept{}, false
	}
	path := d.path(source, c)
	b, err := readBounded(path, 2*mostBytes)
	if err != nil {
		return Kept{}, false
	}
	k, ok := parseKept(b)
	if !ok {
		d.forget(path, int64(len(b)))
		return Kept{}, false
	}
	// The time of a file is when it was last asked for; to the hour, so that looking does not write.
	now := d.clock.Now()
	if info, err := os.Stat(path); err == nil && now.Sub(info.ModTime()) > time.Hour {
		_ = os.Chtimes(path, now, now) // the order of removal only
	}
	return k, true
}

func readBounded(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > most || !info.Mode().IsRegular() {
		return nil, fs.ErrInvalid
	}
	return os.ReadFile(filepath.Clean(path))
}

func (d *Disk) forget(path string, size int64) {
	if os.Remove(path) == nil {
		d.mu.Lock()
		d.grow(-size)
		d.mu.Unlock()
	}
}

// deafness is how long nothing is written after the disk was full or could not be written to.
const deafness = 5 * time.Minute

// Put keeps a tile.
func (d *Disk) Put(source string, c Coord, k Kept) {
	d.mu.Lock()
	deaf := d.dir == "" || d.clock.Now().Before(d.deaf)
	d.mu.Unlock()
	if deaf {
		return
	}
	b := k.bytes()
	path := d.path(source, c)
	before := int64(0)
	if info, err := os.Stat(path); err == nil {
		before = info.Size()
	}
	if err := writeWhole(path, b); err != nil {
		d.mu.Lock()
		d.deaf = d.clock.Now().Add(deafness)
		d.mu.Unlock()
		return
	}
	now := d.clock.Now()
	_ = os.Chtimes(path, now, now) // the order of removal only
	d.mu.Lock()
	d.grow(int64(len(b)) - before)
	full := !d.pruning && (d.bytes < 0 || d.bytes > d.limit)
	d.pruning = d.pruning || full
	d.mu.Unlock()
	if full {
		d.prune()
	}
}

func (d *Disk) grow(by int64) {
	if d.bytes >= 0 {
		d.bytes = max(0, d.bytes+by)
	}
}

// writeWhole writes a file beside its place and moves it there, so that no one sees half of it. It is not forced to the disk:
// what a failure of the machine damages is recognised by its checksum.
func writeWhole(path string, b []byte) (err error) {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, "new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // it may be gone
	}
	return err
}

type keptFile struct {
	path string
	size int64
	seen time.Time
}

// files lists what lies in the folder.
func (d *Disk) files(ctx context.Context) (all []keptFile, bytes int64) {
	if d.dir == "" {
		return nil, 0
	}
	// What cannot be read is passed over, what vanishes meanwhile too: another program may be at work here.
	_ = filepath.WalkDir(d.dir, func(path string, e fs.DirEntry, err error) error {
		if ctx.Err() != nil || err != nil || !e.Type().IsRegular() {
			return ctx.Err()
		}
		if info, err := e.Info(); err == nil {
			all = append(all, keptFile{path, info.Size(), info.ModTime()})
			bytes += info.Size()
		}
		return nil
	})
	return all, bytes
}

// prune counts what lies in the folder and, when it is too much, removes what was not asked for for longest.
func (d *Disk) prune() {
	all, bytes := d.files(context.Background())
	if bytes > d.limit {
		slices.SortFunc(all, func(a, b keptFile) int { return a.seen.Compare(b.seen) })
		const room = 10 // percent, so that it is not done again at once
		for _, f := range all {
			if bytes <= d.limit*(100-room)/100 {
				break
			}
			if err := os.Remove(f.path); err == nil || errors.Is(err, fs.ErrNotExist) {
				bytes -= f.size
			}
		}
	}
	d.mu.Lock()
	d.bytes, d.pruning = bytes, false
	d.mu.Unlock()
}

// Size is how much lies in the folder.
func (d *Disk) Size(ctx context.Context) (bytes int64, tiles int) {
	all, bytes := d.files(ctx)
	return bytes, len(all)
}

// Clear removes all tiles.
func (d *Disk) Clear(ctx context.Context) error {
	all, _ := d.files(ctx)
	var failed error
	for _, f := range all {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := os.Remove(f.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			failed = err
		}
	}
	d.mu.Lock()
	d.bytes, d.deaf = -1, time.Time{}
	d.mu.Unlock()
	if failed != nil {
		return failed
	}
	return removeFolders(d.dir)
}

// removeFolders removes the empty folders below dir, never a file.
func removeFolders(dir string) error {
	if dir == "" {
		return nil
	}
	var folders []string
	_ = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && path != dir {
			folders = append(folders, path)
		}
		return nil
	})
	for _, f := range slices.Backward(folders) {
		_ = os.Remove(f) // another program may have put something there
	}
	return nil
}
