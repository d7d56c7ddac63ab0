package mapview

import (
	"image"
	"image/draw"

	xdraw "golang.org/x/image/draw"

	"emprise/geo/render"
	"emprise/geo/tile"
)

// Glimpse takes what is shown, without names and marks; what it gives makes it as small as a width and a height in device pixels ask for, on any
// goroutine, and cuts off evenly what does not fit their shape. It is made of what is painted already, nil when nothing is.
func (m *Map) Glimpse(width, height int) func() *image.RGBA {
	if m.model.blank() || m.view.Width <= 0 || m.view.Height <= 0 || m.PaintedTiles() == 0 {
		return nil
	}
	whole := image.NewRGBA(image.Rect(0, 0, m.view.Width, m.view.Height))
	tile.NewComposer(m.cache, render.PaperColour).Compose(whole, m.camera, m.view.Level, m.version, m.runner.Now())
	part := whole.Rect
	if w := m.view.Height * width / height; w < m.view.Width {
		part.Min.X = (m.view.Width - w) / 2
		part.Max.X = part.Min.X + w
	} else if h := m.view.Width * height / width; h < m.view.Height {
		part.Min.Y = (m.view.Height - h) / 2
		part.Max.Y = part.Min.Y + h
	}
	return func() *image.RGBA {
		small := image.NewRGBA(image.Rect(0, 0, width, height))
		xdraw.CatmullRom.Scale(small, small.Rect, whole, part, draw.Src, nil)
		return small
	}
}
