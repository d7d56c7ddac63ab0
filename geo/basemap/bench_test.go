package basemap_test

import (
	"image"
	"testing"

	"emprise/geo"
	"emprise/geo/tile"
)

// BenchmarkPaint lays a source that is in memory below one tile of the map, on the four quarters of an octave.
func BenchmarkPaint(b *testing.B) {
	bench := newBench(b, serve(b, pattern), set{})
	centre := home.Box().Centre()
	for _, level := range []geo.Level{52, 53, 54, 55} {
		bench.aim(geo.View{Centre: centre, Level: level, Width: 1200, Height: 1200})
		id := tile.Within(geo.Box{Min: centre, Max: centre}.Padded(1), level)[0]
		b.Run(map[geo.Level]string{52: "whole", 53: "quarter", 54: "half", 55: "three-quarters"}[level], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				img := image.NewRGBA(image.Rect(0, 0, geo.TileSize, geo.TileSize))
				if !bench.tiles.Paint(bench.ctx, img, id, 1) {
					b.Fatal("not complete")
				}
			}
		})
	}
}
