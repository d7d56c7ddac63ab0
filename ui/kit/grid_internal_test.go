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

// Columns that grow share the room that all of them leave, take none where there is none, and keep the width that the hand gave them.
func TestColumnsGrowIntoTheRoom(t *testing.T) {
	g := NewGrid()
	g.Cell = func(int, int) string { return "" }
	g.Set([]GridColumn{{Name: "a", Width: 100, Grow: 1}, {Name: "b", Width: 50}, {Name: "c", Width: 100, Grow: 3}}, 1, -1, false)
	widths := func(width float32) [3]float32 {
		g.Resize(fyne.NewSize(width, 300))
		g.CreateRenderer().Layout(g.Size())
		return [3]float32{g.columns[0].Width, g.columns[1].Width, g.columns[2].Width}
	}
	const whole = 250 + 4*gridGutter + gridBarW
	for _, c := range []struct {
		width float32
		want  [3]float32
	}{{whole + 40, [3]float32{110, 50, 130}}, {whole - 40, [3]float32{100, 50, 100}}, {whole, [3]float32{100, 50, 100}}, {whole + 400, [3]float32{200, 50, 400}}} {
		if got := widths(c.width); got != c.want {
			t.Errorf("%g wide: %v, want %v", c.width, got, c.want)
		}
	}
	g.head.grip = 0
	g.head.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: -60}})
	if got := widths(whole + 400); got != [3]float32{140, 50, 460} {
		t.Errorf("dragged: %v", got)
	}
}
