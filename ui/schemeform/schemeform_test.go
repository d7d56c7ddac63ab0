package schemeform_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/schemeform"
)

func TestASchemeComesOutAsItWentIn(t *testing.T) {
	full := data.Scheme{ID: "DIS-0001", Name: "Fonds vert", Funder: "État", Opens: "2026-01-01", Closes: "2026-12-31", URL: "https://exemple.fr/fonds", Notes: "deux\nlignes"}
	for i, v := 0, reflect.ValueOf(full); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("%s is not tried", v.Type().Field(i).Name)
		}
	}
	test.NewTempApp(t)
	f := schemeform.New(locale.New("fr"), nil, schemeform.Model{Scheme: full})
	var got data.Scheme
	f.OnSave = func(s data.Scheme) { got = s }
	if f.Save(); got != full {
		t.Errorf("came out as\n%+v, went in as\n%+v", got, full)
	}
	got = data.Scheme{}
	for field, text := range map[string]string{"name": "", "closes": "31/12/2025", "opens": "demain", "url": "exemple.fr"} {
		was := f.Field(field).Value()
		f.Field(field).Fill(text)
		if f.Save(); got.ID != "" {
			t.Errorf("%s %q was saved", field, text)
		}
		f.Field(field).Fill(was)
	}
}
