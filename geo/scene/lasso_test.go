package scene_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// lasso is a loop around a place with a wavy radius, as a hand draws it.
func lasso(b *builder, r *rand.Rand, x, y, radius float64, n int) []geo.XY {
	var ring []geo.XY
	phase, waves := r.Float64()*6, float64(2+r.IntN(6))
	for i := range n {
		a := float64(i) / float64(n) * 2 * math.Pi
		k := radius * (1 + 0.6*math.Sin(waves*a+phase))
		ring = append(ring, b.at(x+k*math.Cos(a), y+k*math.Sin(a)))
	}
	return ring
}

// TestLassoAgreesWithLookingAtAll compares what a lasso catches with every position and every edge looked at, in exact
// whole numbers.
func TestLassoAgreesWithLookingAtAll(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 14))
	b := newBuilder()
	for i := range 2500 {
		x, y, s := r.Float64()*3000, r.Float64()*3000, 1+r.ExpFloat64()*40
		switch i % 5 {
		case 0:
			b.add(feature.Points, []float64{x, y, x + s, y})
		case 1:
			b.add(feature.Lines, []float64{x, y, x + s, y + s, x + s, y - s}, []float64{x + 3*s, y, x + 4*s, y})
		case 2:
			b.add(feature.Areas, square(x, y, 10*s), []float64{x + s, y + s, x + s, y + 9*s, x + 9*s, y + 9*s, x + 9*s, y + s, x + s, y + s})
		default:
			b.add(feature.Areas, square(x, y, s))
		}
	}
	b.add(feature.None)
	l := b.layer(t, "mixed")
	for i := range 120 {
		ring := lasso(b, r, r.Float64()*3000, r.Float64()*3000, math.Exp(1+6*r.Float64()), 3+r.IntN(120))
		var inside, meeting []int
		for f := range l.Features.Len() {
			in, out, crossed := brute(l, f, ring)
			if !crossed && in && !out {
				inside = append(inside, f)
			}
			x, y := scene.ToGrid(ring[0])
			if crossed || in || l.Features.Kinds[f] == feature.Areas && l.Contains(f, x, y) {
				meeting = append(meeting, f)
			}
		}
		if got := l.Inside(scene.NewRegion(ring), true); !slices.Equal(got, inside) {
			t.Fatalf("lasso %d: inside are %v, want %v", i, got, inside)
		}
		if got := l.Inside(scene.NewRegion(ring), false); !slices.Equal(got, meeting) {
			t.Fatalf("lasso %d: %d meet, want %d", i, len(got), len(meeting))
		}
	}
}

// brute says whether some position of the feature lies in the ring, some outside, and whether their edges meet.
func brute(l *scene.Layer, f int, ring []geo.XY) (in, out, crossed bool) {
	type at struct{ x, y int64 }
	var loop []at
	for _, p := range append(slices.Clone(ring), ring[0]) {
		x, y := scene.ToGrid(p)
		loop = append(loop, at{int64(x), int64(y)})
	}
	turn := func(a, b, c at) int64 {
		v := (b.x-a.x)*(c.y-a.y) - (b.y-a.y)*(c.x-a.x)
		return min(1, max(-1, v))
	}
	between := func(a, b, c at) bool {
		return min(a.x, b.x) <= c.x && c.x <= max(a.x, b.x) && min(a.y, b.y) <= c.y && c.y <= max(a.y, b.y)
	}
	first, end := l.Features.RingsOf(f)
	for r := first; r < end; r++ {
		xy := l.Ring(r)
		for i := 0; i < len(xy); i += 2 {
			p := at{int64(xy[i]), int64(xy[i+1])}
			q := p
			if i+3 < len(xy) && l.Features.Kinds[f] != feature.Points {
				q = at{int64(xy[i+2]), int64(xy[i+3])}
			}
			within := false
			for k := 0; k+1 < len(loop); k++ {
				a, b := loop[k], loop[k+1]
				if (a.y > p.y) != (b.y > p.y) && (turn(a, b, p) > 0) == (b.y > a.y) {
					within = !within
				}
				ta, tb, tp, tq := turn(p, q, a), turn(p, q, b), turn(a, b, p), turn(a, b, q)
				switch {
				case p != q && ta*tb < 0 && tp*tq < 0,
					ta == 0 && between(p, q, a), tb == 0 && between(p, q, b), tp == 0 && between(a, b, p), tq == 0 && between(a, b, q):
					crossed = true
				}
			}
			in, out = in || within, out || !within
		}
	}
	return in, out, crossed
}

func TestLassoIsClosedOnItsOwn(t *testing.T) {
	t.Parallel()
	b := newBuilder()
	b.add(feature.Areas, square(10, 10, 5))
	b.add(feature.Areas, square(18, 10, 5))
	l := b.layer(t, "two")
	open := []geo.XY{b.at(0, 0), b.at(20, 0), b.at(20, 20), b.at(0, 20)}
	for _, ring := range [][]geo.XY{open, append(slices.Clone(open), open[0])} {
		if got := l.Inside(scene.NewRegion(ring), true); !slices.Equal(got, []int{0}) {
			t.Errorf("inside: %v", got)
		}
		if got := l.Inside(scene.NewRegion(ring), false); !slices.Equal(got, []int{0, 1}) {
			t.Errorf("meeting: %v", got)
		}
	}
	if l.Inside(scene.NewRegion(nil), true) != nil || l.Inside(scene.NewRegion(open[:2]), false) != nil {
		t.Error("a line catches something")
	}
}

// BenchmarkLasso catches some 10 000 of 90 000 parcels with a loop of 400 positions.
func BenchmarkLasso(b *testing.B) {
	build := newBuilder()
	for i := range 90_000 {
		x, y := float64(i%300)*20, float64(i/300)*20
		build.add(feature.Areas, []float64{x, y, x + 9, y, x + 18, y + 1, x + 18, y + 9, x + 18, y + 18, x, y + 18, x, y})
	}
	l := build.layer(b, "parcels")
	ring := lasso(build, rand.New(rand.NewPCG(1, 1)), 3000, 3000, 1050, 400)
	for _, whole := range []bool{true, false} {
		b.Run(fmt.Sprintf("whole=%v", whole), func(b *testing.B) {
			n := 0
			b.ReportAllocs()
			for b.Loop() {
				n = len(l.Inside(scene.NewRegion(ring), whole))
			}
			b.ReportMetric(float64(n), "parcels")
		})
	}
}
