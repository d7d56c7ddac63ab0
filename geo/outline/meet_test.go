package outline_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"emprise/geo/measure"
	"emprise/geo/outline"
)

// TestNeighboursOfACutStayJoined cuts an area whose border with another is one edge: afterwards both have the same corners along
// it, whatever the cut, and the neighbour is as large as before.
func TestNeighboursOfACutStayJoined(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		at := func(name string) float64 { return rapid.Float64Range(0.0001, 0.0019).Draw(t, name) }
		west, east := orb.Point{3, 47 + rapid.Float64Range(-2e-4, 2e-4).Draw(t, "slope")}, orb.Point{3.002, 47}
		above := orb.MultiPolygon{{{west, east, {3.002, 47.001}, {3, 47.001}, west}}}
		below := orb.MultiPolygon{{{west, {3, 46.999}, {3.002, 46.999}, east, west}}}
		line := orb.LineString{{3 + at("from"), 46.9995}, {3 + at("to"), 47.0015}}
		parts, err := outline.Split(above, line)
		if err != nil {
			t.Fatal(err)
		}
		fresh := outline.NewCorners(above, parts)
		if len(fresh) != 2 {
			t.Fatalf("%d corners are new", len(fresh))
		}
		met, changed := outline.Meet(below, fresh)
		if !changed || len(met[0][0]) != 6 || len(below[0][0]) != 5 {
			t.Fatalf("the neighbour has %d corners, %d came in", len(met[0][0]), len(below[0][0]))
		}
		shared := 0
		for _, part := range parts {
			for _, c := range part[0][0][1:] {
				for _, d := range met[0][0][1:] {
					if c == d && c != west && c != east {
						shared++
					}
				}
			}
		}
		if shared != 2 { // the corner is one of both parts
			t.Fatalf("the corner is met %d times", shared)
		}
		if before, now := float64(measure.Area(below)), float64(measure.Area(met)); math.Abs(now-before) > 0.01 {
			t.Fatalf("%.4f m² before, %.4f now", before, now)
		}
		if _, again := outline.Meet(met, fresh); again {
			t.Fatal("it changes twice")
		}
	})
}

func TestWhatLiesElsewhereIsNoCorner(t *testing.T) {
	t.Parallel()
	area := orb.MultiPolygon{{{{3, 47}, {3.001, 47}, {3.001, 47.001}, {3, 47.001}, {3, 47}}}}
	got, changed := outline.Meet(area, []orb.Point{{3, 47}, {3.0005, 47.0000005}, {3.0005, 47.0005}, {4, 47}})
	if changed || len(got[0][0]) != 5 {
		t.Errorf("%v", got)
	}
	if _, changed := outline.Meet(nil, []orb.Point{{3, 47}}); changed {
		t.Error("nothing has got a corner")
	}
}
