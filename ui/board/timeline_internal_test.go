package board

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
)

// Wherever today falls, each year that has room for its name and for the word beside it is named, and no text lies on another.
func TestTodayHidesNoYear(t *testing.T) {
	test.NewTempApp(t)
	for month := 1; month <= 12; month++ {
		today := "2026-" + strconv.Itoa(100 + month)[1:] + "-20"
		line := newTimeline(locale.New("fr"))
		win := test.NewWindow(line)
		win.Resize(fyne.NewSize(1330, 300))
		line.set([]Project{{ID: "P", Start: "2024-02-01", End: "2029-10-01"}}, today, "")
		r := test.WidgetRenderer(line).(*timelineRenderer)
		named := map[string]bool{}
		var texts []*canvas.Text
		for _, o := range r.chart.Objects {
			if text, ok := o.(*canvas.Text); ok && text.Position().Y < timeHead {
				named[text.Text] = true
				for _, other := range texts {
					if a, b := text.Position().X, other.Position().X; a < b+other.MinSize().Width && b < a+text.MinSize().Width {
						t.Errorf("%s: %q lies on %q", today, text.Text, other.Text)
					}
				}
				texts = append(texts, text)
			}
		}
		for year := 2024; year <= 2029; year++ {
			if !named[strconv.Itoa(year)] {
				t.Errorf("%s: %d is not named: %v", today, year, named)
			}
		}
		win.Close()
	}
}
