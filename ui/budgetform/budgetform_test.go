package budgetform_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/budgetform"
)

// A budget that nobody touched stays to the square metre; one that is typed is read in hectares, and an empty one is not known.
func TestABudgetIsReadAsItIsWritten(t *testing.T) {
	test.NewTempApp(t)
	exact := 123_456.0
	f := budgetform.New(locale.New("fr"), nil, data.Territory{LandBudgetM2: &exact})
	var got data.Territory
	saved := 0
	f.OnSave = func(t data.Territory) { got, saved = t, saved+1 }
	f.Field("land_budget_from").Fill("1/1/2021")
	f.Save()
	if got.LandBudgetM2 == nil || *got.LandBudgetM2 != exact || got.LandBudgetFrom != "2021-01-01" {
		t.Errorf("%+v", got)
	}
	f.Field("land_budget_m2").Fill("4,7")
	if f.Save(); *got.LandBudgetM2 != 47_000 {
		t.Errorf("%v m²", *got.LandBudgetM2)
	}
	for field, text := range map[string]string{"land_budget_m2": "beaucoup", "land_budget_until": "bientôt"} {
		was := f.Field(field).Value()
		f.Field(field).Fill(text)
		if f.Save(); saved != 2 {
			t.Errorf("%s %q was saved", field, text)
		}
		f.Field(field).Fill(was)
	}
	f.Field("land_budget_m2").Fill("")
	if f.Save(); got.LandBudgetM2 != nil {
		t.Errorf("%v m²", *got.LandBudgetM2)
	}
}
