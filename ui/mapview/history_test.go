package mapview_test

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"emprise/geo"
	"emprise/ui/mapview"
	"emprise/ui/task"
)

// rest lets time pass until the map has stood somewhere.
func rest(q *task.Queue) {
	q.Runner().After("test", time.Second, func() {})
	q.Pump()
}

// sameView says whether two views show the same to a pixel.
func sameView(a, b geo.View) bool {
	return a.Level == b.Level && math.Hypot(a.Centre.X-b.Centre.X, a.Centre.Y-b.Centre.Y) <= a.Resolution()
}

func TestTheMapGoesBackAndForth(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	m.ForgetViews()
	rest(q)
	if m.CanGoBack() || m.CanGoForward() || m.Back() {
		t.Fatal("there is a view before the first")
	}
	first := m.View()
	f := &fingers{m: m}
	f.drag(0, 100, 100, 110, 100, 130, 110, 160, 140) // one way of the hand is one step back
	rest(q)
	second := m.View()
	m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 300)}, Scrolled: fyne.NewDelta(0, 25)})
	m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 300)}, Scrolled: fyne.NewDelta(0, 25)})
	rest(q)
	third := m.View()
	m.FlyTo(model.Dressed[0].Layer.BoxOf(5)) // at once after another command
	m.FlyTo(model.Dressed[0].Layer.BoxOf(300))
	fifth := m.View()

	back := func() { m.Back(); q.Pump() }
	back()
	fourth := m.View()
	for i, want := range []geo.View{third, second, first} {
		if !m.CanGoBack() {
			t.Fatalf("cannot go back to step %d", i)
		}
		if back(); !sameView(m.View(), want) {
			t.Fatalf("step %d: %v, want %v", i, m.View(), want)
		}
	}
	if m.CanGoBack() || !m.CanGoForward() {
		t.Error("the first view is not the end")
	}
	for i, want := range []geo.View{second, third, fourth, fifth} {
		if !m.Forward() {
			t.Fatalf("cannot go forward to step %d", i)
		}
		if q.Pump(); !sameView(m.View(), want) {
			t.Fatalf("forward step %d: %v, want %v", i, m.View(), want)
		}
	}
	if m.CanGoForward() || m.Forward() {
		t.Error("the last view is not the end")
	}
	back()
	f.drag(0, 100, 100, 150, 150) // from here on the way is another one
	rest(q)
	if m.CanGoForward() {
		t.Error("the old way is still there")
	}
	if back(); !sameView(m.View(), fourth) {
		t.Errorf("back at %v, want %v", m.View(), fourth)
	}
	m.ForgetViews()
	if m.CanGoBack() {
		t.Error("another territory remembers the last one")
	}
}

func TestShiftPullsABoxToZoomInto(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	rest(q)
	a, b := m.View().ToPlane(300, 200), m.View().ToPlane(420, 280)
	level := m.View().Level
	f := &fingers{m: m}
	f.drag(fyne.KeyModifierShift, 300, 200, 350, 260, 420, 280)
	q.Pump()
	if box := m.View().Box(); !box.Contains(a) || !box.Contains(b) || m.View().Level < level+9 {
		t.Errorf("the view is %v", m.View())
	}
	if !m.Back() {
		t.Error("a box is no step to go back")
	}
	q.Pump()
	m.Take(mapview.NewZoomTool(m, "tool.zoom", "hint.zoom"))
	f.drag(0, 300, 200, 420, 280)
	q.Pump()
	if box := m.View().Box(); !box.Contains(a) || !box.Contains(b) || m.View().Level < level+9 {
		t.Errorf("the view of the tool is %v", m.View())
	}
	// A box of a few pixels was not meant, nor is a click.
	view := m.View()
	f.drag(0, 300, 200, 302, 201)
	f.click(300, 200, 0)
	q.Pump()
	if m.View() != view {
		t.Error("a box of nothing moved the map")
	}
}
