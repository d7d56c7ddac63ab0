package incoming_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"emprise/data/incoming"
	"emprise/geo/ingest"
)

// benchParcels is how many parcels each format holds.
const benchParcels = 20_000

// parcelTexts writes parcels of five to nine corners from a seed: as GeoJSON features, as rows of a table, as placemarks.
func parcelTexts() (features, rows, placemarks [][]byte) {
	r := rand.New(rand.NewPCG(7, 11))
	for i := range benchParcels {
		lon, lat := 2.3+0.0004*float64(i%200), 48.6+0.0003*float64(i/200)
		corners := 5 + r.IntN(5)
		var ring, wkt, coordinates bytes.Buffer
		for k := range corners + 1 {
			angle := 2 * math.Pi * float64(k%corners) / float64(corners)
			x, y := lon+0.0002*math.Cos(angle), lat+0.00014*math.Sin(angle)
			if k > 0 {
				ring.WriteByte(',')
				wkt.WriteByte(',')
				coordinates.WriteByte(' ')
			}
			fmt.Fprintf(&ring, "[%.7f,%.7f]", x, y)
			fmt.Fprintf(&wkt, "%.7f %.7f", x, y)
			fmt.Fprintf(&coordinates, "%.7f,%.7f", x, y)
		}
		id, area := fmt.Sprintf("91432000AB%04d", i%10_000), 50+r.IntN(20_000)
		day := fmt.Sprintf("20%02d-%02d-%02d", r.IntN(25), 1+r.IntN(12), 1+r.IntN(28))
		features = append(features, fmt.Appendf(nil, `{"type":"Feature","id":%q,"geometry":{"type":"Polygon","coordinates":[[%s]]},"properties":{"id":%q,`+
			`"commune":"91432","prefixe":"000","section":"AB","numero":"%d","contenance":%d,"created":%q}}`, id, ring.Bytes(), id, i%10_000, area, day))
		rows = append(rows, fmt.Appendf(nil, `"POLYGON((%s))";%s;91432;000;AB;%d;%d;%s`, wkt.Bytes(), id, i%10_000, area, day))
		placemarks = append(placemarks, fmt.Appendf(nil, `<Placemark><ExtendedData><Data name="id"><value>%s</value></Data><Data name="commune"><value>91432</value></Data>`+
			`<Data name="contenance"><value>%d</value></Data><Data name="created"><value>%s</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing>`+
			`<coordinates>%s</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`, id, area, day, coordinates.Bytes()))
	}
	return features, rows, placemarks
}

// BenchmarkFormats reads the same parcels from each format. GeoPackage and Shapefile are made by ogr2ogr, and left out where it
// is not installed.
func BenchmarkFormats(b *testing.B) {
	features, rows, placemarks := parcelTexts()
	dir := b.TempDir()
	write := func(name string, parts ...[]byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, bytes.Join(parts, nil), 0o600); err != nil {
			b.Fatal(err)
		}
		return path
	}
	geojson := write("p.geojson", []byte(`{"type":"FeatureCollection","features":[`+"\n"), bytes.Join(features, []byte(",\n")), []byte("\n]}\n"))
	files := []struct{ name, path string }{
		{"GeoJSON", geojson},
		{"GeoJSONLines", write("p.geojsonl", bytes.Join(features, []byte("\n")))},
		{"CSV", write("p.csv", []byte("wkt;id;commune;prefixe;section;numero;contenance;created\n"), bytes.Join(rows, []byte("\n")))},
		{"KML", write("p.kml", []byte("<kml><Document>"), bytes.Join(placemarks, []byte("\n")), []byte("</Document></kml>"))},
	}
	raw, err := os.ReadFile(geojson)
	if err != nil {
		b.Fatal(err)
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	if _, err := z.Write(raw); err != nil || z.Close() != nil {
		b.Fatal(err)
	}
	files = append(files, struct{ name, path string }{"GeoJSONGzip", write("p.geojson.gz", zipped.Bytes())})
	for _, made := range []struct{ name, driver, file string }{{"Shapefile", "ESRI Shapefile", "s/p.shp"}, {"GeoPackage", "GPKG", "p.gpkg"}} {
		path := filepath.Join(dir, made.file)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := exec.CommandContext(b.Context(), "ogr2ogr", "-f", made.driver, path, geojson).Run(); err == nil {
			files = append(files, struct{ name, path string }{made.name, path})
		}
	}
	for _, f := range files {
		b.Run(f.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				res, err := incoming.File(b.Context(), f.path, ingest.Options{}, nothing, nil)
				if err != nil || res.Kept != benchParcels {
					b.Fatal(res, err)
				}
				b.SetBytes(res.Bytes)
			}
		})
	}
}
