package main

import (
	"bytes"
	"encoding/json"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/reference"
)

func TestDemoIsTheSameTwice(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	territoryOf(t)
	a, b := t.TempDir(), demoDir
	r := answer[demoResult](t, "demo", "--dir", a)
	if r.Plots != 60 || r.Zones < 8 || r.Companies != 12 || r.Projects != 20 || r.Features < 30_000 {
		t.Errorf("%+v", r)
	}
	files, err := os.ReadDir(a)
	if err != nil || len(files) <= r.Layers {
		t.Fatalf("%d files for %d layers: %v", len(files), r.Layers, err)
	}
	for _, f := range files {
		one, err1 := os.ReadFile(filepath.Join(a, f.Name()))
		two, err2 := os.ReadFile(filepath.Join(b, f.Name()))
		if err1 != nil || err2 != nil || !bytes.Equal(one, two) {
			t.Errorf("%s differs: %v %v", f.Name(), err1, err2)
		}
	}
}

// hamlet gives a small project: a layer, a zone, two plots, a company, a need and a project.
func hamlet(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hamlet.gpkg")
	layer := file(t, "parcelles.geojson", collection(strings.Replace(square, `"id":"a"`, `"id":"751010000B0001"`, 1)))
	must(t, "import", path, layer, "--role", "parcels", "--producer", "DGFiP", "--licence", "Licence Ouverte 2.0", "--date", "2026-04")
	outline := func(x float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{x, 48.7}, {x + 0.002, 48.7}, {x + 0.002, 48.701}, {x, 48.701}, {x, 48.7}}}}
	}
	area := 1000.0
	e := &env{ctx: t.Context(), author: "test", clock: time.Now}
	err := e.change(path, func(w *workspace.Workspace) error {
		town := w.Snapshot().Territory
		town.Name, town.Fictional, town.Authority = "Le Hameau", true, "Communauté du Hameau"
		_, err := w.Do(e.ctx, data.Edit{Note: data.Note{Key: "edit.territory"}, Put: []data.Row{
			town,
			data.Zone{ID: "Z", Name: "La Zone", Commune: "Hameau", INSEE: "58901", Vocation: data.VocationIndustrial, Shape: outline(2.35)},
			data.Plot{
				ID: "P1", Name: "Lot 1", ZoneID: "Z", Commune: "Hameau", INSEE: "58901", Status: data.StatusForSale, Updated: "2026-05-04",
				PriceEuroPerM2: &data.Fact{Value: 30, Source: "délibération", Date: "2026-01-02", Confidence: data.Declared}, Shape: outline(2.35),
			},
			data.Plot{ID: "P2", Name: "Lot 2", ZoneID: "Z", Commune: "Hameau", INSEE: "58901", Status: data.StatusSold, Shape: outline(2.352)},
			data.Company{ID: "E", Name: "Fonderie"},
			data.Need{ID: "B", Title: "Extension", CompanyID: "E", Criteria: []data.Criterion{{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: &area}}},
			data.Project{ID: "R", Type: data.Recruitment, Title: "École", Status: data.ProjectIdea, PlotIDs: []string{"P1"}},
		}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestListsSayTheSameAsInfo(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := hamlet(t)
	info := answer[projectInfo](t, "info", p)
	if info.Kind != "project" || info.Territory.Name == "" || !info.Territory.Fictional || len(info.BBox) != 4 {
		t.Errorf("%+v", info)
	}
	for verb, want := range map[string]int{
		"layers": len(info.Layers), "zones": info.Zones, "plots": info.Plots, "companies": info.Companies, "needs": info.Needs,
		"projects": info.Projects,
	} {
		if got := answer[[]json.RawMessage](t, verb, p); len(got) != want || want == 0 {
			t.Errorf("%s: %d, info says %d", verb, len(got), want)
		}
		if lines := strings.Count(must(t, verb, p), "\n"); lines != want+1 {
			t.Errorf("%s: %d lines for %d", verb, lines, want)
		}
	}
	sold := answer[[]plotRow](t, "plots", p, "--status", "sold")
	for _, s := range sold {
		if s.Status != data.StatusSold || s.Offered || s.AreaM2 <= 0 || s.Lon == 0 {
			t.Errorf("%+v", s)
		}
	}
	if len(sold) == 0 || len(sold) == info.Plots {
		t.Errorf("%d plots are sold", len(sold))
	}
	if c := answer[checkResult](t, "check", p); !c.Good {
		t.Errorf("%+v", c)
	}
}

func TestProjectsAreAddedAndTakenBack(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	before := answer[[]data.Project](t, "projects", p)
	plot := answer[[]plotRow](t, "plots", p)[0].ID
	rows := file(t, "rows.json", []byte(`[
		{"type":"recruitment","title":"École de production","plot_ids":["`+plot+`"],"jobs":40,"rome":["H2903"]},
		{"type":"innovation","title":"Four électrique","plot_ids":["`+plot+`"],"trl":6,"capex_eur":3500000}]`))
	added := answer[struct {
		Seq  int64
		Rows []data.Project
	}](t, "projects", p, "--add", rows)
	if len(added.Rows) != 2 || added.Rows[0].ID == "" || added.Rows[0].ID == added.Rows[1].ID || added.Seq == 0 {
		t.Fatalf("%+v", added)
	}
	after := answer[[]data.Project](t, "projects", p)
	if len(after) != len(before)+2 {
		t.Errorf("%d projects after %d", len(after), len(before))
	}
	if journal := must(t, "journal", p, "--limit", "1"); !strings.Contains(journal, "École de production") {
		t.Errorf("journal: %s", journal)
	}
	must(t, "undo", p)
	if again := answer[[]data.Project](t, "projects", p); len(again) != len(before) {
		t.Errorf("%d projects after undo, %d before", len(again), len(before))
	}
}

func TestRowsThatAreRefused(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := hamlet(t)
	before := must(t, "projects", p, "--json")
	for _, tt := range []struct{ text, word string }{
		{"", "vide"},
		{"[]", "vide"},
		{"{", "fiches"},
		{`{"type":"recruitment","titel":"x"}`, "titel"},
		{`{"type":"party","title":"x"}`, "liste"},
		{`{"type":"recruitment","title":" "}`, "à remplir"},
		{`{"type":"recruitment","title":"x","rome":["9X"]}`, "ROME"},
		{`{"type":"recruitment","title":"x","plot_ids":["nowhere"]}`, "terrains"},
		{`{"title":"x"} trailing`, "fiches"},
	} {
		code, stdout, stderr := runWith(t, tt.text, "projects", p, "--add", "-")
		if code != exitFailed || stdout != "" || !strings.Contains(stderr, tt.word) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: exit code %d, %q, %q", tt.text, code, stdout, stderr)
		}
	}
	if after := must(t, "projects", p, "--json"); after != before {
		t.Error("a refused row changed the project")
	}
}

func TestCompanyAndNeedAreAdded(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	code, company, stderr := runWith(t, `{"name":"Fonderie Test"}`, "companies", p, "--add", "-")
	if code != exitDone {
		t.Fatal(stderr)
	}
	company = strings.TrimSpace(company)
	code, need, stderr := runWith(t, `{"title":"Extension","company_id":"`+company+`","criteria":[{"measure":"area_m2","hard":true,"weight":1,"min":1000,"ideal":5000}]}`,
		"needs", p, "--add", "-")
	if code != exitDone {
		t.Fatal(stderr)
	}
	text := must(t, "match", p, "--need", strings.TrimSpace(need))
	if !strings.Contains(text, "Extension") || !strings.Contains(text, "Superficie") {
		t.Errorf("match: %s", text)
	}
}

func TestExportAndRender(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	dir := t.TempDir()
	sheet := filepath.Join(dir, "c.pdf")
	must(t, "export", p, "--sheet", "overview", "--out", sheet)
	text, err := os.ReadFile(sheet)
	if err != nil || !bytes.HasPrefix(text, []byte("%PDF-")) {
		t.Fatalf("no PDF: %v", err)
	}
	if tool, err := exec.LookPath("pdftotext"); err == nil {
		words, err := exec.CommandContext(t.Context(), tool, sheet, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range []string{"Lambert-93", "Licence Ouverte", "DGFiP", "Vendu"} {
			if !strings.Contains(strings.ToLower(string(words)), strings.ToLower(w)) {
				t.Errorf("pdftotext does not find %q", w)
			}
		}
		if !regexp.MustCompile(`1:\d`).MatchString(strings.ReplaceAll(string(words), "\u202f", "")) {
			t.Error("pdftotext finds no scale")
		}
	}
	need := answer[[]data.Need](t, "needs", p)[0].ID
	must(t, "export", p, "--need", need, "--paper", "A4", "--public", "--date", "2026-11-23", "--out", sheet, "--force")
	if code, _, stderr := run(t, "export", p, "--out", sheet); code != exitFailed || !strings.Contains(stderr, "--force") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
	if code, _, stderr := run(t, "export", p, "--date", "yesterday", "--force", "--out", sheet); code != exitFailed || !strings.Contains(stderr, "AAAA-MM-JJ") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
	if code, _, stderr := run(t, "export", p, "--out", filepath.Join(dir, "no", "c.pdf")); code != exitFailed || !strings.Contains(stderr, "dossier") {
		t.Errorf("exit code %d, %q", code, stderr)
	}

	picture := filepath.Join(dir, "c.png")
	must(t, "render", p, "--size", "320x200", "--out", picture)
	f, err := os.Open(picture)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	img, err := png.Decode(f)
	if err != nil || img.Bounds().Dx() != 320 || img.Bounds().Dy() != 200 {
		t.Errorf("picture %v: %v", img, err)
	}
	layer := file(t, "good.geojson", collection(square))
	must(t, "render", layer, "--size", "64x64", "--bbox", "2.34,48.69,2.37,48.72", "--force", "--out", picture)
}

func TestExportNamesTheLayerWithoutProducer(t *testing.T) {
	t.Parallel()
	p := filepath.Join(t.TempDir(), "p.gpkg")
	must(t, "import", p, file(t, "good.geojson", collection(square)), "--layer", "Parcelles d’essai")
	out := filepath.Join(t.TempDir(), "c.pdf")
	code, _, stderr := run(t, "export", p, "--out", out)
	if code != exitFailed || !strings.Contains(stderr, "Parcelles d’essai") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a sheet was written")
	}
}

// Every field of the JSON that the verbs write is in docs/cli.md.
func TestEveryFieldIsDocumented(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	doc, err := os.ReadFile(filepath.Join("..", "..", "docs", "cli.md"))
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for _, w := range regexp.MustCompile(`[a-z][a-z0-9_]*`).FindAllString(string(doc), -1) {
		words[w] = true
	}
	p := hamlet(t)
	layer := file(t, "good.geojson", collection(square))
	shapes := reference.Path(t, "fr/risques/38DDT20180003.zip")
	need := answer[[]data.Need](t, "needs", p)[0].ID
	dir := t.TempDir()
	for _, args := range [][]string{
		{"info", p},
		{"info", layer},
		{"info", shapes},
		{"check", p},
		{"layers", p},
		{"style", p, "parcelles"},
		{"parcels", p},
		{"zones", p},
		{"plots", p},
		{"companies", p},
		{"needs", p},
		{"projects", p},
		{"match", p, "--need", need},
		{"journal", p},
		{"match", p, "--need", need, "--assemble"},
		{"bench", layer, "--paint", "--import", "--adjacency"},
		{"import", filepath.Join(dir, "q.gpkg"), layer},
		{"undo", filepath.Join(dir, "q.gpkg")},
		{"new", filepath.Join(dir, "r.gpkg")},
		{"export", p, "--out", filepath.Join(dir, "c.pdf")},
		{"export", p, "--standard", "sites-economiques", "--out", filepath.Join(dir, "s.gpkg")},
		{"render", layer, "--size", "64x64", "--out", filepath.Join(dir, "c.png")},
	} {
		for field := range fields(answer[any](t, args...)) {
			if !words[field] {
				t.Errorf("%s: field %q is not in docs/cli.md", args[0], field)
			}
		}
	}
}

// fields are the names of an answer, save those that are data themselves: rules counted, kinds, arguments of a note.
func fields(v any) map[string]bool {
	found := map[string]bool{}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			for f := range fields(e) {
				found[f] = true
			}
		}
	case map[string]any:
		for name, e := range v {
			found[name] = true
			if name == "issue_counts" || name == "args" || name == "properties" || name == "style" {
				continue
			}
			for f := range fields(e) {
				found[f] = true
			}
		}
	}
	return found
}

func TestEnglish(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	if text := must(t, "--lang", "en", "plots", p); !strings.Contains(text, "for sale") || strings.ContainsAny(text, "⟦") {
		t.Errorf("%s", text)
	}
}
