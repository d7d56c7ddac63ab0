package plan_test

import (
	"math"
	"testing"

	"emprise/data/demo/plan"
)

func pt(x, y float64) plan.Point { return plan.Point{X: x, Y: y} }

func square(x, y, side float64) plan.Poly {
	return plan.Quad(pt(x, y), pt(x+side, y), pt(x+side, y+side), pt(x, y+side))
}

// comb has teeth upwards, so that a level line cuts it into many pieces.
func comb() plan.Poly {
	return plan.Quad(pt(0, 0), pt(70, 0), pt(70, 30), pt(60, 30), pt(60, 10), pt(50, 10), pt(50, 30), pt(40, 30), pt(40, 10), pt(30, 10),
		pt(30, 30), pt(20, 30), pt(20, 10), pt(10, 10), pt(10, 30), pt(0, 30))
}

func area(polys []plan.Poly) float64 {
	sum := 0.0
	for _, p := range polys {
		sum += p.Area()
	}
	return sum
}

func TestCut(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		shape       plan.Poly
		o, d        plan.Point
		half        float64
		left, right int
	}{
		{"square in two", square(0, 0, 100), pt(50, 0), pt(0, 1), 0, 1, 1},
		{"square with a lane", square(0, 0, 100), pt(50, 0), pt(0, 1), 3, 1, 1},
		{"beside", square(0, 0, 100), pt(500, 0), pt(0, 1), 0, 1, 0},
		{"through a comb", comb(), pt(0, 20), pt(1, 0), 0, 4, 1},
		{"askew through a comb", comb(), pt(0, 15), pt(1, 0.1), 0, 4, 1},
		{"along a side", square(0, 0, 100), pt(0, 0), pt(1, 0), 0, 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			left, right := c.shape.Cut(c.o, c.d, c.half, 9)
			if c.name != "along a side" && (len(left) != c.left || len(right) != c.right) {
				t.Errorf("%d pieces left and %d right, want %d and %d", len(left), len(right), c.left, c.right)
			}
			lost := c.shape.Area() - area(left) - area(right)
			chords := 0.0
			for _, k := range c.shape.Chords(c.o, c.d) {
				chords += k.B.Sub(k.A).Len()
			}
			if math.Abs(lost-2*c.half*chords) > 1 {
				t.Errorf("%.2f m² lost to a gap of %.2f m²", lost, 2*c.half*chords)
			}
			for _, p := range append(left, right...) {
				if !p.Simple() || p.Area() <= 0 {
					t.Errorf("bad piece %v", p)
				}
			}
		})
	}
}

// A grid of lines that cross, a dead end and a loose island:
//
//	┌───┬───┐
//	│   │ ╷ │   □
//	├───┼─┴─┤
//	│   │   │
//	└───┴───┘
func grid() *plan.Arrangement {
	var n plan.Network
	for _, v := range []float64{0, 100, 200} {
		n.Line([]plan.Point{pt(v, 0), pt(v, 200)}, 1, 5)
		n.Line([]plan.Point{pt(0, v), pt(200, v)}, 1, 5)
	}
	n.Line([]plan.Point{pt(150, 100), pt(150, 150)}, 2, 5)
	n.Line([]plan.Point{pt(20, 20), pt(60, 60)}, 3, 0)
	n.Loop([]plan.Point{pt(400, 100), pt(420, 100), pt(420, 120), pt(400, 120)}, 1, 2)
	return n.Arrange()
}

func TestArrange(t *testing.T) {
	t.Parallel()
	a := grid()
	if a.Faces() != 4 {
		t.Fatalf("%d faces, want 4", a.Faces())
	}
	whole, land := 0.0, 0.0
	for f := range a.Faces() {
		whole += a.Ring(f).Area()
		for _, p := range a.Land(f) {
			land += p.Area()
		}
		if p := plan.Beside(a.Ring(f)); !a.Ring(f).Contains(p) {
			t.Errorf("face %d: %v is not inside", f, p)
		}
	}
	if math.Abs(whole-40_000) > 0.1 {
		t.Errorf("faces cover %.1f m²", whole)
	}
	// Four squares of 90 m, less the dead end: 10 m wide, 50 m from the middle of its road, 45 of them inside, and a cap of 5.
	if want := 4*8100.0 - 10*50; math.Abs(land-want) > 0.5 {
		t.Errorf("land covers %.1f m², want %.1f", land, want)
	}
}

func TestDissolve(t *testing.T) {
	t.Parallel()
	var n plan.Network
	n.Loop([]plan.Point{pt(0, 0), pt(300, 0), pt(300, 300), pt(0, 300)}, 1, 0)
	n.Loop([]plan.Point{pt(100, 100), pt(200, 100), pt(200, 200), pt(100, 200)}, 1, 0)
	n.Line([]plan.Point{pt(0, 150), pt(300, 150)}, 1, 0)
	a := n.Arrange()
	regions := a.Dissolve(func(f int) int {
		if square(100, 100, 100).Contains(plan.Beside(a.Ring(f))) {
			return 1
		}
		return 2
	})
	if len(regions) != 2 {
		t.Fatalf("%d regions, want 2", len(regions))
	}
	for _, r := range regions {
		sum := r.Shell.Area()
		for _, h := range r.Holes {
			sum += h.Area()
		}
		if want := map[int]float64{1: 10_000, 2: 80_000}[r.Key]; math.Abs(sum-want) > 0.1 {
			t.Errorf("region %d covers %.1f m², want %.1f", r.Key, sum, want)
		}
	}
}

func TestInsetOfAThinWedgeStaysInside(t *testing.T) {
	t.Parallel()
	wedge := plan.Quad(pt(0, 0), pt(300, 0), pt(300, 40))
	out := plan.Inset(wedge, []float64{5, 5, 5})
	if len(out) != 1 {
		t.Fatalf("%d pieces", len(out))
	}
	for _, c := range out[0] {
		if !wedge.Contains(c.Point) {
			t.Errorf("%v lies outside", c)
		}
	}
	if plan.Inset(square(0, 0, 8), []float64{5, 5, 5, 5}) != nil {
		t.Error("nothing should be left of a square narrower than its ways")
	}
}

func TestWeldSharesCorners(t *testing.T) {
	t.Parallel()
	big := square(0, 0, 100)
	low, high := square(100, 0, 50), square(100.004, 50, 50)
	polys := []plan.Poly{big, low, high}
	plan.Weld(polys, 0.01)
	type side struct{ a, b plan.Point }
	sides := map[side]bool{}
	for _, p := range polys {
		for i := range p {
			sides[side{p[i].Point, p.Next(i)}] = true
		}
	}
	shared := 0
	for s := range sides {
		if sides[side{s.b, s.a}] {
			shared++
		}
	}
	if shared != 6 { // two along the big square, one between the small ones, each seen from both sides
		t.Errorf("%d shared sides, want 6", shared)
	}
}

func TestCurve(t *testing.T) {
	t.Parallel()
	c := plan.NewCurve([]plan.Point{pt(0, 0), pt(100, 0), pt(100, 100)})
	if s, left := c.Nearest(pt(50, 10)); math.Abs(s-50) > 1e-9 || math.Abs(left-10) > 1e-9 {
		t.Errorf("nearest: %v, %v", s, left)
	}
	if p, d := c.At(150); p != pt(100, 50) || d != pt(0, 1) {
		t.Errorf("at 150: %v, %v", p, d)
	}
	on, other := c.Crossings(plan.NewCurve([]plan.Point{pt(50, -10), pt(50, 10)}))
	if len(on) != 1 || math.Abs(on[0]-50) > 1e-9 || math.Abs(other[0]-10) > 1e-9 {
		t.Errorf("crossings: %v, %v", on, other)
	}
	if parts := c.Outside([]plan.Point{pt(40, -10), pt(60, -10), pt(60, 10), pt(40, 10)}); len(parts) != 2 ||
		math.Abs(parts[0].Len()-40) > 1e-9 || math.Abs(parts[1].Len()-140) > 1e-9 {
		t.Errorf("outside: %v", parts)
	}
	for _, q := range []plan.Point{pt(50, 4), pt(104, 50)} {
		if !c.Within(q, 5) || c.Within(q, 3) {
			t.Errorf("within: %v", q)
		}
	}
}

func TestBlunted(t *testing.T) {
	t.Parallel()
	needle := plan.Quad(pt(0, 0), pt(100, 0), pt(100, 50), pt(160, 50.2), pt(100, 50.3), pt(100, 80), pt(0, 80))
	if got := needle.Blunted(0.5); len(got) >= len(needle) || math.Abs(got.Area()-8000) > 20 {
		t.Errorf("%v covers %.1f m²", got, got.Area())
	}
}
