package importform_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/importform"
)

// What a layer covers comes out as it went in, also where the form cannot ask for it.
func TestTheCoverageOfALayerStays(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range append(data.Coverages(), "58901,58902") {
		f := importform.New(locale.New("fr"), nil, importform.Model{Layer: data.Layer{
			ID: "ppr", Name: "PPR", Role: data.RoleHazards, Producer: "DDT", Date: "2026", Coverage: c,
		}})
		var got importform.Answer
		f.OnImport = func(a importform.Answer) { got = a }
		if f.Save(); got.Layer.Coverage != c || got.Layer.ID != "ppr" {
			t.Errorf("coverage %q comes out as %+v", c, got.Layer)
		}
	}
}

// Who gives a file another role than it was taken for says no more where it came from; what was typed stays.
func TestAnotherRoleDropsWhatTheFileWasTakenFor(t *testing.T) {
	test.NewTempApp(t)
	m := importform.Model{
		Path: "lots.csv", Recognised: "Embranchements", Confidence: 0.8, Why: "nom, statut",
		Layer: data.Layer{Name: "lots", Role: data.RoleRail, Producer: "Cerema", Licence: "Licence Ouverte 2.0"},
	}
	f := importform.New(locale.New("fr"), nil, m)
	says := func(role data.Role, producer, licence string) {
		t.Helper()
		f.Field("role").Fill(string(role))
		if p, l := f.Field("producer").Value(), f.Field("licence").Value(); p != producer || l != licence {
			t.Errorf("as %s it is by %q, under %q", role, p, l)
		}
	}
	says(data.RoleRail, "Cerema", "Licence Ouverte 2.0")
	says(data.RolePlots, "", "")
	says(data.RoleRail, "Cerema", "Licence Ouverte 2.0")
	f.Field("producer").Fill("CC du Val")
	says(data.RolePlots, "CC du Val", "")
}
