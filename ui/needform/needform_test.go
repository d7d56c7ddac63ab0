package needform_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
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

// The points of a value function that are moved by keys and by hand are those of the need that comes out, and of the one that is
// told meanwhile; what cannot be passed is not passed.
func TestAValueFunctionIsDrawn(t *testing.T) {
	test.NewTempApp(t)
	area := data.Criterion{Measure: data.MeasureArea, Hard: true, Weight: 3, Min: ptr(10_000.0), Ideal: ptr(20_000.0), Max: ptr(40_000.0)}
	f := needform.New(locale.New("fr"), nil, needform.Model{Need: data.Need{ID: "B", Title: "T", Criteria: []data.Criterion{
		area, {Measure: data.MeasurePrice, Weight: 2, Points: []data.Point{{Value: 20, Utility: 100}, {Value: 50, Utility: 0}}},
	}}})
	var told, saved data.Need
	changes := 0
	f.OnChange = func(n data.Need) { told, changes = n, changes+1 }
	f.OnSave = func(n data.Need) { saved = n }
	f.Draw(data.MeasureArea, fyne.KeyRight)
	if changes != 1 || *told.Criteria[0].Min <= 10_000 || *told.Criteria[0].Min > 12_000 {
		t.Fatalf("%d changes, the minimum is %v", changes, *told.Criteria[0].Min)
	}
	if got := f.Field("area_m2.min").Value(); got == "1" {
		t.Errorf("the field still says %s", got)
	}
	for range 100 {
		f.Draw(data.MeasureArea, fyne.KeyRight)
	}
	if *told.Criteria[0].Min != 20_000 {
		t.Errorf("the minimum went to %v, beyond the ideal", *told.Criteria[0].Min)
	}
	f.Draw(data.MeasurePrice, fyne.KeySpace)
	f.Draw(data.MeasurePrice, fyne.KeyUp)
	f.Draw(data.MeasurePrice, fyne.KeyLeft)
	if p := told.Criteria[1].Points; p[1].Utility != 5 || p[1].Value >= 50 || p[0] != (data.Point{Value: 20, Utility: 100}) {
		t.Errorf("the points are %+v", p)
	}
	f.Field("price_eur_m2.weight").Fill("7")
	f.Shift(data.MeasurePrice, -1)
	f.Save()
	if c := saved.Criteria[0]; c.Measure != data.MeasurePrice || c.Weight != 7 || !reflect.DeepEqual(c.Points, told.Criteria[0].Points) {
		t.Errorf("came out as %+v", c)
	}
	before := changes
	f.Field("price_eur_m2.min").Fill("beaucoup")
	if changes != before {
		t.Error("a need that makes no sense was told")
	}
}

// What people type finds measures by name and by theme, and a criterion in one's own words is added like any other.
func TestACriterionIsAdded(t *testing.T) {
	test.NewTempApp(t)
	f := needform.New(locale.New("fr"), nil, needform.Model{
		Need:    data.Need{ID: "B", Title: "T", Criteria: []data.Criterion{{Measure: data.MeasureArea, Min: ptr(1.0)}}},
		Targets: []needform.Target{{Layer: "captages", Name: "Captages", Attributes: []string{"nom"}}},
	})
	var told data.Need
	f.OnChange = func(n data.Need) { told = n }
	if got := f.Find("RÉSEAUX eau"); len(got) == 0 || got[0] != data.MeasureWater {
		t.Errorf("found %v", got)
	}
	if got := f.Find("superficie mesurée"); len(got) != 0 {
		t.Errorf("what is asked already is offered again: %v", got)
	}
	f.OpenFree()
	f.AskFree()
	if len(told.Criteria) != 0 {
		t.Fatal("a criterion without a name was added")
	}
	f.Field("free.label").Fill("Loin du captage")
	f.AskFree()
	if n := len(told.Criteria); n != 2 || told.Criteria[1].Free == nil || told.Criteria[1].Free.Layer != "captages" || *told.Criteria[1].Max != 1000 {
		t.Errorf("%+v", told.Criteria)
	}
	f.OpenFree()
	f.Field("free.label").Fill("Captages autour")
	f.Field("free.kind").Fill(string(data.FreeCount))
	for _, within := range []string{"", "loin", "-1"} {
		f.Field("free.within_m").Fill(within)
		if f.AskFree(); len(told.Criteria) != 2 {
			t.Fatalf("what lies within %q was counted", within)
		}
	}
	f.Field("free.within_m").Fill("500")
	f.AskFree()
	if n := len(told.Criteria); n != 3 || told.Criteria[2].Free.WithinM != 500 || *told.Criteria[2].Min != 1 {
		t.Fatalf("%+v", told.Criteria)
	}
	f.OpenFree()
	f.Field("free.label").Fill("Loin du captage")
	if f.AskFree(); len(told.Criteria) != 3 {
		t.Error("a criterion was added twice")
	}
	f.Ask(data.MeasurePower)
	f.Field("power_kva.min").Fill("630")
	if n := len(told.Criteria); n != 4 || *told.Criteria[1].Min != 630 {
		t.Errorf("%+v", told.Criteria)
	}
}

func TestEveryMeasureIsOffered(t *testing.T) {
	test.NewTempApp(t)
	f := needform.New(locale.New("en"), nil, needform.Model{Need: data.Need{ID: "B", Title: "T"}})
	got := map[data.Measure]int{}
	for _, m := range f.Find("") {
		got[m]++
	}
	for _, m := range data.Measures() {
		if got[m] != 1 {
			t.Errorf("%s is offered %d times", m, got[m])
		}
	}
}
