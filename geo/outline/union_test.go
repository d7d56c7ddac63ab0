package outline_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/measure"
	"emprise/geo/outline"
)

func TestUnion(t *testing.T) {
	t.Parallel()
	one := func(r orb.Ring) orb.MultiPolygon { return orb.MultiPolygon{{r}} }
	for _, c := range []struct {
		name             string
		shapes           []orb.MultiPolygon
		close            geo.Metres
		polygons, slits  int
		want, moved, tol float64
	}{
		{"neighbours", []orb.MultiPolygon{one(square(0, 0, 100)), one(square(100, 0, 100))}, 0, 1, 0, 20000, 0, 0.1},
		{"apart", []orb.MultiPolygon{one(square(0, 0, 100)), one(square(200, 0, 100))}, 0, 2, 0, 20000, 0, 0.1},
		{"one over the other", []orb.MultiPolygon{one(square(0, 0, 100)), one(square(50, 0, 100))}, 0, 1, 0, 15000, 0, 0.1},
		{"a gap of 3 cm, as drawn", []orb.MultiPolygon{one(square(0, 0, 100)), one(square(100.03, 0, 100))}, 0, 2, 1, 20000, 0, 0.1},
		{"a gap of 3 cm, closed", []orb.MultiPolygon{one(square(0, 0, 100)), one(square(100.03, 0, 100))}, 0.05, 1, 0, 20003, 3, 0.1},
		{"a gap of 8 cm, closed up to 5", []orb.MultiPolygon{one(square(0, 0, 100)), one(square(100.08, 0, 100))}, 0.05, 2, 1, 20000, 0, 0.1},
		{
			"corners that do not face each other",
			[]orb.MultiPolygon{
				one(square(0, 0, 90)), one(ring(90.02, -30, 150, -30, 150, 40, 90.02, 40)), one(ring(90.02, 40.02, 150, 40.02, 150, 120, 90.02, 120)),
			},
			// The edges of the second and the third lean towards the corners of the first.
			0.05, 1, 0, 8100 + 59.98*70 + 59.98*79.98 + 90*0.02 + 60*0.02 + 2*0.3, 3.6, 0.05,
		},
		{
			"a slit that is a hole",
			[]orb.MultiPolygon{
				one(ring(0, 0, 100, 0, 100, 50, 90, 50, 90, 49.97, 10, 49.97, 10, 50, 0, 50)), one(ring(0, 50, 100, 50, 100, 100, 0, 100)),
			},
			0, 1, 1, 10000 - 80*0.03, 0, 0.1,
		},
		{
			"the same, closed",
			[]orb.MultiPolygon{
				one(ring(0, 0, 100, 0, 100, 50, 90, 50, 90, 49.97, 10, 49.97, 10, 50, 0, 50)), one(ring(0, 50, 100, 50, 100, 100, 0, 100)),
			},
			0.05, 1, 0, 10000, 2.4, 0.1,
		},
		{"a real hole stays", []orb.MultiPolygon{{{square(0, 0, 100), square(40, 40, 20)}}}, 0.05, 1, 0, 9600, 0, 0.1},
	} {
		got, err := outline.Union(c.shapes, outline.Options{Close: c.close})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if len(got.Shape) != c.polygons || got.Slits != c.slits {
			t.Errorf("%s: %d polygons and %d slits, want %d and %d", c.name, len(got.Shape), got.Slits, c.polygons, c.slits)
		}
		if a := area(got.Shape); math.Abs(a-c.want) > c.tol {
			t.Errorf("%s: %.3f m², want %.3f", c.name, a, c.want)
		}
		if math.Abs(float64(got.Moved)-c.moved) > c.tol {
			t.Errorf("%s: closing moved %.3f m², want %.3f", c.name, got.Moved, c.moved)
		}
		if faults := outline.Faults(got.Shape); len(faults) > 0 {
			t.Errorf("%s: %v", c.name, faults)
		}
	}
	if _, err := outline.Union(nil, outline.Options{}); !errors.Is(err, outline.ErrNoArea) {
		t.Errorf("nothing: %v", err)
	}
}

func TestWithoutAndCommonAreWhatIsLeftAndWhatIsNot(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 4))
		a := orb.MultiPolygon{{star(r, 5+r.IntN(20), 100)}}
		b := orb.MultiPolygon{{star(r, 5+r.IntN(20), 80)}}
		for i, at := range b[0][0] {
			b[0][0][i] = orb.Point{at[0] + 6e-4*float64(seed%3), at[1] + 3e-4}
		}
		both, err := outline.Common(a, b)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		left, err := outline.Without(a, b)
		if errors.Is(err, outline.ErrNothingLeft) {
			err = nil
		}
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if x, y := area(both)+area(left), area(a); math.Abs(x-y) > 1e-9*y+1e-6 {
			t.Errorf("seed %d: %.9f m² shared and left, %.9f before", seed, x, y)
		}
		if want, err := measure.Overlap(a, b); err != nil || math.Abs(area(both)-float64(want)) > 1e-6*area(a) {
			t.Errorf("seed %d: %.6f m² shared, measure says %.6f, %v", seed, area(both), want, err)
		}
	}
	if _, err := outline.Without(orb.MultiPolygon{{square(10, 10, 10)}}, orb.MultiPolygon{{square(0, 0, 100)}}); !errors.Is(err, outline.ErrNothingLeft) {
		t.Errorf("all taken: %v", err)
	}
}

func TestAStripIsAsWideAsAsked(t *testing.T) {
	t.Parallel()
	for _, lat := range []float64{0, 16, 43, 48.6, 51, 65} {
		for _, width := range []geo.Metres{1, 6, 12.5} {
			a := measure.TangentAt(geo.LonLat{Lon: 2, Lat: lat}).Inverse(geo.XY{X: -200, Y: 100})
			b := geo.LonLat{Lon: 2, Lat: lat}
			line := orb.LineString{a.Orb(), b.Orb()}
			strip, err := outline.Strip(orb.MultiLineString{line}, width)
			if err != nil {
				t.Fatal(err)
			}
			want := float64(measure.Length(line) * width)
			if got := area(strip); math.Abs(got/want-1) > 2e-6 {
				t.Errorf("at %g°, a strip %g m wide has %.4f m², want %.4f", lat, width, got, want)
			}
		}
	}
	bend, err := outline.Strip(orb.MultiLineString{path(0, 0, 100, 0, 100, 100)}, 10)
	if err != nil || len(bend) != 1 || math.Abs(area(bend)-2000) > 0.1 {
		t.Errorf("a bend has %.2f m², %v", area(bend), err)
	}
	for _, lines := range []orb.MultiLineString{nil, {}, {path(0, 0)}, {path(1, 1, 1, 1)}} {
		if _, err := outline.Strip(lines, 5); !errors.Is(err, outline.ErrNoArea) {
			t.Errorf("%v: %v", lines, err)
		}
	}
	if _, err := outline.Strip(orb.MultiLineString{path(0, 0, 9, 9)}, geo.Metres(math.NaN())); !errors.Is(err, outline.ErrNoArea) {
		t.Errorf("no width: %v", err)
	}
}

func TestARoadCutOutOfAPlotLeavesTwoSides(t *testing.T) {
	t.Parallel()
	plot := orb.MultiPolygon{{square(0, 0, 100)}}
	road, err := outline.Strip(orb.MultiLineString{path(-20, 50, 120, 50)}, 8)
	if err != nil {
		t.Fatal(err)
	}
	left, err := outline.Without(plot, road)
	if err != nil || len(left) != 2 || math.Abs(area(left)-9200) > 0.05 {
		t.Errorf("%d polygons of %.3f m², %v", len(left), area(left), err)
	}
	if missing(plot, left) > 0 {
		t.Error("the corners of the plot have moved")
	}
}
