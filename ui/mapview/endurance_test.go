package mapview_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/ui/mapview"
)

// county is a square of parcels of 30 m, side of them a side.
func county(t *testing.T, side int) *feature.Set {
	t.Helper()
	var b feature.Builder
	const step = 0.0003
	for row := range side {
		for column := range side {
			x, y := 2.5+float64(column)*step, 48.2+float64(row)*step
			b.Begin(feature.Areas)
			b.Ring([]float64{x, y, x + step*0.9, y, x + step*0.95, y + step*0.5, x + step*0.9, y + step*0.9, x, y + step*0.9, x, y}, false)
			b.Text("tint", fmt.Sprint(tint(row, column)))
			b.End()
		}
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// moved is the set with one feature elsewhere, and the box of the plane that looks otherwise now.
func moved(s *feature.Set, f int, dx, dy float64) (*feature.Set, geo.Box) {
	n := *s
	n.Coords = slices.Clone(s.Coords)
	box := geo.EmptyBox()
	first, end := s.RingsOf(f)
	for i := 2 * s.Rings[first]; i < 2*s.Rings[end]; i += 2 {
		box = box.Extend(geo.Mercator(geo.LonLat{Lon: n.Coords[i], Lat: n.Coords[i+1]}))
		n.Coords[i] += dx
		n.Coords[i+1] += dy
		box = box.Extend(geo.Mercator(geo.LonLat{Lon: n.Coords[i], Lat: n.Coords[i+1]}))
	}
	return &n, box
}

// TestTheMapEnduresAnything moves at random over 100 000 parcels while they are edited and loaded again. Whenever it comes to
// rest the map is that of one painting of what is there now, and its tiles keep within their bound. EMPRISE_ENDURANCE says for
// how long, such as 1m; else it takes some steps.
func TestTheMapEnduresAnything(t *testing.T) {
	side, steps, until := 316, 90, time.Time{}
	if testing.Short() {
		side, steps = 100, 60
	}
	if d, err := time.ParseDuration(os.Getenv("EMPRISE_ENDURANCE")); err == nil {
		steps, until = math.MaxInt, time.Now().Add(d)
	}
	m, q, _ := show(t, 700, 500)
	set := county(t, side)
	rules := townRules(0)
	for i := range rules.Classes {
		rules.Classes[i].Symbol.Stroke = style.Line(style.Hex("#40404A"), 0.7)
	}
	version := uint64(0)
	publish := func(changed geo.Box) *scene.Layer {
		version++
		l := scene.NewLayer("parcels", "parcels", "parcels", version, set)
		m.Set(mapview.Model{
			Scene:   &scene.Scene{Version: version, Layers: []*scene.Layer{l}},
			Dressed: []render.Dressed{{Layer: l, Rules: rules}}, StyleVersion: 1, Changed: changed,
		})
		return l
	}
	layer := publish(geo.Box{})
	m.ZoomTo(layer.Box)
	r := rand.New(rand.NewPCG(5, 8))
	rests := 0
	for i := range steps {
		if !until.IsZero() && time.Now().After(until) {
			break
		}
		switch k := r.IntN(12); k {
		case 0, 1, 2, 3:
			m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(float32(r.IntN(400)-200), float32(r.IntN(300)-150))})
			m.DragEnd()
		case 4, 5, 6:
			e := fyne.PointEvent{Position: fyne.NewPos(float32(r.IntN(700)), float32(r.IntN(500)))}
			m.Scrolled(&fyne.ScrollEvent{PointEvent: e, Scrolled: fyne.NewDelta(0, float32(r.IntN(400)-200))})
		case 7:
			m.FlyTo(layer.BoxOf(r.IntN(set.Len())).Padded(math.Exp(3 + 6*r.Float64())))
		case 8:
			m.ZoomTo(layer.Box)
		case 9, 10:
			f := r.IntN(set.Len()) // one that is seen, if there is any
			layer.Visit(m.View().Box(), func(seen int) bool {
				f = seen
				return r.IntN(20) != 0
			})
			far := m.View().Resolution() / 111_320 * 300 // some hundred pixels
			var changed geo.Box
			set, changed = moved(set, f, (r.Float64()-0.5)*far, (r.Float64()-0.5)*far)
			layer = publish(changed)
		case 11:
			layer = publish(geo.Box{}) // as after it was loaded again
		}
		pixelsOf(m) // a frame of the window in between
		if r.IntN(3) == 0 {
			q.Step()
		}
		if i%9 != 8 {
			continue
		}
		q.Pump()
		rests++
		if !m.Painted() {
			t.Fatalf("step %d: at rest, but not painted", i)
		}
		model := mapview.Model{Dressed: []render.Dressed{{Layer: layer, Rules: rules}}}
		if share := different(pixelsOf(m), whole(t, m.View(), 1, model), 40); share > 5e-5 {
			t.Fatalf("step %d, view %v: %.3f %% of the pixels are not those of version %d", i, m.View(), 100*share, version)
		}
		if n := m.CacheBytes(); n > mapview.CacheLimit {
			t.Fatalf("step %d: the tiles take %d bytes, %d are allowed", i, n, mapview.CacheLimit)
		}
	}
	if rests == 0 {
		t.Error("it never came to rest")
	}
}
