package mapview

import (
	"image"
	"image/draw"
	"math"

	"emprise/geo/paint/raster"
	"emprise/geo/render"
)

// picture is called by Fyne's painter, on the interface thread, for the pixels to show: it composites what is ready.
func (m *Map) picture(w, h int) image.Image {
	if w <= 0 || h <= 0 {
		return image.NewRGBA(image.Rectangle{})
	}
	if w != m.view.Width || h != m.view.Height {
		m.resize(w, h, m.density(w))
	}
	if m.buffer == nil || m.buffer.Rect.Dx() != w || m.buffer.Rect.Dy() != h {
		m.buffer = image.NewRGBA(image.Rect(0, 0, w, h))
		m.pen = nil
	}
	if m.model.blank() {
		draw.Draw(m.buffer, m.buffer.Rect, image.NewUniform(render.PaperColour), image.Point{}, draw.Src)
		return m.buffer
	}
	state := m.composer.Compose(m.buffer, m.camera, m.view.Level, m.version, m.runner.Now())
	if state.Fading {
		m.runner.After(m.name+"frame", frame, m.raster.Refresh)
	}
	if m.marks != nil {
		m.marks.Draw(m.buffer, m.camera)
	}
	if m.names.overlay != nil {
		m.names.overlay.Draw(m.buffer, m.camera)
	}
	m.drawTool()
	return m.buffer
}

// drawTool lets the tool draw over the picture.
func (m *Map) drawTool() {
	if m.pen == nil || m.pen.Unit() != m.grain() {
		m.pen = &Pen{Surface: raster.On(m.buffer, m.grain())}
	}
	m.pen.camera = m.camera
	m.drawHover(m.pen)
	m.drawMarker(m.pen)
	m.tool.Draw(m.pen)
}

// density is the unit of a map that is w device pixels wide. Widths are rounded up to whole pixels, so it is taken from
// the nearest hundredth.
func (m *Map) density(w int) float64 {
	width := float64(m.Size().Width)
	if width <= 0 || math.Abs(float64(pixels(m.Size().Width, m.unit)-w)) <= 1 {
		return m.unit
	}
	return math.Round(float64(w)/width*100) / 100
}

// pixels is how many device pixels a length in Fyne units takes, as Fyne counts them.
func pixels(length float32, unit float64) int { return int(math.Ceil(float64(length * float32(unit)))) }
