package asking_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

func form(t *testing.T, values map[string]string) *kit.Form {
	t.Helper()
	test.NewTempApp(t)
	fields := map[string]kit.Field{}
	body := kit.Column(0)
	for id, value := range values {
		f := kit.NewTextField(id, "", "", "")
		f.Fill(value)
		fields[id] = f
		body.Add(f.Object())
	}
	return kit.NewForm(kit.FormText{}, fields, body, func() {}, func() {}, nil)
}

// What makes sense is read in the reader's language; what does not is told by its field and its rule, the first alone.
func TestAnswersAreReadInOneWay(t *testing.T) {
	loc := locale.New("fr")
	f := form(t, map[string]string{"name": "Val", "none": "", "ha": "4,7", "day": "31/3/2026", "jobs": "12", "code": "552 100\u202f554", "mark": "yes"})
	a := asking.Of(f, loc)
	if got := a.Needed("name") + a.Text("none") + a.Text("absent") + a.Code("code"); got != "Val552100554" {
		t.Errorf("%q", got)
	}
	if v, n := a.Number("ha", 10_000, nil), a.Whole("jobs"); *v != 47_000 || *n != 12 || a.Day("day") != "2026-03-31" || !a.Yes("mark") {
		t.Errorf("%v %v %v", *v, *n, a.Day("day"))
	}
	if a.Number("none", 1, nil) != nil || a.Whole("none") != nil || a.Day("none") != "" || a.Rule != "" {
		t.Errorf("what is empty is something: %s %s", a.Field, a.Rule)
	}
	for _, c := range []struct{ text, rule string }{{"deux", "not_a_number"}, {"-3", "negative"}, {"2,5", "not_a_number"}, {"9 999 999", "not_a_number"}} {
		a := asking.Of(form(t, map[string]string{"jobs": c.text}), loc)
		if a.Whole("jobs"); a.Field != "jobs" || a.Rule != c.rule {
			t.Errorf("%q: %s %s", c.text, a.Field, a.Rule)
		}
		if a.Wrong("other", "required"); a.Field != "jobs" {
			t.Errorf("the second counts: %s %s", a.Field, a.Rule)
		}
	}
	b := asking.Of(form(t, map[string]string{"day": "demain", "name": ""}), loc)
	if b.Day("day"); b.Rule != "bad_date" {
		t.Errorf("%s", b.Rule)
	}
}

// A number that nobody touched keeps what it came with, which the field writes shorter.
func TestWhatNobodyTouchedKeepsItsDecimals(t *testing.T) {
	f := form(t, map[string]string{"m": "1 235"})
	f.Filled()
	exact := 1234.5678
	if got := asking.Of(f, locale.New("fr")).Number("m", 1, &exact); got != &exact {
		t.Errorf("%v", *got)
	}
	f.Field("m").Fill("1 236")
	if got := asking.Of(f, locale.New("fr")).Number("m", 1, &exact); *got != 1236 {
		t.Errorf("%v", *got)
	}
	f.Field("m").Fill("")
	if got := asking.Of(f, locale.New("fr")).Number("m", 1, &exact); got != nil {
		t.Errorf("%v", *got)
	}
}

// What is wrong is said at its field and goes no further; what is right does, and nothing is complained of any more.
func TestReadGoesOnWithWhatMakesSense(t *testing.T) {
	loc := locale.New("fr")
	f := form(t, map[string]string{"name": ""})
	said := 0
	read := func() {
		asking.Read(f, loc, func(a *asking.Answers) string { return a.Needed("name") }, func(string) { said++ })
	}
	if read(); said != 0 {
		t.Error("an empty name was taken")
	}
	f.Field("name").Fill("Val")
	if read(); said != 1 {
		t.Error("a name was not taken")
	}
}
