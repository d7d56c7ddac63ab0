package fact_test

import (
	"maps"
	"testing"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/workspace"
	"emprise/geo/scene"
)

// The risk plan of the next commune does not say that this one is dry: it says nothing of it, until somebody says that it does, of the whole
// territory or of communes.
func TestBeyondItsExtentALayerSaysNothing(t *testing.T) {
	t.Parallel()
	plots := []data.Plot{
		{ID: "IN", Name: "in", Status: data.StatusForSale, Shape: rectangle(t, 100, 0, 200, 100)},
		{ID: "OUT", Name: "out", Status: data.StatusForSale, Shape: rectangle(t, 5000, 0, 5100, 100)},
	}
	in := func(coverage data.Coverage, l layer) layer {
		l.about.Coverage = coverage
		return l
	}
	layers := func(coverage data.Coverage) []layer {
		frame := func(columns ...string) []thing {
			return []thing{{rectangle(t, -1000, -1000, -900, -900), columns}, {rectangle(t, 900, 900, 1000, 1000), columns}}
		}
		return []layer{
			in(coverage, layer{about("ppr", data.RoleHazards), frame("typereglement", "03", "typealea", "112")}),
			in(coverage, layer{about("znieff", data.RoleProtected), frame()}),
			in(coverage, layer{about("plu", data.RoleUrbanZoning), frame("typezone", "N")}),
			in(coverage, layer{about("roads", data.RoleRoads), []thing{
				{line(t, -1000, -500, 1000, -500), []string{"nature", "Route à 1 chaussée"}},
				{line(t, 0, -1000, 0, -500), []string{"nature", "Route à 1 chaussée"}},
				{line(t, 0, 500, 0, 1000), []string{"nature", "Route à 1 chaussée"}},
			}}),
			in(coverage, layer{about("mast", data.RoleContext), frame()}),
		}
	}
	free := data.Need{Criteria: []data.Criterion{
		{Free: &data.Free{Kind: data.FreeShare, Layer: "mast"}},
		{Free: &data.Free{Kind: data.FreeIntersects, Layer: "mast"}},
		{Free: &data.Free{Kind: data.FreeCount, Layer: "mast", WithinM: 50}},
	}}
	measures := []data.Measure{data.MeasureBan, data.MeasureProtected, data.MeasureNet, data.MeasureFrontage}
	for _, c := range free.Criteria {
		measures = append(measures, c.Key())
	}
	communes := layer{data.Layer{ID: "communes", Name: "communes", Role: data.RoleLimits}, []thing{
		{rectangle(t, -1000, -1000, 1000, 1000), []string{"insee", "91326"}},
		{rectangle(t, 4000, -1000, 6000, 1000), []string{"insee", "91432"}},
		{rectangle(t, 6000, -1000, 7000, 1000), []string{"insee", "91001"}},
	}}
	var facts fact.Cache // which must see when the limits come
	for i, tt := range []struct {
		coverage data.Coverage
		limits   bool
		covered  [2]bool
	}{
		{data.CoverageExtent, true, [2]bool{true, false}},
		{data.CoverageTerritory, true, [2]bool{true, true}},
		{"91432,91001", false, [2]bool{false, false}},
		{"91432,91001", true, [2]bool{false, true}},
		{"91326,91432", true, [2]bool{true, true}},
		{"91001", true, [2]bool{false, false}},
	} {
		coverage, all := tt.coverage, layers(tt.coverage)
		if tt.limits {
			all = append(all, communes)
		}
		s := snapshot(t, uint64(i+1), plots, all...)
		q, err := fact.NewQuestions(t.Context(), s, free)
		if err != nil {
			t.Fatal(err)
		}
		candidates, err := facts.Candidates(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range candidates {
			c.Values = maps.Clone(c.Values)
			q.Answer(plots[i].Shape, c.Values)
			covered := tt.covered[i]
			for _, m := range measures {
				v := c.Values[m]
				if v.Known != covered {
					t.Errorf("coverage %q: %s of %s is %+v", coverage, m, c.PlotID, v)
				}
				if !covered && v.Source != fact.SourceBeyond {
					t.Errorf("%s of %s does not say why it is unknown: %+v", m, c.PlotID, v)
				}
			}
		}
	}
}

// Limits that come later tell where the communes are, although the layers that cover them are as they were.
func TestLimitsTellWhatIsCovered(t *testing.T) {
	t.Parallel()
	risk := layer{data.Layer{ID: "ppr", Name: "ppr", Role: data.RoleHazards, Coverage: "91326"}, []thing{{rectangle(t, 5000, 0, 5100, 100), []string{"typereglement", "03"}}}}
	limits := layer{data.Layer{ID: "communes", Name: "communes", Role: data.RoleLimits}, []thing{{rectangle(t, -500, -500, 500, 500), []string{"code_insee", "91326"}}}}
	with := snapshot(t, 2, plots(t), risk, limits)
	without := *with
	without.Version, without.Layers, without.Scene = 1, with.Layers[:1], &scene.Scene{Version: 1, Layers: with.Scene.Layers[:1]}
	var facts fact.Cache
	for _, tt := range []struct {
		snap  *workspace.Snapshot
		known bool
	}{{&without, false}, {with, true}} {
		got, err := facts.Candidates(t.Context(), tt.snap)
		if err != nil {
			t.Fatal(err)
		}
		if v := got[0].Values[data.MeasureBan]; v.Known != tt.known || v.Number != 0 {
			t.Errorf("with limits %v: %+v", tt.known, v)
		}
	}
}

// What a layer shows beyond its own features counts, wherever the middle of the plot lies.
func TestWhatIsShownCounts(t *testing.T) {
	t.Parallel()
	risk := layer{about("ppr", data.RoleHazards), []thing{{rectangle(t, -50, 0, 10, 100), []string{"typereglement", "03"}}}}
	risk.about.Coverage = data.CoverageExtent
	got := gather(t, snapshot(t, 1, []data.Plot{{ID: "P1", Name: "one", Shape: rectangle(t, 0, 0, 100, 100)}}, risk))
	number(t, got[0], data.MeasureBan, 0.1, "layer ppr")
}
