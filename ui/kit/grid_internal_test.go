package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"emprise/ui/theme"
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

// Rows of lists hold their lines at each size of texts, those that begin a group the name above them too; rows of tables do.
func TestRowsFollowTheSizeOfTexts(t *testing.T) {
	look := theme.New(theme.Light)
	test.NewTempApp(t).Settings().SetTheme(look)
	l, g := NewList(true, nil), NewGrid()
	g.Cell = func(int, int) string { return "" }
	g.Set([]GridColumn{{Name: "a", Width: 100, Under: "b"}}, 4, -1, false)
	w := test.NewTempWindow(t, container.NewGridWithColumns(2, l.Object, g))
	w.Resize(fyne.NewSize(600, 500))
	items := []Item{{ID: "a", Title: "a", Detail: "b", Group: "one"}, {ID: "b", Title: "b", Group: "two"}, {ID: "c", Title: "c", Group: "two"}}
	l.Set(items)
	for _, size := range []float32{1, 1.3, 1, 2} {
		look.Sized(size)
		w.Content().Refresh()
		line, caption := Body("").lineHeight(), Caption("").lineHeight()
		if got := rowHeight(true); got < line+caption || size == 1 && got != 42 {
			t.Errorf("at %g: items of %g for lines of %g and %g", size, got, line, caption)
		}
		if got := rowHeight(false); got < line || size == 1 && got != 30 {
			t.Errorf("at %g: low items of %g", size, got)
		}
		if g.pitch < line || size == 1 && g.pitch != gridRow || g.columns[0].Width != 100*size || g.headHeight() < 2*caption {
			t.Errorf("at %g: rows of %g, columns of %g, a head of %g", size, g.pitch, g.columns[0].Width, g.headHeight())
		}
		l.list.ScrollToBottom()
		all := 3*rowHeight(true) + 2*groupHeight() + 2*4
		l.list.ScrollToOffset(1e6)
		if seen := l.list.Size().Height; l.list.GetScrollOffset() != max(0, all-seen) {
			t.Errorf("at %g: scrolled by %g, %g of %g are in sight", size, l.list.GetScrollOffset(), seen, all)
		}
	}
}
