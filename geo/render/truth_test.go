package render_test

import (
	"context"
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// cadastre cuts a square of a side in plane metres into blocks with roads between them, and these into parcels of about an
// area: convex pieces with shared borders and T-junctions, a long tail of sizes.
func cadastre(tb testing.TB, side, area float64, seed uint64) *scene.Layer {
	tb.Helper()
	return cadastreAt(tb, origin, side, area, seed)
}

func cadastreAt(tb testing.TB, centre geo.XY, side, area float64, seed uint64) *scene.Layer {
	tb.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	type at struct{ x, y float64 }
	size := func(p []at) float64 {
		sum := 0.0
		for i := range p {
			a, b := p[i], p[(i+1)%len(p)]
			sum += a.x*b.y - b.x*a.y
		}
		return sum / 2
	}
	var cut func(p []at, target float64) [][]at
	cut = func(p []at, target float64) [][]at {
		if size(p) < target*1.5 || len(p) > 40 {
			return [][]at{p}
		}
		longest, i := 0.0, 0
		for k := range p {
			if d := math.Hypot(p[k].x-p[(k+1)%len(p)].x, p[k].y-p[(k+1)%len(p)].y); d > longest {
				longest, i = d, k
			}
		}
		j := (i + len(p)/2) % len(p)
		mid := func(k int) at {
			a, b, t := p[k], p[(k+1)%len(p)], 0.35+0.3*r.Float64()
			return at{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t}
		}
		a, b := mid(i), mid(j)
		left, right := []at{a}, []at{b}
		for k := (i + 1) % len(p); ; k = (k + 1) % len(p) {
			left = append(left, p[k])
			if k == j {
				break
			}
		}
		for k := (j + 1) % len(p); ; k = (k + 1) % len(p) {
			right = append(right, p[k])
			if k == i {
				break
			}
		}
		return append(cut(append(left, b), target), cut(append(right, a), target)...)
	}
	var shapes [][]float64
	for _, block := range cut([]at{{0, 0}, {side, side * 0.07}, {side * 0.95, side}, {side * 0.04, side * 0.93}}, area*30) {
		var c at
		for _, p := range block {
			c.x, c.y = c.x+p.x/float64(len(block)), c.y+p.y/float64(len(block))
		}
		for i, p := range block { // a road of a sixth of a parcel around
			t := math.Min(0.3, math.Sqrt(area)/6/math.Hypot(p.x-c.x, p.y-c.y))
			block[i] = at{p.x + (c.x-p.x)*t, p.y + (c.y-p.y)*t}
		}
		for _, p := range cut(block, area*math.Exp(0.9*r.NormFloat64())) {
			var xy []float64
			for _, q := range append(p, p[0]) {
				xy = append(xy, q.x-side/2, q.y-side/2)
			}
			shapes = append(shapes, xy)
		}
	}
	return layerOf(tb, "cadastre", feature.Areas, centre, shapes...)
}

// painted is the ink that a layer leaves on a transparent picture at a resolution.
func painted(tb testing.TB, l *scene.Layer, r style.Rules, resolution float64, side int, unit float64) *image.RGBA {
	tb.Helper()
	s := raster.New(side, side, unit)
	f := render.Plane(origin, resolution, render.Rect{Width: float64(side), Height: float64(side)}, unit)
	if err := render.Features(context.Background(), s, f, l, r); err != nil {
		tb.Fatal(err)
	}
	return s.Picture()
}

// reduced is a picture made n times smaller, each pixel the mean of what it covers, premultiplied, 0 to 255.
func reduced(img *image.RGBA, n int) []float64 {
	w, h := img.Rect.Dx()/n, img.Rect.Dy()/n
	out := make([]float64, 4*w*h)
	for y := range h * n {
		for x := range w * n {
			for k := range 4 {
				out[4*(y/n*w+x/n)+k] += float64(img.Pix[img.PixOffset(x, y)+k]) / float64(n*n)
			}
		}
	}
	return out
}

// TestSmallScalesTellTheTruth compares what is painted of a crowd of parcels, some a fraction of a pixel large, with the same
// map painted 16 times as large and reduced: how much ink each pixel has, and how much all of them.
func TestSmallScalesTellTheTruth(t *testing.T) {
	t.Parallel()
	const side, n, resolution = 96, 16, 20.0
	fill, line := style.Plain(style.Hex("#D2E1B4")), style.Line(style.Hex("#5A5A5A"), 0.756)
	thin, pale := style.Line(black, 0.4), style.Line(style.Faded(black, 0.5), 0.9)
	for _, parcel := range []float64{0.5, 0.9, 1.7, 3.4, 7} { // pixels, the side of a middling parcel
		l := cadastre(t, 80*resolution, parcel*parcel*resolution*resolution, 7)
		for _, c := range []struct {
			name   string
			symbol style.Symbol
			mean   float64 // of 255: the mean error of a pixel
			ink    float64 // the error of all the ink, a share of it
			dust   float64 // the same of parcels of half a pixel, whose borders are broken more often than places can tell
		}{
			{"fill", style.Symbol{Fill: fill}, 0.5, 0.002, 0.002},
			{"outline", style.Symbol{Stroke: line}, 5, 0.01, 0.07},
			{"thin", style.Symbol{Stroke: thin}, 7, 0.045, 0.15},
			{"pale", style.Symbol{Fill: fill, Stroke: pale}, 1, 0.01, 0.01},
			{"both", style.Symbol{Fill: fill, Stroke: line}, 2, 0.01, 0.01},
		} {
			t.Run(fmt.Sprintf("%s/%g", c.name, parcel), func(t *testing.T) {
				t.Parallel()
				r := style.Single(c.symbol)
				got := reduced(painted(t, l, r, resolution, side, 1), 1)
				want := reduced(painted(t, l, r, resolution/n, side*n, n), n)
				off, sum, all := 0.0, 0.0, 0.0
				for i := 3; i < len(got); i += 4 {
					off += math.Abs(got[i] - want[i])
					sum += got[i]
					all += want[i]
				}
				mean, ink := off/(side*side), sum/all-1
				t.Logf("a pixel is off by %.2f in the mean, all of them by %.2f %%", mean, 100*ink)
				if parcel < 0.9 {
					c.ink, c.mean = c.dust, 3*c.mean+4
				}
				if mean > c.mean || math.Abs(ink) > c.ink {
					t.Errorf("a pixel is off by %.2f of 255 in the mean, all of them by %.2f %%", mean, 100*ink)
				}
			})
		}
	}
}
