package crs_test

import (
	"math"
	"testing"

	"emprise/geo"
	"emprise/geo/crs"
)

// TestNTF holds the Lambert zones to points that IGN gives in NTF and, by its grid, in RGF93.
func TestNTF(t *testing.T) {
	t.Parallel()
	points := readIGN(t)
	places := points.places("RGF93G [ILPH.METERS.DMS]")
	lambert93, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	checked, worst := 0, 0.0
	for key, series := range points {
		if series.EPSG == nil || *series.EPSG < 27561 || *series.EPSG > 27574 {
			continue
		}
		s, err := crs.Lookup(*series.EPSG)
		if err != nil {
			t.Errorf("%s: %v", key, err)
			continue
		}
		for _, v := range series.Values {
			q := geo.XY{X: v.XY[0], Y: v.XY[1]}
			got := lambert93.Forward(s.Inverse(q))
			want := lambert93.Forward(places[v.Point])
			t.Logf("%s point %d: %.2f m", key, v.Point, math.Hypot(got.X-want.X, got.Y-want.Y))
			worst = max(worst, math.Hypot(got.X-want.X, got.Y-want.Y))
			if back := s.Forward(s.Inverse(q)); math.Hypot(back.X-q.X, back.Y-q.Y) > 1e-4 {
				t.Errorf("%s point %d: %v comes back as %v", key, v.Point, q, back)
			}
			checked++
		}
	}
	t.Logf("%d points, the worst %.2f m from IGN's grid", checked, worst)
	if checked < 8 || worst > 3 {
		t.Errorf("%d points checked, the worst %.2f m off", checked, worst)
	}
}
