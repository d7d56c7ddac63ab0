package main

import (
	"math"
	"slices"
	"strings"
	"testing"

	"emprise/data"
)

func TestPlotsAreMadeOfParcelsAndMerged(t *testing.T) {
	playedWhole(t)
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

	// Both are of one size, so that the first by its identifier keeps its record, whatever the order.
	for _, args := range [][]string{{"plots", p, "--merge", "P2,P1"}, {"plots", p, "merge", "P1", "P2"}, {"plots", p, "merge", "P2", "P1"}} {
		merged := answer[plotMade](t, args...)
		if merged.Row.ID != "P1" || merged.Row.Status != data.StatusForSale || merged.Pieces != 1 {
			t.Errorf("%v: %+v", args, merged)
		}
		must(t, "undo", p)
	}
	// The larger part of a plot keeps the record, and swallows the neighbour later on.
	cut := answer[plotCut](t, "plots", p, "split", "P1", "--line", "LINESTRING(2.3495 48.7004, 2.3525 48.7004)", "--name", "Bande")
	if len(cut.Parts) != 2 || cut.Parts[0].ID != "P1" || cut.Parts[1].Name != "Bande" || !slices.Equal(cut.Joined, []string{"P2"}) ||
		math.Abs(cut.Parts[1].AreaM2/(cut.Parts[0].AreaM2+cut.Parts[1].AreaM2)-0.4) > 1e-3 {
		t.Errorf("%+v", cut)
	}
	merged := answer[plotMade](t, "plots", p, "merge", cut.Parts[0].ID, "P2")
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
	must(t, "undo", p)
	if got := answer[[]plotRow](t, "plots", p); len(got) != before+1 {
		t.Errorf("%d plots after undo", len(got))
	}

	for _, args := range [][]string{
		{"plots", p, "--add"},
		{"plots", p, "--parcels", id},
		{"plots", p, "--merge", "P1"},
		{"plots", p, "--name", "X"},
		{"plots", p, "split", "P1"},
		{"plots", p, "merge", "P1"},
		{"plots", p, "join", "P1", "P2"},
		{"plots", p, "--line", "LINESTRING(2 48, 3 48)"},
		{"plots", p, "--add", "--parcels", id, "--merge", "P1,P2"},
	} {
		if code, _, _ := run(t, args...); code != exitUsage {
			t.Errorf("%v: exit code %d", args, code)
		}
	}
	if code, _, stderr := run(t, "plots", p, "--add", "--parcels", "00000000000000"); code != exitFailed || !strings.Contains(stderr, "00000000000000") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	for _, line := range []string{"LINESTRING(2 48)", "POINT(2 48)", "LINESTRING(200 48, 3 48)", "à travers", "LINESTRING(2 48, 3 48)"} {
		if code, _, stderr := run(t, "plots", p, "split", "P1", "--line", line); code != exitFailed || stderr == "" {
			t.Errorf("%s: exit code %d, %s", line, code, stderr)
		}
	}
	if code, _, _ := run(t, "plots", p, "--add", "--parcels", id, "--status", "cheap"); code != exitFailed {
		t.Errorf("an unknown status: exit code %d", code)
	}
}
