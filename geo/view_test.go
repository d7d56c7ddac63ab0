package geo_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"emprise/geo"
)

// The reference values are those of PROJ for EPSG:3857.
func TestMercatorAgreesWithPROJ(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p    geo.LonLat
		x, y float64
	}{
		{geo.LonLat{Lon: 0, Lat: 0}, 0, 0},
		{geo.LonLat{Lon: 180, Lat: 0}, 20037508.342789244, 0},
		{geo.LonLat{Lon: 2.3522, Lat: 48.8566}, 261845.70624393807, 6250564.34954313},
	} {
		q := geo.Mercator(c.p)
		if math.Abs(q.X-c.x) > 0.01 || math.Abs(q.Y-c.y) > 0.01 {
			t.Errorf("Mercator(%v) = %.4f %.4f, want %.4f %.4f", c.p, q.X, q.Y, c.x, c.y)
		}
	}
}

func TestUnmercatorTakesMercatorBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := geo.LonLat{Lon: rapid.Float64Range(-180, 180).Draw(t, "lon"), Lat: rapid.Float64Range(-85, 85).Draw(t, "lat")}
		q := geo.Unmercator(geo.Mercator(p))
		if math.Abs(q.Lon-p.Lon) > 1e-9 || math.Abs(q.Lat-p.Lat) > 1e-9 {
			t.Fatalf("%v came back as %v", p, q)
		}
	})
}

func anyView(t *rapid.T) geo.View {
	return geo.View{
		Centre: geo.XY{X: rapid.Float64Range(-1e7, 1e7).Draw(t, "x"), Y: rapid.Float64Range(-1e7, 1e7).Draw(t, "y")},
		Level:  geo.Level(rapid.IntRange(20, 90).Draw(t, "level")),
		Width:  rapid.IntRange(1, 4000).Draw(t, "w"),
		Height: rapid.IntRange(1, 3000).Draw(t, "h"),
	}
}

func TestPixelsAndPlaneAreInverse(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		v := anyView(t)
		px, py := rapid.Float64Range(0, 4000).Draw(t, "px"), rapid.Float64Range(0, 3000).Draw(t, "py")
		qx, qy := v.ToPixel(v.ToPlane(px, py))
		if math.Abs(px-qx) > 1e-3 || math.Abs(py-qy) > 1e-3 {
			t.Fatalf("pixel %g %g came back as %g %g", px, py, qx, qy)
		}
	})
}

func TestZoomKeepsThePlaceUnderTheCursor(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		v := anyView(t)
		px, py := rapid.Float64Range(0, float64(v.Width)).Draw(t, "px"), rapid.Float64Range(0, float64(v.Height)).Draw(t, "py")
		before := v.ToPlane(px, py)
		after := v.ZoomedAbout(rapid.IntRange(-8, 8).Draw(t, "levels"), px, py).ToPlane(px, py)
		if math.Hypot(before.X-after.X, before.Y-after.Y) > 1e-6*v.Resolution()+1e-6 {
			t.Fatalf("the place under the cursor moved from %v to %v", before, after)
		}
	})
}

func TestPanFollowsTheHand(t *testing.T) {
	t.Parallel()
	v := geo.View{Level: 60, Width: 800, Height: 600}
	place := v.ToPlane(100, 100)
	px, py := v.Panned(30, -20).ToPixel(place)
	if math.Abs(px-130) > 1e-6 || math.Abs(py-80) > 1e-6 {
		t.Errorf("the place went to %g %g, the hand to 130 80", px, py)
	}
}

func TestFitShowsTheWholeBox(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		min := geo.XY{X: rapid.Float64Range(-1e6, 1e6).Draw(t, "x"), Y: rapid.Float64Range(-1e6, 1e6).Draw(t, "y")}
		b := geo.Box{Min: min, Max: geo.XY{X: min.X + rapid.Float64Range(1, 1e5).Draw(t, "w"), Y: min.Y + rapid.Float64Range(1, 1e5).Draw(t, "h")}}
		v := geo.Fit(b, 1000, 700, 20)
		for _, corner := range []geo.XY{b.Min, b.Max} {
			px, py := v.ToPixel(corner)
			if px < 19 || px > 981 || py < 19 || py > 681 {
				t.Fatalf("corner at pixel %g %g of 1000×700 with a margin of 20", px, py)
			}
		}
		if tight := v.Level + 1; tight <= geo.MaxLevel && b.Width()/tight.Resolution() <= 960 && b.Height()/tight.Resolution() <= 660 {
			t.Fatalf("level %d would still show it", tight)
		}
	})
}

func TestFitOfNothingIsTheWorld(t *testing.T) {
	t.Parallel()
	if v := geo.Fit(geo.EmptyBox(), 100, 100, 0); v.Level != geo.MinLevel {
		t.Errorf("level %d", v.Level)
	}
	if v := geo.Fit(geo.Box{}, 100, 100, 0); v.Level != geo.MaxLevel {
		t.Errorf("a point: level %d", v.Level)
	}
}

func TestGroundResolutionShrinksWithLatitude(t *testing.T) {
	t.Parallel()
	v := geo.View{Centre: geo.Mercator(geo.LonLat{Lon: 3, Lat: 60}), Level: 48, Width: 10, Height: 10}
	if got, want := float64(v.GroundResolution()), v.Resolution()/2; math.Abs(got-want) > 1e-6*want {
		t.Errorf("at 60° one pixel is %g m, want half of %g", got, v.Resolution())
	}
}

func TestBox(t *testing.T) {
	t.Parallel()
	e := geo.EmptyBox()
	if !e.Empty() || e.Width() != 0 || e.Intersects(geo.Box{}) {
		t.Error("the empty box holds something")
	}
	b := e.Extend(geo.XY{X: 1, Y: 2}).Extend(geo.XY{X: 3, Y: 1})
	if b != (geo.Box{Min: geo.XY{X: 1, Y: 1}, Max: geo.XY{X: 3, Y: 2}}) {
		t.Errorf("box of two points: %v", b)
	}
	if e.Union(b) != b || b.Union(e) != b {
		t.Error("the empty box is not neutral to union")
	}
	if !b.Contains(geo.XY{X: 2, Y: 1.5}) || b.Contains(geo.XY{X: 2, Y: 2.5}) {
		t.Error("contains")
	}
	back := geo.MercatorBox(orb.Bound{Min: orb.Point{2, 46}, Max: orb.Point{3, 47}}).LonLatBound()
	if math.Abs(back.Min[0]-2) > 1e-9 || math.Abs(back.Max[1]-47) > 1e-9 {
		t.Errorf("bound came back as %v", back)
	}
}
