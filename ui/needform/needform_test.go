package needform_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/template"
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

// What the form shows and cannot change comes out as it went in: questions, value functions, criteria of a newer version, and
// numbers with more decimals than are shown.
func TestNothingThatCannotBeEditedIsLost(t *testing.T) {
	var later data.Criterion
	if err := json.Unmarshal([]byte(`{"free":{"kind":"view","label":"Vue","from":[1,2]},"hard":true,"weight":1,"max":3}`), &later); err != nil {
		t.Fatal(err)
	}
	need := data.Need{
		ID: "BES-0007", Title: "Plateforme", Stage: data.StageOpen,
		Criteria: []data.Criterion{
			{Free: &data.Free{Kind: data.FreeDistance, Label: "Canal", Role: data.RoleWater, Where: "nom = 'Canal'"}, Hard: true, Weight: 1, Max: ptr(1234.56789)},
			{Free: &data.Free{Kind: data.FreeIntersects, Label: "Zone humide", Layer: "humides"}, Hard: true, Allowed: []string{"no"}},
			{Free: &data.Free{Kind: data.FreeShare, Label: "Bois", Layer: "bois"}, Weight: 1, Max: ptr(0.1)},
			{Free: &data.Free{Kind: data.FreeText, Label: "Sol", Layer: "sols", Field: "nature", Pick: data.PickAny}, Weight: 1, Grades: map[string]float64{"limon": 100, "*": 0}},
			later,
			{Measure: data.MeasureArea, Hard: true, Weight: 3, Min: ptr(10_000.123456), Points: []data.Point{{Value: 15_000}, {Value: 30_000, Utility: 100}}},
			{Measure: data.MeasureOccupancy, Weight: 2, Grades: map[string]float64{"brownfield": 100}},
			{Measure: data.MeasureRegime, Weight: 1, Ideal: ptr(2.0), Max: ptr(3.0)},
		},
	}
	for _, lang := range locale.Languages() {
		test.NewTempApp(t)
		f := needform.New(locale.New(lang), nil, needform.Model{Need: need})
		var got data.Need
		f.OnSave = func(n data.Need) { got = n }
		f.Field("title").Fill("Autre titre")
		f.Save()
		want := need
		want.Title = "Autre titre"
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: came out as\n%+v, went in as\n%+v", lang, got, want)
		}
		key := string(need.Criteria[0].Key())
		f.Field(key + ".max").Fill("2000")
		f.Field(key + ".hard").Fill("")
		f.Save()
		if c := got.Criteria[0]; *c.Max != 2000 || c.Hard || c.Free.Where == "" {
			t.Errorf("%s: the bound of a question was not changed: %+v", lang, c)
		}
	}
}

func TestBeginningWithATemplate(t *testing.T) {
	for _, name := range template.Names() {
		test.NewTempApp(t)
		loc := locale.New("fr")
		f := needform.New(loc, nil, needform.Model{New: true, Need: data.Need{
			ID: "B", Stage: data.StageOpen, Criteria: []data.Criterion{{Measure: data.MeasureArea, Hard: true, Min: ptr(1.0)}},
		}})
		var got data.Need
		f.OnSave = func(n data.Need) { got = n }
		f.Begin("logistics")
		f.Begin(name) // another one after all
		f.Save()
		want, err := template.New(loc, name)
		if err != nil {
			t.Fatal(err)
		}
		want.ID = "B"
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: came out as\n%+v, want\n%+v", name, got, want)
		}
		f.Field("title").Fill("Mon besoin")
		f.Begin("food")
		f.Save()
		if got.Title != "Mon besoin" || got.Notes == want.Notes && name != "food" && want.Notes != template.Notes(loc, "food") {
			t.Errorf("%s: what was typed is lost, or notes stay: %q %q", name, got.Title, got.Notes)
		}
	}
}
