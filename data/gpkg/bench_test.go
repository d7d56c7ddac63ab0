package gpkg_test

import (
	"path/filepath"
	"testing"

	"emprise/data/gpkg"
	"emprise/data/workspace"
)

// BenchmarkOpen opens a project of 30 000 parcels, up to the first snapshot: the figure to reach is 300 ms.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "p.gpkg")
	s, err := gpkg.Create(b.Context(), path, territory, options())
	if err != nil {
		b.Fatal(err)
	}
	w, err := workspace.Open(b.Context(), s, workspace.Options{Clock: clock()})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := w.Import(b.Context(), layer("parcelles"), feed(parcels(30_000))); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := gpkg.Open(b.Context(), path, options())
		if err != nil {
			b.Fatal(err)
		}
		w, err := workspace.Open(b.Context(), s, workspace.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkImport imports 30 000 parcels in one transaction.
func BenchmarkImport(b *testing.B) {
	set := parcels(30_000)
	for b.Loop() {
		s, err := gpkg.Create(b.Context(), filepath.Join(b.TempDir(), "p.gpkg"), territory, options())
		if err != nil {
			b.Fatal(err)
		}
		w, err := workspace.Open(b.Context(), s, workspace.Options{Clock: clock()})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.Import(b.Context(), layer("parcelles"), feed(set)); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
