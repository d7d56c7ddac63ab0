package weighform

import (
	"math"

	"emprise/ui/kit"
)

// pairField is a comparison on a slider: the first of the pair matters more at its left end, the other at its right.
type pairField struct{ *kit.SliderField }

// ratio is how many times the first matters more at a place of the slider, from −8 to 8.
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
