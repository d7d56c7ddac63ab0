package standard_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/land"
	"emprise/data/standard"
	"emprise/geo/feature"
)

func TestMappingIsKeptAndEdited(t *testing.T) {
	t.Parallel()
	set := read(t, "sites-economiques-cnig/terrain-eco/exemple-valide.csv")
	m := propose(t, set, data.KindPlot)
	m.Name = "Observatoire du Tarn"
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	again, err := standard.Parse(text)
	if err != nil || !reflect.DeepEqual(m, again) {
		t.Fatalf("%v\n%+v\n%+v", err, m, again)
	}
	for i, f := range again.Fields {
		switch f.To {
		case "owner":
			f.Words["structure intercommunale"] = "developer"
		case "occupancy":
			again.Fields[i] = standard.Field{To: "occupancy", Value: "vacant"}
		}
	}
	again.Source = "Observatoire, 2024"
	plots, _ := again.Plots(set)
	if plots[0].Owner != data.OwnerDeveloper || plots[0].Occupancy != data.OccupancyVacant || plots[0].PriceEuroPerM2.Source != "Observatoire, 2024" {
		t.Errorf("%+v", plots[0])
	}
	if fresh, _ := propose(t, set, data.KindPlot).Plots(set); fresh[0].Owner != data.OwnerEPCI {
		t.Error("editing a mapping changed the standard")
	}
}

func TestMappingsThatAreRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		``, `[]`, `{}`, `{"format":2,"fields":[]}`,
		`{"format":1,"fields":[],"surprise":1}`,
		`{"format":1,"noun":"company","fields":[]}`,
		`{"format":1,"noun":"plot","fields":[{"to":"colour","from":"x"}]}`,
		`{"format":1,"noun":"plot","fields":[{"to":"name"}]}`,
		`{"format":1,"noun":"plot","fields":[{"to":"name","from":"x","value":"y"}]}`,
		`{"format":1,"noun":"plot","fields":[{"to":"building_m2","from":"x","unit":"km"}]}`,
		`{"format":1,"noun":"plot","fields":[{"to":"building_m2","from":"x","unit":"acre"}]}`,
		`{"format":1,"noun":"plot","fields":[{"to":"status","from":"x","words":{"libre":"free"}}]}`,
		`{"format":1,"noun":"plot","fields":[{"to":"status","value":"free"}]}`,
		`{"format":1,"noun":"plot","fields":[{"to":"name","from":"x","form":"poem"}]}`,
		`{"format":1,"fields":[{"to":"parcel","parts":["a","b"],"form":"parcel"}]}`,
	} {
		if _, err := standard.Parse([]byte(text)); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: %v", text, err)
		}
	}
	if _, err := standard.Propose("etalab", data.KindPlot, nil); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("%v", err)
	}
	if _, err := standard.Propose("", data.KindNeed, nil); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("%v", err)
	}
}

// TestUnknownFileIsMappedByNames: what a planner has typed into a spreadsheet.
func TestUnknownFileIsMappedByNames(t *testing.T) {
	t.Parallel()
	set := table(t, feature.None, []string{"N° lot", "Lot", "Surface (ha)", "Prix_m2", "Statut", "Commune", "Code INSEE", "Références cadastrales", "Fibre", "Puissance_MVA"},
		[]string{"", "Lot 12", "1,85", "32,50", "Disponible", "Agde", "34003", "AB 12, AB 13", "oui", "1"},
		[]string{"", "Lot 13", "0,9", "", "sous option", "Agde", "34003", "", "", ""})
	m, err := standard.Propose("", data.KindPlot, standard.Columns(set))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range m.Fields {
		if f.To == "area_m2" && f.Unit != standard.UnitHectare {
			t.Errorf("%+v", m.Fields[i])
		}
	}
	m.Fields = append(m.Fields, standard.Field{To: "power_kva", From: "Puissance_MVA", Unit: standard.UnitMVA})
	plots, issues := m.Plots(set)
	if len(plots) != 2 {
		t.Fatal(issues)
	}
	p := plots[0]
	if p.ID != "Lot 12" || p.Name != "Lot 12" || p.INSEE != "34003" || p.Commune != "Agde" || p.Status != data.StatusForSale || p.Fibre != data.Yes {
		t.Errorf("%+v", p)
	}
	if p.PriceEuroPerM2.Value != 32.5 || p.PowerKVA.Value != 1000 || strings.Join(p.Parcels, " ") != "34003000AB0012 34003000AB0013" {
		t.Errorf("%+v %+v %v", p.PriceEuroPerM2, p.PowerKVA, p.Parcels)
	}
	if plots[1].Status != data.StatusOption || plots[1].PriceEuroPerM2 != nil {
		t.Errorf("%+v", plots[1])
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`{"format":1,"noun":"plot","fields":[{"to":"name","from":"x"}],"only":[{"from":"a","in":["b"]}]}`, "oui")
	f.Add(`{"format":1,"fields":[{"to":"parcel","parts":["x","x","x","x"],"form":"parcel"},{"to":"x","from":"x","form":"two_digits"}]}`, "1,5")
	f.Fuzz(func(t *testing.T, text, value string) {
		m, err := standard.Parse([]byte(text))
		if err != nil {
			return
		}
		var b feature.Builder
		b.Begin(feature.None)
		b.Text("x", value)
		b.End()
		set, err := b.Set()
		if err != nil {
			t.Fatal(err)
		}
		m.Preview(set, 3)
		m.Layer(set)
		plots, _ := m.Plots(set)
		for _, p := range plots {
			if err := p.Validate(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// A column that is read as it stands is not kept twice; one that is read otherwise is.
func TestLayerKeepsAColumnOnce(t *testing.T) {
	t.Parallel()
	m := standard.Mapping{Format: 1, Fields: []standard.Field{{To: "id", From: "ID", Form: standard.FormParcel}}}
	for _, tt := range []struct {
		value   string
		columns []string
	}{
		{"589010000A0001", []string{"id"}},
		{"58901 000 0A 0001", []string{"ID_source", "id"}},
	} {
		layer, _ := m.Layer(table(t, feature.None, []string{"ID"}, []string{tt.value}))
		var names []string
		for _, c := range layer.Columns {
			names = append(names, c.Name)
		}
		if !reflect.DeepEqual(names, tt.columns) || layer.Text("id", 0) != "589010000A0001" {
			t.Errorf("%s: %v, %q", tt.value, names, layer.Text("id", 0))
		}
	}
}

// The column "commune" of the cadastre holds codes and not names: what it holds says what it is proposed as, whatever the noun.
func TestCodesOfCommunesAreToldByTheirValues(t *testing.T) {
	t.Parallel()
	cadastre := func(commune string) []standard.Column {
		return standard.Columns(table(t, feature.Areas, []string{"id", "commune", "prefixe", "section", "numero", "contenance"},
			[]string{"34003000AB0012", commune, "000", "AB", "12", "850"}))
	}
	for commune, want := range map[string]string{"34003": "insee", "2A004": "insee", "97411": "insee", "Agde": "commune", "34": "commune"} {
		for _, noun := range []data.Kind{data.KindPlot, data.KindZone, ""} {
			id := ""
			if noun == "" {
				id = "etalab-parcelles"
			}
			m, err := standard.Propose(id, noun, cadastre(commune))
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, f := range m.Fields {
				if f.From == "commune" {
					got += f.To
				}
			}
			if got != want && (noun != "" || want == "insee" || got != "") {
				t.Errorf("%q of %q is proposed as %q", commune, noun, got)
			}
		}
	}
}

// What a planner knows of a plot comes in from a spreadsheet by the names that we give it, and by some that planners give; only lists and the
// rank of maturity are left to the form.
func TestEveryFactOfAPlotComesFromATable(t *testing.T) {
	t.Parallel()
	byForm := []string{"tenures", "studies", "maturity"}
	header, row := []string{"id", "name"}, []string{"P-1", "Lot 1"}
	want := map[string]string{}
	for i, f := range land.Fields() {
		if slices.Contains(byForm, f.Name) {
			continue
		}
		value := map[land.Sort]string{land.Numbered: fmt.Sprint(10 + i), land.Dated: "2027-03-01", land.Worded: "Scierie du Val", land.InZone: "ZONE-1"}[f.Sort]
		if f.Sort == land.Coded {
			value = f.Codes[0] // NC and none among them, which say that nothing is known where they are no codes
		}
		header, row, want[f.Name] = append(header, f.Name), append(row, value), value
	}
	set := table(t, feature.None, header, row)
	m, err := standard.Propose("", data.KindPlot, standard.Columns(set))
	if err != nil {
		t.Fatal(err)
	}
	plots, issues := m.Plots(set)
	if len(plots) != 1 {
		t.Fatalf("%d plots: %+v", len(plots), issues)
	}
	for _, f := range land.Fields() {
		if got := f.Of(plots[0]); got != want[f.Name] {
			t.Errorf("%s is %q, want %q", f.Name, got, want[f.Name])
		}
	}
	typed := table(t, feature.None, []string{"Lot", "Pente", "Emprise au sol", "Hauteur max", "Seveso", "Clés en main", "Débit gaz", "Acquéreur"},
		[]string{"Lot 2", "2,5", "60", "12", "", "oui", "300", "Laiterie du Val"})
	if m, err = standard.Propose("", data.KindPlot, standard.Columns(typed)); err != nil {
		t.Fatal(err)
	}
	plots, _ = m.Plots(typed)
	if p := plots[0]; p.SlopePercent.Value != 2.5 || p.CoveragePercent.Value != 60 || p.HeightLimitM.Value != 12 || p.SevesoMax != "" || p.Turnkey != data.Yes ||
		p.GasNm3PerHour.Value != 300 || p.Acquirer != "Laiterie du Val" {
		t.Errorf("%+v", p)
	}
}
