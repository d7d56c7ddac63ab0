package establishmentform_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/establishmentform"
)

func form(t *testing.T, e data.Establishment) (*establishmentform.Form, *data.Establishment) {
	t.Helper()
	test.NewTempApp(t)
	f := establishmentform.New(locale.New("fr"), nil, establishmentform.Model{
		Establishment: e, Companies: []data.Company{{ID: "ENT-1", Name: "A"}, {ID: "ENT-2", Name: "B", SIREN: "732829320"}}, Zones: []data.Zone{{ID: "Z", Name: "Les Prés"}},
		Units: []data.LandUnit{{ID: "UF-0001"}, {ID: "UF-0002", Parcels: []string{"58901000AB0012"}}},
	})
	got := new(data.Establishment)
	f.OnSave = func(e data.Establishment) { *got = e }
	return f, got
}

func TestAnEstablishmentComesOutAsItWentIn(t *testing.T) {
	people := 42
	full := data.Establishment{
		ID: "ETA-0001", Name: "Atelier nord", SIRET: "73282932000074", NAF: "23.13Z", ZoneID: "Z", LandUnitID: "UF-0002", CompanyID: "ENT-1", Workforce: &people, CFE: data.Yes,
		From: "1995-01-01", Until: "2025-12-31", Notes: "deux\nlignes", Provenance: data.Provenance{"siret": {Source: "SIRENE"}}, At: orb.Point{3, 47},
	}
	for i, v := 0, reflect.ValueOf(full); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("%s is not tried", v.Type().Field(i).Name)
		}
	}
	f, got := form(t, full)
	if f.Save(); !reflect.DeepEqual(*got, full) {
		t.Errorf("came out as\n%+v, went in as\n%+v", *got, full)
	}
	*got = data.Establishment{}
	for field, text := range map[string]string{"name": "", "siret": "73282932000075", "naf": "25", "workforce": "beaucoup", "until": "1/1/1990"} {
		was := f.Field(field).Value()
		f.Field(field).Fill(text)
		if f.Save(); got.ID != "" {
			t.Errorf("%s %q was saved", field, text)
		}
		f.Field(field).Fill(was)
	}
}

// The number of a place tells whose it is, and changes nothing of what was chosen.
func TestANumberTellsTheCompany(t *testing.T) {
	f, got := form(t, data.Establishment{ID: "E", Name: "Atelier"})
	f.Field("siret").Fill("732 829 320 00074")
	if f.Save(); got.CompanyID != "ENT-2" || got.SIRET != "73282932000074" {
		t.Errorf("saved as %+v", *got)
	}
	f, got = form(t, data.Establishment{ID: "E", Name: "Atelier", CompanyID: "ENT-1"})
	f.Field("siret").Fill("732 829 320 00074")
	if f.Save(); got.CompanyID != "ENT-1" {
		t.Errorf("it is now of %q", got.CompanyID)
	}
}
