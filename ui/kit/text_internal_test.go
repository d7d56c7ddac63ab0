package kit

import (
	"math"
	"testing"
)

// As many have room as there is room for, whatever is guessed, and a good guess asks little.
func TestMostThatHaveRoom(t *testing.T) {
	for n := range 60 {
		for have := range n + 1 {
			for _, share := range []float64{0, 0.3, 0.5, 0.9, 1, 7, math.Inf(1), math.NaN(), float64(have) / max(1, float64(n))} {
				asked := 0
				got := most(n, share, func(k int) bool {
					if asked++; k < 1 || k > n {
						t.Fatalf("asked of %d of %d", k, n)
					}
					return k <= have
				})
				if got != have {
					t.Fatalf("%d of %d have room, guess %v: %d", have, n, share, got)
				}
				if good := have > 0 && share == float64(have)/float64(n); asked > 14 || good && asked > 5 {
					t.Fatalf("%d of %d have room, guess %v: asked %d times", have, n, share, asked)
				}
			}
		}
	}
}
