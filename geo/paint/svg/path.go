package svg

import (
	"fmt"
	"image/color"
	"strings"

	"emprise/geo/paint"
)

// weave makes the patterns finer than on screen, as in PDF: paper is read from nearer.
const weave = 0.6 * mmPerPixel

// Fill paints the inside of the path, and its pattern.
func (d *Drawing) Fill(p paint.Path, f paint.Fill) {
	outline := path(p, true)
	if outline == "" {
		return
	}
	if f.Colour.A > 0 {
		d.put(`<path d="%s"%s/>`, outline, inked("fill", f.Colour))
	}
	if f.Pattern == paint.Solid || f.PatternColour.A == 0 {
		return
	}
	for _, h := range f.Pattern.Hatches() {
		turn, step := 45, number(h.Spacing*weave)
		if h.Rising {
			turn = -45
		}
		id := d.define("hatch", `<pattern id="%%s" patternUnits="userSpaceOnUse" width="%s" height="%s" patternTransform="rotate(%d)"><rect width="%s" height="%s"%s/></pattern>`,
			step, step, turn, step, number(h.Width*weave), inked("fill", f.PatternColour))
		d.put(`<path d="%s" fill="url(#%s)"/>`, outline, id)
	}
	if spacing, radius := f.Pattern.DotGrid(); radius > 0 {
		step := spacing * weave
		var dots strings.Builder
		for _, at := range [][2]float64{{0.25, 0.25}, {0.75, 0.75}} {
			fmt.Fprintf(&dots, `<circle cx="%s" cy="%s" r="%s"%s/>`, number(at[0]*step), number(at[1]*step), number(radius*weave), inked("fill", f.PatternColour))
		}
		id := d.define("dots", `<pattern id="%%s" patternUnits="userSpaceOnUse" width="%s" height="%s">%s</pattern>`, number(step), number(step), dots.String())
		d.put(`<path d="%s" fill="url(#%s)"/>`, outline, id)
	}
}

// Stroke paints along the path.
func (d *Drawing) Stroke(p paint.Path, s paint.Stroke) {
	line := path(p, false)
	if s.Width <= 0 || s.Colour.A == 0 || line == "" {
		return
	}
	how := ` stroke-linecap="round"`
	if len(s.Dash) > 0 {
		parts := make([]string, len(s.Dash))
		for i, v := range s.Dash {
			parts[i] = number(v)
		}
		how = ` stroke-dasharray="` + strings.Join(parts, " ") + `"`
	}
	d.put(`<path d="%s" fill="none"%s stroke-width="%s" stroke-linejoin="round"%s/>`, line, inked("stroke", s.Colour), number(s.Width), how)
}

// path writes the rings. When filling, every ring is closed; when stroking, one whose last pair repeats the first.
func path(p paint.Path, fill bool) string {
	var b strings.Builder
	for r := 0; r+1 < len(p.Starts); r++ {
		ring := p.XY[2*p.Starts[r] : 2*p.Starts[r+1]]
		n := len(ring)
		if n < 4 {
			continue
		}
		closed := n > 4 && ring[0] == ring[n-2] && ring[1] == ring[n-1]
		if closed {
			n -= 2
		}
		for i := 0; i+1 < n; i += 2 {
			switch i {
			case 0:
				b.WriteByte('M')
			case 2:
				b.WriteByte('L')
			default:
				b.WriteByte(' ')
			}
			b.WriteString(number(float64(ring[i])))
			b.WriteByte(' ')
			b.WriteString(number(float64(ring[i+1])))
		}
		if fill || closed {
			b.WriteByte('Z')
		}
	}
	return b.String()
}

// inked is a colour as an attribute, its opacity beside it.
func inked(attribute string, c color.NRGBA) string {
	text := fmt.Sprintf(` %s="#%02x%02x%02x"`, attribute, c.R, c.G, c.B)
	if c.A < 255 {
		text += fmt.Sprintf(` %s-opacity="%s"`, attribute, number(float64(c.A)/255))
	}
	return text
}
