package render

import (
	"math"
	"strconv"

	"emprise/geo/paint"
	"emprise/geo/style"
)

// sign is how a cluster is drawn: a disc with its number when all wear one class, a plate with a small marker and a number
// for each of two or three, a disc with a ring of shares for more. Lengths are typographic pixels.
type sign struct {
	rules   *style.Rules
	cluster *Cluster
	classes []int // those that are there, in the order of the rules
}

const (
	signText  = 10.5 // em of the numbers
	signReach = 80   // half the widest sign
	plateMark = 9    // side of a marker on a plate
	plateHigh = 17   // height of a plate
)

func newSign(r *style.Rules, c *Cluster) *sign {
	s := &sign{rules: r, cluster: c}
	for i, n := range c.Counts {
		if n > 0 {
			s.classes = append(s.classes, i)
		}
	}
	return s
}

func (g *sign) plate() bool { return len(g.classes) == 2 || len(g.classes) == 3 }

// radius of the disc grows with the number of digits and slowly with the number.
func (g *sign) radius() float64 {
	n := float64(len(g.cluster.Features))
	r := 8.5 + 2*math.Log10(n)
	if len(g.classes) > 3 {
		r += 3
	}
	return r
}

// plainWidth is about how wide digits are, for where there is no surface to measure on.
func plainWidth(text string) float64 { return 0.58 * signText * float64(len(text)) }

// half is half the width and the height of the sign; width measures a number.
func (g *sign) half(width func(text string) float64) (w, h float64) {
	if !g.plate() {
		r := g.radius() + 1
		return r, r
	}
	total := 8.0 // 7 on each side, less the space behind the last number
	for _, i := range g.classes {
		total += plateMark + 3 + width(number(g.cluster.Counts[i])) + 6
	}
	return total / 2, plateHigh / 2
}

// number is how a number of points is written: in full to 9 999, then in thousands. Both are the same in all languages.
func number(n int) string {
	if n < 10_000 {
		return strconv.Itoa(n)
	}
	return strconv.Itoa(n/1000) + "k"
}

// paint draws the sign around a place of a surface on which a typographic pixel takes u units.
func (g *sign) paint(s paint.Surface, x, y, u, share float64) {
	if g.plate() {
		g.paintPlate(s, x, y, u, share)
		return
	}
	c := g.rules.Cluster
	r := g.radius() * u
	fill, ink := c.Fill, c.Ink
	if fill.A == 0 {
		fill = style.Hex("#4A443B")
		if len(g.classes) == 1 {
			fill = g.colour(g.classes[0])
		}
	}
	if ink.A == 0 {
		ink = readable(fill)
	}
	rim := style.Faded(style.Hex("#FFFFFF"), share)
	disc, _, _ := outline(style.Circle, x, y, r)
	s.Stroke(disc, paint.Stroke{Colour: rim, Width: 3 * u})
	if len(g.classes) > 3 {
		g.ring(s, x, y, r, share)
		disc, _, _ = outline(style.Circle, x, y, r-3.2*u)
		s.Stroke(disc, paint.Stroke{Colour: rim, Width: 1.6 * u})
	}
	s.Fill(disc, paint.Fill{Colour: style.Faded(fill, share)})
	s.Text(x, y, number(len(g.cluster.Features)), paint.TextStyle{Size: signText * u, Bold: true, Colour: style.Faded(ink, share), Anchor: paint.Centre})
}

// ring fills the disc with a sector for each class, from the top clockwise.
func (g *sign) ring(s paint.Surface, x, y, r, share float64) {
	from := -math.Pi / 2
	for _, i := range g.classes {
		to := from + 2*math.Pi*float64(g.cluster.Counts[i])/float64(len(g.cluster.Features))
		xy := append([]float32{float32(x), float32(y)}, arc(nil, x, y, r, from, to)...)
		xy = append(xy, xy[0], xy[1])
		s.Fill(paint.Path{XY: xy, Starts: []int32{0, int32(len(xy) / 2)}}, paint.Fill{Colour: style.Faded(g.colour(i), share)})
		from = to
	}
}

func (g *sign) paintPlate(s paint.Surface, x, y, u, share float64) {
	text := paint.TextStyle{Size: signText * u, Bold: true, Colour: style.Faded(style.Hex("#2B2A27"), share), Anchor: paint.Centre}
	width := func(t string) float64 { return s.TextWidth(t, text) / u }
	w, h := g.half(width)
	plate := capsule(x, y, w*u, h*u)
	s.Fill(plate, paint.Fill{Colour: style.Faded(style.Hex("#FFFFFF"), 0.95*share)})
	s.Stroke(plate, paint.Stroke{Colour: style.Faded(style.Hex("#6E675C"), share), Width: 1 * u})
	at := x - (w-7)*u
	for _, i := range g.classes {
		m := g.rules.Classes[i].Symbol.Marker
		m.Icon, m.Core = "", style.Faded(style.Hex("#FFFFFF"), 0)
		m.Fill = style.Faded(g.colour(i), share)
		m.Stroke = paint.Stroke{}
		switch m.Shape {
		case style.RoundPin, style.NoShape:
			m.Shape = style.Circle
		case style.DiamondPin:
			m.Shape = style.Diamond
		}
		m.Size = plateMark * u
		Marker(s, at+plateMark/2*u, y, m)
		n := number(g.cluster.Counts[i])
		long := width(n)
		s.Text(at+(plateMark+3+long/2)*u, y, n, text)
		at += (plateMark + 3 + long + 6) * u
	}
}

// capsule is a rectangle whose short sides are round.
func capsule(x, y, w, h float64) paint.Path {
	xy := arc(nil, x+w-h, y, h, -math.Pi/2, math.Pi/2)
	xy = arc(xy, x-w+h, y, h, math.Pi/2, 3*math.Pi/2)
	xy = append(xy, xy[0], xy[1])
	return paint.Path{XY: xy, Starts: []int32{0, int32(len(xy) / 2)}}
}

func (g *sign) colour(class int) style.RGBA {
	c := g.rules.Classes[class].Symbol.Marker.Fill
	c.A = 255
	return c
}

// readable is the ink that stands out on a colour: dark on light, white on dark.
func readable(c style.RGBA) style.RGBA {
	if 299*int(c.R)+587*int(c.G)+114*int(c.B) > 150_000 {
		return style.Hex("#2B2A27")
	}
	return style.Hex("#FFFFFF")
}

// crowdOf is how much room the sign takes on a surface, for the names around.
func (g *sign) crowdOf(x, y, u float64) plot {
	w, h := g.half(plainWidth)
	return plot{x - w*u, y - h*u, x + w*u, y + h*u}
}
