package ingest_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/iotest"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
)

// FuzzRead: any bytes end in a refusal or in a sound Set, the same however they arrive.
func FuzzRead(f *testing.F) {
	f.Add([]byte(collection(feat(square, `{"id":"A","n":1.5,"list":[{}]}`), "null")))
	f.Add([]byte(`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[2,48]}]}`))
	f.Add([]byte(`{"features":[],"crs":{"properties":{"code":2154}},"type":"FeatureCollection"}`))
	seeds, _ := filepath.Glob(filepath.Join(shared(f, "nasty"), "*.geojson"))
	more, _ := filepath.Glob(filepath.Join(shared(f, "conformance/geojsonhint"), "*", "*.geojson"))
	for _, path := range append(seeds, more...) {
		if raw, err := os.ReadFile(path); err == nil && len(raw) < 20_000 {
			f.Add(raw)
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		read := func(slow bool) (kept int, err error) {
			r := bytes.NewReader(raw)
			sink := func(s *feature.Set) error {
				kept += s.Len()
				sound(t, s)
				return nil
			}
			if slow {
				_, err = ingest.Read(t.Context(), iotest.HalfReader(r), "fuzz", 0, ingest.Options{}, sink, nil)
			} else {
				_, err = ingest.Read(t.Context(), r, "fuzz", 0, ingest.Options{}, sink, nil)
			}
			var refused *geo.FileError
			if err != nil && !errors.As(err, &refused) {
				t.Fatalf("%v is no *geo.FileError", err)
			}
			return kept, err
		}
		kept, err := read(false)
		again, slowErr := read(true)
		if kept != again || (err == nil) != (slowErr == nil) {
			t.Fatalf("%d kept, %v; slowly %d, %v", kept, err, again, slowErr)
		}
	})
}

// sound checks what every Set must hold, and that measures stand it.
func sound(t *testing.T, s *feature.Set) {
	if len(s.Starts) != s.Len()+1 || int(s.Starts[s.Len()]) != len(s.Rings)-1 || int(s.Rings[len(s.Rings)-1])*2 != len(s.Coords) {
		t.Fatalf("arrays disagree: %d features, starts %v, rings %v, %d coords", s.Len(), s.Starts, s.Rings, len(s.Coords))
	}
	for f := range s.Len() {
		if a := measure.FeatureArea(s, f); !(a >= 0) {
			t.Fatalf("feature %d has area %v", f, a)
		}
		if mp := s.MultiPolygon(f); mp != nil {
			measure.InteriorPoint(mp)
			first, end := s.RingsOf(f)
			for r := first; r < end; r++ {
				flat := s.Ring(r)
				if n := len(flat); n < 8 || flat[0] != flat[n-2] || flat[1] != flat[n-1] {
					t.Fatalf("feature %d: ring %v is not one", f, flat)
				}
			}
		}
		for _, c := range s.Columns {
			if !c.Known(f) && c.Text(f) != "" {
				t.Fatalf("column %s: unknown but %q", c.Name, c.Text(f))
			}
		}
	}
}
