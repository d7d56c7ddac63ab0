package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
	"emprise/geo/reference"
)

// quarter writes a real cadastre as it might be a quarter later: one parcel renumbered, one with another area, one gone.
func quarter(t *testing.T) (before, after string, ids [3]string) {
	t.Helper()
	before = reference.Path(t, "fr/cadastre/cadastre-91326-parcelles.json.gz")
	var c struct {
		Type     string           `json:"type"`
		Features []map[string]any `json:"features"`
	}
	text, err := os.ReadFile(unpacked(t, before))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &c); err != nil {
		t.Fatal(err)
	}
	c.Type = "FeatureCollection"
	kept := c.Features[:0]
	for i, f := range c.Features {
		p := f["properties"].(map[string]any)
		id := p["id"].(string)
		switch i {
		case 100:
			ids[0] = id
			f["id"], p["id"], p["numero"] = id[:10]+"9999", id[:10]+"9999", "9999"
		case 200:
			ids[1] = id
			p["contenance"] = 123456
		case 300:
			ids[2] = id
			continue
		}
		kept = append(kept, f)
	}
	c.Features = kept
	if text, err = json.Marshal(c); err != nil {
		t.Fatal(err)
	}
	return before, file(t, "later.geojson", text), ids
}

func TestReconcile(t *testing.T) {
	playedWhole(t)
	before, after, ids := quarter(t)
	project := filepath.Join(t.TempDir(), "p.gpkg")
	must(t, "import", project, before, "--role", "parcels", "--date", "2025-01")
	must(t, "plots", project, "--add", "--parcels", ids[0], "--name", "Lot 1")

	seen := answer[reconciled](t, "reconcile", project, after, "--dry-run")
	if c := seen.Counts; !seen.DryRun || seen.Seq != 0 || c["renamed"] != 1 || c["changed"] != 1 || c["gone"] != 1 || c["followed"] != 1 || len(seen.Items) != 4 || seen.Taken != 4 {
		t.Fatalf("%+v", seen)
	}
	if l := answer[[]data.Layer](t, "layers", project)[0]; l.Count != 2859 || l.Date != "2025-01" {
		t.Errorf("a dry run has changed %+v", l)
	}
	for _, i := range seen.Items {
		switch i.Sort {
		case "renamed":
			if i.Old[0] != ids[0] || i.New[0] != ids[0][:10]+"9999" || i.Shares[0].OfOld != 1 {
				t.Errorf("%+v", i)
			}
		case "changed":
			if i.Old[0] != ids[1] || i.Cells[0].Column != "contenance" || i.Cells[0].After != "123456" {
				t.Errorf("%+v", i)
			}
		case "followed":
			if i.Name != "Lot 1" || !*i.Sure {
				t.Errorf("%+v", i)
			}
		}
	}

	// Nothing, then one sort, then the rest.
	if done := answer[reconciled](t, "reconcile", project, after, "--accept", "none"); done.Taken != 0 || done.Seq != 0 {
		t.Errorf("%+v", done)
	}
	if done := answer[reconciled](t, "reconcile", project, after, "--accept", "changed"); done.Taken != 1 || done.Seq == 0 {
		t.Errorf("%+v", done)
	}
	text := must(t, "reconcile", project, after, "--date", "2025-04")
	if !strings.Contains(text, "Renuméroté") || !strings.Contains(text, "3 différences, 3 reprises") {
		t.Errorf("%s", text)
	}
	layers := answer[[]data.Layer](t, "layers", project)
	if len(layers) != 1 || layers[0].Count != 2858 || layers[0].Date != "2025-04" {
		t.Errorf("%+v", layers)
	}
	if found := answer[[]data.Plot](t, "plots", project); len(found) != 1 || found[0].Parcels[0] != ids[0][:10]+"9999" {
		t.Errorf("%+v", found)
	}
	must(t, "check", project)
	must(t, "undo", project)
	if l := answer[[]data.Layer](t, "layers", project)[0]; l.Count != 2859 {
		t.Errorf("%+v", l)
	}
	if found := answer[[]data.Plot](t, "plots", project); found[0].Parcels[0] != ids[0] {
		t.Errorf("%+v", found)
	}
}

func TestReconcileRefusals(t *testing.T) {
	before, _, _ := quarter(t)
	project := filepath.Join(t.TempDir(), "p.gpkg")
	must(t, "import", project, file(t, "a.geojson", collection(square)))
	if code, _, stderr := run(t, "reconcile", project, before); code != exitFailed || !strings.Contains(stderr, "ne ressemble") {
		t.Errorf("%d: %s", code, stderr)
	}
	if code, _, stderr := run(t, "reconcile", project, before, "--layer", "nowhere"); code != exitFailed || !strings.Contains(stderr, "nowhere") {
		t.Errorf("%d: %s", code, stderr)
	}
	if code, _, stderr := run(t, "reconcile", project, before, "--accept", "everything"); code != exitUsage || !strings.Contains(stderr, "row_gone") {
		t.Errorf("%d: %s", code, stderr)
	}
}
