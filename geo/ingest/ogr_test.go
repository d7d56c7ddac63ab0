package ingest_test

import (
	"math"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/reference"
)

// gdal gives what GDAL reads of a layer, as our GeoJSON reader sees it.
func gdal(t *testing.T, source, layer string, options ...string) *feature.Set {
	t.Helper()
	if _, err := exec.LookPath("ogr2ogr"); err != nil {
		t.Skip("ogr2ogr is not installed")
	}
	out := filepath.Join(t.TempDir(), "gdal.geojson")
	args := append([]string{"-f", "GeoJSON", "-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=11"}, options...)
	args = append(args, out, source)
	if layer != "" {
		args = append(args, layer)
	}
	if msg, err := exec.CommandContext(t.Context(), "ogr2ogr", args...).CombinedOutput(); err != nil {
		t.Fatalf("ogr2ogr %v: %v\n%s", args, err, msg)
	}
	set, _, err := ingest.All(t.Context(), out, ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// agree compares two readings of a layer, value by value and place by place.
func agree(t *testing.T, what string, got, want *feature.Set) {
	t.Helper()
	if got.Len() != want.Len() {
		t.Errorf("%s: %d features, GDAL has %d", what, got.Len(), want.Len())
		return
	}
	faults := 0
	fault := func(format string, args ...any) {
		if faults++; faults < 6 {
			t.Errorf(what+": "+format, args...)
		}
	}
	for _, c := range want.Columns {
		mine := got.Column(c.Name)
		if mine == nil {
			fault("column %q is missing", c.Name)
			continue
		}
		for f := range want.Len() {
			a, b := mine.Text(f), c.Text(f)
			if a == b || strings.TrimSpace(a) == strings.TrimSpace(b) || strings.ReplaceAll(b, "/", "-") == a {
				continue
			}
			x, err := strconv.ParseFloat(a, 64)
			y, err2 := strconv.ParseFloat(b, 64)
			if err == nil && err2 == nil && math.Abs(x-y) <= 1e-9*math.Abs(y) {
				continue
			}
			fault("feature %d, %s: %q, GDAL has %q", f, c.Name, a, b)
		}
	}
	for f := range want.Len() {
		a, b := got.Bound(f), want.Bound(f)
		if a.IsEmpty() != b.IsEmpty() {
			fault("feature %d: bound %v, GDAL has %v", f, a, b)
			continue
		}
		if a.IsEmpty() {
			continue
		}
		d := max(math.Abs(a.Min[0]-b.Min[0]), math.Abs(a.Min[1]-b.Min[1]), math.Abs(a.Max[0]-b.Max[0]), math.Abs(a.Max[1]-b.Max[1]))
		if d > 2e-9 || got.Kinds[f] != want.Kinds[f] { // 0.2 mm
			fault("feature %d: bound %v of kind %d, GDAL has %v of kind %d", f, a, got.Kinds[f], b, want.Kinds[f])
		}
		first, end := got.RingsOf(f)
		first2, end2 := want.RingsOf(f)
		if end-first != end2-first2 {
			fault("feature %d: %d rings, GDAL has %d", f, end-first, end2-first2)
		}
		// GDAL's degrees are rounded to 11 decimals, a micrometre.
		if x, y := measure.FeatureArea(got, f), measure.FeatureArea(want, f); math.Abs(float64(x-y)) > 1e-5*float64(y)+0.01 {
			fault("feature %d: %v m², GDAL has %v", f, x, y)
		}
	}
}

func TestShapefilesAgreeWithGDAL(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob(reference.Path(t, "fr/plu") + "/*/*.shp")
	if err != nil || len(paths) < 10 {
		t.Fatal(err, len(paths))
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			got, res, err := load(t, path)
			if err != nil {
				t.Fatal(err)
			}
			if res.CRS.EPSG() != 2154 || res.CRSFrom != ingest.FromPRJ || res.Format != "Shapefile" {
				t.Errorf("%s in EPSG:%d from %s", res.Format, res.CRS.EPSG(), res.CRSFrom)
			}
			t.Logf("%d features, issues %v", res.Kept, res.IssueCounts)
			// GDAL believes a .cpg and a language driver; without either it takes ISO 8859-1.
			options := []string{"-oo", "ENCODING=UTF-8"}
			if strings.Contains(path, "latin1") {
				options = nil
			}
			agree(t, filepath.Base(path), got, gdal(t, path, "", options...))
		})
	}
}

func TestArchivesAgreeWithGDAL(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]int{"38DDT20180003": 4, "Exemple_Couche_Repere_Crue": 1} {
		path := reference.Path(t, "fr/risques/"+name+".zip")
		parts, err := ingest.Contents(t.Context(), path)
		if err != nil || len(parts) != want {
			t.Fatalf("%v, %v", parts, err)
		}
		for _, p := range parts {
			t.Run(p.Layer, func(t *testing.T) {
				t.Parallel()
				got, res, err := ingest.All(t.Context(), path, ingest.Options{Part: p.Layer}, nil)
				if err != nil {
					t.Fatal(err)
				}
				if res.Kept != p.Features {
					t.Errorf("%d kept, %d announced", res.Kept, p.Features)
				}
				t.Logf("%s in EPSG:%d, %d features, issues %v", res.Format, res.CRS.EPSG(), res.Kept, res.IssueCounts)
				agree(t, p.Layer, got, gdal(t, "/vsizip/"+path+"/"+name, p.Layer))
			})
		}
	}
}

func TestTablesAgreeWithGDAL(t *testing.T) {
	t.Parallel()
	path := reference.Path(t, "fr/plu/wkt-csv/ZONE_URBA.csv")
	got, res, err := load(t, path)
	if err != nil {
		t.Fatal(err)
	}
	if res.Format != "CSV" || res.CRSFrom != ingest.FromPositions || res.IssueCounts["crs_assumed"] != 1 {
		t.Errorf("%+v", res)
	}
	agree(t, "ZONE_URBA.csv", got, gdal(t, path, "", "-s_srs", "EPSG:4326", "-oo", "GEOM_POSSIBLE_NAMES=WKT", "-oo", "KEEP_GEOM_COLUMNS=NO"))
}
