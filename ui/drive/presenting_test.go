package drive_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui/theme"
)

// The large type of a room, and the usual one after it, are laid out part by part exactly as Fyne lays out a theme of that size.
func TestAnotherSizeOfTextsIsLaidOutAsAnotherTheme(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	plot := holds(t, d)
	do(d.Choose(data.Ref{Kind: data.KindNeed, ID: d.Snapshot().Needs[0].ID}), d.Press("match"), d.ClickPlot(plot.ID))
	w.Fyne().Resize(fyne.NewSize(1600, 1000))
	d.Idle()
	settings := fyne.CurrentApp().Settings()
	before := w.Fyne().Canvas().Capture()
	for range 2 {
		do(d.Press("present"))
		ours := w.Fyne().Canvas().Capture()
		if reflect.DeepEqual(ours, before) {
			t.Error("nothing has changed")
		}
		text := settings.Theme().(*theme.Theme).Text()
		settings.SetTheme(theme.New(theme.System).Sized(text))
		if before = w.Fyne().Canvas().Capture(); !reflect.DeepEqual(ours, before) {
			t.Errorf("texts of size %g are laid out otherwise", text)
		}
	}
}
