package style

import (
	"image/color"

	"emprise/geo/paint"
)

// Symbol is how one class of features looks. A part that is zero is not drawn.
type Symbol struct {
	Key     string // what the legend says: a translation key, or the text itself when Literal
	Literal bool
	Hidden  bool    // drawn, but not told in the legend
	Shown   Range   // when the class is drawn at all
	Opacity float64 // of the whole class; 0 and 1 are opaque

	Fill   paint.Fill
	Least  float64      // an area smaller than this, in typographic pixels, is filled as a square of this side: a village stays seen
	Casing paint.Stroke // below all strokes of the layer: a full line shows by its width on each side of the stroke
	Stroke paint.Stroke // widths and dashes in typographic pixels
	Widths Ramp         // multiplies the width of the stroke and the size of the marker
	Marker Marker       // for points; an area wears it at its anchor
}

// Shape is the outline of a marker.
type Shape uint8

// The shapes. A pin stands on its place, the others lie centred on it.
const (
	NoShape Shape = iota
	Circle
	Diamond
	Square
	Triangle
	RoundPin
	DiamondPin
)

// Marker is what stands for a point: a shape, an icon, or an icon on a shape.
type Marker struct {
	Shape  Shape
	Icon   string  // the name of one of assets/icons; drawn in the core colour on a shape, in the fill colour by itself
	Size   float64 // across, typographic pixels
	Fill   color.NRGBA
	Stroke paint.Stroke
	Core   color.NRGBA // a dot in the middle, or the icon; alpha 0: none
	Lone   bool        // for points alone: no area wears it
}

// Drawn says whether there is anything to draw.
func (m Marker) Drawn() bool { return (m.Shape != NoShape || m.Icon != "") && m.Size > 0 }

// Pinned says whether the marker stands on its place rather than around it.
func (m Marker) Pinned() bool { return m.Shape == RoundPin || m.Shape == DiamondPin }

// Line is a full stroke.
func Line(c color.NRGBA, width float64) paint.Stroke { return paint.Stroke{Colour: c, Width: width} }

// Dashed is a broken stroke: lengths on, off, on, off.
func Dashed(c color.NRGBA, width float64, dash ...float64) paint.Stroke {
	return paint.Stroke{Colour: c, Width: width, Dash: dash}
}

// Plain is an even fill.
func Plain(c color.NRGBA) paint.Fill { return paint.Fill{Colour: c} }

// Faded is the colour with its alpha multiplied by a share of 0 to 1.
func Faded(c color.NRGBA, share float64) color.NRGBA {
	c.A = uint8(float64(c.A)*max(0, min(1, share)) + 0.5)
	return c
}
