package render_test

import (
	"context"
	"errors"
	"image"
	"math"
	"testing"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// recorder is a surface that remembers what it was asked to paint. It takes no crowds.
type recorder struct {
	paint.Surface
	fills   []paint.Path
	strokes []paint.Path
	texts   []written
}

type written struct {
	x, y  float64
	text  string
	style paint.TextStyle
}

func record(w, h int) *recorder { return &recorder{Surface: raster.New(w, h, 1)} }

func (r *recorder) Fill(p paint.Path, _ paint.Fill)     { r.fills = append(r.fills, copied(p)) }
func (r *recorder) Stroke(p paint.Path, _ paint.Stroke) { r.strokes = append(r.strokes, copied(p)) }
func (r *recorder) Text(x, y float64, text string, s paint.TextStyle) {
	r.texts = append(r.texts, written{x, y, text, s})
}

func copied(p paint.Path) paint.Path {
	return paint.Path{XY: append([]float32(nil), p.XY...), Starts: append([]int32(nil), p.Starts...)}
}

var origin = geo.Mercator(geo.LonLat{Lon: 2.5, Lat: 47})

func TestFarGeometryIsCut(t *testing.T) {
	t.Parallel()
	const big = 4e6
	area := layerOf(t, "a", feature.Areas, origin, []float64{-big, -big, big, -big, big, big, -big, big, -big, -big})
	line := layerOf(t, "l", feature.Lines, origin, []float64{-big, 3, big, 5})
	f := render.Plane(origin, 0.5, render.Rect{Width: 400, Height: 300}, 1)
	for _, l := range []*scene.Layer{area, line} {
		s := record(400, 300)
		r := style.Single(style.Symbol{Fill: style.Plain(red), Stroke: style.Line(black, 3)})
		if err := render.Features(context.Background(), s, f, l, r); err != nil {
			t.Fatal(err)
		}
		for _, p := range append(s.fills, s.strokes...) {
			for i, v := range p.XY {
				if v < -100 || v > 500 {
					t.Errorf("%s: coordinate %d reaches %g", l.ID, i, v)
				}
			}
		}
		if len(s.strokes) != 1 || len(s.strokes[0].XY) < 4 {
			t.Errorf("%s: %d strokes", l.ID, len(s.strokes))
		}
	}
}

func TestCrowdTintsThePixel(t *testing.T) {
	t.Parallel()
	var squares [][]float64
	for i := range 60 * 60 {
		x, y := float64(i%60), float64(i/60)
		squares = append(squares, []float64{x, y, x + 0.5, y, x + 0.5, y + 1, x, y + 1, x, y})
	}
	l := layerOf(t, "crowd", feature.Areas, origin, squares...)
	s := raster.New(40, 40, 1)
	f := render.Plane(geo.XY{X: origin.X + 30, Y: origin.Y + 30}, 4, render.Rect{Width: 40, Height: 40}, 1)
	if err := render.Features(context.Background(), s, f, l, style.Single(style.Symbol{Fill: style.Plain(black)})); err != nil {
		t.Fatal(err)
	}
	if a := s.Picture().RGBAAt(20, 20).A; a < 110 || a > 145 {
		t.Errorf("alpha %d where half of the ground is covered by features of an eighth of a pixel", a)
	}
}

func TestNamesNeverMeet(t *testing.T) {
	t.Parallel()
	var points [][]float64
	for i := range 400 {
		points = append(points, []float64{float64(i*7919%800) - 400, float64(i*104729%600) - 300})
	}
	l := layerOf(t, "p", feature.Points, origin, points...)
	r := style.Single(style.Symbol{})
	r.Label = style.Label{Columns: []string{"name"}, Size: 12, Colour: black, Priority: 1}
	f := render.Plane(origin, 1, render.Rect{Width: 800, Height: 600}, 1)
	s := record(800, 600)
	if err := render.Labels(context.Background(), s, f, []render.Dressed{{Layer: l, Rules: r}}); err != nil {
		t.Fatal(err)
	}
	if len(s.texts) < 60 {
		t.Fatalf("only %d names written", len(s.texts))
	}
	var boxes []image.Rectangle
	for _, w := range s.texts {
		half := s.TextWidth(w.text, w.style) / 2
		b := image.Rect(int(w.x-half), int(w.y-5), int(w.x+half), int(w.y+5))
		if !b.In(image.Rect(0, 0, 800, 600)) {
			t.Errorf("%q is cut by the edge", w.text)
		}
		for _, o := range boxes {
			if b.Overlaps(o) {
				t.Errorf("%q meets another name", w.text)
			}
		}
		boxes = append(boxes, b)
	}
}

func TestNamesPreferPriority(t *testing.T) {
	t.Parallel()
	low := layerOf(t, "low", feature.Points, origin, []float64{0, 0})
	high := layerOf(t, "high", feature.Points, origin, []float64{3, 0})
	dress := func(l *scene.Layer, priority int) render.Dressed {
		r := style.Single(style.Symbol{})
		r.Label = style.Label{Columns: []string{"name"}, Size: 12 + float64(priority), Priority: priority}
		return render.Dressed{Layer: l, Rules: r}
	}
	s := record(200, 200)
	f := render.Plane(origin, 1, render.Rect{Width: 200, Height: 200}, 1)
	if err := render.Labels(context.Background(), s, f, []render.Dressed{dress(high, 9), dress(low, 1)}); err != nil {
		t.Fatal(err)
	}
	if len(s.texts) != 1 || s.texts[0].style.Size != 21 {
		t.Errorf("written: %+v", s.texts)
	}
}

// The name of a zone keeps off the outline of a plot in it, whose own name may lie over it.
func TestNamesKeepOffOutlines(t *testing.T) {
	t.Parallel()
	square := func(id string, x, y, side float64) *scene.Layer {
		return layerOf(t, id, feature.Areas, origin, []float64{x - side, y - side, x + side, y - side, x + side, y + side, x - side, y + side, x - side, y - side})
	}
	zone, lot := square("zone", 0, 0, 150), square("lot", 40, 0, 20)
	dress := func(l *scene.Layer, size float64, outlined ...int) render.Dressed {
		r := style.Single(style.Symbol{})
		r.Label = style.Label{Columns: []string{"name"}, Size: size, Priority: int(size)}
		return render.Dressed{Layer: l, Rules: r, Outlined: outlined}
	}
	for _, outlined := range [][]int{nil, {0}} {
		s := record(400, 400)
		f := render.Plane(origin, 1, render.Rect{Width: 400, Height: 400}, 1)
		if err := render.Labels(context.Background(), s, f, []render.Dressed{dress(zone, 40), dress(lot, 30, outlined...)}); err != nil {
			t.Fatal(err)
		}
		met := false
		for _, w := range s.texts {
			half := s.TextWidth(w.text, w.style) / 2
			crosses := w.x-half < 220 && w.x+half > 220 && w.y+15 > 180 && w.y-15 < 220
			met = met || w.style.Size == 40 && crosses
		}
		if met != (outlined == nil) || len(s.texts) == 0 {
			t.Errorf("outlined %v: met %v, %+v", outlined, met, s.texts)
		}
	}
}

func TestRoadNameIsUpright(t *testing.T) {
	t.Parallel()
	l := layerOf(t, "road", feature.Lines, origin, []float64{180, 150, -180, -120})
	r := style.Single(style.Symbol{})
	r.Label = style.Label{Columns: []string{"name"}, Size: 12}
	s := record(400, 400)
	f := render.Plane(origin, 1, render.Rect{Width: 400, Height: 400}, 1)
	if err := render.Labels(context.Background(), s, f, []render.Dressed{{Layer: l, Rules: r}}); err != nil {
		t.Fatal(err)
	}
	want := math.Atan2(270, 360) * 180 / math.Pi
	if len(s.texts) == 0 || math.Abs(s.texts[0].style.Angle-want) > 0.5 {
		t.Errorf("written: %+v, want an angle of %.1f", s.texts, want)
	}
}

func TestPaperIsAtScale(t *testing.T) {
	t.Parallel()
	sys, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	place := geo.LonLat{Lon: 2.5, Lat: 47}
	centre := sys.Forward(place)
	f := render.Paper(sys, centre, 25000, render.Rect{X: 20, Y: 30, Width: 300, Height: 200})
	x, y := f.ToSurface(place)
	if math.Abs(x-170) > 1e-6 || math.Abs(y-130) > 1e-6 {
		t.Errorf("the centre lies at %g, %g", x, y)
	}
	x, y = f.ToSurface(sys.Inverse(geo.XY{X: centre.X + 2500, Y: centre.Y + 500}))
	if math.Abs(x-270) > 1e-4 || math.Abs(y-110) > 1e-4 {
		t.Errorf("2500 m east and 500 m north at 1:25 000 lie at %g, %g mm", x, y)
	}
	back := f.ToEarth(170, 130)
	if math.Abs(back.Lon-place.Lon) > 1e-9 || math.Abs(back.Lat-place.Lat) > 1e-9 {
		t.Errorf("back to %v", back)
	}
	if b := f.Box; !b.Contains(geo.Mercator(f.ToEarth(20, 30))) || !b.Contains(geo.Mercator(f.ToEarth(320, 230))) {
		t.Error("the box does not cover the frame")
	}
	// A square of 1 km of the projection is a square of 40 mm, wherever it lies in the frame.
	var b feature.Builder
	b.Begin(feature.Areas)
	var flat []float64
	for _, d := range [][2]float64{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}, {0, 0}} {
		p := sys.Inverse(geo.XY{X: centre.X + 1200 + d[0], Y: centre.Y - 900 + d[1]})
		flat = append(flat, p.Lon, p.Lat)
	}
	b.Ring(flat, false)
	b.End()
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	s := record(400, 300)
	if err := render.Features(context.Background(), s, f, scene.NewLayer("q", "q", "q", 1, set), style.Single(style.Symbol{Fill: style.Plain(red)})); err != nil {
		t.Fatal(err)
	}
	xy := s.fills[0].XY
	for i := 0; i+3 < len(xy); i += 2 {
		side := math.Hypot(float64(xy[i+2]-xy[i]), float64(xy[i+3]-xy[i+1]))
		if math.Abs(side-40) > 0.001 {
			t.Errorf("side %d is %g mm, want 40", i/2, side)
		}
	}
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	l := layerOf(t, "p", feature.Points, origin, []float64{0, 0})
	f := render.Plane(origin, 1, render.Rect{Width: 20, Height: 20}, 1)
	s := raster.New(20, 20, 1)
	if err := render.Scene(ctx, s, f, []render.Dressed{{Layer: l, Rules: style.Single(style.Symbol{})}}); !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}

func TestToEarthIsTheInverse(t *testing.T) {
	t.Parallel()
	f := render.Screen(geo.View{Centre: origin, Level: 60, Width: 800, Height: 600}, 1)
	p := f.ToEarth(123, 456)
	if x, y := f.ToSurface(p); math.Abs(x-123) > 1e-5 || math.Abs(y-456) > 1e-5 {
		t.Errorf("%g, %g", x, y)
	}
}
