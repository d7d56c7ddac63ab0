package symbology_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"emprise/data"
	"emprise/data/symbology"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// quarters is a cadastre of side × side parcels of 30 m with jittered corners that neighbours share, from a seed.
func quarters(tb testing.TB, side int) *scene.Layer {
	tb.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	const step = 30.0
	corner := make([][2]float64, (side+1)*(side+1))
	origin := geo.Mercator(geo.LonLat{Lon: 2.5, Lat: 47})
	for i := range corner {
		x, y := float64(i%(side+1)), float64(i/(side+1))
		p := geo.Unmercator(geo.XY{
			X: origin.X + (x+0.5*r.Float64())*step, Y: origin.Y + (y+0.5*r.Float64())*step,
		})
		corner[i] = [2]float64{p.Lon, p.Lat}
	}
	var b feature.Builder
	for y := range side {
		for x := range side {
			i := y*(side+1) + x
			var ring []float64
			put := func(a, b [2]float64, t float64) {
				ring = append(ring, a[0]+t*(b[0]-a[0]), a[1]+t*(b[1]-a[1]))
			}
			loop := []int{i, i + 1, i + side + 2, i + side + 1, i}
			for k := range 4 { // two positions a side, as a parcel has about eight
				put(corner[loop[k]], corner[loop[k+1]], 0)
				put(corner[loop[k]], corner[loop[k+1]], 0.5)
			}
			put(corner[i], corner[i], 0)
			b.Begin(feature.Areas)
			b.Ring(ring, false)
			b.Text("status", string(data.Statuses()[(x/7+y/5)%len(data.Statuses())]))
			b.End()
		}
	}
	s, err := b.Set()
	if err != nil {
		tb.Fatal(err)
	}
	return scene.NewLayer("parcels", "parcels", "parcels", 1, s)
}

// BenchmarkBackground paints a cadastre of 100 000 parcels in a window of 1400 × 900, whole and near.
func BenchmarkBackground(b *testing.B) {
	l := quarters(b, 316)
	whole := geo.Fit(l.Box, 1400, 900, 0)
	parcels := symbology.ForLayer(data.Layer{Role: data.RoleParcels})
	parcels.Shown = style.Range{}
	plots := symbology.ForPlots()
	for _, c := range []struct {
		name   string
		levels geo.Level
		rules  style.Rules
	}{
		{"outlines/whole", 0, parcels},
		{"outlines/tenth", 6, parcels},
		{"outlines/hundredth", 13, parcels},
		{"filled/whole", 0, plots},
		{"filled/tenth", 6, plots},
		{"filled/hundredth", 13, plots},
	} {
		b.Run(c.name, func(b *testing.B) {
			v := whole
			v.Level += c.levels
			for b.Loop() {
				s := raster.New(v.Width, v.Height, 1)
				if err := render.Background(context.Background(), s, render.Screen(v, 1), []render.Dressed{{Layer: l, Rules: c.rules}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
