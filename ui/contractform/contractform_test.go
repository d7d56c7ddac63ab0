package contractform_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/contractform"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

func crte() data.Contract {
	return data.Contract{
		ID: "CTR-0001", Name: "CRTE", Framework: data.FrameworkCRTE, Start: "2021-12-15", End: "2026-12-31", Signatories: []string{"État", "Région"}, Notes: "n",
		Axes: []data.Axis{
			{Code: "1", Title: "Industrie", Actions: []data.Action{{Code: "1.1", Title: "Friches", Notes: "deux\nlignes"}, {Code: "1.2", Title: "Métiers"}}},
			{Code: "2", Title: "Énergie"},
		},
	}
}

func form(t *testing.T, hanging map[string]int) (*contractform.Form, *contractform.Answer) {
	t.Helper()
	test.NewTempApp(t)
	f := contractform.New(locale.New("fr"), nil, contractform.Model{Contract: crte(), Hanging: hanging})
	got := &contractform.Answer{}
	f.OnSave = func(a contractform.Answer) { *got = a }
	return f, got
}

func TestAContractComesOutAsItWentIn(t *testing.T) {
	for i, v := 0, reflect.ValueOf(crte()); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("%s is not tried", v.Type().Field(i).Name)
		}
	}
	f, got := form(t, nil)
	if f.Save(); !reflect.DeepEqual(got.Contract, crte()) || len(got.Renamed) > 0 {
		t.Errorf("came out as\n%+v, went in as\n%+v", *got, crte())
	}
}

// Axes and sheets are added with the next code, moved, also from axis to axis, and taken out; which sheet is which is known all the while.
func TestAxesAndSheetsAreLines(t *testing.T) {
	f, got := form(t, map[string]int{"1.1": 2, "1.2": 3})
	f.AddLine("axes")
	f.Field("axes.2.title").Fill("Emploi")
	f.AddLine("axes.2")
	if code := f.Field("actions.2.code").Value(); code != "3.1" {
		t.Errorf("a new sheet is called %q", code)
	}
	f.Field("actions.2.title").Fill("École")
	f.ShiftLine("axes.2", -2)
	f.ShiftLine("actions.1", 1) // the last of its axis: it goes to the beginning of the one below
	f.Field("actions.1.code").Fill("2.1")
	f.DropLine("actions.0")
	if f.Told() == "" {
		t.Error("it is not told that two projects lose their sheet")
	}
	f.Save()
	want := []data.Axis{
		{Code: "3", Title: "Emploi", Actions: []data.Action{{Code: "3.1", Title: "École"}}},
		{Code: "1", Title: "Industrie"},
		{Code: "2", Title: "Énergie", Actions: []data.Action{{Code: "2.1", Title: "Métiers"}}},
	}
	if !reflect.DeepEqual(got.Contract.Axes, want) || !reflect.DeepEqual(got.Renamed, map[string]string{"1.2": "2.1"}) {
		t.Errorf("the axes are\n%+v, not\n%+v; renamed %v", got.Contract.Axes, want, got.Renamed)
	}
	f.ShiftLine("actions.1", -1)
	if f.Save(); len(got.Contract.Axes[1].Actions) != 1 || len(got.Contract.Axes[2].Actions) != 0 {
		t.Errorf("the sheet did not come back: %+v", got.Contract.Axes)
	}
}

func TestWhatIsWrongWithAContractIsNotSaved(t *testing.T) {
	f, got := form(t, nil)
	for field, text := range map[string]string{
		"name": "", "start": "hier", "end": "2020-01-01", "signatories": "État\nÉtat", "axes.0.code": "2", "axes.1.title": "", "actions.0.code": "1.2", "actions.1.title": "",
	} {
		was := f.Field(field).Value()
		f.Field(field).Fill(text)
		if f.Save(); got.Contract.ID != "" {
			t.Errorf("%s %q was saved", field, text)
		}
		f.Field(field).Fill(was)
	}
	if f.Save(); got.Contract.ID == "" {
		t.Error("what is right again is not saved")
	}
}

// All of the form is reached by Tab, and what has the keyboard is in sight, however long the form is; the arrows of a sheet move it.
func TestTheKeyboardIsInSight(t *testing.T) {
	f, got := form(t, nil)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
	const width, height, head, foot = 330, 420, 50, 60
	w := test.NewWindow(f.Object)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	met := map[fyne.Focusable]bool{}
	var arrows []*kit.Button
	for range 200 {
		w.Canvas().FocusNext()
		o := w.Canvas().Focused()
		if o == nil || met[o] {
			break
		}
		met[o] = true
		object := o.(fyne.CanvasObject)
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(object).Y
		b, button := o.(*kit.Button)
		if button && b.Icon == "chevron-down" {
			arrows = append(arrows, b)
		}
		if button && (b.Icon == "" || top < head) {
			continue // of the head and the foot, which stay where they are
		}
		if top < head-1 || top+object.Size().Height > height-foot+1 {
			t.Errorf("%T is at %.0f to %.0f, of which %d to %d is in sight", o, top, top+object.Size().Height, head, height-foot)
		}
	}
	if len(met) < 35 || len(arrows) != 4 {
		t.Fatalf("%d parts are reached, %d arrows downwards", len(met), len(arrows))
	}
	w.Canvas().Focus(arrows[1]) // of sheet 1.1
	arrows[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if f.Save(); got.Contract.Axes[0].Actions[1].Code != "1.1" || w.Canvas().Focused() != fyne.Focusable(arrows[1]) {
		t.Errorf("the sheets are %+v; the keyboard is at %T", got.Contract.Axes[0].Actions, w.Canvas().Focused())
	}
}
