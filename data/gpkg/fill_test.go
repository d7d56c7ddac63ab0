package gpkg_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data/gpkg"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

func morning() time.Time { return time.Date(2026, 11, 26, 8, 0, 0, 0, time.UTC) }

// squares are plots of 100 m side north of Paris, in a row eastwards, 1000 m apart.
func squares(t *testing.T, n int) *feature.Set {
	t.Helper()
	sys, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	var b feature.Builder
	for i := range n {
		x, y := 650_000+1000*float64(i), 6_870_000.0
		var ring orb.Ring
		for _, d := range [][2]float64{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}} {
			ring = append(ring, sys.Inverse(geo.XY{X: x + d[0], Y: y + d[1]}).Orb())
		}
		b.Begin(feature.Areas)
		b.Geometry(orb.MultiPolygon{{ring}})
		b.Text("terr_id", fmt.Sprintf("95001_TERRAIN-ECO_%05d", i+1))
		b.Number("terr_surf_brute", 1, feature.Real)
		b.Number("TERR_M2_PRIX", 35, feature.Integer)
		b.Text("not_there", "x")
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

const template = "fr/sites-economiques-cnig/sites_economiques.gpkg"

func TestTheTemplateOfCNIGIsFilled(t *testing.T) {
	t.Parallel()
	path := reference.Path(t, template)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "filled.gpkg")
	done, err := gpkg.Fill(t.Context(), path, out, []gpkg.Filling{{Table: "terrain_eco", Features: squares(t, 3)}}, morning)
	if err != nil {
		t.Fatal(err)
	}
	if len(done) != 1 || done[0].Rows != 3 || done[0].Without != 0 || !slices.Equal(done[0].LeftOut, []string{"not_there"}) || done[0].CRS.EPSG() != 2154 {
		t.Errorf("%+v", done)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Error("the template has changed")
	}
	if beside, _ := os.ReadDir(filepath.Dir(out)); len(beside) != 1 {
		t.Errorf("left beside it: %v", beside)
	}
	if got := gpkg.Ask(t, out, "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'terrain_eco'"); !slices.Equal(got, []string{"3"}) {
		t.Errorf("the template counts %v features", got)
	}
	said := ogr(t, out, "terrain_eco")
	for _, want := range []string{
		"Feature Count: 3", "Geometry: Polygon", "Extent: (650000.000000, 6870000.000000) - (652100.000000, 6870100.000000)",
		`ID["EPSG",2154]`, "terr_id: String (23.0)",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("ogrinfo does not say %q:\n%s", want, said)
		}
	}

	// The rows come back as they went, and the other layers are still there.
	all := first(t, out, "terrain_eco")
	if all.Len() != 3 || all.Text("terr_id", 1) != "95001_TERRAIN-ECO_00002" || all.Text("terr_m2_prix", 0) != "35" {
		t.Errorf("%d rows, %q", all.Len(), all.Text("terr_id", 1))
	}
	layers, err := gpkg.Layers(t.Context(), out)
	if err != nil || len(layers) != 5 {
		t.Errorf("%d layers, %v", len(layers), err)
	}
}

// The triggers of the template follow what is inserted, moved, hidden and deleted, and GDAL finds by them.
func TestTheTriggersOfTheTemplateWork(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "filled.gpkg")
	if _, err := gpkg.Fill(t.Context(), reference.Path(t, template), out, []gpkg.Filling{{Table: "terrain_eco", Features: squares(t, 4)}}, morning); err != nil {
		t.Fatal(err)
	}
	tree := func(want ...string) {
		t.Helper()
		got := gpkg.Ask(t, out, "SELECT id || ' ' || round(minx) || ' ' || round(maxx) FROM rtree_terrain_eco_geom ORDER BY id")
		if !slices.Equal(got, want) {
			t.Errorf("the tree holds %q, not %q", got, want)
		}
	}
	found := func(x0, x1 string, want int) {
		t.Helper()
		said := ogr(t, "-spat", x0, "6869000", x1, "6871000", out, "terrain_eco")
		if !strings.Contains(said, fmt.Sprintf("Feature Count: %d\n", want)) {
			t.Errorf("from %s to %s:\n%s", x0, x1, said)
		}
	}
	tree("1 650000.0 650100.0", "2 651000.0 651100.0", "3 652000.0 652100.0", "4 653000.0 653100.0")
	found("650900", "652050", 2)
	gpkg.Exec(t, out,
		"UPDATE terrain_eco SET geom = (SELECT geom FROM terrain_eco WHERE fid = 4) WHERE fid = 1",
		"UPDATE terrain_eco SET geom = NULL WHERE fid = 2",
		"UPDATE terrain_eco SET fid = 9 WHERE fid = 4",
		"DELETE FROM terrain_eco WHERE fid = 3")
	tree("1 653000.0 653100.0", "9 653000.0 653100.0")
	found("650900", "652050", 0)
	found("652900", "653050", 2)
	if got := gpkg.Ask(t, out, "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'terrain_eco'"); !slices.Equal(got, []string{"3"}) {
		t.Errorf("the template counts %v features", got)
	}
}

func TestTablesAreMadeAndFilled(t *testing.T) {
	t.Parallel()
	for _, code := range []int{2154, 3949, 2975, 4326} {
		sys, err := crs.Lookup(code)
		if err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(t.TempDir(), "made.gpkg")
		tables := []gpkg.Table{
			{Name: "terrain_eco", Title: "Terrains", Geometry: "POLYGON", Columns: []gpkg.TableColumn{{"terr_id", "TEXT(23)"}, {"terr_surf_brute", "REAL"}}},
			{Name: "empty", Geometry: "MULTIPOINT"},
		}
		done, err := gpkg.Make(t.Context(), out, tables, sys, []gpkg.Filling{{Table: "terrain_eco", Features: squares(t, 2)}}, morning)
		if err != nil || done[0].Rows != 2 {
			t.Fatalf("%+v, %v", done, err)
		}
		if said := ogr(t, out, "terrain_eco"); !strings.Contains(said, "Feature Count: 2") || !strings.Contains(said, fmt.Sprintf(`ID["EPSG",%d]`, code)) {
			t.Errorf("EPSG:%d:\n%s", code, said)
		}
		want, got := squares(t, 2), first(t, out, "terrain_eco")
		for f := range want.Len() {
			a, b := want.Bound(f), got.Bound(f)
			if d := a.Min[0] - b.Min[0]; d > 1e-9 || d < -1e-9 {
				t.Errorf("EPSG:%d: %v has become %v", code, a, b)
			}
		}
	}
}

// What cannot be filled is refused, and nothing is left behind.
func TestFillingsThatAreRefused(t *testing.T) {
	t.Parallel()
	path := reference.Path(t, template)
	folder := t.TempDir()
	if _, err := gpkg.Fill(t.Context(), path, filepath.Join(folder, "a.gpkg"), []gpkg.Filling{{Table: "absent", Features: squares(t, 1)}}, morning); err == nil {
		t.Error("a table that is not there was filled")
	}
	if _, err := gpkg.Fill(t.Context(), filepath.Join(folder, "absent.gpkg"), filepath.Join(folder, "b.gpkg"), nil, morning); err == nil {
		t.Error("a template that is not there was filled")
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := gpkg.Fill(ended, path, filepath.Join(folder, "c.gpkg"), []gpkg.Filling{{Table: "terrain_eco", Features: squares(t, 1)}}, morning); err == nil {
		t.Error("a filling that was stopped is there")
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	// Another kind of geometry is kept without it, and counted.
	out := filepath.Join(folder, "d.gpkg")
	done, err := gpkg.Fill(t.Context(), path, out, []gpkg.Filling{{Table: "pole_eco", Features: squares(t, 2)}}, morning)
	if err != nil || done[0].Without != 2 {
		t.Errorf("%+v, %v", done, err)
	}
	if _, err := gpkg.Fill(t.Context(), path, out, nil, morning); err == nil {
		t.Error("a file was overwritten")
	}
}

func first(t *testing.T, path, part string) *feature.Set {
	t.Helper()
	var set *feature.Set
	_, err := gpkg.File(t.Context(), path, ingest.Options{Part: part}, func(s *feature.Set) error { set = s; return nil }, nil)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

var trouble = regexp.MustCompile(`(?im)^.*(warning|error).*$`)

// ogr gives what ogrinfo says of a layer, which must be without a warning.
func ogr(t *testing.T, args ...string) string {
	t.Helper()
	program, err := exec.LookPath("ogrinfo")
	if err != nil {
		t.Skip("ogrinfo is not installed")
	}
	said, err := exec.Command(program, append([]string{"-ro", "-so"}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if line := trouble.Find(said); line != nil {
		t.Errorf("ogrinfo says %s", line)
	}
	return string(said)
}
