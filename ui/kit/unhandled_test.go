package kit_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
)

// pressed is the least widget that embeds a Press.
type pressed struct{ kit.Press }

func (p *pressed) CreateRenderer() fyne.WidgetRenderer {
	return test.WidgetRenderer(kit.NewGround("primary"))
}

// TestKeysOfTheWindowWorkWhereverTheKeyboardIs goes through all that can have it: function keys reach the window from everywhere, Escape and
// characters from what takes no text.
func TestKeysOfTheWindowWorkWhereverTheKeyboardIs(t *testing.T) {
	stage(t)
	list := kit.NewList(false, nil)
	list.Set([]kit.Item{{ID: "a", Title: "a", Toggle: "eye"}})
	grid := kit.NewGrid()
	grid.Cell = func(int, int) string { return "" }
	grid.Set([]kit.GridColumn{{Name: "a", Width: 40}}, 3, -1, false)
	wrap := kit.NewWrap(func() int { return 2 }, func() fyne.CanvasObject { return kit.Body("one") }, func(int, fyne.CanvasObject) {}, func(int) {})
	press := &pressed{}
	press.OnPress = func() {}
	press.Extend(press)
	slider := kit.NewSlider(0, 10)
	w := test.NewTempWindow(t, kit.Column(4,
		kit.NewTextField("Text", "", "", "").Object(), kit.NewNotesField("Notes", "").Object(),
		kit.NewChoiceField("Choice", "", []kit.Option{{Code: "a", Text: "one"}}, nil).Object(), kit.NewMarkField("Mark", "", nil).Object(),
		kit.NewSetField("Set", "", []kit.Option{{Code: "a", Text: "one"}}).Object(), slider, kit.NewButton("Plain", "", kit.Plain, func() {}),
		kit.Stack(kit.Space(60, 60), list.Object), kit.Stack(kit.Space(60, 90), grid), press, kit.Stack(kit.Space(60, 60), wrap), kit.NewTabs([]string{"one", "two"}, kit.Space(1, 1), kit.Space(1, 1)).Object,
	))
	w.Resize(fyne.NewSize(300, 700))
	c := w.Canvas()
	var got []string
	c.SetOnTypedKey(func(k *fyne.KeyEvent) { got = append(got, string(k.Name)) })
	c.SetOnTypedRune(func(r rune) { got = append(got, string(r)) })
	kinds := map[string]bool{}
	c.FocusNext()
	for first := c.Focused(); ; {
		o := c.Focused()
		kind := fmt.Sprintf("%T", o)
		kinds[kind] = true
		got = nil
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF11})
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
		want := []string{"F11", "F1"}
		if _, text := o.(*kit.Entry); !text {
			o.TypedRune('3')
			o.TypedRune('d')
			o.TypedRune(' ')
			o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			want = append(want, "3", "d", "Escape")
		}
		if !slices.Equal(got, want) {
			t.Errorf("from a %s the window gets %q, want %q", kind, got, want)
		}
		if c.FocusNext(); c.Focused() == first {
			break
		}
	}
	if len(kinds) != 10 {
		t.Errorf("the keyboard was at %d kinds: %v", len(kinds), kinds)
	}
}

// TestAListIsWalkedByKeys plays the keys on a list of twenty items of which some are in sight.
func TestAListIsWalkedByKeys(t *testing.T) {
	stage(t)
	l := kit.NewList(false, nil)
	var items []kit.Item
	for i := range 20 {
		items = append(items, kit.Item{ID: fmt.Sprint(i), Title: fmt.Sprint(i)})
	}
	w := test.NewTempWindow(t, l.Object)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(240, 170)) // five items
	l.Set(items)
	l.Choose("3")
	chosen, opened := "", ""
	l.OnChoose = func(id string) { chosen = id }
	l.OnOpen = func(id string) { opened = id }
	w.Canvas().FocusNext()
	for _, step := range []struct {
		key    fyne.KeyName
		chosen string
	}{{fyne.KeyDown, "4"}, {fyne.KeyPageDown, "9"}, {fyne.KeyEnd, "19"}, {fyne.KeyPageDown, "19"}, {fyne.KeyUp, "18"}, {fyne.KeyPageUp, "13"}, {fyne.KeyHome, "0"}} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: step.key})
		if w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}); chosen != step.chosen {
			t.Errorf("%s and the space bar choose %q, want %q", step.key, chosen, step.chosen)
		}
	}
	if w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}); opened != "0" {
		t.Errorf("Enter on what is chosen opens %q", opened)
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(60, 34*2+10))
	if chosen != "2" {
		t.Fatalf("a tap chooses %q", chosen)
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}); chosen != "3" {
		t.Errorf("down from what was tapped, and Enter, choose %q", chosen)
	}
}
