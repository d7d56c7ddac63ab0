package companyform_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/companyform"
)

func full() data.Company {
	return data.Company{
		ID: "ENT-0001", Name: "Verrerie Lambert", CodeName: "Projet Cristal", SIREN: "732829320", SIRET: "73282932000074", NAF: "23.13Z", Activity: "Verre creux",
		Contact: "03 80 00 00 00", Size: data.SizeMiddle, Notes: "deux\nlignes", People: []data.Person{{Name: "Léa Fournier", Role: "DG", Phone: "06", Mail: "lea@exemple.fr"}, {Name: "Paul"}},
		Provenance: data.Provenance{"siren": {Source: "SIRENE"}},
	}
}

func TestACompanyComesOutAsItWentIn(t *testing.T) {
	for i, v := 0, reflect.ValueOf(full()); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("%s is not tried", v.Type().Field(i).Name)
		}
	}
	test.NewTempApp(t)
	f := companyform.New(locale.New("fr"), nil, companyform.Model{Company: full()})
	var got data.Company
	f.OnSave = func(c data.Company) { got = c }
	if f.Save(); !reflect.DeepEqual(got, full()) {
		t.Errorf("came out as\n%+v, went in as\n%+v", got, full())
	}
}

// People are added, moved and taken out; one of whom nothing is said is nobody, and one without a name is refused.
func TestPeopleAreLines(t *testing.T) {
	test.NewTempApp(t)
	f := companyform.New(locale.New("fr"), nil, companyform.Model{Company: full()})
	var got data.Company
	f.OnSave = func(c data.Company) { got = c }
	f.AddLine("people")
	f.Field("people.2.role").Fill("Achats")
	if f.Save(); got.ID != "" {
		t.Fatalf("nobody buys: %+v", got.People)
	}
	f.Field("people.2.name").Fill("Zoé")
	f.AddLine("people")
	f.ShiftLine("people.2", -1)
	f.ShiftLine("people.0", -1)
	f.DropLine("people.1")
	f.Save()
	if len(got.People) != 2 || got.People[0].Name != "Léa Fournier" || got.People[1] != (data.Person{Name: "Zoé", Role: "Achats"}) {
		t.Errorf("the people are %+v", got.People)
	}
}

// Numbers are read with the spaces that people write, a seat gives the number of the company, and one that is wrong is not saved.
func TestNumbersAreChecked(t *testing.T) {
	test.NewTempApp(t)
	f := companyform.New(locale.New("fr"), nil, companyform.Model{Company: data.Company{ID: "E", Name: "V"}})
	var got data.Company
	f.OnSave = func(c data.Company) { got = c }
	f.Field("siret").Fill("732 829 320 00074")
	if siren := f.Field("siren").Value(); siren != "732829320" {
		t.Errorf("the seat gives %q", siren)
	}
	f.Field("naf").Fill("2550a")
	if f.Save(); got.SIREN != "732829320" || got.SIRET != "73282932000074" || got.NAF != "2550A" {
		t.Errorf("saved as %+v", got)
	}
	got = data.Company{}
	for field, text := range map[string]string{"siren": "552100554", "siret": "73282932000075", "naf": "25"} {
		was := f.Field(field).Value()
		f.Field(field).Fill(text)
		if f.Save(); got.ID != "" {
			t.Errorf("%s %q was saved", field, text)
		}
		f.Field(field).Fill(was)
	}
}
