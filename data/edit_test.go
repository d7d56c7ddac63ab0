package data_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
)

func TestEditSurvivesItsText(t *testing.T) {
	t.Parallel()
	e := data.Edit{
		Note: data.Note{Key: "edit.project", Args: map[string]string{"title": "École « 4.0 »"}},
		Put: []data.Row{
			data.Territory{
				Name: "Val", EPSG: 2154, Styles: data.Styles{Plots: `{"version":1,"classes":[{"symbol":{"key":"é"}}]}`},
				Allocation: data.Allocation{First: "jobs", Zones: true, Locked: []data.Pairing{{NeedID: "BES-1", Place: "SITE/2"}}},
			},
			data.Layer{ID: "l", Name: "L", Role: data.RoleRoads, Order: 3, Removed: true, Count: 9},
			data.Layer{ID: "m", Name: "M", Role: data.RoleRoads, Style: `{"version":1,"classes":[{"symbol":{"key":"é"}}]}`},
			data.Zone{ID: "z", Name: "Z", Shape: orb.MultiPolygon{{ring, ring}, {ring}}},
			data.Plot{ID: "p", Name: "P", PriceEuroPerM2: &data.Fact{Value: 0.1 + 0.2}, Shape: orb.MultiPolygon{{ring}}},
			data.Company{ID: "c", Name: "C"},
			data.Need{ID: "n", Title: "N", Criteria: []data.Criterion{{Measure: data.MeasureArea, Min: p(1 / 3.0)}}},
			data.Project{ID: "j", Type: data.Innovation, Title: "J", At: orb.Point{3.0000000000000004, 47}, TRL: p(0)},
			data.Project{ID: "k", Type: data.Recruitment, Title: "K"},
		},
		Delete: []data.Ref{{Kind: data.KindPlot, ID: "q"}},
	}
	text, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	var got data.Edit
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, e) {
		t.Errorf("got %+v\nwant %+v\n%s", got, e, text)
	}
	if err := json.Unmarshal([]byte(`{"put":[{"kind":"unicorn","row":{}}]}`), &got); err == nil {
		t.Error("a kind that does not exist was read")
	}
}

func TestLinks(t *testing.T) {
	t.Parallel()
	got := data.Links(data.Project{PlotIDs: []string{"p", "q"}, ZoneIDs: []string{"z"}, CompanyID: "c", NeedID: "n"})
	want := []data.Link{
		{Field: "plot_ids", To: data.Ref{Kind: data.KindPlot, ID: "p"}},
		{Field: "plot_ids", To: data.Ref{Kind: data.KindPlot, ID: "q"}},
		{Field: "zone_ids", To: data.Ref{Kind: data.KindZone, ID: "z"}},
		{Field: "company_id", To: data.Ref{Kind: data.KindCompany, ID: "c"}},
		{Field: "need_id", To: data.Ref{Kind: data.KindNeed, ID: "n"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	if got := data.Links(data.Plot{}); got != nil {
		t.Errorf("a plot in no zone: %v", got)
	}
}

func TestDays(t *testing.T) {
	t.Parallel()
	for _, day := range []string{"1970-01-01", "1969-12-31", "1960-02-29", "2028-02-29", "2100-12-31"} {
		n, ok := data.DayNumber(day)
		if !ok || data.DayOf(n) != day {
			t.Errorf("%s: %v %v %s", day, n, ok, data.DayOf(n))
		}
	}
	if _, ok := data.DayNumber("2026-02-29"); ok {
		t.Error("29 February 2026 is no day")
	}
}

func TestCodesAreListed(t *testing.T) {
	t.Parallel()
	for _, m := range data.Measures() {
		if (m.Unit() == "") != m.Categorical() {
			t.Errorf("%s: unit %q, categorical %v", m, m.Unit(), m.Categorical())
		}
	}
	for _, s := range data.Statuses() {
		want := s == data.StatusForSale || s == data.StatusForSaleLimited
		if got := (data.Plot{Status: s}).Offered(); got != want {
			t.Errorf("offered when %s: %v", s, got)
		}
	}
	if got := (data.Company{Name: "Conserverie", CodeName: "Cerise"}).Shown(); got != "Cerise" {
		t.Error(got)
	}
}
