package fact_test

import (
	"testing"

	"emprise/data"
	"emprise/data/fact"
)

// The risk plan of the next commune does not say that this one is dry: it says nothing of it, until somebody says that it does.
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
	for _, coverage := range data.Coverages() {
		s := snapshot(t, 1, plots, layers(coverage)...)
		q, err := fact.NewQuestions(t.Context(), s, free)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range gather(t, s) {
			q.Answer(plots[i].Shape, c.Values)
			covered := coverage == data.CoverageTerritory || i == 0
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

// What a layer shows beyond its own features counts, wherever the middle of the plot lies.
func TestWhatIsShownCounts(t *testing.T) {
	t.Parallel()
	risk := layer{about("ppr", data.RoleHazards), []thing{{rectangle(t, -50, 0, 10, 100), []string{"typereglement", "03"}}}}
	risk.about.Coverage = data.CoverageExtent
	got := gather(t, snapshot(t, 1, []data.Plot{{ID: "P1", Name: "one", Shape: rectangle(t, 0, 0, 100, 100)}}, risk))
	number(t, got[0], data.MeasureBan, 0.1, "layer ppr")
}
