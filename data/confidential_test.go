package data_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
)

// empties is a row of each kind.
var empties = []data.Row{
	data.Territory{},
	data.Layer{},
	data.Zone{},
	data.Plot{},
	data.Company{},
	data.Need{},
	data.Contract{},
	data.Scheme{},
	data.Project{},
	data.Landowner{},
	data.LandUnit{},
	data.Establishment{},
	data.Contact{},
	data.Proposal{},
	data.Sitting{},
	data.KeptView{},
	data.Attachment{},
	data.Remark{},
	data.Tie{},
	data.KeptComposition{},
}

// Every field of every kind has a reach, and no field that is not there has one: whoever adds a field decides who may read it.
func TestEveryFieldIsClassified(t *testing.T) {
	t.Parallel()
	seen := map[data.Kind]bool{}
	for _, r := range empties {
		k := r.Ref().Kind
		seen[k] = true
		typ := reflect.TypeOf(r)
		for i := range typ.NumField() {
			name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			if name == "-" {
				name = strings.ToLower(typ.Field(i).Name)
			}
			if data.ReachOf(k, name) == 0 {
				t.Errorf("%s.%s: nobody has said who may read it (data/confidential.go)", k, name)
			}
		}
	}
	for _, k := range data.Kinds() {
		if !seen[k] {
			t.Errorf("no row of kind %s", k)
		}
	}
	if data.ReachOf(data.KindPlot, "unicorn") != 0 {
		t.Error("a field that is not there has a reach")
	}
}

// What leaves the house, field by field.
func TestPublic(t *testing.T) {
	t.Parallel()
	plot := data.Plot{
		ID: "p", Name: "P", Status: data.StatusForSale, Owner: data.OwnerPerson, PriceEuroPerM2: &data.Fact{Value: 30, Author: "Marie", Source: "s"},
		Acquirer: "SCI", SaleDate: "2026-01-01", SaleEuro: p(1.0), Notes: "n", Provenance: data.Provenance{"name": {Author: "Marie"}},
		Shape: orb.MultiPolygon{{ring}},
	}
	got, ok := data.Public(plot)
	want := data.Plot{ID: "p", Name: "P", Status: data.StatusForSale, Owner: data.OwnerPerson, PriceEuroPerM2: &data.Fact{Value: 30, Source: "s"}, Shape: plot.Shape}
	if !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if plot.PriceEuroPerM2.Author != "Marie" {
		t.Error("the row itself was changed")
	}
	plot.Status = data.StatusSold
	got, _ = data.Public(plot)
	want.Status, want.PriceEuroPerM2 = data.StatusSold, nil
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	company := data.Company{ID: "c", Name: "Forges", CodeName: "Projet Fer", SIREN: "732829320", People: []data.Person{{Name: "M. Roy"}}}
	if got, ok := data.Public(company); !ok || !reflect.DeepEqual(got, data.Company{ID: "c", Name: "Projet Fer", CodeName: "Projet Fer"}) {
		t.Errorf("%+v", got)
	}
	for _, r := range []data.Row{
		data.Company{Name: "Forges"},
		data.Project{Internal: true},
		data.Remark{Internal: true},
		data.Sitting{},
		data.Contact{},
		data.Landowner{},
		data.Proposal{},
		data.Attachment{},
		data.Tie{},
	} {
		if _, ok := data.Public(r); ok || !data.Withheld(r) || !data.Hidden(r, "id") {
			t.Errorf("%+v may leave", r)
		}
	}
	for _, r := range []data.Row{data.Project{}, data.Remark{}, data.Sitting{Public: true}, data.Zone{}, data.LandUnit{}, data.Territory{}} {
		if _, ok := data.Public(r); !ok {
			t.Errorf("%+v may not leave", r)
		}
	}
	if u, _ := data.Public(data.LandUnit{ID: "u", LandownerID: "o"}); u.(data.LandUnit).LandownerID != "" {
		t.Error("who owns a land unit leaves")
	}
	if hidden := data.Fields(data.KindPlot); !slices.ContainsFunc(hidden, func(f string) bool { return data.Hidden(plot, f) }) {
		t.Error("nothing of a plot is hidden")
	}
}
