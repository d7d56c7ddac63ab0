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
