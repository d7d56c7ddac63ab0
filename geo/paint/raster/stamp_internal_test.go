package raster

import (
	"math/bits"
	"testing"

	"emprise/geo/paint"
)

// TestStampsFitAWordAtAnyBit: a row of a stamp is marked by one look at memory, from the byte in which it begins.
func TestStampsFitAWordAtAnyBit(t *testing.T) {
	t.Parallel()
	for _, width := range []float64{0.01, 0.756, 1, 1.5, paint.CrowdWidth} {
		most := 0
		for _, mask := range newStamps(width).masks {
			most = max(most, bits.Len64(mask))
		}
		if most > widest || width == paint.CrowdWidth && most < widest-2 {
			t.Errorf("width %g: a row of %d samples", width, most)
		}
	}
}
