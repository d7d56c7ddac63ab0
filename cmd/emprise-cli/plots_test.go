package main

import (
	"math"
	"slices"
	"strings"
	"testing"

	"emprise/data"
)

func TestPlotsAreMadeOfParcelsAndMerged(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	before := len(answer[[]plotRow](t, "plots", p))
	const id = "751010000A0001"
	layer := file(t, "deux.geojson", []byte(`{"type":"FeatureCollection","features":[
		{"type":"Feature","properties":{"id":"`+id+`"},"geometry":{"type":"Polygon","coordinates":[[[2.36,48.7],[2.361,48.7],[2.361,48.701],[2.36,48.701],[2.36,48.7]]]}},
		{"type":"Feature","properties":{"id":"751010000A0002"},"geometry":{"type":"Polygon","coordinates":[[[2.3610003,48.7],[2.362,48.7],[2.362,48.701],[2.3610003,48.701],[2.3610003,48.7]]]}}]}`))
	must(t, "import", p, layer, "--role", "parcels", "--producer", "DGFiP", "--licence", "Licence Ouverte 2.0", "--date", "2026-04")
	made := answer[plotMade](t, "plots", p, "--add", "--parcels", id+",751010000A0002", "--name", "Neuf", "--status", "for_sale")
	if made.Row.Name != "Neuf" || made.Row.Status != data.StatusForSale || made.Pieces != 2 || made.Slits != 1 || !slices.Equal(made.Row.Parcels, []string{id, "751010000A0002"}) {
		t.Errorf("%+v", made)
	}
	must(t, "undo", p)
	closed := answer[plotMade](t, "plots", p, "--add", "--parcels", id+",751010000A0002", "--close")
	if closed.Pieces != 1 || closed.Slits != 0 || closed.Closed <= 0 || math.Abs(closed.Row.AreaM2-made.Row.AreaM2-closed.Closed) > 0.01 {
		t.Errorf("%+v", closed)
	}
	if got := answer[[]plotRow](t, "plots", p); len(got) != before+1 {
		t.Errorf("%d plots", len(got))
	}

	merged := answer[plotMade](t, "plots", p, "--merge", "P2,P1")
	if merged.Row.ID != "P2" || merged.Row.Status != data.StatusSold || merged.Pieces != 1 {
		t.Errorf("%+v", merged)
	}
	type project struct {
		PlotIDs []string `json:"plot_ids"`
	}
	if r := answer[[]project](t, "projects", p); !slices.Equal(r[0].PlotIDs, []string{"P2"}) {
		t.Errorf("the project is at %v", r[0].PlotIDs)
	}
	must(t, "undo", p)
	if got := answer[[]plotRow](t, "plots", p); len(got) != before+1 {
		t.Errorf("%d plots after undo", len(got))
	}

	for _, args := range [][]string{
		{"plots", p, "--add"},
		{"plots", p, "--parcels", id},
		{"plots", p, "--merge", "P1"},
		{"plots", p, "--name", "X"},
		{"plots", p, "--add", "--parcels", id, "--merge", "P1,P2"},
	} {
		if code, _, _ := run(t, args...); code != exitUsage {
			t.Errorf("%v: exit code %d", args, code)
		}
	}
	if code, _, stderr := run(t, "plots", p, "--add", "--parcels", "00000000000000"); code != exitFailed || !strings.Contains(stderr, "00000000000000") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	if code, _, _ := run(t, "plots", p, "--add", "--parcels", id, "--status", "cheap"); code != exitFailed {
		t.Errorf("an unknown status: exit code %d", code)
	}
}
