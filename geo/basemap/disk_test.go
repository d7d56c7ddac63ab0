package basemap_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"emprise/geo/basemap"
)

func kept(n int) basemap.Kept {
	return basemap.Kept{
		Body: bytes.Repeat([]byte{byte(n)}, 1000), Type: "image/png", Known: basemap.Validators{ETag: fmt.Sprint(n)},
		Expires: time.Date(2027, 1, 1, 0, 0, n, 0, time.UTC),
	}
}

func TestWhatIsKeptComesBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	d := basemap.NewDisk(dir, 1<<20, newClock())
	c := basemap.Coord{Zoom: 3, X: 2, Y: 1}
	if _, ok := d.Get("s", c); ok {
		t.Error("something was there")
	}
	d.Put("s", c, kept(7))
	for _, reader := range []*basemap.Disk{d, basemap.NewDisk(dir, 1<<20, newClock())} {
		got, ok := reader.Get("s", c)
		if want := kept(7); !ok || !bytes.Equal(got.Body, want.Body) || got.Known != want.Known || !got.Expires.Equal(want.Expires) {
			t.Errorf("got %v %v", ok, got)
		}
	}
	if _, ok := d.Get("other", c); ok {
		t.Error("sources are mixed up")
	}
	if n, tiles := d.Size(t.Context()); tiles != 1 || n < 1000 || n > 1400 {
		t.Errorf("%d bytes in %d tiles", n, tiles)
	}
	if err := d.Clear(t.Context()); err != nil {
		t.Fatal(err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
}

// However a file is damaged, it is as good as none, and makes room for a good one.
func TestDamagedFilesAreNone(t *testing.T) {
	t.Parallel()
	c := basemap.Coord{Zoom: 3, X: 2, Y: 1}
	whole := func() (string, *basemap.Disk, []byte) {
		dir := t.TempDir()
		d := basemap.NewDisk(dir, 1<<20, newClock())
		d.Put("s", c, kept(1))
		path := filepath.Join(dir, "s", "3", "2", "1.tile")
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return path, d, b
	}
	path, d, b := whole()
	for cut := 0; cut < len(b); cut += 37 {
		write(t, path, b[:cut])
		if _, ok := d.Get("s", c); ok {
			t.Fatalf("cut at %d of %d, and still believed", cut, len(b))
		}
	}
	for i := len(b) - 1000; i < len(b); i += 101 {
		bad := bytes.Clone(b)
		bad[i] ^= 0x40
		write(t, path, bad)
		if _, ok := d.Get("s", c); ok {
			t.Fatalf("a bit of byte %d turned, and still believed", i)
		}
		if _, err := os.Stat(path); err == nil {
			t.Fatal("the damaged file is still there")
		}
	}
	d.Put("s", c, kept(2))
	if got, ok := d.Get("s", c); !ok || got.Known.ETag != "2" {
		t.Error("no good tile took its place")
	}
}

func write(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTheOldestAreRemovedFirst(t *testing.T) {
	t.Parallel()
	clock := newClock()
	d := basemap.NewDisk(t.TempDir(), 20_000, clock)
	for i := range 40 {
		d.Put("s", basemap.Coord{Zoom: 8, X: i}, kept(i))
		clock.pass(2 * time.Hour)
		d.Get("s", basemap.Coord{Zoom: 8, X: 3}) // looked at all the time
	}
	if n, _ := d.Size(t.Context()); n > 20_000 {
		t.Errorf("%d bytes, at most 20000 wanted", n)
	}
	for x, want := range map[int]bool{0: false, 3: true, 10: false, 39: true, 38: true} {
		if _, ok := d.Get("s", basemap.Coord{Zoom: 8, X: x}); ok != want {
			t.Errorf("tile %d is there: %v", x, ok)
		}
	}
}

// Where nothing can be written the map goes on from memory, and says nothing.
func TestAFolderThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	blocked := filepath.Join(t.TempDir(), "tiles")
	write(t, blocked, nil) // a file stands where the folder should be: fails for every user, root too
	b := newBench(t, serve(t, pattern), set{dir: blocked})
	b.aim(viewOf(home, 1100, 1100))
	if img, complete := painted(b, homeTop); !complete || img.RGBAAt(128, 128) != colourOf(home) {
		t.Error("the map is not there")
	}
	if b.reason() != "" {
		t.Errorf("told: %v", b.tiles.State().Problem)
	}
	if err := b.disk.Clear(t.Context()); err != nil {
		t.Errorf("nothing to clear: %v", err)
	}
}

// Several programs write and read the same tiles, while one of them clears: whatever is read is whole.
func TestSeveralProgramsShareTheFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var all sync.WaitGroup
	for p := range 4 {
		d := basemap.NewDisk(dir, 30_000, newClock())
		all.Add(1)
		go func() {
			defer all.Done()
			for i := range 200 {
				c := basemap.Coord{Zoom: 8, X: i % 17}
				d.Put("s", c, kept(i%17))
				if got, ok := d.Get("s", c); ok && !bytes.Equal(got.Body, kept(i%17).Body) {
					t.Errorf("tile %d is not what was put", i%17)
				}
				if p == 0 && i%50 == 0 {
					_ = d.Clear(t.Context()) // files vanish under it
				}
			}
		}()
	}
	all.Wait()
}
