package symbology

import (
	"slices"

	"emprise/data"
	"emprise/geo/paint"
	"emprise/geo/style"
)

// Over is the style of a layer where a map made by others lies below: a photograph or a plan must stay readable. What such a
// map shows itself, ground, water, buildings and ways, gives up its fills and fades; what is ours, plots and zones, stays and
// lets the ground through; lines and names that were drawn for paper get a light edge, for the ground may be dark.
func Over(role data.Role, r style.Rules) style.Rules {
	r.Classes = slices.Clone(r.Classes)
	switch role {
	case data.RoleParcels:
		for i := range r.Classes {
			s := &r.Classes[i].Symbol
			s.Stroke.Colour, s.Casing = style.Hex("#5B5348"), paint.Stroke{Colour: style.Faded(white, 0.4), Width: 0.6}
		}
	case data.RoleWater, data.RoleBuildings:
		unfill(&r, 0.75)
	case data.RoleRoads, data.RoleRail:
		r.Opacity = 0.5 * opaque(r)
	case data.RoleContext:
		for i := range r.Classes {
			c := &r.Classes[i]
			c.Symbol.Fill = paint.Fill{}
			if len(c.When) > 0 { // woods, waters and built-up ground, by their nature
				c.Symbol.Stroke = paint.Stroke{}
			}
		}
	default:
		for i := range r.Classes {
			s := &r.Classes[i].Symbol
			if s.Fill.Colour.A > translucent {
				s.Fill.Colour.A = translucent
			}
			if s.Stroke.Width >= 1 && s.Casing.Width == 0 {
				s.Casing = paint.Stroke{Colour: style.Faded(white, 0.45), Width: 0.9}
			}
		}
	}
	r.Label = lifted(r.Label)
	r.Plates = slices.Clone(r.Plates)
	for i := range r.Plates {
		r.Plates[i] = lifted(r.Plates[i])
	}
	return r
}

// translucent is the alpha of the densest fill over a map made by others.
const translucent = 112

func unfill(r *style.Rules, line float64) {
	for i := range r.Classes {
		s := &r.Classes[i].Symbol
		s.Fill = paint.Fill{}
		s.Stroke.Colour = style.Faded(s.Stroke.Colour, line)
	}
}

func opaque(r style.Rules) float64 {
	if r.Opacity == 0 {
		return 1
	}
	return r.Opacity
}

// lifted is the label with a halo, when it has none.
func lifted(l style.Label) style.Label {
	if len(l.Columns) > 0 && l.Halo.A == 0 && l.Shield.A == 0 {
		l.Halo, l.Width = halo(1.5)
		l.Colour = darker(l.Colour)
	}
	return l
}
