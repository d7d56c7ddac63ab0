package render

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"emprise/geo"
	"emprise/geo/style"
)

// Two signs of a page that cover one another stand clear afterwards, neither is moved sideways, and those that stand clear stay.
func TestSignsStandApart(t *testing.T) {
	t.Parallel()
	r := style.Rules{Cluster: &style.Cluster{Radius: 44}, Classes: make([]style.Class, 3)}
	rapid.Check(t, func(t *rapid.T) {
		const resolution = 5.0
		draw := func(name string) Cluster {
			return Cluster{
				At:       geo.XY{X: rapid.Float64Range(-200, 200).Draw(t, name+" x"), Y: rapid.Float64Range(-90, 90).Draw(t, name+" y")},
				Features: []int{0, 1, 2}, Counts: []int{1, rapid.IntRange(0, 1).Draw(t, name), 1},
			}
		}
		were := []Cluster{draw("one"), draw("other")}
		are := []Cluster{were[0], were[1]}
		apart(are, r, resolution)
		aw, ah := are[0].Half(r)
		bw, bh := are[1].Half(r)
		beside := math.Abs(were[0].At.X-were[1].At.X) >= (aw+bw)*resolution
		clear := func(c []Cluster) bool { return math.Abs(c[0].At.Y-c[1].At.Y) >= (ah+bh)*resolution }
		if !beside && !clear(are) {
			t.Errorf("they cover one another: %v and %v", are[0].At, are[1].At)
		}
		for i := range are {
			if are[i].At.X != were[i].At.X || beside && are[i].At.Y != were[i].At.Y {
				t.Errorf("%v is moved to %v", were[i].At, are[i].At)
			}
		}
	})
}
