package drive_test

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/geo"
	"emprise/geo/measure"
	"emprise/ui/drive"
	"emprise/ui/mapview"
)

func TestTwoMapsShowTheSameGround(t *testing.T) {
	p := land(t)
	p.press("select.none")
	wide := p.w.Chart().Size().Width
	p.d.Hand().Letter("t")
	two := p.w.Split()
	if len(two) != 2 || two[0] != p.w.Chart() || two[0].Size().Width > wide/2 || two[0].Size() != two[1].Size() {
		t.Fatalf("%d maps of %v and %v, not half of %v", len(two), two[0].Size(), two[1].Size(), wide)
	}
	same := func(what string) {
		t.Helper()
		a, b := two[0].View(), two[1].View()
		if a.Level != b.Level || !near(a.Centre, b.Centre, a.Resolution()) || !two[0].Painted() || !two[1].Painted() {
			t.Fatalf("%s: %v (%v) and %v (%v)", what, a, two[0].Painted(), b, two[1].Painted())
		}
	}
	same("opened")
	p.d.Hand().Drag(p.at(.5, .5), p.at(.6, .6), p.at(.7, .5))
	same("the left one dragged")
	left := p.d.View()
	p.d.Twin().Wheel(p.at(.5, .5), 2)
	same("the right one zoomed")
	if p.d.View().Level <= left.Level {
		t.Error("the wheel over the right map did nothing")
	}
	p.press("view.back")
	same("back")

	// The one at the right answers a need, the other shows statuses; both select, and say where the pointer is.
	plot := p.d.Snapshot().Plots[0]
	inside := geo.Mercator(measure.InteriorPoint(plot.Shape))
	p.d.Show(p.box)
	p.d.Twin().Click(inside)
	if got := p.d.Selected(); got != plot.Ref() {
		t.Errorf("a click on the right map selects %v", got)
	}
	p.d.Hand().Move(inside)
	photograph(t, p.d, "split")
	if !differ(p.d.Picture(), two[0], two[1]) {
		t.Error("both maps look the same")
	}

	// A tool is in force on both, and Escape leaves it on both.
	p.d.Hand().Letter("l")
	if name := two[1].Tool().Name(); name != "tool.lasso" {
		t.Errorf("the right map has the tool %s", name)
	}
	p.d.Twin().Drag(p.ring(.2, .2, .8, .2, .8, .8, .2, .8)...)
	if p.d.Selected().Kind == data.KindPlot {
		t.Error("a lasso on the right map selects nothing")
	}
	p.d.Twin().Key(fyne.KeyEscape)
	if two[0].Tool().Name() != mapview.HandName || two[1].Tool().Name() != mapview.HandName {
		t.Error("Escape left a tool in force")
	}
	p.press("split")
	if p.w.Split() != nil || p.w.Chart().Size().Width != wide {
		t.Error("the second map is still there")
	}
}

// differ says whether many pixels of two halves of the window differ.
func differ(img image.Image, a, b *mapview.Map) bool {
	at := func(m *mapview.Map) image.Point {
		p := fyne.CurrentApp().Driver().AbsolutePositionForObject(m)
		return image.Pt(int(p.X), int(p.Y))
	}
	left, right, n := at(a), at(b), 0
	for y := 100; y < int(a.Size().Height)-100; y += 2 {
		for x := 20; x < int(a.Size().Width)-20; x += 2 {
			if img.At(left.X+x, left.Y+y) != img.At(right.X+x, right.Y+y) {
				n++
			}
		}
	}
	return n > 500
}

// TestDrawingGoesAlongWithTheHand begins an outline on the right map of two, ends it on the left one, and loses nothing when the
// second map is closed below it.
func TestDrawingGoesAlongWithTheHand(t *testing.T) {
	p := land(t)
	p.press("select.none")
	p.press("split")
	two := p.w.Split()
	tools := func(what, left, right string) {
		t.Helper()
		if a, b := two[0].Tool().Name(), two[1].Tool().Name(); a != left || b != right {
			t.Fatalf("%s: %s and %s", what, a, b)
		}
	}
	alt := func(h *drive.Hand) *drive.Hand { return h.With(fyne.KeyModifierAlt) }
	p.d.Twin().Move(p.at(.5, .5))
	p.d.Twin().Letter("d")
	tools("begun at the right", mapview.HandName, "draw.polygon")
	alt(p.d.Twin()).Click(p.at(.4, .4))
	alt(p.d.Twin()).Click(p.at(.6, .4))
	p.d.Hand().Move(p.at(.6, .5))
	tools("the hand is at the left", "draw.polygon", mapview.HandName)
	alt(p.d.Hand()).Click(p.at(.6, .6))
	photograph(t, p.d, "drawing-on-two-maps")
	p.d.Twin().Move(p.at(.5, .6))
	p.press("split")
	if name := p.w.Chart().Tool().Name(); name != "draw.polygon" {
		t.Fatalf("with one map the tool is %s", name)
	}
	p.d.Hand().Key(fyne.KeyReturn)
	if !p.w.FormOpen() {
		t.Fatalf("three corners on two maps are no outline; the window says %q", p.d.Said())
	}
	before := len(p.d.Snapshot().Plots)
	if err := p.d.Save(); err != nil {
		t.Fatal(err)
	}
	if got := len(p.d.Snapshot().Plots); got != before+1 {
		t.Errorf("%d plots, %d before", got, before)
	}

	// A tool that both maps have is taken and left on both, wherever the hand is.
	p.press("split")
	two = p.w.Split()
	p.d.Twin().Move(p.at(.5, .5))
	p.press("draw.zone")
	tools("a zone", mapview.HandName, "draw.zone")
	p.press("tool.lasso")
	tools("a lasso", "tool.lasso", "tool.lasso")
	p.press("draw.rectangle")
	tools("a rectangle", mapview.HandName, "draw.rectangle")
	p.press("tool.hand")
	tools("the hand", mapview.HandName, mapview.HandName)
}
