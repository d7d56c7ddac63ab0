package sheet

import (
	"math"

	"emprise/geo"
	"emprise/geo/paint"
	"emprise/geo/render"
)

// spread moves discs that overlap apart until they stand free, and keeps the others where they are. at are their places on
// the page, mm; the result is in the same order.
func spread(at []geo.XY, radius float64, frame Rect) []geo.XY {
	const rounds = 200
	apart := 2*radius + 0.7
	out := append([]geo.XY(nil), at...)
	for range rounds {
		moved := false
		for i := range out {
			for j := i + 1; j < len(out); j++ {
				dx, dy := out[j].X-out[i].X, out[j].Y-out[i].Y
				d := math.Hypot(dx, dy)
				if d >= apart-1e-6 {
					continue
				}
				moved = true
				push := (apart - d) / 2
				sin, cos := dy/d, dx/d
				if d < 1e-6 { // on one place: they part in a direction of their own
					sin, cos = math.Sincos(float64(j))
				}
				out[i].X, out[i].Y = out[i].X-cos*push, out[i].Y-sin*push
				out[j].X, out[j].Y = out[j].X+cos*push, out[j].Y+sin*push
			}
		}
		for i := range out {
			out[i].X = min(max(out[i].X, frame.X+radius+0.5), frame.right()-radius-0.5)
			out[i].Y = min(max(out[i].Y, frame.Y+radius+0.5), frame.bottom()-radius-0.5)
		}
		if !moved {
			break
		}
	}
	return out
}

// discs is where the discs of marks stand on the page, mm, in the order of the marks.
type discs struct {
	at, free []geo.XY // their places, and where they stand free of one another
	radius   float64
}

func (p *page) discs(m Map, marks []Mark, frame Rect) discs {
	d := discs{at: make([]geo.XY, len(marks)), radius: 0.78 * p.size}
	for i, mark := range marks {
		d.at[i].X, d.at[i].Y = m.place(m.System.Forward(mark.At), frame)
	}
	d.free = spread(d.at, d.radius, frame)
	return d
}

// covered is what the discs hide, which no name should.
func (d discs) covered() []render.Rect {
	out := make([]render.Rect, len(d.free))
	for i, q := range d.free {
		out[i] = render.Rect{X: q.X - d.radius, Y: q.Y - d.radius, Width: 2 * d.radius, Height: 2 * d.radius}
	}
	return out
}

// marks draws the discs, the first on top, each tied by a fine line to its place when it had to give way.
func (p *page) marks(marks []Mark, d discs) {
	for i, q := range d.free {
		at := d.at[i]
		if math.Hypot(q.X-at.X, q.Y-at.Y) < 0.6*d.radius {
			continue
		}
		p.line(white, 0.7, at.X, at.Y, q.X, q.Y)
		p.line(ink, 0.25, at.X, at.Y, q.X, q.Y)
		p.s.Fill(p.circle(at.X, at.Y, 0.4), paint.Fill{Colour: ink})
	}
	for i := len(marks) - 1; i >= 0; i-- {
		p.disc(d.free[i].X, d.free[i].Y, d.radius, marks[i])
	}
}

// disc draws a mark: a circle with its number, told apart from the map by a white rim.
func (p *page) disc(x, y, radius float64, m Mark) {
	p.s.Fill(p.circle(x, y, radius+0.3), paint.Fill{Colour: white})
	p.s.Fill(p.circle(x, y, radius), paint.Fill{Colour: m.Fill})
	p.s.Stroke(p.circle(x, y, radius), paint.Stroke{Colour: m.Border, Width: 0.25})
	l := letters{size: 1.15 * radius, bold: true, colour: m.Ink, anchor: paint.Centre}
	p.text(x, y, m.Text, p.shrunk(m.Text, l, 1.6*radius, 0.5))
}

func (p *page) circle(x, y, radius float64) paint.Path {
	const sides = 48
	ring := make([]float64, 0, 2*sides+2)
	for i := range sides + 1 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i%sides) / sides)
		ring = append(ring, x+radius*cos, y+radius*sin)
	}
	return p.path(ring)
}
