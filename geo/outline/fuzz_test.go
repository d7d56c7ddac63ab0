package outline_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo/outline"
)

// FuzzSplit cuts and joins shapes of a few corners on a grid of half metres, which meet and run along one another all the
// time: whatever is drawn, nothing panics, and what is cut adds up.
func FuzzSplit(f *testing.F) {
	f.Add([]byte{0, 0, 90, 0, 90, 90, 0, 90}, []byte{45, 0, 45, 90})
	f.Add([]byte{0, 0, 90, 0, 90, 90, 60, 90, 60, 30, 30, 30, 30, 90, 0, 90}, []byte{0, 60, 200, 60, 30, 30})
	f.Add([]byte{0, 0, 90, 90, 90, 0, 0, 90}, []byte{0, 45, 90, 45})
	f.Add([]byte{10, 10, 10, 10, 20, 10}, []byte{0, 0})
	f.Fuzz(func(t *testing.T, corners, line []byte) {
		if len(corners) > 60 || len(line) > 40 || len(corners) < 6 {
			return
		}
		walk := func(b []byte) (l orb.LineString) {
			for i := 0; i+1 < len(b); i += 2 {
				l = append(l, at(float64(b[i])/2, float64(b[i+1])/2))
			}
			return l
		}
		shape := orb.Ring(walk(corners))
		whole := orb.MultiPolygon{{append(shape, shape[0])}}
		blade := walk(line)
		parts, err := outline.Split(whole, blade)
		if err != nil {
			return
		}
		if valid := len(outline.Faults(whole)) == 0; valid {
			if a, b := area(parts...), area(whole); math.Abs(a-b) > 1e-9*b+1e-6 {
				t.Errorf("%.9f m² in parts, %.9f in whole", a, b)
			}
		}
		for i, p := range parts {
			if faults := outline.Faults(p); len(faults) > 0 {
				t.Errorf("part %d: %v", i, faults)
			}
		}
		if _, err := outline.Union(append(parts, whole), outline.Options{Close: 0.05}); err != nil {
			t.Log(err)
		}
	})
}
