package render_test

import (
	"context"
	"image"
	"image/draw"
	"math"
	"testing"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// layerOf builds a layer of rings in plane metres around an origin.
func layerOf(tb testing.TB, id string, kind feature.Kind, origin geo.XY, shapes ...[]float64) *scene.Layer {
	tb.Helper()
	var b feature.Builder
	for i, xy := range shapes {
		b.Begin(kind)
		var flat []float64
		for k := 0; k < len(xy); k += 2 {
			p := geo.Unmercator(geo.XY{X: origin.X + xy[k], Y: origin.Y + xy[k+1]})
			flat = append(flat, p.Lon, p.Lat)
		}
		b.Ring(flat, false)
		b.Text("id", string(rune('a'+i)))
		b.Text("name", "Name "+string(rune('A'+i)))
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		tb.Fatal(err)
	}
	return scene.NewLayer(id, id, id, 1, s)
}

var (
	red   = style.Hex("#C03020")
	black = style.Hex("#202020")
	teal  = style.Hex("#107060")
)

// curve winds over the whole picture, with many vertices.
func curve(r float64) []float64 {
	var xy []float64
	for a := 0.0; a < 14*math.Pi; a += 0.01 {
		xy = append(xy, r*a/44*math.Cos(a), r*a/44*math.Sin(a))
	}
	return xy
}

func dressed(tb testing.TB, origin geo.XY, r float64) []render.Dressed {
	star := []float64{}
	for i := range 11 {
		k := 0.9 - 0.5*float64(i%2)
		a := float64(i) / 10 * 2 * math.Pi
		star = append(star, k*r*math.Cos(a), k*r*math.Sin(a))
	}
	star[20], star[21] = star[0], star[1]
	one := func(s style.Symbol) style.Rules { return style.Single(s) }
	return []render.Dressed{
		{Layer: layerOf(tb, "star", feature.Areas, origin, star), Rules: one(style.Symbol{
			Fill:   paint.Fill{Colour: style.Faded(red, 0.2), Pattern: paint.CrossHatch, PatternColour: red},
			Stroke: style.Dashed(black, 2, 9, 3, 2, 3),
		})},
		{Layer: layerOf(tb, "dots", feature.Areas, origin, []float64{-r, 0, 0, 0, 0, r, -r, r, -r, 0}), Rules: one(style.Symbol{
			Fill: paint.Fill{Pattern: paint.Dots, PatternColour: black},
		})},
		{Layer: layerOf(tb, "curve", feature.Lines, origin, curve(r)), Rules: one(style.Symbol{
			Casing: style.Line(black, 1), Stroke: style.Dashed(style.Hex("#FFFFFF"), 4, 7, 7),
		})},
		{Layer: layerOf(tb, "points", feature.Points, origin, []float64{0, 0}, []float64{0, 0}, []float64{r / 2, 3}), Rules: one(style.Symbol{
			Marker: style.Marker{Shape: style.RoundPin, Size: 30, Fill: teal, Stroke: style.Line(black, 1.5), Core: red},
		})},
	}
}

// TestTilesMeet paints the same part of the plane whole and by tiles.
func TestTilesMeet(t *testing.T) {
	t.Parallel()
	for unit, levels := range map[float64][]geo.Level{1: {53, 74}, 1.5: {57}} {
		for _, level := range levels {
			tx, ty := worldTile(geo.LonLat{Lon: 2.5, Lat: 47}, level)
			res := level.Resolution()
			corner := geo.XY{
				X: float64(tx+1)*geo.TileSize*res - geo.MercatorHalfWorld,
				Y: geo.MercatorHalfWorld - float64(ty+1)*geo.TileSize*res,
			}
			d := dressed(t, corner, 480*res)
			v := geo.View{Centre: corner, Level: level, Width: 2 * geo.TileSize, Height: 2 * geo.TileSize}
			whole := raster.New(v.Width, v.Height, unit)
			if err := render.Background(context.Background(), whole, render.Screen(v, unit), d); err != nil {
				t.Fatal(err)
			}
			pieces := image.NewRGBA(whole.Picture().Rect)
			for i := range 4 {
				tile := raster.New(geo.TileSize, geo.TileSize, unit)
				f := render.Tile(level, tx+i%2, ty+i/2, unit)
				if err := render.Background(context.Background(), tile, f, d); err != nil {
					t.Fatal(err)
				}
				at := image.Pt(i%2*geo.TileSize, i/2*geo.TileSize)
				draw.Draw(pieces, tile.Picture().Rect.Add(at), tile.Picture(), image.Point{}, draw.Src)
			}
			if n, worst := difference(whole.Picture(), pieces); n > 200 || worst > 24 {
				t.Errorf("level %d, unit %g: %d pixels differ by more than 4, the worst by %d", level, unit, n, worst)
			}
		}
	}
}

func worldTile(p geo.LonLat, level geo.Level) (x, y int) {
	m := geo.Mercator(p)
	side := geo.TileSize * level.Resolution()
	return int((m.X + geo.MercatorHalfWorld) / side), int((geo.MercatorHalfWorld - m.Y) / side)
}

// difference counts the pixels that differ by more than 4 of 255 and gives the worst.
func difference(a, b *image.RGBA) (n, worst int) {
	for i := 0; i < len(a.Pix); i += 4 {
		most := 0
		for k := range 4 {
			d := int(a.Pix[i+k]) - int(b.Pix[i+k])
			most = max(most, d, -d)
		}
		worst = max(worst, most)
		if most > 4 {
			n++
		}
	}
	return n, worst
}

// TestCrowdsMeet paints parcels of a pixel or a few whole and by tiles: no pixel may tell where a tile ends.
func TestCrowdsMeet(t *testing.T) {
	t.Parallel()
	for unit, parcel := range map[float64]float64{1: 0.8, 1.5: 3, 2: 12} {
		const level = geo.Level(53)
		res := level.Resolution()
		tx, ty := worldTile(geo.LonLat{Lon: 2.5, Lat: 47}, level)
		corner := geo.XY{
			X: float64(tx+1)*geo.TileSize*res - geo.MercatorHalfWorld, Y: geo.MercatorHalfWorld - float64(ty+1)*geo.TileSize*res,
		}
		l := cadastreAt(t, corner, 120*max(1, parcel)*res, parcel*parcel*res*res, 3)
		symbol := style.Symbol{Fill: style.Plain(style.Faded(red, 0.6)), Stroke: style.Line(style.Faded(black, 0.8), 0.7)}
		d := []render.Dressed{{Layer: l, Rules: style.Single(symbol)}}
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
			at := image.Pt(i%2*geo.TileSize, i/2*geo.TileSize)
			draw.Draw(pieces, tile.Picture().Rect.Add(at), tile.Picture(), image.Point{}, draw.Src)
		}
		if n, worst := difference(whole.Picture(), pieces); n > 4 {
			t.Errorf("parcels of %g pixels, unit %g: %d pixels differ by more than 4, the worst by %d", parcel, unit, n, worst)
		}
	}
}
