package paint

import (
	"image"
	"image/color"
)

// Path is a set of rings or lines in surface units: flat x, y pairs; ring r is pairs Starts[r] to Starts[r+1].
// Filling is by the non-zero rule, so holes must run against their shell.
type Path struct {
	XY     []float32
	Starts []int32 // one more than there are rings
}

// Pattern tells areas apart without colour, for readers of photocopies.
type Pattern uint8

// The patterns, drawn over the fill colour in the pattern colour; Hatches and DotGrid give their measures.
const (
	Solid Pattern = iota
	WideHatch
	DenseHatch
	CrossHatch
	Dots
	FallingHatch
	DenseFallingHatch
	DenseCrossHatch
	DenseDots
)

// Patterns lists them.
func Patterns() []Pattern {
	return []Pattern{
		Solid, WideHatch, DenseHatch, CrossHatch, Dots, FallingHatch, DenseFallingHatch, DenseCrossHatch, DenseDots,
	}
}

// Fill is how the inside of an area looks. The zero value paints nothing.
type Fill struct {
	Colour        color.NRGBA // alpha 0: none
	Pattern       Pattern
	PatternColour color.NRGBA
}

// Stroke is how a line looks. Width 0 paints nothing. Joins are round, caps too, but dashes are cut square. Lines of one
// call are one shape: where they overlap or repeat each other a transparent or thin stroke gets no darker.
type Stroke struct {
	Colour color.NRGBA
	Width  float64   // surface units
	Dash   []float64 // surface units on, off, on, off …; nil is a full line
}

// Anchor is the point of a text that stands at the given position.
type Anchor uint8

// The anchors: where the text lies from the position, on the baseline or centred on the height of capitals.
const (
	Start  Anchor = iota // the position is the left end of the baseline
	Middle               // the position is the middle of the baseline
	End                  // the position is the right end of the baseline
	Centre               // the position is the middle of the text, both ways
)

// TextStyle is how a text looks.
type TextStyle struct {
	Size      float64 // height of the em, surface units
	Bold      bool
	Italic    bool
	Colour    color.NRGBA
	Halo      color.NRGBA // alpha 0: none
	HaloWidth float64     // surface units on each side
	Anchor    Anchor
	Angle     float64 // degrees, counter-clockwise
}

// Photograph is a picture of many tints and no transparency: a document may keep it smaller, at a loss that no eye sees.
type Photograph struct{ image.Image }

// Surface is what can be drawn on.
type Surface interface {
	// Size is the extent in surface units.
	Size() (width, height float64)
	// Unit is how many surface units one typographic pixel (1/96 inch) takes.
	Unit() float64
	// Fill paints the inside of a path.
	Fill(p Path, f Fill)
	// Stroke paints along a path; a ring is closed only when its last pair repeats the first.
	Stroke(p Path, s Stroke)
	// Text paints one line of text.
	Text(x, y float64, text string, style TextStyle)
	// TextWidth is the width of one line of text in surface units.
	TextWidth(text string, style TextStyle) float64
	// Image paints a picture into a rectangle.
	Image(x, y, width, height float64, img image.Image)
	// Clip confines all that follows to a rectangle, inside the one in force, until the matching Unclip.
	Clip(x, y, width, height float64)
	Unclip()
	// Group begins a named layer of the document (optional content in PDF); a raster ignores it. It ends at the next
	// Group or at the end of the page; "" ends it.
	Group(name string)
}
