package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
)

// A grid asks for no cell that is not there: not when rows go while lines are hidden by a lower window and it grows again.
func TestAGridAsksForItsRowsOnly(t *testing.T) {
	stage(t)
	rows := 40
	g := kit.NewGrid()
	asked := 0
	g.Cell = func(row, _ int) string {
		if row >= rows {
			t.Fatalf("row %d of %d", row, rows)
		}
		asked++
		return "x"
	}
	g.Marked = func(row int) bool { return g.Cell(row, 0) == "" }
	columns := []kit.GridColumn{{Name: "a", Width: 100}}
	g.Set(columns, rows, -1, false)
	w := test.NewTempWindow(t, g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 800))
	g.Reveal(39)
	g.Resize(fyne.NewSize(300, 48))
	rows = 12
	g.Set(columns, rows, -1, false)
	g.Resize(fyne.NewSize(300, 800))
	if asked == 0 {
		t.Fatal("nothing is shown")
	}
}
