package raster_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"emprise/geo/paint"
	"emprise/geo/paint/golden"
	"emprise/geo/paint/raster"
)

var (
	paper = color.NRGBA{0xF7, 0xF5, 0xF0, 0xFF}
	ink   = color.NRGBA{0x20, 0x40, 0x60, 0xFF}
	tint  = color.NRGBA{0xD0, 0x60, 0x20, 0x80}
)

func path(rings ...[]float32) paint.Path {
	p := paint.Path{Starts: []int32{0}}
	for _, r := range rings {
		p.XY = append(p.XY, r...)
		p.Starts = append(p.Starts, int32(len(p.XY)/2))
	}
	return p
}

func box(x0, y0, x1, y1 float32) []float32 { return []float32{x0, y0, x1, y0, x1, y1, x0, y1, x0, y0} }

func hole(x0, y0, x1, y1 float32) []float32 {
	return []float32{x0, y0, x0, y1, x1, y1, x1, y0, x0, y0}
}

func circle(x, y, r float64) []float32 {
	var xy []float32
	for i := range 65 {
		sin, cos := math.Sincos(float64(i) / 64 * 2 * math.Pi)
		xy = append(xy, float32(x+r*cos), float32(y+r*sin))
	}
	return xy
}

func page(w, h int, unit float64) *raster.Surface {
	s := raster.New(w, h, unit)
	s.Clear(paper)
	return s
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for name, draw := range map[string]func(s *raster.Surface){
		"fills": func(s *raster.Surface) {
			s.Fill(path(circle(60, 60, 45), hole(40, 40, 80, 80)), paint.Fill{Colour: ink})
			s.Fill(path(box(90, 20.5, 180.25, 100)), paint.Fill{Colour: tint})
			for i, p := range []paint.Pattern{paint.WideHatch, paint.DenseHatch, paint.CrossHatch, paint.Dots} {
				x := float32(10 + 70*i)
				s.Fill(path(box(x, 130, x+60, 190)), paint.Fill{Colour: color.NRGBA{255, 255, 255, 255}, Pattern: p, PatternColour: ink})
			}
		},
		"strokes": func(s *raster.Surface) {
			zigzag := path([]float32{20, 30, 80, 90, 110, 20, 150, 95, 155, 30, 280, 60})
			s.Stroke(zigzag, paint.Stroke{Colour: tint, Width: 14})
			s.Stroke(zigzag, paint.Stroke{Colour: ink, Width: 1})
			for i, w := range []float64{0.3, 0.6, 1, 1.5, 3, 7} {
				y := float32(115 + 14*i)
				s.Stroke(path([]float32{20, y, 150, y + 6}), paint.Stroke{Colour: ink, Width: w})
				s.Stroke(path([]float32{170, y, 290, y + 6}), paint.Stroke{Colour: ink, Width: w, Dash: []float64{12, 5, 2, 5}})
			}
		},
		"texts": func(s *raster.Surface) {
			for i, a := range []paint.Anchor{paint.Start, paint.Middle, paint.End, paint.Centre} {
				s.Text(150, 30+float64(i)*26, "Forêt d’Ombrelle, 12 345,7 ha", paint.TextStyle{Size: 12, Colour: ink, Anchor: a, Bold: i == 1, Italic: i == 2})
			}
			s.Fill(path(box(20, 130, 280, 190)), paint.Fill{Colour: tint})
			s.Text(150, 160, "Zone d’activités", paint.TextStyle{
				Size: 20, Bold: true, Colour: ink, Halo: paper, HaloWidth: 2.5, Anchor: paint.Centre, Angle: 12,
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := page(300, 200, 1)
			draw(s)
			golden.Check(t, name, s.Picture())
		})
	}
}

func TestNeighboursLeaveNoSeam(t *testing.T) {
	t.Parallel()
	s := raster.New(40, 40, 1)
	s.Fill(path(
		[]float32{-5, -5, 20.3, -5, 13.7, 45, -5, 45, -5, -5},
		[]float32{20.3, -5, 45, -5, 45, 45, 13.7, 45, 20.3, -5},
	), paint.Fill{Colour: ink})
	for i := 3; i < len(s.Picture().Pix); i += 4 {
		if a := s.Picture().Pix[i]; a < 254 {
			t.Fatalf("pixel %d: alpha %d between two areas that share an edge", i/4, a)
		}
	}
}

func TestRepeatedLinesGetNoDarker(t *testing.T) {
	t.Parallel()
	once, twice := page(60, 60, 1), page(60, 60, 1)
	l := []float32{5, 7, 52, 49}
	st := paint.Stroke{Colour: tint, Width: 3.3}
	once.Stroke(path(l), st)
	twice.Stroke(path(l, []float32{l[2], l[3], l[0], l[1]}), st)
	for i, v := range once.Picture().Pix {
		if d := int(v) - int(twice.Picture().Pix[i]); d > 1 || d < -1 {
			t.Fatalf("byte %d: %d once, %d twice", i, v, twice.Picture().Pix[i])
		}
	}
}

// TestAreaIsExact compares the coverage that is painted with the area of polygons.
func TestAreaIsExact(t *testing.T) {
	t.Parallel()
	for _, r := range []float64{0.2, 0.7, 3, 20, 90} {
		s := raster.New(200, 200, 1)
		s.Fill(path(circle(100.3, 99.6, r)), paint.Fill{Colour: color.NRGBA{0, 0, 0, 255}})
		got := 0.0
		for i := 3; i < len(s.Picture().Pix); i += 4 {
			got += float64(s.Picture().Pix[i]) / 255
		}
		want := 32 * r * r * math.Sin(2*math.Pi/64) // of a polygon of 64 sides
		if math.Abs(got-want) > 0.01*want+0.02 {
			t.Errorf("radius %g: painted %.3f pixels, the area is %.3f", r, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	t.Parallel()
	s := raster.New(50, 50, 1)
	s.Clip(10, 10, 20, 20)
	s.Clip(0, 15, 50, 50)
	s.Fill(path(box(-1e6, -1e6, 1e6, 1e6)), paint.Fill{Colour: ink})
	s.Stroke(path([]float32{-1e7, 20, 1e7, 20}), paint.Stroke{Colour: ink, Width: 200})
	s.Image(0, 0, 50, 50, image.NewRGBA(image.Rect(0, 0, 5, 5)))
	s.Unclip()
	s.Unclip()
	for y := range 50 {
		for x := range 50 {
			inside := x >= 10 && x < 30 && y >= 15 && y < 30
			if got := s.Picture().RGBAAt(x, y).A != 0; got != inside {
				t.Fatalf("(%d,%d): painted %v, inside the clip %v", x, y, got, inside)
			}
		}
	}
}

func TestTextWidth(t *testing.T) {
	t.Parallel()
	s := raster.New(10, 10, 1)
	style := paint.TextStyle{Size: 10}
	if a, b := s.TextWidth("10 ha", style), s.TextWidth("77 ha", style); math.Abs(a-b) > 1e-6 {
		t.Errorf("figures are not of one width: %g and %g", a, b)
	}
	if w := s.TextWidth("", style); w != 0 {
		t.Errorf("nothing is %g wide", w)
	}
}

func FuzzShapes(f *testing.F) {
	f.Add(float32(1), float32(2), float32(30), float32(4), float32(9), float32(50), 3.0, 4.0)
	f.Add(float32(-1e30), float32(2), float32(1e30), float32(1e30), float32(9), float32(50), 1e9, 1e-9)
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	f.Add(nan, inf, -inf, float32(4), float32(9), nan, math.NaN(), math.Inf(1))
	f.Fuzz(func(_ *testing.T, a, b, c, d, e, g float32, width, dash float64) {
		s := raster.New(64, 64, 1)
		p := path([]float32{a, b, c, d, e, g, a, b}, []float32{e, g}, nil)
		s.Fill(p, paint.Fill{Colour: tint, Pattern: paint.Dots, PatternColour: ink})
		s.Stroke(p, paint.Stroke{Colour: tint, Width: min(width, 1000)})
		s.Stroke(p, paint.Stroke{Colour: tint, Width: min(width, 1000), Dash: []float64{dash, 2}})
		s.Text(float64(a), float64(b), "é€\u202f\xff", paint.TextStyle{Size: min(40, float64(c)), Colour: ink, Angle: float64(d)})
	})
}
