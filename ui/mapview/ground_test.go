package mapview_test

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"sync"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/geo"
	"emprise/geo/tile"
	"emprise/ui/mapview"
)

// sheetGround is a ground of one colour, which is transparent until it comes.
type sheetGround struct {
	mu      sync.Mutex
	colour  color.NRGBA
	painted map[tile.ID]int
	aimed   []geo.View
	changed func(b geo.Box, from, to geo.Level)
}

func newSheetGround() *sheetGround { return &sheetGround{painted: map[tile.ID]int{}} }

func (g *sheetGround) Paint(_ context.Context, img *image.RGBA, id tile.ID, _ float64) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.painted[id]++
	draw.Draw(img, img.Rect, image.NewUniform(g.colour), image.Point{}, draw.Src)
	return g.colour.A > 0
}

func (g *sheetGround) Aim(v geo.View, _ float64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.aimed = append(g.aimed, v)
}

func (g *sheetGround) Watch(changed func(b geo.Box, from, to geo.Level)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.changed = changed
}

// come gives the ground its colour within a box.
func (g *sheetGround) come(c color.NRGBA, b geo.Box, from, to geo.Level) {
	g.mu.Lock()
	g.colour = c
	changed := g.changed
	g.mu.Unlock()
	changed(b, from, to)
}

var lawn = color.NRGBA{20, 160, 60, 255}

func TestTheGroundLiesBelowAndComesLater(t *testing.T) {
	m, q, win := show(t, 900, 600)
	g := newSheetGround()
	model := town()
	model.Ground = g
	m.Set(model)
	box := model.Dressed[0].Layer.Box
	m.ZoomTo(box.Padded(box.Width()))
	q.Pump()
	checkFields(t, m)
	corner := image.Pt(450, 40)
	paper := at(win.Canvas().Capture(), corner)
	if len(g.aimed) == 0 || g.aimed[len(g.aimed)-1] != m.View() {
		t.Errorf("the ground was told %v, want %v last", g.aimed, m.View())
	}
	before := map[tile.ID]int{}
	for id, n := range g.painted {
		before[id] = n
	}

	// It comes for the upper half of the window: those tiles are painted anew, and no others.
	v := m.View()
	upper := geo.Box{Min: v.ToPlane(0, 250), Max: v.ToPlane(900, 0)}
	g.come(lawn, upper, v.Level, v.Level)
	q.Pump()
	img := win.Canvas().Capture()
	if got := at(img, corner); !alike(got, lawn) || alike(paper, lawn) {
		t.Errorf("above the town it is %v, want the ground", got)
	}
	checkFields(t, m)
	for id, n := range g.painted {
		hit := id.Level == v.Level && id.Box().Intersects(upper)
		if again := n > before[id]; again != hit {
			t.Errorf("tile %v painted anew: %v, within what has come: %v", id, again, hit)
		}
	}

	// Half of it is seen at half its opacity.
	model.GroundOpacity = 0.5
	m.Set(model)
	q.Pump()
	got, mean := at(win.Canvas().Capture(), corner), color.NRGBA{
		uint8((int(paper.R) + int(lawn.R)) / 2), uint8((int(paper.G) + int(lawn.G)) / 2), uint8((int(paper.B) + int(lawn.B)) / 2), 255,
	}
	if !alike(got, mean) {
		t.Errorf("half: %v, want %v", got, mean)
	}

	// Without it the paper is back.
	model.Ground = nil
	m.Set(model)
	q.Pump()
	if got := at(win.Canvas().Capture(), corner); !alike(got, paper) {
		t.Errorf("without: %v, want %v", got, paper)
	}
	if g.changed != nil {
		t.Error("the old ground is still listened to")
	}
}

func TestAGestureAsksTheGroundSeldom(t *testing.T) {
	m, q, _ := show(t, 900, 600)
	g := newSheetGround()
	model := town()
	model.Ground = g
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	q.Pump()
	g.aimed = nil
	for range 50 {
		m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(3, 1)})
	}
	if n := len(g.aimed); n != 0 {
		t.Errorf("asked %d times while the hand moved within a moment", n)
	}
	q.Pump()
	if n := len(g.aimed); n != 1 || g.aimed[0] != m.View() {
		t.Errorf("asked %d times, last for %v", n, g.aimed)
	}
}

func TestAGroundAloneIsAMap(t *testing.T) {
	m, q, win := show(t, 600, 400)
	g := newSheetGround()
	g.colour = lawn
	painted := 0
	m.OnPainted = func() { painted++ }
	m.Set(mapview.Model{Ground: g})
	m.SetView(geo.View{Centre: geo.Mercator(geo.LonLat{Lon: 2.5, Lat: 48.8}), Level: 40})
	q.Pump()
	if got := at(win.Canvas().Capture(), image.Pt(300, 200)); !alike(got, lawn) || painted != 1 {
		t.Errorf("%v, painted %d", got, painted)
	}
}

func TestTheRemarkStandsAboveTheSources(t *testing.T) {
	m, q, win := show(t, 900, 600)
	model := town()
	model.Attribution, model.Remark = "© IGN", "Fond de plan indisponible : pas de réseau."
	m.Set(model)
	m.ZoomTo(model.Dressed[0].Layer.Box)
	q.Pump()
	with := win.Canvas().Capture()
	keep(t, win, "remark")
	model.Remark = ""
	m.Set(model)
	q.Pump()
	without := win.Canvas().Capture()
	differ := image.Rectangle{}
	for y := range 600 {
		for x := range 900 {
			if at(with, image.Pt(x, y)) != at(without, image.Pt(x, y)) {
				differ = differ.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if differ.Empty() || differ.Min.X < 450 || differ.Min.Y < 540 || differ.Max.Y > 575 {
		t.Errorf("the remark is at %v", differ)
	}
}
