package draft_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/draft"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/outline"
	"emprise/geo/scene"
)

var home = crs.Local(geo.LonLat{Lon: 2.3, Lat: 48.6})

func at(x, y float64) orb.Point { return home.Inverse(geo.XY{X: x, Y: y}).Orb() }

func onMap(p orb.Point) geo.XY { return geo.Mercator(geo.FromOrb(p)) }

func layer(tb testing.TB, shapes ...orb.MultiPolygon) *scene.Layer {
	tb.Helper()
	var b feature.Builder
	for _, mp := range shapes {
		b.Begin(feature.Areas)
		b.Geometry(mp)
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		tb.Fatal(err)
	}
	return scene.NewLayer("parcels", "parcels", "parcels", 1, set)
}

// blocks is a field of quadrangles that share their corners, none quite square.
func blocks(tb testing.TB, seed uint64) *scene.Layer {
	r := rand.New(rand.NewPCG(seed, 6))
	const n = 12
	var grid [n + 1][n + 1]orb.Point
	for i := range grid {
		for k := range grid[i] {
			grid[i][k] = at(float64(i)*40+r.Float64()*20, float64(k)*40+r.Float64()*20)
		}
	}
	var shapes []orb.MultiPolygon
	for i := range n {
		for k := range n {
			shapes = append(shapes, orb.MultiPolygon{{{grid[i][k], grid[i+1][k], grid[i+1][k+1], grid[i][k+1], grid[i][k]}}})
		}
	}
	return layer(tb, shapes...)
}

// The oracle looks at every corner and every edge.
func TestSnappingAgreesWithLookingAtAll(t *testing.T) {
	t.Parallel()
	l := blocks(t, 1)
	s := draft.Snapper{Layers: []*scene.Layer{l}}
	r := rand.New(rand.NewPCG(2, 6))
	counts := map[draft.On]int{}
	for range 3000 {
		p := onMap(at(r.Float64()*520-20, r.Float64()*520-20))
		reach := 0.5 + r.Float64()*12
		got := s.Near(p, reach)
		counts[got.On]++

		corner, border := math.Inf(1), math.Inf(1)
		for f := range l.Features.Len() {
			ring := l.Features.MultiPolygon(f)[0][0]
			for i := 1; i < len(ring); i++ {
				a, b := onMap(ring[i-1]), onMap(ring[i])
				corner = min(corner, math.Hypot(a.X-p.X, a.Y-p.Y))
				n := math.Hypot(b.X-a.X, b.Y-a.Y)
				along := max(0, min(n, ((p.X-a.X)*(b.X-a.X)+(p.Y-a.Y)*(b.Y-a.Y))/n))
				q := geo.XY{X: a.X + along*(b.X-a.X)/n, Y: a.Y + along*(b.Y-a.Y)/n}
				border = min(border, math.Hypot(q.X-p.X, q.Y-p.Y))
			}
		}
		const rounding = 0.03 // three steps of the grid of a scene
		gap := math.Hypot(onMap(got.At).X-p.X, onMap(got.At).Y-p.Y)
		switch got.On {
		case draft.ACorner:
			if math.Abs(gap-corner) > rounding || corner > reach+rounding {
				t.Fatalf("snapped to a corner %.3f away, the nearest is at %.3f", gap, corner)
			}
			ring := l.Features.MultiPolygon(got.Feature)[0][0]
			if !slices.Contains(ring, got.At) {
				t.Fatal("the place is not the corner's to the last bit")
			}
		case draft.ABorder:
			if corner < reach-rounding || math.Abs(gap-border) > rounding {
				t.Fatalf("snapped to a border %.3f away; nearest border %.3f, corner %.3f, reach %.3f", gap, border, corner, reach)
			}
		default:
			if border < reach-rounding || gap > 1e-6 {
				t.Fatalf("nothing within %.3f, but a border at %.3f", reach, border)
			}
		}
	}
	if counts[draft.Nothing] < 100 || counts[draft.ABorder] < 100 || counts[draft.ACorner] < 100 {
		t.Errorf("%v", counts)
	}
}

// A plot that ends on a border it was snapped to leaves no gap there, and cuts the area beyond in parts that add up.
func TestAPlaceOnABorderCutsTheArea(t *testing.T) {
	t.Parallel()
	l := blocks(t, 3)
	s := draft.Snapper{Layers: []*scene.Layer{l}}
	r := rand.New(rand.NewPCG(4, 6))
	for range 100 {
		f := r.IntN(l.Features.Len())
		whole := l.Features.MultiPolygon(f)
		ring := whole[0][0]
		side := func(i int) orb.Point {
			k := 0.2 + 0.6*r.Float64()
			p := orb.Point{ring[i][0] + k*(ring[i+1][0]-ring[i][0]), ring[i][1] + k*(ring[i+1][1]-ring[i][1])}
			return s.Near(onMap(p), 1).At
		}
		parts, err := outline.Split(whole, orb.LineString{side(0), side(2)})
		if err != nil || len(parts) != 2 {
			t.Fatalf("%d parts, %v", len(parts), err)
		}
	}
}

func TestOwnCornersAreSnappedToFirst(t *testing.T) {
	t.Parallel()
	l := blocks(t, 5)
	own := l.Features.MultiPolygon(0)[0][0][0]
	s := draft.Snapper{Layers: []*scene.Layer{l}, Own: orb.MultiPoint{own}}
	if got := s.Near(onMap(own), 2); got.On != draft.ACorner || got.At != own {
		t.Errorf("%+v", got)
	}
}

func TestWhereThereIsTooMuchNothingIsSnappedTo(t *testing.T) {
	t.Parallel()
	var shapes []orb.MultiPolygon
	for i := range 500 {
		x := float64(i%25) / 10
		shapes = append(shapes, orb.MultiPolygon{{{at(x, 0), at(x+0.1, 0), at(x+0.1, 0.1), at(x, 0)}}})
	}
	s := draft.Snapper{Layers: []*scene.Layer{layer(t, shapes...)}}
	if got := s.Near(onMap(at(1, 0)), 50); got.On != draft.Nothing {
		t.Errorf("%+v", got)
	}
}

func TestSquare(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		drawn orb.LineString
		want  orb.Point
		got   orb.Point
	}{
		{"from nothing", nil, at(3, 4), at(3, 4)},
		{"north of the first", orb.LineString{at(0, 0)}, at(2, 50), at(0, 50)},
		{"west of the first", orb.LineString{at(0, 0)}, at(-50, 2), at(-50, 0)},
		{"straight on", orb.LineString{at(0, 0), at(30, 40)}, at(61, 79), at(59.88, 79.84)},
		{"to the left", orb.LineString{at(0, 0), at(30, 40)}, at(-10, 70), at(-10, 70)},
		{"a place twice", orb.LineString{at(0, 0), at(0, 10), at(0, 10)}, at(20, 11), at(20, 10)},
	} {
		if d := measure.Distance(geo.FromOrb(draft.Square(c.drawn, c.want)), geo.FromOrb(c.got)); d > 0.01 {
			t.Errorf("%s: %.3f m off", c.name, d)
		}
	}
}

func TestRectanglesHaveRightAngles(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(8, 6))
	for range 200 {
		lat := r.Float64()*130 - 65
		plane := crs.Local(geo.LonLat{Lon: 2, Lat: lat})
		place := func() orb.Point { return plane.Inverse(geo.XY{X: r.Float64() * 300, Y: r.Float64() * 300}).Orb() }
		a, b, c := place(), place(), place()
		for i, ring := range []orb.Ring{draft.Upright(a, b), draft.Turned(a, b, c)} {
			if ring == nil {
				continue
			}
			sides := [4]float64{}
			for k := range 4 {
				sides[k] = float64(measure.Distance(geo.FromOrb(ring[k]), geo.FromOrb(ring[k+1])))
			}
			diagonal := float64(measure.Distance(geo.FromOrb(ring[0]), geo.FromOrb(ring[2])))
			if math.Abs(math.Hypot(sides[0], sides[1])-diagonal) > 1e-3 || math.Abs(sides[0]-sides[2]) > 1e-3 {
				t.Errorf("at %g°, ring %d: sides %v, diagonal %g", lat, i, sides, diagonal)
			}
			want := sides[0] * sides[1]
			if got := float64(measure.Area(orb.MultiPolygon{{ring}})); math.Abs(got-want) > 1e-4*want+1e-3 {
				t.Errorf("at %g°, ring %d: %.4f m², want %.4f", lat, i, got, want)
			}
		}
	}
	if draft.Upright(at(0, 0), at(0, 9)) != nil || draft.Turned(at(0, 0), at(0, 0), at(5, 5)) != nil || draft.Turned(at(0, 0), at(9, 0), at(4, 0)) != nil {
		t.Error("a rectangle without surface")
	}
}

func TestAt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ bearing, x, y float64 }{{0, 0, 100}, {90, 100, 0}, {180, 0, -100}, {225, -70.71, -70.71}} {
		if d := measure.Distance(geo.FromOrb(draft.At(at(0, 0), 100, c.bearing)), geo.FromOrb(at(c.x, c.y))); d > 0.01 {
			t.Errorf("%g°: %.3f m off", c.bearing, d)
		}
	}
}

func TestTrace(t *testing.T) {
	t.Parallel()
	//  3───2
	//  │   │   the corner 4 is near 0
	//  4─┐ │
	//    0─1
	l := layer(t, orb.MultiPolygon{{{at(10, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 10), at(10, 0)}}})
	s := draft.Snapper{Layers: []*scene.Layer{l}}
	snap := func(x, y float64) draft.Snap { return s.Near(onMap(at(x, y)), 3) }
	corner := func(i int) orb.Point { return l.Features.MultiPolygon(0)[0][0][i] }
	for _, c := range []struct {
		name     string
		from, to draft.Snap
		want     []int
	}{
		{"neighbours", snap(100, 0), snap(100, 100), nil},
		{"ahead", snap(10, 0), snap(100, 100), []int{1}},
		{"back", snap(100, 100), snap(10, 0), []int{1}},
		{"over the end of the ring", snap(0, 100), snap(10, 0), []int{4}},
		{"border to border", snap(60, 0), snap(60, 100), []int{1, 2}},
		{"border to corner", snap(50, 0), snap(0, 10), []int{0}},
		{"corner to border", snap(100, 0), snap(50, 100), []int{2}},
		{"corner to its border", snap(100, 0), snap(100, 60), nil},
		{"border to its corner", snap(100, 60), snap(100, 0), nil},
		{"along one border", snap(30, 0), snap(60, 0), nil},
		{"and back", snap(60, 0), snap(30, 0), nil},
		{"nothing", snap(300, 300), snap(10, 0), nil},
	} {
		var want orb.LineString
		for _, i := range c.want {
			want = append(want, corner(i))
		}
		if got := draft.Trace(c.from, c.to); !slices.Equal(got, want) {
			t.Errorf("%s: %d corners, want %v", c.name, len(got), c.want)
		}
	}
}

func TestHistory(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(11, 6))
	// The model keeps everything.
	h := draft.NewHistory(0)
	model, now := []int{0}, 0
	for i := range 5000 {
		switch r.IntN(4) {
		case 0:
			if h.Undo() != (now > 0) {
				t.Fatal("undo")
			}
			now = max(0, now-1)
		case 1:
			if h.Redo() != (now < len(model)-1) {
				t.Fatal("redo")
			}
			now = min(len(model)-1, now+1)
		case 2:
			h.Replace(-i)
			model[now] = -i
		default:
			h.Do(i)
			model = append(model[:now+1:now+1], i)
			now++
		}
		if h.Now() != model[now] || h.Changed() != (now > 0) {
			t.Fatalf("step %d: %d, want %d", i, h.Now(), model[now])
		}
	}
}

// Edits of corners are taken back to the last bit, and never write to what they came from.
func TestCornersAreMovedInsertedAndDeleted(t *testing.T) {
	t.Parallel()
	first := orb.MultiPolygon{
		{{at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)}, {at(40, 40), at(40, 60), at(60, 60), at(40, 40)}},
		{{at(200, 0), at(220, 0), at(220, 20), at(200, 0)}},
	}
	kept := first.Clone()
	h := draft.NewHistory(first)
	r := rand.New(rand.NewPCG(12, 6))
	states := []orb.MultiPolygon{first.Clone()}
	for range 300 {
		now := h.Now()
		all := draft.Corners(now)
		c := all[r.IntN(len(all))]
		var next orb.MultiPolygon
		switch r.IntN(3) {
		case 0:
			next = draft.Moved(now, c, at(r.Float64()*300, r.Float64()*300))
		case 1:
			var made draft.Corner
			next, made = draft.Inserted(now, c, at(r.Float64()*300, r.Float64()*300))
			if len(draft.Corners(next)) != len(all)+1 || draft.Place(next, c) != draft.Place(now, c) || made.Index != c.Index+1 {
				t.Fatal("inserted in the wrong place")
			}
		default:
			var ok bool
			if next, ok = draft.Deleted(now, c); !ok {
				continue
			}
		}
		for _, p := range next {
			for _, ring := range p {
				if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
					t.Fatalf("a ring of %d positions, closed: %v", len(ring), ring[0] == ring[len(ring)-1])
				}
			}
		}
		h.Do(next)
		states = append(states, next.Clone())
	}
	for i := len(states) - 1; i >= 0; i-- {
		if !h.Now().Equal(states[i]) {
			t.Fatalf("state %d has changed", i)
		}
		h.Undo()
	}
	for h.Redo() {
	}
	if !h.Now().Equal(states[len(states)-1]) || !first.Equal(kept) {
		t.Error("redo, or the first shape")
	}
	if _, ok := draft.Deleted(orb.MultiPolygon{{{at(0, 0), at(1, 0), at(1, 1), at(0, 0)}}}, draft.Corner{}); ok {
		t.Error("the last triangle went")
	}
}

func TestCornersAndEdgesAreFoundUnderThePointer(t *testing.T) {
	t.Parallel()
	mp := orb.MultiPolygon{{{at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)}}}
	if c, ok := draft.CornerNear(mp, onMap(at(99, 101)), 4); !ok || c.Index != 2 {
		t.Errorf("%v, %v", c, ok)
	}
	if _, ok := draft.CornerNear(mp, onMap(at(50, 50)), 4); ok {
		t.Error("a corner in the middle")
	}
	c, on, ok := draft.EdgeNear(mp, onMap(at(102, 30)), 4)
	if d := measure.Distance(geo.FromOrb(on), geo.FromOrb(at(100, 30))); !ok || c.Index != 1 || d > 0.01 {
		t.Errorf("%v %v, %.3f m off", c, ok, d)
	}
}

func BenchmarkNear(b *testing.B) {
	s := draft.Snapper{Layers: []*scene.Layer{blocks(b, 1)}}
	p := onMap(at(203, 207))
	for b.Loop() {
		s.Near(p, 8)
	}
}
