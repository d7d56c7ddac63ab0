package gpkg_test

import (
	"path/filepath"
	"testing"

	"emprise/data/gpkg"
	"emprise/data/workspace"
)

// BenchmarkStore stores 100 000 seeded parcels with their R-tree in one transaction of an empty project.
func BenchmarkStore(b *testing.B) {
	const n = 100_000
	set := parcels(n)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		s, err := gpkg.Create(b.Context(), filepath.Join(b.TempDir(), "p.gpkg"), territory, options())
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		err = s.Update(b.Context(), func(tx workspace.Tx) error {
			if err := tx.Put(layer("parcelles")); err != nil {
				return err
			}
			return tx.AddFeatures("parcelles", set, nil)
		})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/feature")
}
