package ingest_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

func BenchmarkRead(b *testing.B) {
	f, err := os.Open(reference.Path(b, "fr/cadastre/cadastre-91432-parcelles.json.gz"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	zipped, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	one, err := io.ReadAll(zipped)
	if err != nil {
		b.Fatal(err)
	}
	// Twenty communes in one collection.
	from, to := bytes.IndexByte(one, '[')+1, bytes.LastIndexByte(one, ']')
	all := bytes.Repeat(append(one[from:to:to], ','), 20)
	all = append(append(one[:from:from], all[:len(all)-1]...), one[to:]...)
	b.SetBytes(int64(len(all)))
	b.ReportAllocs()
	for b.Loop() {
		_, err := ingest.Read(context.Background(), bytes.NewReader(all), "bench", int64(len(all)), ingest.Options{},
			func(*feature.Set) error { return nil }, nil)
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFile reads one layer of plan from each format, without the disk's first time.
func BenchmarkFile(b *testing.B) {
	for _, name := range []string{
		"fr/plu/41175_PLU_20140603/ZONE_URBA.shp", "fr/risques/Exemple_Couche_Repere_Crue.zip", "fr/plu/wkt-csv/ZONE_URBA.csv", "conformance/kml/styles.kml",
	} {
		b.Run(filepath.Base(name), func(b *testing.B) {
			path := reference.Path(b, name)
			b.ReportAllocs()
			for b.Loop() {
				res, err := ingest.File(context.Background(), path, ingest.Options{}, func(*feature.Set) error { return nil }, nil)
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(res.Bytes)
			}
		})
	}
}
