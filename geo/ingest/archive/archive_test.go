package archive_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strconv"
	"testing"

	"emprise/geo/ingest/archive"
	"emprise/geo/reference"
)

var limits = archive.Limits{Entries: 100, Bytes: 64 << 20, Ratio: 200}

// pack makes an archive.
func pack(t testing.TB, add func(z *zip.Writer)) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add(z)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func put(t testing.TB, z *zip.Writer, h *zip.FileHeader, content []byte) {
	t.Helper()
	h.Method = zip.Deflate
	w, err := z.CreateHeader(h)
	if err == nil {
		_, err = w.Write(content)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsLeftOut(t *testing.T) {
	t.Parallel()
	raw := pack(t, func(z *zip.Writer) {
		for _, name := range []string{"good.csv", "dir/good.csv", `back\slash.csv`, "../evil", "dir/../../evil", "/etc/passwd", `C:\evil`, `..\evil`} {
			put(t, z, &zip.FileHeader{Name: name}, []byte("a,b\n1,2\n"))
		}
		link := &zip.FileHeader{Name: "link"}
		link.SetMode(fs.ModeSymlink | 0o777)
		put(t, z, link, []byte("/etc/passwd"))
		put(t, z, &zip.FileHeader{Name: "blank.dbf"}, bytes.Repeat([]byte(" "), 8<<20))
		put(t, z, &zip.FileHeader{Name: "bomb"}, bytes.Repeat([]byte(" "), 32<<20))
		put(t, z, &zip.FileHeader{Name: "huge"}, bytes.Repeat([]byte(" "), 65<<20))
	})
	entries, refused, err := archive.List(bytes.NewReader(raw), int64(len(raw)), limits)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, e := range entries {
		got[e.Name] = true
		r, err := e.Open()
		if err == nil {
			_, err = io.Copy(io.Discard, r)
		}
		if err != nil {
			t.Errorf("%s: %v", e.Name, err)
		}
	}
	for _, name := range []string{"good.csv", "dir/good.csv", "back/slash.csv", "blank.dbf"} {
		if !got[name] {
			t.Errorf("%s is left out", name)
		}
	}
	rules := map[string]int{}
	for _, r := range refused {
		rules[r.Rule]++
	}
	if len(entries) != 4 || rules["archive_path"] != 5 || rules["archive_link"] != 1 || rules["archive_bomb"] != 1 || rules["archive_large"] != 1 {
		t.Errorf("%d entries, refused %v", len(entries), refused)
	}
}

func TestTooManyEntries(t *testing.T) {
	t.Parallel()
	raw := pack(t, func(z *zip.Writer) {
		for i := range 101 {
			put(t, z, &zip.FileHeader{Name: strconv.Itoa(i)}, nil)
		}
	})
	if _, _, err := archive.List(bytes.NewReader(raw), int64(len(raw)), limits); !errors.Is(err, archive.ErrEntries) {
		t.Errorf("got %v", err)
	}
}

// FuzzList: no bytes make it panic, and no entry gives more than it declares.
func FuzzList(f *testing.F) {
	f.Add(pack(f, func(z *zip.Writer) { put(f, z, &zip.FileHeader{Name: "a/b.csv"}, []byte("a,b\n1,2")) }))
	for _, raw := range reference.Seeds(f, "nasty/*.zip", 200_000) {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		entries, _, err := archive.List(bytes.NewReader(raw), int64(len(raw)), archive.Limits{Entries: 10, Bytes: 1 << 20, Ratio: 200})
		if err != nil {
			return
		}
		for _, e := range entries {
			r, err := e.Open()
			if err != nil {
				continue
			}
			if n, _ := io.Copy(io.Discard, r); n > e.Size+1<<16 {
				t.Fatalf("%q gives %d bytes of %d", e.Name, n, e.Size)
			}
			_ = r.Close()
		}
	})
}
