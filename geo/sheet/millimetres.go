package sheet

import (
	"image"
	"math"

	"emprise/geo/paint"
)

// millimetres lays a surface of any unit out in millimetres.
type millimetres struct {
	on    paint.Surface
	scale float64 // surface units a millimetre
}

// mmPerPixel is how many millimetres a typographic pixel takes.
const mmPerPixel = 25.4 / 96

func inMillimetres(s paint.Surface) paint.Surface {
	if math.Abs(s.Unit()-mmPerPixel) < 1e-12 {
		return s
	}
	return &millimetres{s, s.Unit() / mmPerPixel}
}

func (m *millimetres) Size() (width, height float64) {
	w, h := m.on.Size()
	return w / m.scale, h / m.scale
}

func (m *millimetres) Unit() float64 { return mmPerPixel }

func (m *millimetres) path(p paint.Path) paint.Path {
	xy := make([]float32, len(p.XY))
	for i, v := range p.XY {
		xy[i] = v * float32(m.scale)
	}
	return paint.Path{XY: xy, Starts: p.Starts}
}

func (m *millimetres) Fill(p paint.Path, f paint.Fill) { m.on.Fill(m.path(p), f) }

func (m *millimetres) Stroke(p paint.Path, s paint.Stroke) {
	s.Width *= m.scale
	if s.Dash != nil {
		dash := make([]float64, len(s.Dash))
		for i, v := range s.Dash {
			dash[i] = v * m.scale
		}
		s.Dash = dash
	}
	m.on.Stroke(m.path(p), s)
}

func (m *millimetres) style(t paint.TextStyle) paint.TextStyle {
	t.Size *= m.scale
	t.HaloWidth *= m.scale
	return t
}

func (m *millimetres) Text(x, y float64, text string, t paint.TextStyle) {
	m.on.Text(x*m.scale, y*m.scale, text, m.style(t))
}

func (m *millimetres) TextWidth(text string, t paint.TextStyle) float64 {
	return m.on.TextWidth(text, m.style(t)) / m.scale
}

func (m *millimetres) Image(x, y, width, height float64, img image.Image) {
	m.on.Image(x*m.scale, y*m.scale, width*m.scale, height*m.scale, img)
}

func (m *millimetres) Clip(x, y, width, height float64) {
	m.on.Clip(x*m.scale, y*m.scale, width*m.scale, height*m.scale)
}

func (m *millimetres) Unclip()           { m.on.Unclip() }
func (m *millimetres) Group(name string) { m.on.Group(name) }
