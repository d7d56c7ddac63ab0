package basemap

import (
	"context"
	"image"
	"math"
)

// warpStep is how far apart, in pixels, positions are worked out exactly; between them they are interpolated. Over so short a
// way a projection bends by less than a fiftieth of a pixel on any level where the picture is more than a dot.
const warpStep = 16

// warp fills dst from a picture: at gives the position on the picture of a position on dst, both in pixels. Of the levels, each
// half as wide as the one before, the one is taken whose pixels are nearest in size, from above; pixels beyond the edge stay as
// they are. It is false when ctx ended it.
func warp(ctx context.Context, dst *image.RGBA, levels []*image.RGBA, at func(x, y float64) (px, py float64)) bool {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	columns, rows := (w+warpStep-1)/warpStep+1, (h+warpStep-1)/warpStep+1
	grid := make([][2]float64, columns*rows)
	for j := range rows {
		for i := range columns {
			x, y := at(float64(i*warpStep), float64(j*warpStep))
			grid[j*columns+i] = [2]float64{x, y}
		}
	}
	for j := range rows - 1 {
		if ctx.Err() != nil {
			return false
		}
		for i := range columns - 1 {
			a, b := grid[j*columns+i], grid[j*columns+i+1]
			c, d := grid[(j+1)*columns+i], grid[(j+1)*columns+i+1]
			warpCell(dst, levels, i*warpStep, j*warpStep, a, b, c, d)
		}
	}
	return true
}

// warpCell fills one cell of the grid whose corners lie at a, b, c and d of the picture: north-west, north-east, south-west,
// south-east.
func warpCell(dst *image.RGBA, levels []*image.RGBA, x0, y0 int, a, b, c, d [2]float64) {
	for _, v := range [8]float64{a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1]} {
		if !(math.Abs(v) < 1e9) {
			return
		}
	}
	step := math.Max(math.Hypot(b[0]-a[0], b[1]-a[1]), math.Hypot(c[0]-a[0], c[1]-a[1])) / warpStep
	level := 0
	for step > 1.5 && level < len(levels)-1 {
		step /= 2
		level++
	}
	img := levels[level]
	whole := levels[0].Rect
	kx, ky := float64(img.Rect.Dx())/float64(whole.Dx()), float64(img.Rect.Dy())/float64(whole.Dy())
	for y := y0; y < min(y0+warpStep, dst.Rect.Dy()); y++ {
		v := (float64(y-y0) + 0.5) / warpStep
		for x := x0; x < min(x0+warpStep, dst.Rect.Dx()); x++ {
			u := (float64(x-x0) + 0.5) / warpStep
			px := (a[0]*(1-u)+b[0]*u)*(1-v) + (c[0]*(1-u)+d[0]*u)*v
			py := (a[1]*(1-u)+b[1]*u)*(1-v) + (c[1]*(1-u)+d[1]*u)*v
			if px < 0 || py < 0 || px >= float64(whole.Dx()) || py >= float64(whole.Dy()) {
				continue
			}
			bilinear(dst.Pix[dst.PixOffset(x, y):], img, px*kx-0.5, py*ky-0.5)
		}
	}
}

// bilinear mixes the four pixels around a position, counted from the middle of the first.
func bilinear(out []byte, img *image.RGBA, x, y float64) {
	left, top := int(math.Floor(x)), int(math.Floor(y))
	fx, fy := int32((x-float64(left))*256), int32((y-float64(top))*256)
	w, h := img.Rect.Dx()-1, img.Rect.Dy()-1
	x0, x1, y0, y1 := min(max(left, 0), w), min(max(left+1, 0), w), min(max(top, 0), h), min(max(top+1, 0), h)
	a, b := img.Pix[y0*img.Stride+4*x0:], img.Pix[y0*img.Stride+4*x1:]
	c, d := img.Pix[y1*img.Stride+4*x0:], img.Pix[y1*img.Stride+4*x1:]
	for k := range 4 {
		upper := int32(a[k])*(256-fx) + int32(b[k])*fx
		lower := int32(c[k])*(256-fx) + int32(d[k])*fx
		out[k] = uint8((upper*(256-fy) + lower*fy + 1<<15) >> 16)
	}
}
