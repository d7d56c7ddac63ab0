package kit_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// matrix is a grid of cells with two columns that stay, in a window that shows a part of it.
func matrix(t *testing.T) (g *kit.Grid, chosen func() string, told *[]string) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	g, told = kit.NewGrid(), &[]string{}
	g.Frozen = 2
	g.Cell = func(row, column int) string { return fmt.Sprintf("%d.%d", row, column) }
	last := ""
	g.OnCell = func(row, column int) { last = fmt.Sprintf("%d.%d", row, column) }
	g.OnOpen = func(row int) { *told = append(*told, fmt.Sprintf("open %d.%d", row, g.Column())) }
	g.OnDelete = func(row, column int) { *told = append(*told, fmt.Sprintf("delete %d.%d", row, column)) }
	g.OnDrop = func(row, from, to int) { *told = append(*told, fmt.Sprintf("drop %d.%d on %d", row, from, to)) }
	var columns []kit.GridColumn
	for i := range 20 {
		columns = append(columns, kit.GridColumn{Name: fmt.Sprint(i), Width: 86})
	}
	w := test.NewWindow(g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(509, 300)) // five columns, and the bar
	t.Cleanup(w.Close)
	g.Set(columns, 30, -1, false)
	return g, func() string { return last }, told
}

func TestArrowsGoFromCellToCell(t *testing.T) {
	g, chosen, told := matrix(t)
	keys := func(names ...fyne.KeyName) {
		for _, k := range names {
			g.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	keys(fyne.KeyRight, fyne.KeyRight, fyne.KeyDown)
	if got := chosen(); got != "1.2" {
		t.Errorf("at %s", got)
	}
	keys(slices.Repeat([]fyne.KeyName{fyne.KeyRight}, 30)...)
	keys(fyne.KeyEnd)
	if got := chosen(); got != "29.19" {
		t.Errorf("at %s", got)
	}
	keys(fyne.KeySpace, fyne.KeyReturn, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyBackspace)
	if want := []string{"open 29.19", "open 29.19", "delete 29.19", "delete 29.18"}; !slices.Equal(*told, want) {
		t.Errorf("told %v", *told)
	}
	keys(fyne.KeyHome)
	keys(slices.Repeat([]fyne.KeyName{fyne.KeyLeft}, 30)...)
	if got := chosen(); got != "0.0" {
		t.Errorf("at %s", got)
	}
}

// A tap takes the cell below it, also where columns have scrolled away below those that stay.
func TestATapTakesTheCellBelowIt(t *testing.T) {
	g, chosen, told := matrix(t)
	canvas := fyne.CurrentApp().Driver().CanvasForObject(g)
	tap := func(x, y float32) {
		test.TapCanvas(canvas, fyne.NewPos(x, y))
	}
	tap(50, 26+13)
	if got := chosen(); got != "0.0" {
		t.Errorf("took %s", got)
	}
	tap(250, 26+26+13)
	if got := chosen(); got != "1.2" {
		t.Errorf("took %s", got)
	}
	g.RevealCell(0, 19)
	tap(150, 26+13)
	if got := chosen(); got != "0.1" {
		t.Errorf("took %s of those that stay", got)
	}
	tap(440, 26+13)
	if got := chosen(); got != "0.19" {
		t.Errorf("took %s", got)
	}
	test.Drag(canvas, fyne.NewPos(340, 26+13), -100, 0) // it has come here from 440
	if want := []string{"drop 0.19 on 18"}; !slices.Equal(*told, want) {
		t.Errorf("told %v", *told)
	}
	test.Drag(canvas, fyne.NewPos(150, 26+26+13), 2, 1)
	if got := chosen(); got != "1.1" {
		t.Errorf("a hand that trembles takes %s", got)
	}
}

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
