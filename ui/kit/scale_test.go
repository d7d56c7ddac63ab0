package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Larger texts make the sides wider, back and forth, and the centre keeps its least.
func TestSidesFollowTheSizeOfTexts(t *testing.T) {
	look := theme.New(theme.Light)
	test.NewTempApp(t).Settings().SetTheme(look)
	left, right, centre := kit.NewList(true, nil), kit.NewGrid(), canvas.NewRectangle(nil)
	right.Cell = func(int, int) string { return "" }
	d := kit.NewDock(left.Object, centre, right, canvas.NewRectangle(nil), kit.Sizes{Left: 290, Right: 330})
	w := test.NewTempWindow(t, d.Object)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, 800))
	right.Set([]kit.GridColumn{{Name: "a", Width: 100}}, 100, -1, false)
	type seen struct{ left, right, centre float32 }
	see := func(size float32) seen {
		look.Sized(size)
		d.Set(d.Sizes())
		return seen{left.Object.Size().Width, right.Size().Width, centre.Size().Width}
	}
	small := see(1)
	if small != (seen{290, 330, 660}) {
		t.Errorf("at 100 %%: %+v", small)
	}
	if large := see(1.3); large != (seen{370, 370, 540}) {
		t.Errorf("at 130 %%: %+v", large)
	}
	if huge := see(3); huge != (seen{480, 480, 320}) {
		t.Errorf("at 300 %%: %+v", huge)
	}
	see(1.3)
	test.Drag(w.Canvas(), fyne.NewPos(370, 100), 10, 0) // by the border at the left: what was asked for at the right stays
	if s := d.Sizes(); s.Left != 380 || s.Right != 330 {
		t.Errorf("dragged: %+v", s)
	}
	d.Set(kit.Sizes{Left: 290, Right: 330})
	if again := see(1); again != small {
		t.Errorf("back at 100 %%: %+v", again)
	}
}
