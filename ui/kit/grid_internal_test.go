package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

// A clip lays its content out anew when it is first shown: the lines of a grid stay where they are.
func TestLinesStandBelowEachOther(t *testing.T) {
	g := NewGrid()
	g.Cell = func(int, int) string { return "" }
	g.Set([]GridColumn{{Name: "a", Width: 100}}, 4, -1, false)
	g.Resize(fyne.NewSize(400, 300))
	g.CreateRenderer().Layout(g.Size())
	g.body.Content.Resize(g.body.Size())
	if len(g.lines) != 4 {
		t.Fatalf("%d lines", len(g.lines))
	}
	for i, l := range g.lines {
		if y := l.Position().Y; y != float32(i*gridRow) {
			t.Errorf("line %d stands at %g", i, y)
		}
	}
}
