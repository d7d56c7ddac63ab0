package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emprise/data/standard"
	"emprise/geo/reference"
)

type plotLine struct {
	ID, ZoneID, Status, Servicing, Occupancy, Owner, INSEE, Updated string
	Parcels                                                         []string
	AreaM2                                                          float64 `json:"area_m2"`
}

// plotsOf lists the plots of a project with the names of the JSON.
func plotsOf(t *testing.T, project string) []plotLine {
	t.Helper()
	var out []plotLine
	for _, p := range answer[[]map[string]any](t, "plots", project) {
		text := func(name string) string { s, _ := p[name].(string); return s }
		l := plotLine{
			ID: text("id"), ZoneID: text("zone_id"), Status: text("status"), Servicing: text("servicing"), Occupancy: text("occupancy"),
			Owner: text("owner"), INSEE: text("insee"), Updated: text("updated"),
		}
		l.AreaM2, _ = p["area_m2"].(float64)
		list, _ := p["parcels"].([]any)
		for _, id := range list {
			l.Parcels = append(l.Parcels, id.(string))
		}
		out = append(out, l)
	}
	return out
}

// A territory goes out in the tables of CNIG and comes back the same, through the file that CNIG publishes and through one
// made like it.
func TestATerritoryGoesOutAndComesBack(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	want := plotsOf(t, p)
	template := reference.Path(t, "fr/sites-economiques-cnig/sites_economiques.gpkg")
	for name, flags := range map[string][]string{"template": {"--template", template}, "made": nil} {
		dir := t.TempDir()
		out, again := filepath.Join(dir, "out.gpkg"), filepath.Join(dir, "again.gpkg")
		sent := answer[delivered](t, append([]string{"export", p, "--standard", "sites-economiques", "--out", out}, flags...)...)
		if len(sent.Tables) != 2 || sent.Tables[1].Rows != len(want) || len(sent.Issues) != 0 || sent.CRS != "EPSG:2154" {
			t.Errorf("%s: %+v", name, sent)
		}
		if said := ogrinfo(t, "-so", "-al", out); strings.Contains(said, "Warning") || !strings.Contains(said, "terr_m2_prix: Integer") {
			t.Errorf("%s: %s", name, said)
		}
		if said := ogrinfo(t, "-q", "-where", "terr_m2_prix IS NOT NULL OR terr_acquereur IS NOT NULL", out, "terrain_eco"); strings.Contains(said, "OGRFeature") {
			t.Errorf("%s: what may not be published is there: %s", name, said)
		}
		got := answer[importResult](t, "import", again, out)
		if c := got.References["zone"]; c.Unresolved != 0 || c.Resolved == 0 {
			t.Errorf("%s: references %+v", name, got.References)
		}
		back := plotsOf(t, again)
		if len(back) != len(want) {
			t.Fatalf("%s: %d plots, not %d", name, len(back), len(want))
		}
		for i, w := range want {
			b := back[i]
			if math.Abs(b.AreaM2-w.AreaM2) > 0.01 {
				t.Errorf("%s: %s has %.3f m², not %.3f", name, w.ID, b.AreaM2, w.AreaM2)
			}
			b.AreaM2 = w.AreaM2
			if b.ID != w.ID || b.ZoneID != w.ZoneID || b.Status != w.Status || b.Servicing != w.Servicing || b.Occupancy != w.Occupancy ||
				b.Owner != w.Owner || b.Updated != w.Updated || !slices.Equal(b.Parcels, w.Parcels) {
				t.Errorf("%s:\n%+v\n%+v", name, b, w)
			}
		}
		zones, were := answer[[]map[string]any](t, "zones", again), answer[[]map[string]any](t, "zones", p)
		for i := range were {
			for _, field := range []string{"id", "name", "commune", "insee", "vocation", "plots"} {
				if zones[i][field] != were[i][field] {
					t.Errorf("%s: %s of a zone is %v, not %v", name, field, zones[i][field], were[i][field])
				}
			}
		}
	}
	inside := filepath.Join(t.TempDir(), "internal.gpkg")
	must(t, "export", p, "--standard", "sites-economiques", "--out", inside, "--internal")
	if said := ogrinfo(t, "-q", "-where", "terr_m2_prix IS NOT NULL", inside, "terrain_eco"); !strings.Contains(said, "OGRFeature") {
		t.Error("no price in the internal file")
	}
	if code, _, stderr := run(t, "export", p, "--standard", "sites-economiques", "--out", inside); code != exitFailed || !strings.Contains(stderr, "internal.gpkg") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
}

const oddColumns = `Numero du lot;Libre?;Surface en hectares;Tarif;Ville
L1;libre;1,5;35;Agde
L2;complet;0,8;;Agde
`

// A mapping is proposed, edited by hand, and the file comes in by it.
func TestAMappingIsProposedEditedAndUsed(t *testing.T) {
	t.Parallel()
	table := file(t, "lots.csv", []byte(oddColumns))
	proposed, err := standard.Parse([]byte(must(t, "info", table, "--mapping", "--role", "plots")))
	if err != nil || proposed.Noun != "plot" {
		t.Fatalf("%+v, %v", proposed, err)
	}
	proposed.Name = "Lots d’Agde"
	proposed.Fields = []standard.Field{
		{To: "id", From: "Numero du lot"},
		{To: "name", From: "Numero du lot"},
		{To: "status", From: "Libre?", Words: map[string]string{"libre": "for_sale"}},
		{To: "area_m2", From: "Surface en hectares", Unit: standard.UnitHectare},
		{To: "price_eur_m2", From: "Tarif"},
		{To: "commune", From: "Ville"},
	}
	text, err := json.Marshal(proposed)
	if err != nil {
		t.Fatal(err)
	}
	mapping := file(t, "m.json", text)
	project := filepath.Join(t.TempDir(), "p.gpkg")
	got := answer[importResult](t, "import", project, table, "--mapping", mapping)
	if f := got.Files[0]; f.Role != "plots" || f.Rows.Plots != 2 || f.IssueCounts["value_unmapped"] != 1 {
		t.Errorf("%+v", f)
	}
	plots := answer[[]map[string]any](t, "plots", project)
	if plots[0]["status"] != "for_sale" || plots[1]["status"] != nil && plots[1]["status"] != "" || plots[1]["notes"] != "Libre? : complet" || plots[0]["commune"] != "Agde" {
		t.Errorf("%v", plots)
	}
	if price, _ := plots[0]["price_eur_m2"].(map[string]any); price["value"] != 35.0 {
		t.Errorf("price %v", plots[0])
	}

	// The layer alone.
	alone := filepath.Join(t.TempDir(), "q.gpkg")
	if got := answer[importResult](t, "import", alone, table, "--mapping", mapping, "--no-rows"); got.Files[0].Rows.Plots != 0 {
		t.Errorf("%+v", got.Files[0])
	}
	// What is no mapping, and that of another file, is refused in a sentence, and no project is left.
	for name, text := range map[string]string{
		"none": "{}", "absent": "", "other": `{"format":1,"noun":"plot","fields":[{"to":"id","from":"Autre colonne"}]}`,
	} {
		path := filepath.Join(t.TempDir(), "absent.json")
		if text != "" {
			path = file(t, "bad.json", []byte(text))
		}
		fresh := filepath.Join(t.TempDir(), "r.gpkg")
		code, stdout, stderr := run(t, "import", fresh, table, "--mapping", path)
		if code != exitFailed || stdout != "" || strings.Contains(stderr, "⟦") || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: exit code %d, %q", name, code, stderr)
		}
		if _, err := os.Stat(fresh); err == nil {
			t.Errorf("%s: a project was left", name)
		}
	}
	if code, _, stderr := run(t, "info", reference.Path(t, "fr/risques/38DDT20180003.zip"), "--mapping"); code != exitFailed || !strings.Contains(stderr, "N_ZONE_REG") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
}
