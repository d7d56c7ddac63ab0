package weighform

import (
	"math"
)

// ratio is how many times the first of a pair matters more at a place of the slider, from −8 to 8: at its left end it does, at its right
// the other.
func ratio(place int) float64 {
	if place <= 0 {
		return float64(1 - place)
	}
	return 1 / float64(1+place)
}

// placeOf is the place that is nearest to a ratio.
func placeOf(times float64) int {
	if times >= 1 {
		return -int(math.Round(math.Min(times, strongest))) + 1
	}
	return int(math.Round(math.Min(1/times, strongest))) - 1
}
