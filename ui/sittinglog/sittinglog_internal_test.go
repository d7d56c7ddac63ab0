package sittinglog

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Each line leads to its own decision, by a click and by Enter, and a line that goes takes the keyboard along to nobody.
func TestALineLeadsToItsDecision(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	l := New(locale.New("fr"), kit.NewTips())
	var chosen []int
	l.OnChoose = func(line int) { chosen = append(chosen, line) }
	l.Object.Show()
	win := test.NewWindow(l.Object)
	defer win.Close()
	win.Resize(fyne.NewSize(330, 300))
	m := Model{Title: "Commission", Lines: []Line{{"14:05", "Lot 1"}, {"14:12", "Lot 2"}, {"14:20", "Lot 3"}}}
	l.Set(m)
	if above, below := l.lines[2].Position().Y, l.lines[0].Position().Y; above >= below {
		t.Errorf("the newest is at %g, the oldest at %g", above, below)
	}
	test.Tap(l.lines[2])
	win.Canvas().Focus(l.lines[0])
	l.lines[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(chosen) != 2 || chosen[0] != 2 || chosen[1] != 0 {
		t.Errorf("%v", chosen)
	}
	m.Lines = m.Lines[:2]
	l.Set(m)
	if got := win.Canvas().Focused(); got != nil {
		t.Errorf("%v has the keyboard", got)
	}
}

// In a low panel the decisions keep their place, and the words about the keys go.
func TestALowLogKeepsItsDecisions(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	l := New(locale.New("fr"), kit.NewTips())
	l.Object.Show()
	panel := l.Under(kit.Space(100, 100))
	l.Set(Model{Title: "Commission", Keys: "1 en vente", Lines: []Line{{"14:05", "Lot 1"}}})
	for _, c := range []struct {
		height, log float32
		keys        bool
	}{{1000, height, true}, {560, 560 * most, true}, {400, 400 * most, false}} {
		panel.Resize(fyne.NewSize(330, c.height))
		if got := l.Object.Size().Height; got != c.log || l.foot.Visible() != c.keys {
			t.Errorf("of %g the log has %g, the keys are there: %v", c.height, got, l.foot.Visible())
		}
	}
}
