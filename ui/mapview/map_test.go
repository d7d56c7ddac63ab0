package mapview_test

import (
	"image"
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/geo"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/ui/mapview"
)

// checkFields compares the pixels that the map hands out with the fields that the view shows.
func checkFields(t *testing.T, m *mapview.Map) {
	t.Helper()
	img := pixelsOf(m)
	inner := img.Bounds().Inset(70) // off the furniture
	seen := 0
	for row := range townSide {
		for column := range townSide {
			p := pixelOf(m, fieldCentre(row, column))
			if !p.In(inner) {
				continue
			}
			seen++
			if got, want := at(img, p), fieldColour(row, column); !alike(got, want) {
				t.Fatalf("field %d.%d at %v is %v, want %v", row, column, p, got, want)
			}
		}
	}
	if seen == 0 {
		t.Fatal("no field in the view")
	}
}

func TestItShowsWhatItIsGiven(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	painted := 0
	m.OnPainted = func() { painted++ }
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	if m.Painted() {
		t.Error("painted before any work was done")
	}
	q.Pump()
	if !m.Painted() || painted != 1 {
		t.Errorf("painted %v, told %d times", m.Painted(), painted)
	}
	checkFields(t, m)
}

func TestAskedBeforeItHasASize(t *testing.T) {
	m, q, win := show(t, 900, 600)
	model := town()
	other := mapview.New(q.Runner(), locale.New("en"))
	other.Set(model)
	other.ZoomTo(model.Dressed[0].Layer.Box)
	win.SetContent(other)
	q.Pump()
	if got, want := other.View().Level, geo.Fit(model.Dressed[0].Layer.Box, 900, 600, 36).Level; got != want {
		t.Errorf("level %d, want %d", got, want)
	}
	checkFields(t, other)
	_ = m
}

func TestTheMapFollowsTheHand(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	q.Pump()
	place := fieldCentre(11, 12)
	before := pixelOf(m, place)
	for range 40 {
		m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(3, -1.5)})
		checkFields(t, m) // at each step, without any work in between
	}
	m.DragEnd()
	if got := pixelOf(m, place).Sub(before); got != image.Pt(120, -60) {
		t.Errorf("the map moved by %v under a hand that moved by (120,-60)", got)
	}
	q.Pump()
	checkFields(t, m)
}

func TestTheWheelZoomsAboutThePointer(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	q.Pump()
	pointer := fyne.NewPos(300, 260)
	under := m.View().ToPlane(300, 260)
	level := m.View().Level
	views := 0
	m.OnView = func(geo.View) { views++ }
	for i, notch := range []float32{25, 25, 12.5, 12.5, -25, 25} {
		m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: pointer}, Scrolled: fyne.NewDelta(0, notch)})
		if i%2 == 0 {
			q.Step() // tiles may come, but no time passes: the motion is caught in its first frame
		}
		pixelsOf(m)
	}
	if views != 6 {
		t.Errorf("%d views told for 6 turns", views)
	}
	q.Pump()
	x, y := m.View().ToPixel(under)
	if math.Hypot(x-300, y-260) > 2.5 { // a snap of half a pixel a turn at most
		t.Errorf("what was under the pointer is now at %.1f %.1f", x, y)
	}
	if got := m.View().Level - level; got != 6 {
		t.Errorf("zoomed by %d levels, want 6", got)
	}
	checkFields(t, m)
	m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: pointer}, Scrolled: fyne.NewDelta(0, -25*8)})
	q.Pump()
	if got := m.View().Level - level; got != -10 {
		t.Errorf("zoomed by %d levels, want -10", got)
	}
}

// Wherever the map goes once it was painted, there is something to see at once, and the right thing.
func TestItIsNeverBlank(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	q.Pump()
	for _, v := range []geo.View{
		{Centre: geo.Mercator(fieldCentre(12, 12)), Level: m.View().Level + 9},
		{Centre: geo.Mercator(fieldCentre(3, 20)), Level: m.View().Level + 5},
		{Centre: geo.Mercator(fieldCentre(12, 12)), Level: m.View().Level - 3},
	} {
		m.SetView(v)
		checkFields(t, m) // nothing was painted for it yet
	}
}

func TestAClickSelects(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	q.Pump()
	var hits []scene.Hit
	var told []mapview.How
	m.OnSelect = func(h []scene.Hit, how mapview.How) { hits, told = h, append(told, how) }
	click := func(p image.Point, mod fyne.KeyModifier) {
		pos := fyne.NewPos(float32(p.X), float32(p.Y))
		m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}, Modifier: mod, Button: desktop.MouseButtonPrimary})
		test.TapAt(m, pos)
	}
	click(pixelOf(m, fieldCentre(5, 7)), 0)
	if len(hits) != 1 || hits[0].Feature != 5*townSide+7 {
		t.Errorf("hits %v", hits)
	}
	level := m.View().Level
	click(pixelOf(m, fieldCentre(8, 9)), fyne.KeyModifierShift)
	click(image.Pt(2, 2), 0)
	if len(hits) != 0 {
		t.Errorf("a click beside everything met %v", hits)
	}
	if want := []mapview.How{mapview.Replace, mapview.Add, mapview.Replace}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
	click(image.Pt(2, 2), 0)
	q.Pump()
	if got := m.View().Level - level; got != 4 {
		t.Errorf("a double click zoomed by %d levels, want 4", got)
	}
}

func TestTheSelectionIsOutlined(t *testing.T) {
	m, q, win := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	q.Pump()
	plain := win.Canvas().Capture()
	model.Selected = []mapview.Ref{{LayerID: "fields", FeatureID: "12.12"}}
	m.Set(model)
	q.Pump()
	marked := win.Canvas().Capture()
	corner := pixelOf(m, geo.LonLat{Lon: townCorner[0] + .012, Lat: townCorner[1] + .0125})
	if alike(at(plain, corner), at(marked, corner)) {
		t.Error("the border of the selected field looks as before")
	}
	if c := pixelOf(m, fieldCentre(12, 12)); !alike(at(plain, c), at(marked, c)) {
		t.Error("the middle of the selected field is painted over")
	}
	model.Selected = nil
	m.Set(model)
	if again := win.Canvas().Capture(); !alike(at(plain, corner), at(again, corner)) {
		t.Error("the outline is still there")
	}
	// What is in no layer that is drawn is outlined too.
	fields := model.Dressed[0].Layer
	model.Placed = []*scene.Layer{scene.NewLayer("places", "", "", 1, fields.Features.Only([]int{fields.Find("id", "12.12")}))}
	m.Set(model)
	q.Pump()
	if placed := win.Canvas().Capture(); !alike(at(marked, corner), at(placed, corner)) {
		t.Error("a place that is in no layer is not outlined")
	}
}

func TestAChangePaintsItsTilesOnly(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.BoxOf(0))
	q.Pump()
	l := townLayer("fields", 2)
	model.Scene = &scene.Scene{Version: 2, Layers: []*scene.Layer{l}}
	model.Dressed = append([]render.Dressed{}, model.Dressed...)
	model.Dressed[0].Layer = l
	far := geo.Mercator(fieldCentre(23, 23))
	model.Changed = geo.Box{Min: far, Max: far}
	m.Set(model)
	checkFields(t, m) // what did not change is still there
	q.Pump()
	if !m.Painted() {
		t.Error("not painted after the change")
	}
	checkFields(t, m)
}

func TestKeys(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.BoxOf(300))
	q.Pump()
	start := m.View()
	for _, c := range []struct {
		name  string
		press func()
		check func(v geo.View) bool
	}{
		{"right", func() { m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) }, func(v geo.View) bool { return v.Centre.X > start.Centre.X }},
		{"up", func() { m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp}) }, func(v geo.View) bool { return v.Centre.Y > start.Centre.Y }},
		{"plus", func() { m.TypedRune('+') }, func(v geo.View) bool { return v.Level == start.Level+2 }},
		{"minus", func() { m.TypedRune('-') }, func(v geo.View) bool { return v.Level == start.Level-2 }},
		{"home", func() { m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}) }, func(v geo.View) bool { return v.Box().Contains(geo.Mercator(fieldCentre(0, 0))) }},
	} {
		m.SetView(start)
		c.press()
		q.Pump()
		if !c.check(m.View()) {
			t.Errorf("%s led from %v to %v", c.name, start, m.View())
		}
	}
}

func TestThePointerIsTold(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	q.Pump()
	var place geo.LonLat
	inside := false
	m.OnPointer = func(p geo.LonLat, in bool) { place, inside = p, in }
	want := fieldCentre(4, 4)
	p := pixelOf(m, want)
	m.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(float32(p.X), float32(p.Y))}})
	if !inside || math.Hypot(place.Lon-want.Lon, place.Lat-want.Lat) > 1e-4 {
		t.Errorf("told %v %v, want %v", place, inside, want)
	}
	m.MouseOut()
	if inside {
		t.Error("the pointer is still inside")
	}
}

func TestAnEmptyMapSaysWhatToDo(t *testing.T) {
	m, q, win := show(t, 900, 600)
	m.Set(mapview.Model{})
	q.Pump()
	test.AssertRendersToMarkup(t, "empty.xml", win.Canvas())
	if m.Painted() {
		t.Error("an empty map is not painted")
	}
}

func TestHidingEverythingLeavesNoGhost(t *testing.T) {
	m, q, win := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	q.Pump()
	model.Dressed, model.StyleVersion = nil, 2
	m.Set(model)
	q.Pump()
	if got := at(win.Canvas().Capture(), pixelOf(m, fieldCentre(3, 3))); !alike(got, render.PaperColour) {
		t.Errorf("the hidden layer still shows: %v", got)
	}
	model.Dressed, model.StyleVersion = town().Dressed, 3
	m.Set(model)
	q.Pump()
	checkFields(t, m)
}

func TestAnotherTerritory(t *testing.T) {
	m, q, win := show(t, 900, 600)
	first := town()
	m.Set(first)
	m.ZoomTo(first.Dressed[0].Layer.Box)
	q.Pump()
	second := outlined() // the same place, other layers
	second.StyleVersion = 5
	m.Set(second)
	// A worker may have been quick: the second territory may be there, but never the first.
	if got := at(win.Canvas().Capture(), pixelOf(m, fieldCentre(3, 3))); alike(got, fieldColour(3, 3)) {
		t.Errorf("the ground of another territory shines through: %v", got)
	}
	q.Pump()
	if !m.Painted() {
		t.Error("the second territory is not painted")
	}
}

func TestFlyingOutlivesAnything(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	model := town()
	m.Set(model)
	m.FlyTo(model.Dressed[0].Layer.Box)
	q.Pump()
	for i := range 6 { // new orders before the last one has arrived
		m.FlyTo(model.Dressed[0].Layer.BoxOf(100 * (i % 5)))
		m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(100, 100)}, Scrolled: fyne.NewDelta(0, -60)})
		m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(7, 7)})
		m.DragEnd()
		pixelsOf(m)
		q.Step()
	}
	m.FlyTo(model.Dressed[0].Layer.BoxOf(300).Padded(300))
	q.Pump()
	if !m.Painted() || !m.View().Box().Contains(model.Dressed[0].Layer.BoxOf(300).Centre()) {
		t.Errorf("painted %v, at %v", m.Painted(), m.View())
	}
	checkFields(t, m)
}
