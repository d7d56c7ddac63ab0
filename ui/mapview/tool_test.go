package mapview_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emprise/geo"
	"emprise/ui/mapview"
)

// recorder is a tool that notes what it is told.
type recorder struct {
	takes bool
	busy  bool
	told  []string
	last  mapview.Gesture
}

func (r *recorder) note(what string, g mapview.Gesture) { r.told, r.last = append(r.told, what), g }

func (r *recorder) Name() string { return "tool.recorder" }
func (r *recorder) Hint() string { return fmt.Sprint("hint ", r.busy) }
func (r *recorder) Press(g mapview.Gesture) bool {
	r.note("press", g)
	r.busy = r.takes
	return r.takes
}
func (r *recorder) Drag(g mapview.Gesture)    { r.note("drag", g) }
func (r *recorder) Release(g mapview.Gesture) { r.note("release", g); r.busy = false }
func (r *recorder) Move(g mapview.Gesture)    { r.note("move", g) }
func (r *recorder) Click(g mapview.Gesture)   { r.note("click", g); r.busy = false }
func (r *recorder) Double(g mapview.Gesture)  { r.note("double", g) }
func (r *recorder) Hold(g mapview.Gesture)    { r.note("hold", g) }
func (r *recorder) Key(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyLeft }
func (r *recorder) Cancel() bool              { was := r.busy; r.busy = false; return was }
func (r *recorder) Draw(p *mapview.Pen)       { p.Corner(r.last.At, true) }
func (r *recorder) Cursor() desktop.Cursor    { return desktop.CrosshairCursor }
func (r *recorder) since() (told []string)    { told, r.told = r.told, nil; return told }
func (r *recorder) heard(t *testing.T, w ...string) {
	t.Helper()
	if got := r.since(); !slices.Equal(got, w) {
		t.Errorf("told %q, want %q", got, w)
	}
}

// fingers do with the map what the driver of a desktop does with a widget.
type fingers struct {
	m       *mapview.Map
	at      fyne.Position
	down    desktop.MouseButton
	dragged bool
}

func (f *fingers) press(x, y float32, b desktop.MouseButton, mod fyne.KeyModifier) {
	f.at, f.down, f.dragged = fyne.NewPos(x, y), b, false
	f.m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: f.at}, Button: b, Modifier: mod})
}

func (f *fingers) move(x, y float32) {
	to := fyne.NewPos(x, y)
	d := to.Subtract(f.at)
	if f.down == 0 {
		f.m.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: to}})
	} else {
		f.dragged = true
		f.m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(d.X, d.Y)})
	}
	f.at = to
}

func (f *fingers) release() {
	e := fyne.PointEvent{Position: f.at}
	f.m.MouseUp(&desktop.MouseEvent{PointEvent: e, Button: f.down})
	switch {
	case f.dragged:
		f.m.DragEnd()
	case f.down == desktop.MouseButtonPrimary:
		f.m.Tapped(&e)
	case f.down == desktop.MouseButtonSecondary:
		f.m.TappedSecondary(&e)
	}
	f.down = 0
}

func (f *fingers) click(x, y float32, mod fyne.KeyModifier) {
	f.press(x, y, desktop.MouseButtonPrimary, mod)
	f.release()
}

func (f *fingers) drag(mod fyne.KeyModifier, way ...float32) {
	f.press(way[0], way[1], desktop.MouseButtonPrimary, mod)
	for i := 2; i < len(way); i += 2 {
		f.move(way[i], way[i+1])
	}
	f.release()
}

func TestAToolIsToldOfGestures(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	q.Pump()
	r, f := &recorder{takes: true}, &fingers{m: m}
	hints := []string{}
	m.OnTool = func(tool mapview.Tool) { hints = append(hints, tool.Name()+" "+tool.Hint()) }
	m.Take(r)
	if m.Tool() != mapview.Tool(r) || m.Cursor() != desktop.CrosshairCursor {
		t.Fatal("the tool is not in force")
	}

	f.drag(fyne.KeyModifierShift, 100, 100, 120, 130, 140, 150)
	r.heard(t, "press", "drag", "drag", "release")
	if want := m.View().ToPlane(140, 150); r.last.At != want || r.last.How() != mapview.Add || !r.last.Near(want) {
		t.Errorf("the last gesture is %+v, want one at %v", r.last, want)
	}
	f.click(200, 200, 0)
	r.heard(t, "press", "click")
	f.click(201, 200, 0)
	r.heard(t, "press", "double")
	f.click(300, 200, fyne.KeyModifierAlt)
	r.heard(t, "press", "hold")
	f.press(320, 220, desktop.MouseButtonSecondary, 0)
	f.release()
	r.heard(t, "hold")
	f.move(330, 220)
	r.heard(t, "move")

	// What the tool takes does not move the map; what it leaves, and the middle button, does.
	view := m.View()
	f.drag(0, 100, 100, 160, 100)
	if m.View() != view {
		t.Error("the map moved under a tool that took the way")
	}
	f.press(100, 100, desktop.MouseButtonTertiary, 0)
	f.move(130, 100)
	f.release()
	r.takes = false
	f.drag(0, 100, 100, 130, 100)
	if x, _ := m.View().ToPixel(view.Centre); math.Abs(x-510) > 1e-6 {
		t.Errorf("the map moved to %v, want by 60 pixels", x)
	}
	r.heard(t, "press", "drag", "release", "press")

	// Keys: first the tool, then the map.
	view = m.View()
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if m.View() != view {
		t.Error("a key of the tool moved the map")
	}
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if m.View() == view {
		t.Error("a key that the tool left does not move the map")
	}
	if len(hints) == 0 || hints[0] != "tool.recorder hint false" {
		t.Errorf("told %q", hints)
	}
}

func TestEscapeDropsThenLeaves(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	m.Set(town())
	q.Pump()
	r, f := &recorder{takes: true}, &fingers{m: m}
	out := 0
	m.OnEscape = func() { out++ }
	m.Take(r)
	f.press(100, 100, desktop.MouseButtonPrimary, 0)
	f.move(150, 150)
	r.since()
	view := m.View()
	escape := func() { m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	escape()
	f.move(200, 200)
	f.release()
	if got := r.since(); len(got) != 0 || m.View() != view {
		t.Errorf("after Escape the tool is told %q, the view is %v", got, m.View())
	}
	if m.Tool() != mapview.Tool(r) {
		t.Error("Escape left the tool with its work")
	}
	escape()
	if m.Tool().Name() != mapview.HandName || out != 0 {
		t.Errorf("the tool is %s, the window was told %d times", m.Tool().Name(), out)
	}
	escape()
	if out != 1 {
		t.Error("Escape of the hand is not told")
	}
}

func TestALongPressHolds(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	m.Set(town())
	q.Pump()
	r, f := &recorder{}, &fingers{m: m}
	m.Take(r)
	f.press(100, 100, desktop.MouseButtonPrimary, 0)
	q.Pump() // time passes
	f.release()
	r.heard(t, "press", "hold")
	f.press(100, 100, desktop.MouseButtonPrimary, 0)
	f.move(150, 100)
	q.Pump()
	f.release()
	r.heard(t, "press")
}

func TestAToolDrawsAboveTheMap(t *testing.T) {
	m, q, win := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	q.Pump()
	r := &recorder{last: mapview.Gesture{At: geo.Mercator(fieldCentre(12, 12))}}
	p := pixelOf(m, fieldCentre(12, 12))
	if got := at(win.Canvas().Capture(), p); !alike(got, fieldColour(12, 12)) {
		t.Fatalf("the field is %v", got)
	}
	m.Take(r)
	if got := at(win.Canvas().Capture(), p); alike(got, fieldColour(12, 12)) {
		t.Error("the tool drew nothing")
	}
	m.Take(nil)
	if got := at(win.Canvas().Capture(), p); !alike(got, fieldColour(12, 12)) {
		t.Error("what the tool drew is still there")
	}
}
