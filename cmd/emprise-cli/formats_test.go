package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/geo/reference"
)

func TestInfoOfAnArchive(t *testing.T) {
	t.Parallel()
	zip := reference.Path(t, "fr/risques/38DDT20180003.zip")
	all := answer[archiveInfo](t, "info", zip)
	if all.Kind != "archive" || len(all.Layers) != 4 {
		t.Fatalf("%+v", all)
	}
	one := answer[fileInfo](t, "info", zip, "--part", "N_ZONE_REG_PPRN_20180003_S_038")
	if one.Format != "Shapefile (zip)" || one.CRS != "EPSG:2154" || one.CRSFrom != "prj" || one.Features != 209 || len(one.BBox) != 4 {
		t.Errorf("%+v", one)
	}
	r := one.Recognised
	if r == nil || r.Standard != "covadis-ppr-zone" || r.Role != "hazards" || !r.Sure || len(r.Evidence) == 0 {
		t.Errorf("recognised %+v", r)
	}
	for _, c := range one.Columns {
		if c.Fill == nil || *c.Fill < 0 || *c.Fill > 1 {
			t.Errorf("%s is filled %v", c.Name, c.Fill)
		}
	}
	if text := must(t, "info", zip); !strings.Contains(text, "COVADIS") || strings.Contains(text, "⟦") {
		t.Error(text)
	}
	if code, _, stderr := run(t, "info", zip, "--part", "absent"); code != exitFailed || !strings.Contains(stderr, "N_ZONE_REG") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
}

// Every layer of an archive is one of the project, under its role and with the columns that the facts are read from.
func TestImportOfAnArchive(t *testing.T) {
	t.Parallel()
	zip := reference.Path(t, "fr/risques/38DDT20180003.zip")
	project, report := filepath.Join(t.TempDir(), "p.gpkg"), filepath.Join(t.TempDir(), "r.csv")
	code, stdout, stderr := run(t, "import", project, zip, "--date", "2018-01-01", "--report", report)
	if code != exitDone || strings.Count(stdout, "\n") != 4 || !strings.Contains(stderr, "reconnu comme") || strings.Contains(stderr, "⟦") {
		t.Fatalf("exit code %d, %s%s", code, stdout, stderr)
	}
	for _, l := range answer[[]struct{ Role, Date string }](t, "layers", project) {
		if l.Role != "hazards" || l.Date != "2018-01-01" {
			t.Errorf("%+v", l)
		}
	}
	if said := ogrinfo(t, "-so", project, "n_zone_reg_pprn_20180003_s_038"); !strings.Contains(said, "typereglement: String") {
		t.Errorf("no column typereglement: %s", said)
	}
	f, err := os.Open(report)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	r := csv.NewReader(f)
	r.Comma = ';'
	if rows, err := r.ReadAll(); err != nil || len(rows) < 200 {
		t.Errorf("%d rows, %v", len(rows), err)
	}

	// A role that is stated is not argued with, and one part is one layer.
	report = filepath.Join(t.TempDir(), "r.json")
	answered := answer[importResult](t, "import", filepath.Join(t.TempDir(), "q.gpkg"), zip, "--part", "N_ZONE_REG_PPRN_20180003_S_038",
		"--role", "protected", "--report", report)
	if len(answered.Files) != 1 || answered.Files[0].Role != "protected" {
		t.Errorf("%+v", answered.Files)
	}
	if text, err := os.ReadFile(report); err != nil || !json.Valid(text) {
		t.Errorf("report %v", err)
	}
}

func TestImportGivesTheProducerOfTheStandard(t *testing.T) {
	t.Parallel()
	source := reference.Path(t, "fr/cadastre/cadastre-91432-parcelles.json.gz")
	got := answer[importResult](t, "import", filepath.Join(t.TempDir(), "p.gpkg"), source).Files[0]
	if got.Role != "parcels" || got.Producer == "" || got.Licence == "" || !got.Recognised.Sure {
		t.Errorf("role %s, producer %q, licence %q, %+v", got.Role, got.Producer, got.Licence, got.Recognised)
	}
	plain := file(t, "good.geojson", collection(square))
	code, _, stderr := run(t, "import", filepath.Join(t.TempDir(), "q.gpkg"), plain)
	if code != exitDone || !strings.Contains(stderr, "context") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
}

// Metres without a system are refused with the flag that would place them, and taken with it.
func TestTheSystemIsAskedFor(t *testing.T) {
	t.Parallel()
	source := reference.Path(t, "fr/plu-derived/41175_PLU_20140603-zone_urba-l93-no-crs.geojson")
	project := filepath.Join(t.TempDir(), "p.gpkg")
	for _, args := range [][]string{{"import", project, source}, {"info", source}} {
		code, _, stderr := run(t, args...)
		first := strings.Index(stderr, "--crs EPSG:")
		if code != exitFailed || first < 0 || !strings.HasPrefix(stderr[first:], "--crs EPSG:2154") {
			t.Errorf("exit code %d, %q", code, stderr)
		}
	}
	got := answer[importResult](t, "import", project, source, "--crs", "EPSG:2154").Files[0]
	if got.CRS != "EPSG:2154" || got.CRSFrom != "option" || got.Role != "urban_zoning" {
		t.Errorf("%+v", got)
	}
	bbox := answer[fileInfo](t, "info", source, "--crs", "2154").BBox
	if len(bbox) != 4 || bbox[0] < 1 || bbox[2] > 1.3 || bbox[1] < 47.7 || bbox[3] > 48 {
		t.Errorf("bbox %v", bbox)
	}
}

func TestLatitudeFirstIsOffered(t *testing.T) {
	t.Parallel()
	source := reference.Path(t, "fr/friches/cnig-friches-fichier-valide.csv")
	if code, _, stderr := run(t, "info", source); code != exitFailed || !strings.Contains(stderr, "--lat-first") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
	if got := answer[fileInfo](t, "info", source, "--lat-first"); got.Recognised.Standard != "cnig-friches" || got.Features == 0 || len(got.BBox) != 4 {
		t.Errorf("%+v", got)
	}
}

// What info tells of one file of each format, and of a folder with a layer that cannot be placed.
func TestInfoOfEachFormat(t *testing.T) {
	t.Parallel()
	for _, want := range []struct {
		name, format, crs, from, standard string
		read, features, columns           int
	}{
		{"fr/cadastre/cadastre-91326-parcelles.json.gz", "GeoJSON (gzip)", "EPSG:4326", "default", "etalab-parcelles", 2859, 2859, 9},
		{"fr/plu-derived/41175_PLU_20140603-zone_urba-cc47-crs-member.geojson", "GeoJSON", "EPSG:3947", "member", "cnig-plu-zone-urba-2017", 118, 118, 0},
		{"fr/plu/41175_PLU_20140603/ZONE_URBA.shp", "Shapefile", "EPSG:2154", "prj", "cnig-plu-zone-urba-2017", 118, 118, 0},
		{"fr/friches/cartofriches-standard-cnig-A.csv.gz", "CSV (gzip)", "EPSG:4326", "positions", "cnig-friches", 1313, 1313, 0},
		{"conformance/kml/simpledata.kml", "KML", "EPSG:4326", "format", "", 2, 2, 0},
		{"conformance/gpkg/states10.gpkg", "GeoPackage 1.0", "EPSG:4326", "srs", "", 51, 51, 0},
		{"conformance/tidwall/simple_points.geojson", "GeoJSON", "EPSG:4326", "default", "", 36, 28, 0},
	} {
		path := reference.Path(t, want.name)
		got := answer[fileInfo](t, "info", path)
		if got.Format != want.format || got.CRS != want.crs || got.CRSFrom != want.from || got.Recognised.Standard != want.standard ||
			got.Read != want.read || got.Features != want.features || want.columns > 0 && len(got.Columns) != want.columns {
			t.Errorf("%+v", got)
		}
		if b := got.BBox; len(b) != 4 || !(b[0] <= b[2] && b[1] <= b[3] && b[0] >= -180 && b[3] <= 90) {
			t.Errorf("%s: bbox %v", want.name, b)
		}
		lost := 0
		for _, i := range got.Issues {
			if i.Severity == "error" {
				lost++
			}
		}
		if got.Read-got.Features != lost {
			t.Errorf("%s: %d lost, %d told of", want.name, got.Read-got.Features, lost)
		}
		for _, c := range got.Columns {
			if c.Fill == nil || *c.Fill < 0 || *c.Fill > 1 || c.Type == "" || c.Known > got.Features {
				t.Errorf("%s: %+v", want.name, c)
			}
		}
		if text := must(t, "info", path); strings.Contains(text, "⟦") || !strings.Contains(text, want.crs) {
			t.Error(text)
		}
	}

	folder := reference.Path(t, "fr/plu-derived")
	refused := 0
	for _, l := range answer[archiveInfo](t, "info", folder).Layers {
		if l.Refused != nil {
			refused++
			if l.Refused.Reason != "unknown_crs" || !strings.Contains(l.Refused.Sentence, "--crs EPSG:2154") {
				t.Errorf("%+v", l.Refused)
			}
		} else if l.Recognised.Standard != "cnig-plu-zone-urba-2017" {
			t.Errorf("%s: %+v", l.Part, l.Recognised)
		}
	}
	if refused != 1 {
		t.Errorf("%d layers are refused", refused)
	}
}

// A table without rows is told by what it declares.
func TestInfoOfATemplate(t *testing.T) {
	t.Parallel()
	got := answer[fileInfo](t, "info", reference.Path(t, "fr/sites-economiques-cnig/sites_economiques.gpkg"), "--part", "terrain_eco")
	if got.Features != 0 || got.Recognised.Standard != "cnig-terrain-eco" || len(got.Columns) < 15 || got.Columns[0].Fill != nil || got.BBox != nil {
		t.Errorf("%+v", got)
	}
}
