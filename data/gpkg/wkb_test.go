package gpkg_test

import (
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-geom/encoding/wkb"
	"pgregory.net/rapid"

	"emprise/data/gpkg"
	"emprise/geo/feature"
)

// What we write without a detour through geometry objects must be what a library made for WKB reads.
func TestAnotherLibraryReadsOurGeometry(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		g := anyGeometry(t)
		var b feature.Builder
		b.Begin(feature.KindOf(g))
		b.Geometry(g)
		b.End()
		set, err := b.Set()
		if err != nil {
			t.Fatal(err)
		}
		blob := gpkg.Encode(set, 0)
		header := 8 + 32*int(blob[3]>>1&1)
		read, err := wkb.Unmarshal(blob[header:])
		if err != nil {
			t.Fatalf("%T: %v", g, err)
		}
		if got := read.FlatCoords(); !slices.Equal(got, set.Coords) {
			t.Fatalf("%T: read %v, wrote %v", g, got, set.Coords)
		}
		if header > 8 {
			bound := read.Bounds()
			envelope := [4]float64{bound.Min(0), bound.Max(0), bound.Min(1), bound.Max(1)}
			for i, want := range envelope {
				if got := math.Float64frombits(le64(blob[8+8*i:])); got != want {
					t.Fatalf("%T: envelope value %d is %g, want %g", g, i, got, want)
				}
			}
		}
	})
}

func le64(b []byte) uint64 {
	var v uint64
	for i := 7; i >= 0; i-- {
		v = v<<8 | uint64(b[i])
	}
	return v
}

func anyGeometry(t *rapid.T) orb.Geometry {
	coordinate := rapid.Float64Range(-80, 80)
	line := func(least int) orb.LineString {
		n := rapid.IntRange(least, 6).Draw(t, "positions")
		l := make(orb.LineString, n)
		for i := range l {
			l[i] = orb.Point{coordinate.Draw(t, "lon"), coordinate.Draw(t, "lat")}
		}
		return l
	}
	switch rapid.IntRange(0, 3).Draw(t, "kind") {
	case 0:
		return orb.Point{coordinate.Draw(t, "lon"), coordinate.Draw(t, "lat")}
	case 1:
		return orb.MultiPoint(line(2))
	case 2:
		return orb.MultiLineString{line(2), line(2)}
	default:
		// A square with a square hole, twice, as two parts.
		square := func(x, y, side float64) orb.Ring {
			return orb.Ring{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}
		}
		x, y := coordinate.Draw(t, "x"), coordinate.Draw(t, "y")
		return orb.MultiPolygon{
			{square(x, y, 3), square(x+1, y+1, 1)},
			{square(x+10, y, 2)},
		}
	}
}
