package search_test

import (
	"testing"

	"emprise/data"
	"emprise/data/search"
)

func TestAPlotIsMeantByEachPartOfAFilter(t *testing.T) {
	t.Parallel()
	p := data.Plot{
		ID: "58901_TERRAIN-ECO_00001", Name: "Lot de l’Étang", Commune: "Arvenne", ZoneID: "Z1", Status: data.StatusForSale, Servicing: data.ServicingDone,
		PriceEuroPerM2: &data.Fact{Value: 30},
	}
	dear := p
	dear.PriceEuroPerM2 = nil
	for _, c := range []struct {
		filter        search.PlotFilter
		plot          data.Plot
		keeps, doubts bool
	}{
		{filter: search.PlotFilter{}, plot: p, keeps: true},
		{filter: search.PlotFilter{Statuses: []data.Status{data.StatusSold, data.StatusForSale}}, plot: p, keeps: true},
		{filter: search.PlotFilter{Statuses: []data.Status{data.StatusSold}}, plot: p},
		{filter: search.PlotFilter{ZoneID: "Z1", Commune: "Arvenne", Servicing: data.ServicingDone}, plot: p, keeps: true},
		{filter: search.PlotFilter{ZoneID: "Z2"}, plot: p},
		{filter: search.PlotFilter{Commune: "Montreuse"}, plot: p},
		{filter: search.PlotFilter{Servicing: data.ServicingNone}, plot: p},
		{filter: search.PlotFilter{LeastM2: 10_000}, plot: p, keeps: true},
		{filter: search.PlotFilter{LeastM2: 10_001}, plot: p},
		{filter: search.PlotFilter{MostEuro: 30}, plot: p, keeps: true},
		{filter: search.PlotFilter{MostEuro: 29}, plot: p},
		{filter: search.PlotFilter{MostEuro: 29}, plot: dear, doubts: true},
		{filter: search.PlotFilter{MostEuro: 29, ZoneID: "Z2"}, plot: dear},
		{filter: search.PlotFilter{Words: "etang  peupl"}, plot: p, keeps: true},
		{filter: search.PlotFilter{Words: "étang nord"}, plot: p},
	} {
		if keeps, doubts := c.filter.Keeps(c.plot, 10_000, "Les Peupliers"), c.filter.Doubts(c.plot, 10_000, "Les Peupliers"); keeps != c.keeps || doubts != c.doubts {
			t.Errorf("%+v: keeps %v, doubts %v", c.filter, keeps, doubts)
		}
	}
	if !(search.PlotFilter{Words: " "}).Empty() || (search.PlotFilter{MostEuro: 1}).Empty() {
		t.Error("what asks for nothing is not told from what asks")
	}
}
