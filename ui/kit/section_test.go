package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
)

// A section opens and closes by its head, by pointer and by key, and tells so.
func TestASectionOpens(t *testing.T) {
	app := test.NewTempApp(t)
	body := kit.Body("within")
	s := kit.NewSection("Head", body)
	told := 0
	s.OnFlip = func() { told++ }
	w := app.NewWindow("")
	w.SetContent(s.Object)
	if s.Open() || body.Visible() {
		t.Error("it begins open")
	}
	closed := s.Object.MinSize().Height
	head := s.Object.Objects[1].(*kit.Button)
	head.Tapped(nil)
	if !s.Open() || !body.Visible() || told != 1 || s.Object.MinSize().Height <= closed {
		t.Error("it does not open")
	}
	head.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if s.Open() || told != 2 || s.Object.MinSize().Height != closed {
		t.Error("it does not close")
	}
}
