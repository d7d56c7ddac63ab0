package search_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"emprise/data"
	"emprise/data/search"
)

func TestAPlotIsMeantByEachPartOfAFilter(t *testing.T) {
	t.Parallel()
	p := data.Plot{
		ID: "58901_TERRAIN-ECO_00001", Name: "Lot de l’Étang", Commune: "Arvenne", ZoneID: "Z1", Status: data.StatusForSale, Servicing: data.ServicingDone,
		PriceEuroPerM2: &data.Fact{Value: 30}, PowerKVA: &data.Fact{Value: 600}, Available: "2027-09-01", Fibre: data.Yes, TruckAccess: data.Yes,
	}
	dark := p
	dark.Fibre = data.No
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
		{filter: search.PlotFilter{LeastEuro: 30, MostEuro: 40}, plot: p, keeps: true},
		{filter: search.PlotFilter{LeastEuro: 31}, plot: p},
		{filter: search.PlotFilter{LeastM2: 9_000, MostM2: 10_000}, plot: p, keeps: true},
		{filter: search.PlotFilter{MostM2: 9_999}, plot: p},
		{filter: search.PlotFilter{LeastKVA: 600, Available: "2027-09-01", Fibre: true, Trucks: true}, plot: p, keeps: true},
		{filter: search.PlotFilter{LeastKVA: 601}, plot: p},
		{filter: search.PlotFilter{Available: "2027-08-31"}, plot: p},
		{filter: search.PlotFilter{Rail: true}, plot: p, doubts: true},
		{filter: search.PlotFilter{Rail: true, Unknown: true}, plot: p, keeps: true, doubts: true},
		{filter: search.PlotFilter{Rail: true, Unknown: true, Fibre: true}, plot: dark},
		{filter: search.PlotFilter{Statuses: []data.Status{data.StatusSold}, Servicing: data.ServicingDone, Commune: "Arvenne", LeastM2: 1}, plot: data.Plot{ID: "x"}, doubts: true},
		{filter: search.PlotFilter{ZoneID: "Z1", Unknown: true}, plot: data.Plot{ID: "x"}},
		{filter: search.PlotFilter{Words: "etang  peupl"}, plot: p, keeps: true},
		{filter: search.PlotFilter{Words: "étang nord"}, plot: p},
	} {
		if keeps, doubts := c.filter.Sieve()(&c.plot, 10_000, "Les Peupliers"); keeps != c.keeps || doubts != c.doubts {
			t.Errorf("%+v: keeps %v, doubts %v", c.filter, keeps, doubts)
		}
	}
	if !(search.PlotFilter{Words: " "}).Empty() || (search.PlotFilter{MostEuro: 1}).Empty() {
		t.Error("what asks for nothing is not told from what asks")
	}
}

// Each condition can be taken off by itself, and a filter that was kept before there were more of them reads as it was.
func TestAFilterIsItsParts(t *testing.T) {
	t.Parallel()
	f := search.PlotFilter{
		Statuses: []data.Status{data.StatusSold}, ZoneID: "Z", Commune: "Arvenne", Servicing: data.ServicingDone, LeastM2: 1, MostM2: 2, LeastEuro: 3, MostEuro: 4, LeastKVA: 5,
		Available: "2027-01-01", Fibre: true, Rail: true, Trucks: true, Words: "lot",
	}
	parts := f.Parts()
	if len(parts) != 11 {
		t.Errorf("%v", parts)
	}
	for i, p := range parts {
		if f = f.Without(p); len(f.Parts()) != len(parts)-1-i || f.Empty() {
			t.Errorf("without %s: %v", p, f.Parts())
		}
	}
	if f.Statuses = nil; !f.Empty() || !reflect.DeepEqual(f, search.PlotFilter{}) {
		t.Errorf("left: %+v", f)
	}
	var old search.PlotFilter
	if err := json.Unmarshal([]byte(`{"statuses":["sold"],"servicing":"done","least_m2":10000,"most_eur_m2":25,"words":"lot"}`), &old); err != nil {
		t.Fatal(err)
	}
	if want := (search.PlotFilter{Statuses: []data.Status{data.StatusSold}, Servicing: data.ServicingDone, LeastM2: 10_000, MostEuro: 25, Words: "lot"}); !reflect.DeepEqual(old, want) {
		t.Errorf("%+v", old)
	}
}
