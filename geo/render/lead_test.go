package render_test

import (
	"context"
	"fmt"
	"image/color"
	"math/rand/v2"
	"strings"
	"testing"

	"emprise/geo/paint"
	"emprise/geo/paint/golden"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/style"
)

// lots is a layer of small areas with long names, in rows between streets.
func lots(tb testing.TB, r *rand.Rand, n int) render.Dressed {
	tb.Helper()
	var things []thing
	for i := range n {
		x, y := float64(i%6)*26-110, float64(i/6)*22-60
		if r != nil {
			x, y = 500*r.Float64()-250, 300*r.Float64()-150
		}
		things = append(things, patch(x, y, 20, 15, "name", fmt.Sprintf("Parc de la Croix — lot %d", i+1)))
	}
	rules := style.Single(style.Symbol{Fill: style.Plain(style.Hex("#2BAE84")), Stroke: style.Line(style.Hex("#0B6B4B"), 1)})
	rules.Label = style.Label{Columns: []string{"name"}, Size: 10, Colour: style.Hex("#2B2A27"), Halo: style.Hex("#FFFFFF"), Width: 1.5}
	return render.Dressed{Layer: layerOfThings(tb, "lots", things...), Rules: rules, Led: true}
}

const leadWide, leadHigh = 640, 400

func leadFrame() render.Frame {
	return render.Plane(origin, 1, render.Rect{Width: leadWide, Height: leadHigh}, 1)
}

// Names of areas that are too small for them stand aside, each at the end of a line.
func TestNamesStandAside(t *testing.T) {
	t.Parallel()
	s := raster.New(leadWide, leadHigh, 1)
	s.Clear(color.White)
	if err := render.Scene(context.Background(), s, leadFrame(), []render.Dressed{lots(t, nil, 18)}); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "led", s.Picture())
}

// said is a surface that notes where texts and lines come to stand.
type said struct {
	*raster.Surface
	texts []box
	words []string
	lines [][4]float64
}

type box struct{ x0, y0, x1, y1 float64 }

func (s *said) Text(x, y float64, text string, st paint.TextStyle) {
	w := s.TextWidth(text, st) / 2
	s.texts, s.words = append(s.texts, box{x - w, y - 0.35*st.Size, x + w, y + 0.35*st.Size}), append(s.words, text)
}

func (s *said) Stroke(p paint.Path, st paint.Stroke) {
	if len(p.XY) == 4 && st.Width < 1 {
		s.lines = append(s.lines, [4]float64{float64(p.XY[0]), float64(p.XY[1]), float64(p.XY[2]), float64(p.XY[3])})
	}
}

// Wherever areas lie, no name meets another, no line runs through a name, and more of all have one.
func TestLedNamesKeepClear(t *testing.T) {
	t.Parallel()
	led, named, on := 0, 0, 0
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 7))
		d := lots(t, r, 10+r.IntN(60))
		s := &said{Surface: raster.New(leadWide, leadHigh, 1)}
		if err := render.Labels(t.Context(), s, leadFrame(), []render.Dressed{d}); err != nil {
			t.Fatal(err)
		}
		for i, a := range s.texts {
			for _, b := range s.texts[:i] {
				if a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 {
					t.Errorf("%d: %v meets %v", seed, a, b)
				}
			}
		}
		for _, l := range s.lines {
			crossed := 0
			for _, b := range s.texts {
				for k := range 200 {
					f := float64(k) / 199
					if x, y := l[0]+f*(l[2]-l[0]), l[1]+f*(l[3]-l[1]); x > b.x0 && x < b.x1 && y > b.y0 && y < b.y1 {
						crossed++
						break
					}
				}
			}
			if crossed > 0 {
				t.Errorf("%d: a line runs through %d texts", seed, crossed)
			}
		}
		led += len(s.lines)
		d.Led = false
		plain := &said{Surface: raster.New(leadWide, leadHigh, 1)}
		if err := render.Labels(t.Context(), plain, leadFrame(), []render.Dressed{d}); err != nil {
			t.Fatal(err)
		}
		named, on = named+lotsNamed(s), on+lotsNamed(plain)
	}
	if led == 0 || named <= on {
		t.Errorf("%d names with %d lines, %d without", named, led, on)
	}
}

// lotsNamed is how many of the lots have their names.
func lotsNamed(s *said) int {
	n := 0
	for _, w := range s.words {
		if strings.Contains(w, "lot ") {
			n++
		}
	}
	return n
}
