package raster_test

import (
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"emprise/geo/paint"
	"emprise/geo/paint/raster"
)

// polygons are rings of a few vertices about the picture, some of them partly outside.
func polygons(r *rand.Rand, n int) (rings [][]int32) {
	for range n {
		x, y, size := r.Float64()*60-4, r.Float64()*60-4, min(12, r.ExpFloat64()*3)
		var ring []int32
		for k := range 3 + r.IntN(6) {
			a := float64(k)*1.1 + r.Float64()*0.5
			ring = append(ring, int32((x+size*math.Cos(a))*paint.CrowdFine), int32((y+size*math.Sin(a))*paint.CrowdFine))
		}
		rings = append(rings, append(ring, ring[0], ring[1]))
	}
	return rings
}

func TestCrowdIsFilledLikeAPath(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(2, 9))
	for i := range 60 {
		crowd, whole := fresh(52, 52), fresh(52, 52)
		for _, s := range []*raster.Surface{crowd, whole} {
			s.Clip(3, 2, 44, 47)
		}
		var p, rest paint.Path
		for k, ring := range polygons(r, 1+i) {
			xy := make([]float32, len(ring))
			for j, v := range ring {
				xy[j] = float32(v) / paint.CrowdFine
			}
			if k%5 == 4 {
				rest = path(append(split(rest), xy)...)
			} else {
				crowd.CrowdArea(ring, spanOf(ring))
			}
			p = path(append(split(p), xy)...)
		}
		f := paint.Fill{Colour: tint, Pattern: paint.Dots, PatternColour: ink}
		crowd.FillCrowd(rest, f)
		whole.Fill(p, f)
		for k, v := range whole.Picture().Pix {
			if d := int(v) - int(crowd.Picture().Pix[k]); d > 2 || d < -2 {
				t.Fatalf("%d rings: byte %d is %d in a crowd, %d in a path", 1+i, k, crowd.Picture().Pix[k], v)
			}
		}
	}
}

func split(p paint.Path) (rings [][]float32) {
	for r := 0; r+1 < len(p.Starts); r++ {
		rings = append(rings, p.XY[2*p.Starts[r]:2*p.Starts[r+1]])
	}
	return rings
}

// TestCrowdOfLinesIsTheirUnion draws lines at all angles: alone they have their true area; repeated, backwards, or in pieces
// they get no darker; and side by side they add up.
func TestCrowdOfLinesIsTheirUnion(t *testing.T) {
	t.Parallel()
	draw := func(width float64, lines ...[]float64) float64 {
		s := fresh(64, 64)
		for _, l := range lines {
			xy := make([]int32, len(l))
			for i, v := range l {
				xy[i] = int32(math.Round(v * paint.CrowdFine))
			}
			s.CrowdLine(xy, spanOf(xy), width)
		}
		s.StrokeCrowd(paint.Path{}, paint.Stroke{Colour: color.NRGBA{A: 255}, Width: width})
		sum := 0.0
		for i := 3; i < len(s.Picture().Pix); i += 4 {
			sum += float64(s.Picture().Pix[i]) / 255
		}
		return sum
	}
	for _, width := range []float64{0.3, 0.756, 1, paint.CrowdWidth} {
		total, want := 0.0, 0.0
		for i := range 97 {
			sin, cos := math.Sincos(float64(i) / 97 * 2 * math.Pi)
			x, y, length := 20+math.Mod(float64(i)*0.37, 20), 20+math.Mod(float64(i)*0.73, 20), math.Mod(float64(i)*1.31, 14)
			ax, ay, bx, by := x, y, x+length*cos, y+length*sin
			mx, my := (ax+bx)/2, (ay+by)/2
			once := draw(width, []float64{ax, ay, bx, by})
			total, want = total+once, want+width*length+math.Pi*width*width/4
			if again := draw(width, []float64{ax, ay, bx, by}, []float64{bx, by, ax, ay}); again != once {
				t.Fatalf("width %g: %.3f pixels once, %.3f there and back", width, once, again)
			}
			if pieces := draw(width, []float64{ax, ay, mx, my}, []float64{mx, my, bx, by}); math.Abs(pieces-once) > 0.2*once+0.2 {
				t.Errorf("width %g: %.3f pixels in one, %.3f in two pieces", width, once, pieces)
			}
			if by = ay + 0.01; length > 0 {
				one, two := draw(width, []float64{ax, ay, bx, by}), draw(width, []float64{ax, ay, bx, by}, []float64{ax, ay + 3, bx, by + 3})
				if math.Abs(two-2*one) > 0.08*two+0.1 {
					t.Errorf("width %g: %.3f pixels alone, %.3f side by side", width, one, two)
				}
			}
		}
		if math.Abs(total/want-1) > 0.03 {
			t.Errorf("width %g: %.1f pixels of lines, their area is %.1f", width, total, want)
		}
	}
}

func FuzzCrowd(f *testing.F) {
	f.Add(int32(100), int32(200), int32(3000), int32(4000), int32(900), int32(50), 1.0)
	f.Add(int32(math.MinInt32), int32(math.MaxInt32), int32(0), int32(-6144), int32(-6145), int32(22527), 2.25)
	f.Add(int32(0), int32(0), int32(math.MaxInt32), int32(50), int32(50), int32(math.MaxInt32), 1.0)
	f.Fuzz(func(t *testing.T, a, b, c, d, e, g int32, width float64) {
		s := fresh(64, 64)
		ring := []int32{a, b, c, d, e, g, a, b}
		s.CrowdArea(ring, spanOf(ring))
		s.CrowdArea(ring[:2], spanOf(ring[:2]))
		s.CrowdLine(ring, spanOf(ring), width)
		s.CrowdLine(ring[:2], spanOf(ring[:2]), width)
		s.CrowdLine(nil, spanOf(nil), width)
		s.FillCrowd(paint.Path{}, paint.Fill{Colour: ink})
		s.StrokeCrowd(paint.Path{}, paint.Stroke{Colour: ink, Width: 1})
		clean := fresh(64, 64)
		clean.CrowdArea([]int32{0, 0, 1, 0, 0, 1}, spanOf([]int32{0, 0, 1, 0, 0, 1}))
		clean.CrowdLine([]int32{0, 0}, spanOf([]int32{0, 0}), 0.1)
		clean.FillCrowd(paint.Path{}, paint.Fill{Colour: ink})
		clean.StrokeCrowd(paint.Path{}, paint.Stroke{Colour: ink, Width: 1})
		for i, v := range clean.Picture().Pix {
			if v != 0 && i > 4*64*4 {
				t.Fatalf("byte %d is left over from the picture before", i)
			}
		}
	})
}

// TestLinesHideWhereSamplesOfAreasEnd compares areas drawn by samples under their outlines with exact ones.
func TestLinesHideWhereSamplesOfAreasEnd(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(6, 1))
	for range 400 {
		x, y, size := 24+r.Float64(), 24+r.Float64(), 0.2+r.Float64()*7.4
		var ring []int32
		n := 3 + r.IntN(6)
		for k := range n {
			sin, cos := math.Sincos((float64(k) + 0.7*r.Float64()) / float64(n) * 2 * math.Pi)
			ring = append(ring, int32((x+size*cos)*paint.CrowdFine), int32((y+size*sin)*paint.CrowdFine))
		}
		ring = append(ring, ring[0], ring[1])
		by, exact := fresh(50, 50), fresh(50, 50)
		st := paint.Stroke{Colour: ink, Width: 0.625 + float64(r.IntN(9))/8}
		by.CrowdOutlined(ring, spanOf(ring), st.Width)
		exact.CrowdArea(ring, spanOf(ring))
		exact.CrowdLine(ring, spanOf(ring), st.Width)
		for _, s := range []*raster.Surface{by, exact} {
			s.FillCrowd(paint.Path{}, paint.Fill{Colour: color.NRGBA{255, 0, 0, 255}})
			s.StrokeCrowd(paint.Path{}, st)
		}
		for i, v := range exact.Picture().Pix {
			if d := int(v) - int(by.Picture().Pix[i]); d > 40 || d < -40 {
				t.Fatalf("size %.1f, width %.2f, ring %v: (%d,%d) is %d by samples, %d exactly", size, st.Width, ring, i/4%50, i/200, by.Picture().Pix[i], v)
			}
		}
	}
}

// onSurface is a grid of 1/CrowdFine pixel.
var onSurface = paint.CrowdGrid{ScaleX: 1 << paint.CrowdShift, ScaleY: 1 << paint.CrowdShift}

// fresh is a picture for crowds on such a grid.
func fresh(w, h int) *raster.Surface {
	s := raster.New(w, h, 1)
	s.CrowdOn(onSurface)
	return s
}

// spanOf is the span of a shape.
func spanOf(xy []int32) (s paint.CrowdSpan) {
	for i := 0; i+1 < len(xy); i += 2 {
		x, y := xy[i], xy[i+1]
		if i == 0 {
			s = paint.CrowdSpan{MinX: x, MinY: y, MaxX: x, MaxY: y}
		}
		s.MinX, s.MaxX = min(s.MinX, x), max(s.MaxX, x)
		s.MinY, s.MaxY = min(s.MinY, y), max(s.MaxY, y)
	}
	return s
}
