package basemap

import (
	"context"
	"image"
	"image/draw"
	"math"

	xdraw "golang.org/x/image/draw"

	"emprise/geo"
	"emprise/geo/tile"
)

// Paint fills the picture of a map tile, transparent where there is nothing; unit is how many device pixels a typographic one
// takes. Where a tile of the source is missing, coarser or finer ones stand in. It says whether all that the source has was
// there. It never waits for the network.
func (t *Tiles) Paint(ctx context.Context, img *image.RGBA, id tile.ID, unit float64) (complete bool) {
	per := id.Level.Resolution()
	return t.paint(ctx, img, id.Box(), per, unit)
}

// paint fills a picture that shows a box of the plane, per plane metres a pixel.
func (t *Tiles) paint(ctx context.Context, img *image.RGBA, box geo.Box, per, unit float64) (complete bool) {
	zoom, ok := t.src.zoomFor(per, unit)
	if !ok || t.src.Bound != nil && !t.src.Bound.Box().Intersects(box) {
		return true
	}
	m := t.mosaic(ctx, box, zoom)
	if m.empty {
		return m.complete
	}
	source := resolution(zoom, t.src.TileSize)
	x := (box.Min.X+geo.MercatorHalfWorld)/source - float64(m.x)
	y := (geo.MercatorHalfWorld-box.Max.Y)/source - float64(m.y)
	resample(img, m.img, x, y, per/source)
	return m.complete
}

// mosaic is what a source shows of a box at its own resolution.
type mosaic struct {
	img      *image.RGBA
	x, y     int // of its corner among the pixels of the source's zoom
	empty    bool
	complete bool
}

// edge is how many pixels around a box are needed, for the kernel to reach beyond it.
const edge = 8

func (t *Tiles) mosaic(ctx context.Context, box geo.Box, zoom int) mosaic {
	size := t.src.TileSize
	source := resolution(zoom, size)
	pixel := func(d float64) float64 { return d / source }
	x0 := int(math.Floor(pixel(box.Min.X+geo.MercatorHalfWorld))) - edge
	y0 := int(math.Floor(pixel(geo.MercatorHalfWorld-box.Max.Y))) - edge
	x1 := int(math.Ceil(pixel(box.Max.X+geo.MercatorHalfWorld))) + edge
	y1 := int(math.Ceil(pixel(geo.MercatorHalfWorld-box.Min.Y))) + edge
	m := mosaic{img: image.NewRGBA(image.Rect(0, 0, x1-x0, y1-y0)), x: x0, y: y0, empty: true, complete: true}
	grown := box.Padded(edge * source)
	c0, r0, c1, r1 := within(grown, zoom)
	for y := r0; y <= r1; y++ {
		for x := c0; x <= c1; x++ {
			if ctx.Err() != nil {
				m.complete = false
				return m
			}
			c := Coord{zoom, x, y}
			at := image.Rect(x*size-x0, y*size-y0, (x+1)*size-x0, (y+1)*size-y0)
			r, found := t.near(ctx, c)
			switch {
			case found && r.img != nil:
				draw.Draw(m.img, at, r.img, image.Point{}, draw.Src)
				m.empty = false
			default:
				if t.standIn(ctx, m.img, at, c) {
					m.empty = false
				}
				m.complete = m.complete && found
			}
		}
	}
	return m
}

// How many zooms away a tile may stand in for another.
const (
	coarser = 6
	finer   = 2
)

// standIn fills the place of a missing tile from the nearest coarser one and from finer ones, as far as they are there.
func (t *Tiles) standIn(ctx context.Context, dst *image.RGBA, at image.Rectangle, c Coord) (some bool) {
	if at.Intersect(dst.Rect).Empty() {
		return false
	}
	size := t.src.TileSize
	for up := 1; up <= min(coarser, c.Zoom-t.src.MinZoom); up++ {
		r, found := t.near(ctx, c.Parent(up))
		if !found || r.img == nil {
			continue
		}
		part := size >> up
		x, y := (c.X-c.X>>up<<up)*part, (c.Y-c.Y>>up<<up)*part
		xdraw.BiLinear.Scale(dst, at, r.img, image.Rect(x, y, x+part, y+part), draw.Src, nil)
		some = true
		break
	}
	for down := 1; down <= min(finer, t.src.MaxZoom-c.Zoom); down++ {
		part := size >> down
		for j := range 1 << down {
			for i := range 1 << down {
				r, ok := t.memory.get(Coord{c.Zoom + down, c.X<<down + i, c.Y<<down + j})
				if !ok || r.img == nil {
					continue
				}
				to := image.Rect(at.Min.X+i*part, at.Min.Y+j*part, at.Min.X+(i+1)*part, at.Min.Y+(j+1)*part)
				xdraw.ApproxBiLinear.Scale(dst, to, r.img, r.img.Rect, draw.Src, nil)
				some = true
			}
		}
		if some {
			break
		}
	}
	return some
}
