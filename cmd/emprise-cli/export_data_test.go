package main

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// One table says the same as a workbook, CSV, JSON, GeoJSON and GeoPackage.
func TestDataInEveryForm(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, ext := range []string{"xlsx", "csv", "json", "geojson", "gpkg"} {
		if got := answer[exported](t, "export", p, "--data", "plots", "--out", at("p."+ext)); got.Internal || len(got.Tables) != 1 || got.Tables[0].Rows != 60 || len(got.Sources) == 0 {
			t.Errorf("%s: %+v", ext, got)
		}
	}
	book, err := excelize.OpenFile(at("p.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	rows, err := book.GetRows("Terrains", excelize.Options{RawCellValue: true})
	if err != nil || len(rows) != 61 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	text, err := os.ReadFile(at("p.csv"))
	if err != nil || strings.HasPrefix(string(text), "\ufeff") {
		t.Fatalf("%.10q, %v", text, err)
	}
	lines := semicolons(t, string(text))
	var whole struct {
		Stamps []string
		Tables []struct{ Rows []map[string]any }
	}
	if text, err = os.ReadFile(at("p.json")); err != nil || json.Unmarshal(text, &whole) != nil || whole.Stamps[0] != "Version publique" {
		t.Fatalf("%.200s, %v", text, err)
	}
	for i, row := range whole.Tables[0].Rows {
		if rows[i+1][0] != row["id"] || lines[i+1][0] != row["id"] || rows[i+1][1] != row["name"] {
			t.Errorf("row %d is %v, %v, %v", i, rows[i+1][:2], lines[i+1][:2], row["id"])
		}
	}
	if i := slices.Index(lines[0], "Prix HT (€/m²)"); i < 0 || !strings.Contains(lines[2][i], ",") {
		t.Errorf("%q", lines[0])
	}
	if slices.Contains(lines[0], "Acquéreur") || slices.Contains(lines[0], "Notes") {
		t.Errorf("%q", lines[0])
	}
	must(t, "export", p, "--data", "plots", "--bom", "--out", at("bom.csv"))
	if text, err = os.ReadFile(at("bom.csv")); err != nil || !strings.HasPrefix(string(text), "\ufeff") {
		t.Errorf("%.10q, %v", text, err)
	}
	if said := ogrinfo(t, "-so", at("p.gpkg"), "plots"); strings.Contains(said, "Warning") || !strings.Contains(said, "Feature Count: 60") || !strings.Contains(said, "Multi Polygon") {
		t.Error(said)
	}
	must(t, "export", p, "--internal", "--data", "zones,companies,inventory,ranking:BES-0001,layer:zone_urba", "--out", at("tout.gpkg"))
	if said := ogrinfo(t, at("tout.gpkg")); strings.Contains(said, "Warning") || !strings.Contains(said, "companies (None)") || !strings.Contains(said, "zone_urba (Multi Polygon)") {
		t.Error(said)
	}
	must(t, "export", p, "--internal", "--data", "zones,companies,inventory,ranking:BES-0001,layer:zone_urba", "--out", at("tout.xlsx"))
}

// GeoJSON as RFC 7946 has it: no reference system, seven decimals, outer rings against the clock and holes with it.
func TestGeoJSONKeepsToTheRFC(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	for _, what := range []string{"plots", "zones", "projects", "units", "layer:zone_urba", "ranking:BES-0001"} {
		path := filepath.Join(t.TempDir(), "x.geojson")
		must(t, "export", p, "--internal", "--data", what, "--out", path)
		text, err := os.ReadFile(path)
		if err != nil || regexp.MustCompile(`\d\.\d{8,}[,\]]`).Match(text) && strings.Contains(what, "plots") {
			t.Fatal(err)
		}
		var got struct {
			Type     string
			CRS      any
			Sources  []string
			Features []struct {
				Type     string
				Geometry struct {
					Type        string
					Coordinates json.RawMessage
				}
			}
		}
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatal(err)
		}
		if got.Type != "FeatureCollection" || got.CRS != nil || len(got.Features) == 0 || len(got.Sources) == 0 {
			t.Errorf("%s: %+v", what, got.Type)
		}
		for _, f := range got.Features {
			var polygons [][][][2]float64
			switch f.Geometry.Type {
			case "Polygon":
				polygons = make([][][][2]float64, 1)
				err = json.Unmarshal(f.Geometry.Coordinates, &polygons[0])
			case "MultiPolygon":
				err = json.Unmarshal(f.Geometry.Coordinates, &polygons)
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, rings := range polygons {
				for i, ring := range rings {
					sum := 0.0
					for k := range len(ring) - 1 {
						sum += ring[k][0]*ring[k+1][1] - ring[k+1][0]*ring[k][1]
						if math.Abs(ring[k][0]) > 180 || math.Abs(ring[k][1]) > 90 {
							t.Fatalf("%s: %v is no lon/lat", what, ring[k])
						}
					}
					if ring[0] != ring[len(ring)-1] || sum > 0 == (i > 0) {
						t.Errorf("%s: ring %d of %d turns the wrong way or is open", what, i, len(rings))
					}
				}
			}
		}
	}
}

// What cannot be written is refused in a sentence, and leaves what was there.
func TestRefusedData(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	dir := t.TempDir()
	there := filepath.Join(dir, "there.csv")
	must(t, "export", p, "--data", "zones", "--out", there)
	before, err := os.ReadFile(there)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"--data", "plots", "--out", there}, "--force"},
		{[]string{"--data", "unicorns", "--out", filepath.Join(dir, "x.csv")}, "unicorns"},
		{[]string{"--data", "companies", "--out", filepath.Join(dir, "x.geojson")}, "contour"},
		{[]string{"--data", "plots,zones", "--out", filepath.Join(dir, "x.csv")}, "une table"},
		{[]string{"--data", "plots", "--out", filepath.Join(dir, "x.docx")}, ".xlsx"},
		{[]string{"--data", "contacts", "--out", filepath.Join(dir, "x.csv")}, "interne"},
		{[]string{"--data", "plots", "--out", filepath.Join(dir, "no", "x.csv")}, "dossier"},
		{[]string{"--data", "ranking:BES-9", "--out", filepath.Join(dir, "x.csv")}, "BES-9"},
		{[]string{"--standard", "sites-economiques", "--out", there}, "--force"},
		{[]string{"--standard", "sites-economiques", "--out", filepath.Join(dir, "x.csv")}, "une table"},
	} {
		code, stdout, stderr := run(t, append([]string{"export", p}, c.args...)...)
		if code != exitFailed || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, c.says) || strings.Contains(stderr, "⟦") {
			t.Errorf("%v: exit code %d, %q", c.args, code, stderr)
		}
	}
	for _, args := range [][]string{
		{"--data", "plots", "--standard", "friches"},
		{"--bom"},
		{"--data", "plots", "--public", "--internal"},
	} {
		if code, _, _ := run(t, append([]string{"export", p, "--out", "x.csv"}, args...)...); code != exitUsage {
			t.Errorf("%v: exit code %d", args, code)
		}
	}
	if now, err := os.ReadFile(there); err != nil || string(now) != string(before) {
		t.Errorf("it was changed, %v", err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("%v is left, %v", entries, err)
	}

	// A layer that nobody is named for does not leave, nor what is measured against it; one that has no licence stays inside.
	bare := filepath.Join(t.TempDir(), "bare.gpkg")
	must(t, "import", bare, file(t, "good.geojson", collection(square)), "--layer", "Carré", "--role", "roads")
	if code, _, stderr := run(t, "export", bare, "--data", "layer:Carré", "--internal", "--out", filepath.Join(dir, "c.csv")); code != exitFailed || !strings.Contains(stderr, "producteur") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
	half := filepath.Join(t.TempDir(), "half.gpkg")
	must(t, "import", half, file(t, "good.geojson", collection(square)), "--layer", "Carré", "--producer", "CC", "--date", "2026")
	if code, _, stderr := run(t, "export", half, "--data", "Carré", "--out", filepath.Join(dir, "c.csv")); code != exitFailed || !strings.Contains(stderr, "licence") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
	must(t, "export", half, "--data", "Carré", "--internal", "--out", filepath.Join(dir, "c.csv"))
}

// Brownfields go out in the table of CNIG Friches, are recognised when they come back, and lie where they lay.
func TestBrownfieldsGoOutAndComeBack(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	var brown []string
	for _, l := range plotsOf(t, p) {
		if l.Occupancy == "brownfield" {
			brown = append(brown, l.ID)
		}
	}
	out, again := filepath.Join(t.TempDir(), "friches.csv"), filepath.Join(t.TempDir(), "again.gpkg")
	sent := answer[delivered](t, "export", p, "--standard", "friches", "--out", out)
	if len(brown) == 0 || len(sent.Tables) != 1 || sent.Tables[0].Rows != len(brown) || len(sent.Issues) != 0 {
		t.Fatalf("%d brownfields, %+v", len(brown), sent)
	}
	info := answer[fileInfo](t, "info", out)
	if info.Recognised == nil || info.Recognised.Standard != "cnig-friches" || info.Features != len(brown) {
		t.Errorf("%+v", info.Recognised)
	}
	must(t, "import", again, out, "--producer", "CC", "--licence", "Licence Ouverte 2.0", "--date", "2026")
	back := plotsOf(t, again)
	for i, l := range back {
		if l.ID != brown[i] || l.INSEE == "" {
			t.Errorf("%+v is not %s", l, brown[i])
		}
	}
	if len(back) != len(brown) {
		t.Errorf("%d plots, not %d", len(back), len(brown))
	}
	table := filepath.Join(t.TempDir(), "friches.gpkg")
	must(t, "export", p, "--standard", "friches", "--out", table)
	if said := ogrinfo(t, "-so", "-al", table); strings.Contains(said, "Warning") || !strings.Contains(said, "site_statut: String") {
		t.Error(said)
	}
}

// semicolons reads what a French spreadsheet would.
func semicolons(t *testing.T, text string) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
