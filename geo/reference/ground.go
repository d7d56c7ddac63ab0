package reference

import (
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
)

// corner is where the ground of tests begins: south of Paris, where the scale of Lambert-93 is true to 0.05 %.
var corner = geo.XY{X: 652_000, Y: 6_845_000}

// LonLat is a position of the ground that tests lay out, in metres of Lambert-93 east and north of its corner.
func LonLat(tb testing.TB, x, y float64) orb.Point {
	tb.Helper()
	sys, err := crs.Lookup(2154)
	if err != nil {
		tb.Fatal(err)
	}
	return sys.Inverse(geo.XY{X: corner.X + x, Y: corner.Y + y}).Orb()
}

// Rectangle is an area of that ground, from its south-western to its north-eastern corner, in metres.
func Rectangle(tb testing.TB, x0, y0, x1, y1 float64) orb.MultiPolygon {
	tb.Helper()
	return orb.MultiPolygon{{{
		LonLat(tb, x0, y0), LonLat(tb, x1, y0), LonLat(tb, x1, y1), LonLat(tb, x0, y1), LonLat(tb, x0, y0),
	}}}
}
