package report

import (
	"testing"

	"emprise/geo/scene"
)

func TestCrosses(t *testing.T) {
	t.Parallel()
	e := scene.Extent{MinX: 0, MinY: 0, MaxX: 10, MaxY: 10}
	tests := []struct {
		x0, y0, x1, y1 float64
		want           bool
	}{
		{2, 2, 8, 8, true},      // inside
		{-5, 5, 15, 5, true},    // through
		{-5, -5, 15, 15, true},  // through the corners
		{-5, 8, 5, 18, false},   // past a corner
		{-5, 2, 5, 18, true},    // across a corner
		{10, -5, 10, 15, true},  // along the edge
		{11, -5, 11, 15, false}, // beside
		{5, 5, 5, 5, true},      // a point inside
		{15, 5, 15, 5, false},   // a point outside
		{20, 5, 30, 5, false},   // beyond
	}
	for _, test := range tests {
		if got := crosses(test.x0, test.y0, test.x1, test.y1, e); got != test.want {
			t.Errorf("%v: %v", test, got)
		}
	}
}
