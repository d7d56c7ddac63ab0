package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
)

// A right side that stands has the height of the window, and the bottom ends where it begins; else the bottom is as wide as the window.
func TestTheRightSideStands(t *testing.T) {
	test.NewTempApp(t)
	left, centre, right, bottom := kit.Space(0, 0), kit.Space(0, 0), kit.Space(0, 0), kit.Space(0, 0)
	d := kit.NewDock(left, centre, right, bottom, kit.Sizes{Left: 250, Right: 330, Bottom: 250, ShowBottom: true})
	d.Object.Resize(fyne.NewSize(1280, 700))
	sizes := func() [4]fyne.Size { return [4]fyne.Size{left.Size(), centre.Size(), right.Size(), bottom.Size()} }
	lying := [4]fyne.Size{{Width: 250, Height: 450}, {Width: 700, Height: 450}, {Width: 330, Height: 450}, {Width: 1280, Height: 250}}
	if got := sizes(); got != lying {
		t.Errorf("%v", got)
	}
	d.Stand(true)
	if got := sizes(); got != [4]fyne.Size{lying[0], lying[1], {Width: 330, Height: 700}, {Width: 950, Height: 250}} {
		t.Errorf("it stands in %v", got)
	}
	if d.Set(kit.Sizes{Left: 250, Right: 330, Bottom: 250, ShowBottom: true, HideRight: true}); bottom.Size().Width != 1280 || right.Visible() {
		t.Errorf("without a right side the bottom has %v", bottom.Size())
	}
	d.Set(kit.Sizes{Left: 250, Right: 330, Bottom: 250, ShowBottom: true})
	if d.Stand(false); sizes() != lying {
		t.Errorf("it lies in %v", sizes())
	}
}
