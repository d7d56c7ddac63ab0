package report_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/match"
	"emprise/data/report"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/sheet"
)

// The sheet of an assembly names its parcels with their areas, says how each condition is met, and draws what it makes together.
func TestAssemblySheet(t *testing.T) {
	t.Parallel()
	w := project(t)
	var b feature.Builder
	for i, id := range []string{"589010000A0001", "589010000A0002"} {
		b.Begin(feature.Areas)
		b.Geometry(rect(t, 2000+120*float64(i), 2200, 120, 100))
		b.Text("id", id)
		b.Text("numero", id[13:])
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	layer := data.Layer{ID: "parcels", Name: "Parcelles", Role: data.RoleParcels, Producer: "DGFiP", Licence: "Licence Ouverte 2.0", Date: "2026-09-01", Visible: true}
	if _, err := w.Import(t.Context(), layer, func(sink func(*feature.Set) error) error { return sink(set) }); err != nil {
		t.Fatal(err)
	}
	snap := w.Snapshot()
	shape := snap.Scene.Layer("parcels").Features.MultiPolygon(0)
	p := assembly.Proposal{At: []assembly.Spot{{Layer: layer.ID, Feature: 0}}, Shape: shape}
	p.Area = measure.Area(shape)
	p.Match.Name, p.Match.Verdict = "AB 1", "fits"
	need := data.Need{ID: "B", Title: "Atelier"}
	reason := match.Asks(data.Criterion{Measure: data.MeasureArea, Hard: true, Min: new(float64)})
	p.Match.Reasons = []match.Reason{reason}
	sh, err := report.Assembly(context.Background(), snap, need, p, report.Options{Lang: "fr"})
	if err != nil {
		t.Fatal(err)
	}
	if len(sh.Tables) != 2 || len(sh.Tables[0].Rows) != 1 || sh.Tables[0].Rows[0].Cells[0] != "A 1" || sh.Tables[1].Rows[0].Note == "" || len(sh.Legend[0].Items) != 2 || !strings.Contains(sh.Title, "Atelier") || !strings.Contains(sh.Subtitle, "AB 1") {
		t.Errorf("%+v", sh)
	}
	if sh.Map.Denominator > 10_000 || len(sh.Map.Layers) < 3 {
		t.Errorf("1:%g, %d layers", sh.Map.Denominator, len(sh.Map.Layers))
	}
	if _, err := report.WriteSheets(context.Background(), filepath.Join(t.TempDir(), "a.png"), []*sheet.Sheet{sh}, "", 50); err != nil {
		t.Error(err)
	}
	p.At[0].Layer = "nowhere"
	if _, err := report.Assembly(context.Background(), snap, need, p, report.Options{}); err == nil {
		t.Error("a layer that is not there")
	}
}
