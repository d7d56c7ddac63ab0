package main

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"slices"
	"sync"

	"emprise/data/report"
	"emprise/geo"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// The picture that is painted, and the shares of the whole extent's side that it shows, about the middle.
const paintWidth, paintHeight = 1920, 1080

var paintExtents = []float64{1, 0.5, 0.25, 0.1, 0.03, 0.01}

// paintWorkers is how many tiles are painted at once, as the window does.
const paintWorkers = 2

// paintTime is what painting one extent from nothing takes: the best and the middle of some runs, and the processor time of
// the best where the system tells it.
type paintTime struct {
	Extent      float64    `json:"extent"`
	MS          float64    `json:"ms"`
	MedianMS    float64    `json:"median_ms"`
	ProcessorMS float64    `json:"processor_ms,omitempty"`
	Box         [4]float64 `json:"epsg3857"` // west, south, east, north
}

// paintRules are the fill and the outline that the benchmark paints: those of its peers, at all scales.
func paintRules() style.Rules {
	return style.Single(style.Symbol{
		Fill:   style.Plain(style.Hex("#D2E1B4")),
		Stroke: style.Line(style.Hex("#5A5A5A"), 0.2*96/25.4),
	})
}

// paintTimes paints the layer from nothing at each extent, in tiles.
func paintTimes(e *env, layer *scene.Layer, runs int, pictures string) ([]paintTime, error) {
	dressed := []render.Dressed{{Layer: layer, Rules: paintRules()}}
	whole := max(layer.Box.Width()/paintWidth, layer.Box.Height()/paintHeight)
	times := make([]paintTime, 0, len(paintExtents))
	for _, extent := range paintExtents {
		var took, busy []float64
		var pieces []piece
		for range max(1, runs) {
			worked, start := processor(), e.clock()
			var err error
			if pieces, err = paintPieces(e.ctx, layer.Box.Centre(), extent*whole, dressed); err != nil {
				return nil, err
			}
			took = append(took, milliseconds(e.clock().Sub(start)))
			busy = append(busy, milliseconds(processor()-worked))
		}
		slices.Sort(took)
		f := render.Plane(layer.Box.Centre(), extent*whole, render.Rect{Width: paintWidth, Height: paintHeight}, 1)
		times = append(times, paintTime{
			Extent: extent, MS: took[0], MedianMS: took[len(took)/2], ProcessorMS: slices.Min(busy),
			Box: [4]float64{f.Box.Min.X, f.Box.Min.Y, f.Box.Max.X, f.Box.Max.Y},
		})
		if pictures != "" {
			if err := report.WritePNG(fmt.Sprintf("%s-%g.png", pictures, extent), joined(pieces), 0); err != nil {
				return nil, err
			}
		}
	}
	return times, nil
}

// piece is a part of the picture, painted as a tile is.
type piece struct {
	at  image.Rectangle
	img *image.RGBA
}

// paintPieces paints the picture in pieces of the size of a tile, some at once.
func paintPieces(ctx context.Context, centre geo.XY, resolution float64, layers []render.Dressed) ([]piece, error) {
	var pieces []piece
	for y := 0; y < paintHeight; y += geo.TileSize {
		for x := 0; x < paintWidth; x += geo.TileSize {
			pieces = append(pieces, piece{at: image.Rect(x, y, min(x+geo.TileSize, paintWidth), min(y+geo.TileSize, paintHeight))})
		}
	}
	next := make(chan *piece, len(pieces))
	for i := range pieces {
		next <- &pieces[i]
	}
	close(next)
	errs := make([]error, paintWorkers)
	var wait sync.WaitGroup
	for w := range errs {
		wait.Go(func() {
			for p := range next {
				width, height := float64(p.at.Dx()), float64(p.at.Dy())
				middle := geo.XY{
					X: centre.X + (float64(p.at.Min.X)+width/2-paintWidth/2)*resolution,
					Y: centre.Y - (float64(p.at.Min.Y)+height/2-paintHeight/2)*resolution,
				}
				s := raster.New(p.at.Dx(), p.at.Dy(), 1)
				f := render.Plane(middle, resolution, render.Rect{Width: width, Height: height}, 1)
				if err := render.Background(ctx, s, f, layers); err != nil {
					errs[w] = err
				}
				p.img = s.Picture()
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return pieces, nil
}

func joined(pieces []piece) *image.RGBA {
	all := image.NewRGBA(image.Rect(0, 0, paintWidth, paintHeight))
	draw.Draw(all, all.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	for _, p := range pieces {
		draw.Draw(all, p.at, p.img, image.Point{}, draw.Src)
	}
	return all
}
