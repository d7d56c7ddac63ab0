package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
)

// Lines come, move, change places and go, what is drawn follows them, and who asked to know is told.
func TestLinesFollowWhatIsDoneToThem(t *testing.T) {
	test.NewTempApp(t)
	var left []string
	changes := 0
	draw := func(line string, _ fyne.CanvasObject) fyne.CanvasObject { return kit.Body(line) }
	l := kit.NewLines(kit.LinesText{}, nil, draw, nil)
	l.OnChange, l.OnLeave = func() { changes++ }, func(line string) { left = append(left, line) }
	is := func(want ...string) {
		t.Helper()
		var drawn []string
		for _, o := range l.Object.(*fyne.Container).Objects { // without a button that adds, they are all there is
			drawn = append(drawn, o.(*kit.Text).Value)
		}
		if !slices.Equal(l.All(), want) || !slices.Equal(drawn, want) {
			t.Errorf("lines %v, drawn %v, want %v", l.All(), drawn, want)
		}
	}
	for _, line := range []string{"a", "b", "c"} {
		l.Add(line)
	}
	l.Replace("b", "B")
	is("a", "B", "c")
	l.Replace("absent", "x")
	l.Shift("c", -2)
	l.Shift("c", -1) // beyond the first
	is("c", "a", "B")
	l.Drop("a")
	l.Drop("absent")
	is("c", "B")
	if got, none := l.Find(func(line string) bool { return line > "B" }), l.Find(func(line string) bool { return line == "a" }); got != "c" || none != "" {
		t.Errorf("found %q, and %q of none", got, none)
	}
	l.Set("x", "y", "z")
	is("x", "y", "z")
	l.Set()
	is()
	if !slices.Equal(left, []string{"a"}) || changes != 8 {
		t.Errorf("left %v, %d changes", left, changes)
	}
}
