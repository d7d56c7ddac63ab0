package render_test

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"emprise/geo"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// heaps is a layer of points, most of them in heaps, within so many metres of the middle.
func heaps(tb testing.TB, n int, reach float64, seed uint64) *scene.Layer {
	tb.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	var things []thing
	x, y := 0.0, 0.0
	for i := range n {
		if i%12 == 0 {
			x, y = (2*r.Float64()-1)*reach, (2*r.Float64()-1)*reach
		}
		things = append(things, at(x+r.NormFloat64()*reach/25, y+r.NormFloat64()*reach/25, "kind", fmt.Sprint(r.IntN(3)), "name", fmt.Sprint("P", i)))
	}
	return layerOfThings(tb, "p", things...)
}

// TestClustersDoNotDependOnTheView: each point is in one cluster, and whatever box is asked for gives those of the whole plane
// whose middle lies in it.
func TestClustersDoNotDependOnTheView(t *testing.T) {
	t.Parallel()
	r := clusterRules(3)
	rapid.Check(t, func(t *rapid.T) {
		l := heaps(tbOf(t), rapid.IntRange(1, 300).Draw(t, "points"), 800, rapid.Uint64().Draw(t, "seed"))
		resolution := rapid.SampledFrom([]float64{0.5, 2, 4, 9, 40}).Draw(t, "resolution")
		whole := render.Clusters(l, r, l.Box.Padded(1e5), resolution)
		seen := map[int]bool{}
		for _, c := range whole {
			n := 0
			for _, k := range c.Counts {
				n += k
			}
			if n != len(c.Features) {
				t.Fatalf("%d features, %d counted", len(c.Features), n)
			}
			for _, f := range c.Features {
				if seen[f] {
					t.Fatalf("feature %d is in two clusters", f)
				}
				seen[f] = true
				if d := math.Hypot(l.Anchor(f).At.X-c.At.X, l.Anchor(f).At.Y-c.At.Y); d > 3.5*r.Cluster.Radius*resolution {
					t.Fatalf("feature %d lies %g px from the middle of its cluster", f, d/resolution)
				}
			}
		}
		if len(seen) != l.Features.Len() {
			t.Fatalf("%d of %d points are in a cluster", len(seen), l.Features.Len())
		}
		var corner [4]float64
		for i := range corner {
			corner[i] = rapid.Float64Range(-1000, 1000).Draw(t, "corner")
		}
		box := geo.Box{
			Min: geo.XY{X: origin.X + min(corner[0], corner[2]), Y: origin.Y + min(corner[1], corner[3])},
			Max: geo.XY{X: origin.X + max(corner[0], corner[2]), Y: origin.Y + max(corner[1], corner[3])},
		}
		want := slices.DeleteFunc(slices.Clone(whole), func(c render.Cluster) bool { return !box.Contains(c.At) })
		if got := render.Clusters(l, r, box, resolution); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("in a part:\n%v\nof the whole:\n%v", got, want)
		}
	})
}

// tbOf lends the helpers of testing a rapid test: they only fail.
func tbOf(t *rapid.T) testing.TB { return lent{t: t} }

type lent struct {
	testing.TB
	t *rapid.T
}

func (l lent) Helper()                   { l.t.Helper() }
func (l lent) Fatal(args ...any)         { l.t.Fatal(args...) }
func (l lent) Errorf(f string, a ...any) { l.t.Errorf(f, a...) }

func TestClustersMeetAtSeams(t *testing.T) {
	t.Parallel()
	for unit, level := range map[float64]geo.Level{1: 53, 1.5: 57, 2: 60} {
		tx, ty := worldTile(geo.LonLat{Lon: 2.5, Lat: 47}, level)
		res := level.Resolution()
		corner := geo.XY{
			X: float64(tx+1)*geo.TileSize*res - geo.MercatorHalfWorld,
			Y: geo.MercatorHalfWorld - float64(ty+1)*geo.TileSize*res,
		}
		// The heaps lie around the corner where four tiles meet.
		moved := layerAround(t, corner, 500, 300*res)
		d := []render.Dressed{{Layer: moved, Rules: clusterRules(3)}}
		v := geo.View{Centre: corner, Level: level, Width: 2 * geo.TileSize, Height: 2 * geo.TileSize}
		whole := raster.New(v.Width, v.Height, unit)
		if err := render.Background(context.Background(), whole, render.Screen(v, unit), d); err != nil {
			t.Fatal(err)
		}
		pieces := image.NewRGBA(whole.Picture().Rect)
		for i := range 4 {
			tile := raster.New(geo.TileSize, geo.TileSize, unit)
			if err := render.Background(context.Background(), tile, render.Tile(level, tx+i%2, ty+i/2, unit), d); err != nil {
				t.Fatal(err)
			}
			to := image.Pt(i%2*geo.TileSize, i/2*geo.TileSize)
			draw.Draw(pieces, tile.Picture().Rect.Add(to), tile.Picture(), image.Point{}, draw.Src)
		}
		if n, worst := difference(whole.Picture(), pieces); n > 60 || worst > 24 {
			t.Errorf("level %d, unit %g: %d pixels differ by more than 4, the worst by %d", level, unit, n, worst)
		}
	}
}

func layerAround(tb testing.TB, centre geo.XY, n int, reach float64) *scene.Layer {
	tb.Helper()
	r := rand.New(rand.NewPCG(7, 7))
	var things []thing
	for i := range n {
		dx, dy := centre.X-origin.X, centre.Y-origin.Y
		things = append(things, at(dx+r.NormFloat64()*reach, dy+r.NormFloat64()*reach, "kind", fmt.Sprint(i%3)))
	}
	return layerOfThings(tb, "q", things...)
}

// TestAClusterIsClicked: what lies under its sign is found with all its features, and nothing beside it.
func TestAClusterIsClicked(t *testing.T) {
	t.Parallel()
	l, r := layerOfThings(t, "p", crowdOfPoints(2)...), clusterRules(2)
	c, ok := render.ClusterAt(l, r, geo.XY{X: origin.X - 14, Y: origin.Y - 2}, 1)
	if !ok || len(c.Features) != 37 {
		t.Errorf("%v, %d features", ok, len(c.Features))
	}
	for _, p := range []geo.XY{{X: origin.X + 44, Y: origin.Y + 20}, {X: origin.X - 14, Y: origin.Y + 30}} {
		if c, ok := render.ClusterAt(l, r, p, 1); ok {
			t.Errorf("%d features at %v", len(c.Features), p)
		}
	}
	if _, ok := render.ClusterAt(l, r, geo.XY{X: origin.X - 14, Y: origin.Y - 2}, 0.01); ok {
		t.Error("points that are far apart are one")
	}
	r.Cluster.Shown.Coarsest = 0.5
	if _, ok := render.ClusterAt(l, r, geo.XY{X: origin.X - 14, Y: origin.Y - 2}, 1); ok {
		t.Error("beyond its scales there is a cluster")
	}
}

// TestNamesOfAClusterAreLeftOut: only the point that stands alone is named.
func TestNamesOfAClusterAreLeftOut(t *testing.T) {
	t.Parallel()
	things := crowdOfPoints(1)
	for i := range things {
		things[i].attrs = append(things[i].attrs, "name", fmt.Sprint("P", i))
	}
	r := clusterRules(1)
	r.Label = style.Label{Columns: []string{"name"}, Size: 8, Below: 10}
	s := record(300, 300)
	f := render.Plane(origin, 1, render.Rect{Width: 300, Height: 300}, 1)
	if err := render.Labels(context.Background(), s, f, []render.Dressed{{Layer: layerOfThings(t, "p", things...), Rules: r}}); err != nil {
		t.Fatal(err)
	}
	if len(s.texts) != 1 || s.texts[0].text != "P0" {
		t.Errorf("written: %+v", s.texts)
	}
}

// TestBentNamesFollowTheirLine: letters stand on the line, in order, upright, from left to right whichever way it runs.
func TestBentNamesFollowTheirLine(t *testing.T) {
	t.Parallel()
	forth := arch("La Vernoise")
	back := thing{forth.kind, slices.Clone(forth.xy), forth.attrs}
	for i, j := 0, len(back.xy)-2; i < j; i, j = i+2, j-2 {
		back.xy[i], back.xy[j], back.xy[i+1], back.xy[j+1] = back.xy[j], back.xy[i], back.xy[j+1], back.xy[i+1]
	}
	for name, line := range map[string]thing{"forth": forth, "back": back} {
		r := style.Single(style.Symbol{})
		r.Label = style.Label{Columns: []string{"nom"}, Size: 13}
		s := record(120, 72)
		f := render.Plane(origin, 1, render.Rect{Width: 120, Height: 72}, 1)
		if err := render.Labels(context.Background(), s, f, []render.Dressed{{Layer: layerOfThings(t, "l", line), Rules: r}}); err != nil {
			t.Fatal(err)
		}
		read := ""
		for i, w := range s.texts {
			read += w.text
			if i > 0 && w.x <= s.texts[i-1].x || math.Abs(w.style.Angle) > 60 {
				t.Errorf("%s: letter %d stands at %g, turned by %g", name, i, w.x, w.style.Angle)
			}
			x := w.x - 60
			if y := 36 - (34*math.Cos(x/70*math.Pi/2) - 18); math.Abs(y-w.y) > 1.5 {
				t.Errorf("%s: letter %d stands %g px off the line", name, i, y-w.y)
			}
		}
		if read != "La Vernoise" {
			t.Errorf("%s: %q is read", name, read)
		}
	}
}

func BenchmarkClusters(b *testing.B) {
	l := heaps(b, 100_000, 50_000, 3)
	r := clusterRules(3)
	for _, resolution := range []float64{10, 100} {
		b.Run(fmt.Sprint(resolution), func(b *testing.B) {
			for b.Loop() {
				render.Clusters(l, r, l.Box, resolution)
			}
		})
	}
}
