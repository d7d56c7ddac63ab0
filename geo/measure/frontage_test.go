package measure_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/measure"
)

func street(turn float64, within geo.Metres, xy ...float64) measure.Street {
	ring := onGround(turn, xy...)
	return measure.Street{Line: orb.MultiLineString{orb.LineString(ring[:len(ring)-1])}, Within: within}
}

func TestFrontageByHand(t *testing.T) {
	t.Parallel()
	for _, turn := range []float64{0, 0.7} {
		plot := orb.MultiPolygon{{onGround(turn, 0, 0, 100, 0, 100, 60, 0, 60), onGround(turn, 40, 20, 40, 40, 60, 40, 60, 20)}}
		for _, c := range []struct {
			what    string
			streets []measure.Street
			want    float64
		}{
			{"no street", nil, 0},
			{"before the whole side", []measure.Street{street(turn, 10, -500, -8, 500, -8)}, 100},
			{"too far", []measure.Street{street(turn, 10, -500, -11, 500, -11)}, 0},
			{"before a half, with its round end", []measure.Street{street(turn, 10, 50, -8, 500, -8)}, 56},
			{"on the border itself", []measure.Street{street(turn, 1, -500, 0, 500, 0)}, 100},
			{"round a corner", []measure.Street{street(turn, 10, -8, 500, -8, -8, 500, -8)}, 160},
			{"twice the same", []measure.Street{street(turn, 10, -500, -8, 500, -8), street(turn, 10, 30, -5, 70, -5)}, 100},
			{"across, at a right angle", []measure.Street{street(turn, 10, 50, -500, 50, -4)}, 0},
			{"within the hole", []measure.Street{street(turn, 5, 45, 30, 55, 30)}, 0},
			{"a dot", []measure.Street{street(turn, 10, 50, -4, 50, -4)}, 0},
		} {
			if got := float64(measure.Frontage(plot, c.streets)); math.Abs(got-c.want) > 0.01 {
				t.Errorf("%s, turned by %v: %.3f m, want %v", c.what, turn, got, c.want)
			}
		}
	}
	if got := measure.Frontage(nil, []measure.Street{street(0, 10, 0, 0, 9, 0)}); got != 0 {
		t.Errorf("nothing has %v", got)
	}
}

// Against steps of 5 cm along the border.
func TestFrontageAgainstSteps(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(31, 32))
	sys := crs.Local(somewhere)
	for round := range 60 {
		var xy []float64
		for i := range 5 + r.IntN(6) {
			sin, cos := math.Sincos(float64(i) / 11 * 2 * math.Pi)
			d := 60 + 40*r.Float64()
			xy = append(xy, d*cos, d*sin)
		}
		plot := orb.MultiPolygon{{onGround(0, xy...)}}
		var streets []measure.Street
		for range 1 + r.IntN(3) {
			at := func() float64 { return 240*r.Float64() - 120 }
			streets = append(streets, street(0, geo.Metres(5+20*r.Float64()), at(), at(), at(), at(), at(), at()))
		}
		want := 0.0
		ring := plot[0][0]
		for i := 1; i < len(ring); i++ {
			p, q := sys.Forward(geo.FromOrb(ring[i-1])), sys.Forward(geo.FromOrb(ring[i]))
			long := math.Hypot(q.X-p.X, q.Y-p.Y)
			const step = 0.05
			for d := step / 2; d < long; d += step {
				x, y := p.X+d/long*(q.X-p.X), p.Y+d/long*(q.Y-p.Y)
				if alongAny(sys, streets, x, y, (q.X-p.X)/long, (q.Y-p.Y)/long) {
					want += step
				}
			}
		}
		if got := float64(measure.Frontage(plot, streets)); math.Abs(got-want) > 0.5+0.002*want {
			t.Errorf("round %d: %.2f m, steps find %.2f", round, got, want)
		}
	}
}

func alongAny(sys *crs.System, streets []measure.Street, x, y, dx, dy float64) bool {
	for _, s := range streets {
		for i := 1; i < len(s.Line[0]); i++ {
			a, b := sys.Forward(geo.FromOrb(s.Line[0][i-1])), sys.Forward(geo.FromOrb(s.Line[0][i]))
			ex, ey := b.X-a.X, b.Y-a.Y
			long := math.Hypot(ex, ey)
			u := math.Max(0, math.Min(1, ((x-a.X)*ex+(y-a.Y)*ey)/(long*long)))
			if math.Hypot(x-a.X-u*ex, y-a.Y-u*ey) <= float64(s.Within) && math.Abs(dx*ex+dy*ey) >= math.Sqrt2/2*long {
				return true
			}
		}
	}
	return false
}

func TestCompactness(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		shape orb.MultiPolygon
		want  float64
	}{
		{orb.MultiPolygon{{onGround(0.3, 0, 0, 50, 0, 50, 50, 0, 50)}}, math.Pi / 4},
		{orb.MultiPolygon{{onGround(0.3, 0, 0, 100, 0, 100, 1, 0, 1)}}, 4 * math.Pi * 100 / (202 * 202)},
	} {
		if got := measure.Compactness(c.shape); math.Abs(got-c.want) > 1e-5 {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
	if got := measure.Compactness(nil); !math.IsNaN(got) {
		t.Errorf("nothing is %v compact", got)
	}
}
