package needform_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/needform"
)

func ptr[T any](v T) *T { return &v }

func day(t *testing.T, s string) *float64 {
	t.Helper()
	v, ok := data.DayNumber(s)
	if !ok {
		t.Fatal(s)
	}
	return &v
}

// What goes into the form comes out as it was, in both languages.
func TestANeedComesOutAsItWentIn(t *testing.T) {
	need := data.Need{
		ID: "BES-0007", Title: "Plateforme", Stage: data.StagePaused, Jobs: ptr(35), Deadline: "2028-06-30", Notes: "une\nnote",
		Criteria: []data.Criterion{
			{Measure: data.MeasureArea, Hard: true, Weight: 3, Min: ptr(18_500.0), Ideal: ptr(25_000.0), Max: ptr(40_000.0)},
			{Measure: data.MeasurePrice, Weight: 1, Max: ptr(42.5)},
			{Measure: data.MeasureVocation, Hard: true, Allowed: []string{"industrial", "logistics"}},
			{Measure: data.MeasureMotorway, Weight: 30, Ideal: ptr(500.0), Max: ptr(4700.0)},
			{Measure: data.MeasureAvailable, Hard: true, Max: day(t, "2027-12-31")},
			{Measure: data.MeasureFlood, Hard: true, Max: ptr(0.05)},
			{Measure: data.MeasureRegime, Hard: true, Min: ptr(3.0)},
		},
	}
	for _, lang := range locale.Languages() {
		test.NewTempApp(t)
		f := needform.New(locale.New(lang), nil, needform.Model{Need: need})
		var got data.Need
		f.OnSave = func(n data.Need) { got = n }
		f.Save()
		if !reflect.DeepEqual(got, need) {
			t.Errorf("%s: came out as\n%+v, went in as\n%+v", lang, got, need)
		}
	}
}

func TestWhatIsWrongIsNotSaved(t *testing.T) {
	for field, text := range map[string]string{
		"title": "", "area_m2.min": "beaucoup", "deadline": "demain", "jobs": "1,5",
	} {
		test.NewTempApp(t)
		f := needform.New(locale.New("fr"), nil, needform.Model{Need: data.Need{
			ID: "B", Title: "T", Criteria: []data.Criterion{{Measure: data.MeasureArea, Min: ptr(1.0)}},
		}})
		f.OnSave = func(n data.Need) { t.Errorf("%s %q was saved: %+v", field, text, n) }
		f.Field(field).Fill(text)
		f.Save()
	}
}
