package landownerform_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/landownerform"
)

func TestALandownerComesOutAsItWentIn(t *testing.T) {
	full := data.Landowner{ID: "PTE-0001", Name: "SCI du Val", Sort: data.LandownerCompany, SIREN: "732829320", Contact: "Étude Martin", Notes: "deux\nlignes"}
	for i, v := 0, reflect.ValueOf(full); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("%s is not tried", v.Type().Field(i).Name)
		}
	}
	test.NewTempApp(t)
	f := landownerform.New(locale.New("fr"), nil, landownerform.Model{Landowner: full})
	var got data.Landowner
	f.OnSave = func(o data.Landowner) { got = o }
	if f.Save(); got != full {
		t.Errorf("came out as\n%+v, went in as\n%+v", got, full)
	}
	got = data.Landowner{}
	for field, text := range map[string]string{"name": "", "siren": "552100555"} {
		was := f.Field(field).Value()
		f.Field(field).Fill(text)
		if f.Save(); got.ID != "" {
			t.Errorf("%s %q was saved", field, text)
		}
		f.Field(field).Fill(was)
	}
}
