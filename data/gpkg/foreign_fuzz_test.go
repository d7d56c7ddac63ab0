package gpkg_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"emprise/data/gpkg"
	"emprise/geo"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

// FuzzForeignFile: a database of any bytes ends in a refusal or in features.
func FuzzForeignFile(f *testing.F) {
	f.Add([]byte("SQLite format 3\x00"))
	for _, raw := range reference.Seeds(f, "conformance/gpkg/*.gpkg", 100_000) {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		path := filepath.Join(t.TempDir(), "f.gpkg")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		layers, err := gpkg.Layers(t.Context(), path)
		var refused *geo.FileError
		if err != nil && !errors.As(err, &refused) {
			t.Fatal(err)
		}
		for _, l := range layers {
			_, _, err := readLayer(t, path, ingest.Options{Part: l.Table})
			if err != nil && !errors.As(err, &refused) {
				t.Fatalf("%s: %v", l.Table, err)
			}
		}
	})
}
