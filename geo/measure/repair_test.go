package measure_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/measure"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// drawn puts a ring of metres on the plane of Lambert-93 near Paris.
func drawn(xy ...float64) orb.Ring {
	l93, err := crs.Lookup(2154)
	if err != nil {
		panic(err)
	}
	var ring orb.Ring
	for i := 0; i < len(xy); i += 2 {
		ring = append(ring, l93.Inverse(geo.XY{X: 650000 + xy[i], Y: 6860000 + xy[i+1]}).Orb())
	}
	if len(ring) > 0 {
		ring = append(ring, ring[0])
	}
	return ring
}

func square(x, y, side float64) orb.Ring {
	return drawn(x, y, x+side, y, x+side, y+side, x, y+side)
}

// onPlane is the area of a multipolygon on the plane of Lambert-93, in m².
func onPlane(t interface{ Fatal(...any) }, mp orb.MultiPolygon) float64 {
	l93, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	return planarArea(mp, l93)
}

// valid asks simplefeatures, on the plane of Lambert-93.
func valid(mp orb.MultiPolygon) error {
	l93, err := crs.Lookup(2154)
	if err != nil {
		return err
	}
	var polygons []geom.Polygon
	for _, p := range mp {
		var rings []geom.LineString
		for _, r := range p {
			var flat []float64
			for _, at := range r {
				q := l93.Forward(geo.FromOrb(at))
				flat = append(flat, q.X, q.Y)
			}
			rings = append(rings, geom.NewLineString(geom.NewSequence(flat, geom.DimXY)))
		}
		polygons = append(polygons, geom.NewPolygon(rings))
	}
	return geom.NewMultiPolygon(polygons).Validate()
}

func TestRepair(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		mp    orb.MultiPolygon
		area  float64 // m² on the plane
		parts int
		holes int
		doubt string
	}{
		"sound":                      {mp: orb.MultiPolygon{{square(0, 0, 100), square(10, 10, 10)}}, area: 9900, parts: 1, holes: 1},
		"bow-tie":                    {mp: orb.MultiPolygon{{drawn(0, 0, 100, 100, 100, 0, 0, 100)}}, area: 5000, parts: 2},
		"uneven bow-tie":             {mp: orb.MultiPolygon{{drawn(0, 0, 300, 100, 300, 0, 0, 40)}}, parts: 2},
		"spike out":                  {mp: orb.MultiPolygon{{drawn(0, 0, 100, 0, 200, 0, 100, 0, 100, 100, 0, 100)}}, area: 10000, parts: 1},
		"spike in":                   {mp: orb.MultiPolygon{{drawn(0, 0, 100, 0, 50, 0, 100, 0, 100, 100, 50, 50, 100, 100, 0, 100)}}, area: 10000, parts: 1},
		"figure of eight, touching":  {mp: orb.MultiPolygon{{drawn(0, 0, 50, 50, 100, 0, 100, 100, 50, 50, 0, 100)}}, area: 5000, parts: 2},
		"hole by a cut, key-hole":    {mp: orb.MultiPolygon{{drawn(0, 0, 100, 0, 100, 100, 0, 100, 0, 0, 20, 20, 20, 80, 80, 80, 80, 20, 20, 20)}}, area: 6400, parts: 1, holes: 1},
		"hole touching from inside":  {mp: orb.MultiPolygon{{drawn(0, 0, 50, 0, 30, 40, 70, 40, 50, 0, 100, 0, 100, 100, 0, 100)}}, area: 10000 - 800, parts: 1, holes: 1},
		"repeated positions":         {mp: orb.MultiPolygon{{drawn(0, 0, 0, 0, 100, 0, 100, 0, 100, 100, 0, 100)}}, area: 10000, parts: 1},
		"twice round":                {mp: orb.MultiPolygon{{drawn(0, 0, 100, 0, 100, 100, 0, 100, 0, 0, 100, 0, 100, 100, 0, 100)}}, parts: 0, doubt: "self_crossing"},
		"loop over itself":           {mp: orb.MultiPolygon{{drawn(0, 0, 100, 0, 100, 100, 40, 100, 40, 40, 60, 40, 60, 120, 0, 120)}}, doubt: "self_crossing", parts: 1, area: -1},
		"loop of a hand's breadth":   {mp: orb.MultiPolygon{{drawn(0, 0, 100, 0, 100, 100, 0, 100, 0, 0.1, -0.1, 0.05, 0.1, 0)}}, area: 10000, parts: 1},
		"holes that overlap":         {mp: orb.MultiPolygon{{square(0, 0, 100), square(10, 10, 20), square(20, 20, 20)}}, area: 10000 - 700, parts: 1, holes: 1},
		"a hole over the edge":       {mp: orb.MultiPolygon{{square(0, 0, 100), square(90, 90, 20)}}, area: 9900, parts: 1, doubt: "hole_outside"},
		"a hole outside":             {mp: orb.MultiPolygon{{square(0, 0, 100), square(200, 0, 20)}}, area: 10000, parts: 1, doubt: "hole_outside"},
		"a hole as large as all":     {mp: orb.MultiPolygon{{square(0, 0, 100), square(0, 0, 100)}}, doubt: "ring_flat"},
		"parts that overlap":         {mp: orb.MultiPolygon{{square(0, 0, 100)}, {square(50, 50, 100)}}, area: 17500, parts: 1},
		"the same part twice":        {mp: orb.MultiPolygon{{square(0, 0, 100)}, {square(0, 0, 100)}}, area: 10000, parts: 1},
		"a part within another":      {mp: orb.MultiPolygon{{square(0, 0, 100)}, {square(20, 20, 50)}}, area: 10000, parts: 1, doubt: "parts_nested"},
		"parts that share an edge":   {mp: orb.MultiPolygon{{square(0, 0, 100)}, {square(100, 0, 100)}}, area: 20000, parts: 1},
		"a line":                     {mp: orb.MultiPolygon{{drawn(0, 0, 100, 0, 200, 0)}}, doubt: "ring_flat"},
		"two positions":              {mp: orb.MultiPolygon{{drawn(0, 0, 100, 0)}}, doubt: "ring_flat"},
		"nothing":                    {doubt: "ring_flat"},
		"a ring of nothing":          {mp: orb.MultiPolygon{{{}}}, doubt: "ring_flat"},
		"one sound, one crossing":    {mp: orb.MultiPolygon{{square(0, 0, 100)}, {drawn(200, 0, 300, 100, 300, 0, 200, 100)}}, area: 15000, parts: 3},
		"a crossing hole in a shell": {mp: orb.MultiPolygon{{square(0, 0, 200), drawn(20, 20, 120, 120, 120, 20, 20, 120)}}, area: 35000, parts: 1, holes: 2},
	} {
		got, err := measure.Repair(c.mp)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		holes := 0
		for _, p := range got.Shape {
			holes += len(p) - 1
		}
		area := onPlane(t, got.Shape)
		if name == "uneven bow-tie" {
			c.area = evenOdd(c.mp[0][0])
		}
		if got.Doubt != c.doubt || len(got.Shape) != c.parts || c.area >= 0 && (math.Abs(area-c.area) > 1e-4*c.area+0.01 || holes != c.holes) {
			t.Errorf("%s: %.3f m² in %d parts with %d holes, doubt %q; want %v", name, area, len(got.Shape), holes, got.Doubt, c)
		}
		if err := valid(got.Shape); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if want := measure.Area(got.Shape); got.Area != want {
			t.Errorf("%s: area %v, its shape has %v", name, got.Area, want)
		}
	}
}

// Neighbours must stay neighbours: a position that was there is the same to the last bit.
func TestRepairKeepsPositions(t *testing.T) {
	t.Parallel()
	bow := drawn(0, 0, 100, 100, 100, 0, 0, 100)
	got, err := measure.Repair(orb.MultiPolygon{{bow}})
	if err != nil {
		t.Fatal(err)
	}
	added := 0
	for _, p := range got.Shape {
		for _, at := range p[0] {
			if !slices.Contains(bow, at) {
				added++
			}
		}
	}
	if added != 2 && added != 4 { // the crossing, in each half, which may be where the ring begins and ends
		t.Errorf("%d positions are new: %v", added, got.Shape)
	}
}

func TestRepairRefusesWhatWouldTakeForEver(t *testing.T) {
	t.Parallel()
	var xy []float64
	for i := range 3000 {
		a := float64(i) * 2.4
		xy = append(xy, 1000*math.Cos(a), 1000*math.Sin(a))
	}
	if got, err := measure.Repair(orb.MultiPolygon{{drawn(xy...)}}); !errors.Is(err, measure.ErrIntricate) {
		t.Errorf("%v, %v", got.Area, err)
	}
}

// evenOdd is what a ring goes round an odd number of times, in m² of the plane, by trapezes between the levels at which
// edges end or cross: nothing in common with the way that is tested.
func evenOdd(ring orb.Ring) float64 {
	l93, err := crs.Lookup(2154)
	if err != nil {
		panic(err)
	}
	var q []geo.XY
	for _, at := range ring {
		p := l93.Forward(geo.FromOrb(at))
		q = append(q, geo.XY{X: p.X - 650000, Y: p.Y - 6860000})
	}
	var levels []float64
	for i := 1; i < len(q); i++ {
		levels = append(levels, q[i].Y)
		for j := i + 1; j < len(q); j++ {
			a, b, c, d := q[i-1], q[i], q[j-1], q[j]
			cross := (b.X-a.X)*(d.Y-c.Y) - (b.Y-a.Y)*(d.X-c.X)
			if cross == 0 {
				continue
			}
			s := ((c.X-a.X)*(d.Y-c.Y) - (c.Y-a.Y)*(d.X-c.X)) / cross
			if s > 0 && s < 1 {
				levels = append(levels, a.Y+s*(b.Y-a.Y))
			}
		}
	}
	slices.Sort(levels)
	var area float64
	for k := 1; k < len(levels); k++ {
		low, high := levels[k-1], levels[k]
		middle := low + (high-low)/2
		if high-low < 1e-9 {
			continue
		}
		var at []float64
		for i := 1; i < len(q); i++ {
			if a, b := q[i-1], q[i]; (a.Y > middle) != (b.Y > middle) {
				at = append(at, a.X+(middle-a.Y)/(b.Y-a.Y)*(b.X-a.X))
			}
		}
		slices.Sort(at)
		for i := 0; i+1 < len(at); i += 2 {
			area += (at[i+1] - at[i]) * (high - low)
		}
	}
	return area
}

// Whatever ring is drawn, the repair is valid and covers what the ring goes round an odd number of times, or is refused.
// Positions on a coarse grid make three edges meet in nearly one place more often than any surveyor.
func TestRepairOfAnyRing(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	const rings = 2000
	refused := 0
	for round := range rings {
		n, step := 3+random.IntN(12), []float64{0.01, 1, 7.3}[random.IntN(3)]
		var xy []float64
		for range n {
			xy = append(xy, step*float64(random.IntN(13)), step*float64(random.IntN(13)))
		}
		ring := drawn(xy...)
		got, err := measure.Repair(orb.MultiPolygon{{ring}})
		if err != nil {
			refused++
			continue
		}
		if err := valid(got.Shape); err != nil {
			t.Errorf("ring %d, %v: %v", round, xy, err)
		}
		want := evenOdd(ring)
		if area := onPlane(t, got.Shape); math.Abs(area-want) > 1e-6*want+1e-5*step*step+1e-7*step {
			t.Errorf("ring %d, %v: %g m², want %g (%v)", round, xy, area, want, got)
		}
	}
	t.Logf("%d of %d rings are refused", refused, rings)
	if refused > rings/100 {
		t.Error("too many")
	}
}

// What GEOS alone notices, Validate must.
func TestHoleWithinAHoleFromTheSamePosition(t *testing.T) {
	t.Parallel()
	var b feature.Builder
	b.Begin(feature.Areas)
	b.Ring([]float64{2.0, 4.32, 2.26, 4.32, 2.26, 4.02, 2.0, 4.02, 2.0, 4.32}, false)
	b.Ring([]float64{2.14, 4.28, 2.08, 4.1, 2.2, 4.1, 2.14, 4.28}, true)
	b.Ring([]float64{2.14, 4.28, 2.12, 4.16, 2.16, 4.16, 2.14, 4.28}, true)
	b.End()
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	if got := measure.Validate(s, 0); len(got) != 1 || got[0].Rule != "holes_nested" {
		t.Errorf("%v", got)
	}
}
