package scene_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// builder makes sets from plane metres around a place in France.
type builder struct {
	b      feature.Builder
	origin geo.XY
}

func newBuilder() *builder {
	return &builder{origin: geo.Mercator(geo.LonLat{Lon: 2.4, Lat: 48.6})}
}

func (b *builder) add(k feature.Kind, rings ...[]float64) {
	b.b.Begin(k)
	for i, xy := range rings {
		var flat []float64
		for j := 0; j < len(xy); j += 2 {
			p := geo.Unmercator(b.at(xy[j], xy[j+1]))
			flat = append(flat, p.Lon, p.Lat)
		}
		b.b.Ring(flat, i > 0)
	}
	b.b.End()
}

func (b *builder) at(x, y float64) geo.XY { return geo.XY{X: b.origin.X + x, Y: b.origin.Y + y} }

func (b *builder) layer(tb testing.TB, id string) *scene.Layer {
	tb.Helper()
	s, err := b.b.Set()
	if err != nil {
		tb.Fatal(err)
	}
	return scene.NewLayer(id, id, id, 1, s)
}

func square(x, y, side float64) []float64 {
	return []float64{x, y, x + side, y, x + side, y + side, x, y + side, x, y}
}

func TestGrid(t *testing.T) {
	t.Parallel()
	for _, p := range []geo.XY{{}, {X: 123456.789, Y: -98765.432}, {X: geo.MercatorHalfWorld, Y: -geo.MercatorHalfWorld}} {
		x, y := scene.ToGrid(p)
		q := scene.ToPlane(x, y)
		if math.Abs(q.X-p.X) > 1.01*scene.GridStep || math.Abs(q.Y-p.Y) > 1.01*scene.GridStep {
			t.Errorf("%v became %v", p, q)
		}
	}
	if x, _ := scene.ToGrid(geo.XY{X: math.NaN()}); x != math.MinInt32 {
		t.Errorf("no number became %d", x)
	}
}

func TestVisitAgreesWithLookingAtAll(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 7))
	b := newBuilder()
	for range 3000 {
		b.add(feature.Areas, square(r.Float64()*5000, r.Float64()*5000, 1+r.Float64()*200))
	}
	b.add(feature.None)
	l := b.layer(t, "squares")
	for range 300 {
		box := geo.EmptyBox().Extend(b.at(r.Float64()*6000-500, r.Float64()*6000-500)).Padded(math.Exp(r.Float64() * 8))
		var want, got []int
		e := scene.ExtentOf(box)
		for f := range l.Features.Len() {
			if !l.Extents[f].Empty() && l.Extents[f].Intersects(e) {
				want = append(want, f)
			}
		}
		l.Visit(box, func(f int) bool {
			got = append(got, f)
			return true
		})
		if !slices.Equal(got, want) {
			t.Fatalf("%v: %d features found, %d lie there", box, len(got), len(want))
		}
	}
}

func TestVisitStops(t *testing.T) {
	t.Parallel()
	b := newBuilder()
	for i := range 10 {
		b.add(feature.Points, []float64{float64(i), 0})
	}
	n := 0
	b.layer(t, "points").Visit(geo.EmptyBox().Extend(b.at(0, 0)).Padded(1e5), func(int) bool { n++; return n < 3 })
	if n != 3 {
		t.Errorf("visited %d, stopped after 3", n)
	}
}

func TestAt(t *testing.T) {
	t.Parallel()
	b := newBuilder()
	b.add(feature.Areas, square(0, 0, 100), []float64{40, 40, 40, 60, 60, 60, 60, 40, 40, 40})
	b.add(feature.Areas, square(50, 50, 200))
	ground := b.layer(t, "ground")
	b.add(feature.Lines, []float64{-50, 20, 300, 20})
	b.add(feature.Points, []float64{70, 70})
	over := b.layer(t, "over")
	s := (&scene.Scene{}).With(ground, -1).With(over, -1)
	type hit struct {
		layer   string
		feature int
	}
	for _, c := range []struct {
		name    string
		x, y    float64
		visible func(string) bool
		want    []hit
	}{
		{"in one area", 10, 60, nil, []hit{{"ground", 0}}},
		{"in the hole", 45, 45, nil, nil},
		{"smaller area first", 90, 90, nil, []hit{{"ground", 0}, {"ground", 1}}},
		{"point over areas", 72, 71, nil, []hit{{"over", 1}, {"ground", 0}, {"ground", 1}}},
		{"line near", 10, 23, nil, []hit{{"over", 0}, {"ground", 0}}},
		{"line too far", 10, 26, nil, []hit{{"ground", 0}}},
		{"beyond the end of the line", 303, 20, nil, []hit{{"over", 0}}},
		{"layer hidden", 72, 71, func(id string) bool { return id == "ground" }, []hit{{"ground", 0}, {"ground", 1}}},
		{"nothing", 900, 900, nil, nil},
	} {
		var got []hit
		for _, h := range s.At(b.at(c.x, c.y), 5, c.visible) {
			got = append(got, hit{h.Layer.ID, h.Feature})
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestBordersAreDrawnOnce(t *testing.T) {
	t.Parallel()
	b := newBuilder()
	b.add(feature.Areas, square(0, 0, 100))
	b.add(feature.Areas, square(100, 0, 100))
	edges := 0
	for _, border := range b.layer(t, "communes").Borders() {
		edges += len(border.XY)/2 - 1
	}
	if edges != 7 {
		t.Errorf("%d edges, two squares side by side have 7", edges)
	}
}

func TestAnchorLiesInside(t *testing.T) {
	t.Parallel()
	b := newBuilder()
	b.add(feature.Areas, []float64{0, 0, 100, 0, 100, 20, 20, 20, 20, 100, 0, 100, 0, 0}) // an L
	b.add(feature.Areas, square(0, 0, 90), []float64{20, 20, 20, 70, 70, 70, 70, 20, 20, 20})
	b.add(feature.Lines, []float64{0, 0, 10, 0, 10, 30})
	b.add(feature.None)
	l := b.layer(t, "shapes")
	var wait sync.WaitGroup
	for range 4 { // the first call computes: several at once must agree
		wait.Add(1)
		go func() {
			defer wait.Done()
			for f := range 2 {
				x, y := scene.ToGrid(l.Anchor(f).At)
				if !l.Contains(f, x, y) {
					t.Errorf("anchor of area %d lies outside", f)
				}
			}
		}()
	}
	wait.Wait()
	if at, want := l.Anchor(2).At, b.at(10, 10); math.Hypot(at.X-want.X, at.Y-want.Y) > 0.1 {
		t.Errorf("middle of the line is %v, want %v", at, want)
	}
	if l.Anchor(3) != (scene.Anchor{}) {
		t.Error("a feature without geometry has an anchor")
	}
}

func TestSceneIsAStack(t *testing.T) {
	t.Parallel()
	b := newBuilder()
	b.add(feature.Points, []float64{0, 0})
	a := b.layer(t, "a")
	b.add(feature.Points, []float64{50, 0})
	c := b.layer(t, "c")
	empty := &scene.Scene{}
	one := empty.With(a, -1)
	two := one.With(c, 0)
	if two.Layers[0] != c || two.Layers[1] != a || len(one.Layers) != 1 || len(empty.Layers) != 0 {
		t.Error("layers are not where they were put")
	}
	again := two.With(a.Renamed("b"), 0)
	if again.Layers[1].Name != "b" || again.Layers[0] != c || two.Layers[1].Name != "a" {
		t.Error("replacing changed the old scene or the place")
	}
	if gone := again.Without("c"); gone.Layer("c") != nil || gone.Layer("a") == nil || gone.Version <= two.Version {
		t.Error("a layer was not taken off")
	}
	if (*scene.Scene)(nil).Layer("a") != nil || !empty.Box().Empty() || two.Box().Width() < 49 {
		t.Error("boxes")
	}
}

func BenchmarkAt(b *testing.B) {
	bu := newBuilder()
	for i := range 30000 {
		bu.add(feature.Areas, square(float64(i%173)*40, float64(i/173)*40, 40))
	}
	s := (&scene.Scene{}).With(bu.layer(b, "p"), 0)
	p := bu.at(3000, 3000)
	for b.Loop() {
		s.At(p, 3, nil)
	}
}

// A set shown while it grows gives the layers that its beginnings would give alone.
func TestADraftGrows(t *testing.T) {
	t.Parallel()
	b := newBuilder()
	random := rand.New(rand.NewPCG(7, 8))
	var d scene.Draft
	var drawn, alone []*scene.Layer
	for step, n := range []int{0, 1, 40, 41, 3000, 30_000} {
		for b.b.Len() < n {
			if random.IntN(9) == 0 {
				b.add(feature.None)
				continue
			}
			b.add(feature.Areas, square(random.Float64()*1e4, random.Float64()*1e4, 20))
		}
		s := b.b.Glimpse()
		drawn = append(drawn, d.Layer("l", "L", "parcels", uint64(step), s))
		alone = append(alone, scene.NewLayer("l", "L", "parcels", uint64(step), s))
	}
	for i, l := range drawn {
		want := alone[i]
		if l.Box != want.Box || !slices.Equal(l.XY, want.XY) || !slices.Equal(l.Extents, want.Extents) || l.Version != want.Version {
			t.Errorf("%d features lie otherwise", l.Features.Len())
		}
		box := geo.Box{Min: b.at(2000, 2000), Max: b.at(4000, 3000)}
		if got, want := visited(l, box), visited(want, box); !slices.Equal(got, want) {
			t.Errorf("of %d features %d are found, want %d", l.Features.Len(), len(got), len(want))
		}
	}
	// Another set begins anew.
	other := newBuilder()
	other.add(feature.Areas, square(5e4, 5e4, 20))
	s := other.b.Glimpse()
	if got, want := d.Layer("o", "O", "parcels", 1, s), scene.NewLayer("o", "O", "parcels", 1, s); got.Box != want.Box {
		t.Errorf("another set lies at %v, want %v", got.Box, want.Box)
	}
}

func visited(l *scene.Layer, b geo.Box) []int {
	var all []int
	l.Visit(b, func(f int) bool {
		all = append(all, f)
		return true
	})
	return all
}
