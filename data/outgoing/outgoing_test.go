package outgoing_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/outgoing"
	"emprise/data/report"
	"emprise/data/table"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

func snapshot(t *testing.T, rows ...data.Row) *workspace.Snapshot {
	t.Helper()
	s, err := gpkg.Create(t.Context(), filepath.Join(t.TempDir(), "p.gpkg"), data.Territory{Name: "CC", EPSG: 2154, Language: "fr"}, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(t.Context(), s, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	if len(rows) > 0 {
		if _, err := w.Do(t.Context(), data.Edit{Put: rows}); err != nil {
			t.Fatal(err)
		}
	}
	var b feature.Builder
	b.Begin(feature.None)
	b.Text("nom", "a")
	b.End()
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	feed := func(sink func(*feature.Set) error) error { return sink(set) }
	if _, err := w.Import(t.Context(), data.Layer{ID: "routes", Name: "Routes", Role: data.RoleRoads, Producer: "IGN"}, feed); err != nil {
		t.Fatal(err)
	}
	return w.Snapshot()
}

// Every kind has columns with titles and units in both languages; what never leaves is no column of what is for the outside.
func TestEveryKindHasColumns(t *testing.T) {
	t.Parallel()
	snap := snapshot(t)
	for _, lang := range []string{"fr", "en"} {
		for _, name := range outgoing.Names() {
			s, err := outgoing.Find(snap, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, public := range []bool{false, true} {
				if public && s.Secret() {
					continue
				}
				out, err := outgoing.Compose(t.Context(), snap, []outgoing.Subject{s}, outgoing.Options{Public: public, Lang: lang, Date: time.Unix(0, 0)})
				if err != nil {
					t.Fatal(name, err)
				}
				seen := map[string]bool{}
				for _, c := range out.Book.Tables[0].Columns {
					if seen[c.Name] || seen["title "+c.Title] {
						t.Errorf("%s: two columns %s, %q", name, c.Name, c.Title)
					}
					seen[c.Name], seen["title "+c.Title] = true, true
					if strings.Contains(c.Title+c.Meaning+strings.Join(c.Words, ""), "⟦") || strings.Contains(c.Title, "_") {
						t.Errorf("%s (%s): %s is called %q", name, lang, c.Name, c.Title)
					}
					if public && s.Kind != "" && data.ReachOf(s.Kind, c.Name) == data.Kept {
						t.Errorf("%s.%s may not leave", s.Kind, c.Name)
					}
				}
			}
		}
	}
}

// A layer leaves with its producer and its date, and for the outside with its licence.
func TestALayerLeavesWithItsSource(t *testing.T) {
	t.Parallel()
	snap := snapshot(t)
	layer, err := outgoing.Find(snap, "Routes")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		date, licence string
		public        bool
		want          string
	}{{"", "", false, "date"}, {"2026", "", false, ""}, {"2026", "", true, "licence"}, {"2026", "LO", true, ""}} {
		snap.Layers[0].Date, snap.Layers[0].Licence = c.date, c.licence
		_, err := outgoing.Compose(t.Context(), snap, []outgoing.Subject{layer}, outgoing.Options{Public: c.public, Date: time.Unix(0, 0)})
		var missing *report.MissingSourceError
		if got := errors.As(err, &missing); got != (c.want != "") || got && missing.Field != c.want {
			t.Errorf("%+v: %v", c, err)
		}
	}
	need := data.Need{ID: "BES-0001", Title: "n", Criteria: []data.Criterion{{Measure: data.MeasureMotorway, Max: new(1.0)}}}
	snap = snapshot(t, need, data.Plot{ID: "58901_TERRAIN-ECO_00001", Name: "Lot"})
	rank, err := outgoing.Find(snap, "ranking:BES-0001")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := outgoing.Compose(t.Context(), snap, []outgoing.Subject{rank}, outgoing.Options{Date: time.Unix(0, 0)}); err == nil {
		t.Error("a ranking says what a layer without a date told")
	}
	if all := outgoing.Subjects(snap); !slices.ContainsFunc(all, func(s outgoing.Subject) bool { return s.Need == "BES-0001" }) {
		t.Errorf("%+v", all)
	}
}

// A ranking tells how far each plot is from where the company works, and never the outside: that would tell who it is.
func TestARankingKnowsThePresentSite(t *testing.T) {
	t.Parallel()
	outline := func(lon float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{lon, 47}, {lon + 0.01, 47}, {lon + 0.01, 47.01}, {lon, 47.01}, {lon, 47}}}}
	}
	snap := snapshot(t,
		data.Company{ID: "E", Name: "Fonderie"}, data.Establishment{ID: "ETA-1", Name: "Atelier", CompanyID: "E", At: orb.Point{3.005, 47.005}},
		data.Need{ID: "BES-0001", Title: "n", CompanyID: "E", Criteria: []data.Criterion{{Measure: data.MeasureSite, Hard: true, Weight: 1, Ideal: new(0.0), Max: new(2000.0)}}},
		data.Plot{ID: "58901_TERRAIN-ECO_00001", Name: "far", Status: data.StatusForSale, Shape: outline(3.1)},
		data.Plot{ID: "58901_TERRAIN-ECO_00002", Name: "here", Status: data.StatusForSale, Shape: outline(3)},
	)
	snap.Layers[0].Date, snap.Layers[0].Licence = "2026", "LO"
	rank, err := outgoing.Find(snap, "ranking:BES-0001")
	if err != nil {
		t.Fatal(err)
	}
	for _, public := range []bool{false, true} {
		out, err := outgoing.Compose(t.Context(), snap, []outgoing.Subject{rank}, outgoing.Options{Public: public, Lang: "en", Date: time.Unix(0, 0)})
		if err != nil {
			t.Fatal(err)
		}
		of := out.Book.Tables[0]
		row := func(i int) map[string]table.Value {
			cells, said := make([]table.Value, len(of.Columns)), map[string]table.Value{}
			of.Row(i, cells)
			for k, c := range of.Columns {
				said[c.Name] = cells[k]
			}
			return said
		}
		here, far := row(0), row(1)
		if here["id"] != table.Of("58901_TERRAIN-ECO_00002") || here["rank"] != table.OfNumber(1) || far["rank"].Known() {
			t.Errorf("public %v: %v before %v", public, here, far)
		}
		if !public && (here["site_m"] != table.OfNumber(0) || here["score"] != table.OfNumber(100) || !far["site_m"].Known() || !far["reasons"].Known()) {
			t.Errorf("the distance is not told: %v, %v", here, far)
		}
		for _, name := range []string{"site_m", "site_m_verdict", "site_m_points", "site_m_source", "score", "reasons"} {
			if public && (here[name].Known() || far[name].Known()) {
				t.Errorf("the outside reads %s: %v, %v", name, here[name], far[name])
			}
		}
	}
}
