package gpkg_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestSameWorkSameBytes(t *testing.T) {
	t.Parallel()
	var contents [2][]byte
	for i := range contents {
		path := filepath.Join(t.TempDir(), "p.gpkg")
		w := work(t, create(t, path))
		if _, err := w.Do(t.Context(), everything()); err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"parcelles", "communes"} {
			if _, err := w.Import(t.Context(), layer(id), feed(parcels(400), parcels(50))); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		contents[i] = content
	}
	if !bytes.Equal(contents[0], contents[1]) {
		for at := range contents[0] {
			if contents[0][at] != contents[1][at] {
				t.Fatalf("%d and %d bytes; they differ from byte %d on (page %d)", len(contents[0]), len(contents[1]), at, at/4096+1)
			}
		}
	}
}
