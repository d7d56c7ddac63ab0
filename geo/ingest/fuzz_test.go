package ingest_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/reference"
)

// FuzzRead: any bytes end in a refusal or in a sound Set, the same however they arrive.
func FuzzRead(f *testing.F) {
	f.Add([]byte(collection(feat(square, `{"id":"A","n":1.5,"list":[{}]}`), "null")))
	f.Add([]byte(`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[2,48]}]}`))
	f.Add([]byte(`{"features":[],"crs":{"properties":{"code":2154}},"type":"FeatureCollection"}`))
	for _, text := range []string{
		"a;b\n1;2\n", "nom,lon,lat\nA,2.35,48.85\n", "x;y;epsg\n652469;6862035;2154\n", "geo;n\n\"48, 2\";1\n", "g\tn\nPOINT(2 48)\t1\n",
		"<kml><Placemark><name>a</name><Point><coordinates>2,48</coordinates></Point></Placemark></kml>",
	} {
		f.Add([]byte(text))
	}
	shape := shapefile(f, "fr/plu/41175_PLU_20140603/PRESCRIPTION_LIN")
	f.Add(shape[".shp"])
	f.Add(shape[".dbf"])
	f.Add(pack(f, map[string][]byte{"a.shp": shape[".shp"], "a.dbf": shape[".dbf"], "a.prj": shape[".prj"]}))
	f.Add(pack(f, map[string][]byte{"a.csv": []byte("a;b\n1;2\n")}))
	for _, pattern := range []string{"nasty/*", "conformance/geojsonhint/*/*.geojson", "conformance/kml/*.kml", "fr/plu/encodings/*.csv", "fr/sites-economiques-cnig/*/*.csv"} {
		for _, raw := range reference.Seeds(f, pattern, 20_000) {
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

// FuzzWKT: any text in a cell ends in a sound Set or in an issue.
func FuzzWKT(f *testing.F) {
	for _, s := range []string{
		"POINT(2 48)", "POINT Z (2 48 3)", "MULTIPOINT((2 48),(3 48))", "MULTIPOINT(2 48,3 48)", "LINESTRING EMPTY", "SRID=2154;POINT(652469 6862035)",
		"MULTIPOLYGON(((2 48,3 48,3 49,2 48),(2.5 48.2,2.6 48.2,2.6 48.3,2.5 48.2)),EMPTY)", "GEOMETRYCOLLECTION(POINT(2 48),LINESTRING(2 48,3 48))",
		"POLYGON non wkt", "POLYGON((2 48,3 48,3 49,2 48", "POINT(2,35 48,85)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, wkt string) {
		text := "id;g\n1;POINT(2 48)\n2;\"" + strings.ReplaceAll(wkt, "\"", "\"\"") + "\"\n"
		_, err := ingest.Read(t.Context(), strings.NewReader(text), "fuzz", 0, ingest.Options{}, func(s *feature.Set) error {
			sound(t, s)
			return nil
		}, nil)
		var refused *geo.FileError
		if err != nil && !errors.As(err, &refused) {
			t.Fatalf("%v is no *geo.FileError", err)
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
