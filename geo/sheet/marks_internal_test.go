package sheet

import (
	"math"
	"testing"

	"emprise/geo"
)

func TestSpreadFreesTheDiscs(t *testing.T) {
	t.Parallel()
	frame := Rect{X: 10, Y: 10, W: 200, H: 100}
	const radius = 2.0
	at := []geo.XY{{X: 50, Y: 50}, {X: 50, Y: 50}, {X: 50, Y: 50}, {X: 51, Y: 50}, {X: 150, Y: 50}, {X: 10, Y: 10}}
	free := spread(at, radius, frame)
	for i := range free {
		for j := i + 1; j < len(free); j++ {
			if d := math.Hypot(free[i].X-free[j].X, free[i].Y-free[j].Y); d < 2*radius {
				t.Errorf("discs %d and %d are %g apart", i, j, d)
			}
		}
		if x, y := free[i].X, free[i].Y; x < frame.X+radius || y < frame.Y+radius {
			t.Errorf("disc %d leaves the frame: %v", i, free[i])
		}
	}
	if free[4] != at[4] {
		t.Errorf("a disc that was free has moved to %v", free[4])
	}
	if again := spread(at, radius, frame); again[2] != free[2] {
		t.Error("two runs differ")
	}
}
