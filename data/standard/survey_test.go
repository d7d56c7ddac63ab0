package standard_test

import (
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/standard"
	"emprise/geo/feature"
)

func TestSurveySaysWhatALineReads(t *testing.T) {
	t.Parallel()
	set := table(t, feature.None, []string{"etat", "surf", "insee"},
		[]string{"libre", "1,5", "1001"}, []string{"Libre", "douze", "01002"}, []string{"promis", "", "zz"}, []string{"en vente", "3", ""}, []string{"LIBRE", "inconnu", ""})
	m := standard.Mapping{Format: 1, Noun: data.KindPlot, Fields: []standard.Field{
		{To: "status", From: "etat", Words: map[string]string{"en vente": "for_sale"}},
		{To: "area_m2", From: "surf", Unit: standard.UnitHectare},
		{To: "insee", From: "insee"},
	}}
	got := m.Survey(set)
	if f := got[0]; f.Known != 1 || f.Trouble != 0 || len(f.Words) != 2 || f.Words[0] != (standard.WordCount{Word: "libre", Count: 3}) || f.Words[1].Word != "promis" {
		t.Errorf("status: %+v", f)
	}
	if f := got[1]; f.Known != 2 || f.Trouble != 1 || f.Empty != 2 || !slices.Equal(f.Examples, []string{"1,5", "douze", "3"}) {
		t.Errorf("area: %+v", f)
	}
	if f := got[2]; f.Known != 2 || f.Trouble != 1 || f.Empty != 2 {
		t.Errorf("insee: %+v", f)
	}
	// Words that are given a meaning are read, and taken back are not.
	m = m.Take(0, m.Fields[0].Say("Libre", "for_sale"))
	if f := m.Survey(set)[0]; f.Known != 4 || len(f.Words) != 1 {
		t.Errorf("%+v", f)
	}
	m = m.Take(0, m.Fields[0].Say("libre", ""))
	if f := m.Survey(set)[0]; f.Known != 1 {
		t.Errorf("%+v", f)
	}
	if gone := m.Take(1, standard.Field{To: "area_m2"}); len(gone.Fields) != 2 || len(m.Fields) != 3 {
		t.Errorf("%+v", gone.Fields)
	}
	if more := m.Take(9, standard.Field{To: "notes", From: "etat"}); len(more.Fields) != 4 || len(m.Take(9, standard.Field{To: "notes"}).Fields) != 3 {
		t.Errorf("%+v", more.Fields)
	}
}

// Each field can be chosen for a column, gives a mapping that holds, and every role has fields that its layers are read by.
func TestEveryFieldCanBeChosen(t *testing.T) {
	t.Parallel()
	for _, role := range data.Roles() {
		noun := standard.NounOf(role)
		for _, slot := range standard.Slots(noun, role) {
			m := standard.Mapping{Format: 1, Noun: noun, Fields: []standard.Field{slot.Line(standard.Column{Name: "x_ha"}, noun != "")}}
			if err := m.Validate(); err != nil {
				t.Errorf("%s: %s: %v", role, slot.To, err)
			}
			if units := slot.Units(); len(units) > 0 && units[0] != slot.Unit {
				t.Errorf("%s: %v", slot.To, units)
			}
			if slot.Form == "" {
				t.Errorf("%s: %s has no form", role, slot.To)
			}
		}
	}
	m := standard.ProposeRole(data.RoleCompanies, named("N° SIRET", "SIRET", "terr_id", "Raison sociale", "enseigne1Etablissement"))
	got := map[string]string{}
	for _, f := range m.Fields {
		got[f.To] = f.From
	}
	if got["siret"] != "SIRET" || got["plot_ids"] != "terr_id" {
		t.Errorf("%v", got)
	}
}

// The columns of a noun and those of the layer are kept together, each field once.
func TestANounIsKeptInTheColumnsOfItsLayer(t *testing.T) {
	t.Parallel()
	set := read(t, "sites-economiques-cnig/terrain-eco/exemple-valide.csv")
	noun := propose(t, set, data.KindPlot)
	layer, _ := noun.Flat().Over(propose(t, set, "")).Layer(set)
	for column, want := range map[string]string{
		"id": "80024_TERRAIN-ECO_00131", "zone_id": "80024_SITE-ECO_00001", "status": "sold", "owner": "epci", "area_m2": "99000",
		"terr_maitrise_fonc": "structure intercommunale", "terr_stade_comm": "vendu, commercialisation achevée",
		"parcels": "80024000ZO0030|80024000ZO0034|80024000ZO0035",
	} {
		if got := layer.Text(column, 0); got != want {
			t.Errorf("%s is %q, not %q", column, got, want)
		}
	}
	if layer.Column("notes") != nil {
		t.Error("notes are kept twice")
	}
}
