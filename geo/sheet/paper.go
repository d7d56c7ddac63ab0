package sheet

import "strings"

// Paper is a size of page, lying, and the measures that go with it. All in millimetres.
type Paper struct {
	Name          string // as printers say it: "A3"
	Width, Height float64

	margin float64
	column float64 // width of the column of legend and tables
	gap    float64 // between blocks
	head   float64 // height of the band of the title
	foot   float64 // height of the band of the sources
	size   float64 // type size of the body, em
}

// A3 and A4 are ISO 216, landscape.
var (
	A3 = Paper{Name: "A3", Width: 420, Height: 297, margin: 11, column: 88, gap: 5.5, head: 21, foot: 17, size: 2.75}
	A4 = Paper{Name: "A4", Width: 297, Height: 210, margin: 8, column: 68, gap: 3.6, head: 15.5, foot: 15, size: 2.1}
)

// PaperNamed finds a paper by its name, whatever the case; false when there is none.
func PaperNamed(name string) (Paper, bool) {
	for _, p := range []Paper{A3, A4} {
		if strings.EqualFold(p.Name, strings.TrimSpace(name)) {
			return p, true
		}
	}
	return Paper{}, false
}

// Rect is an upright rectangle on the page, millimetres.
type Rect struct{ X, Y, W, H float64 }

func (r Rect) right() float64  { return r.X + r.W }
func (r Rect) bottom() float64 { return r.Y + r.H }

// inset is the rectangle made smaller by d on each side.
func (r Rect) inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// border is the width of the band around the map that carries the coordinates of the grid.
const border = 3.2

// outer is the map with its border.
func (p Paper) outer() Rect {
	top := p.margin + p.head
	return Rect{
		X: p.margin, Y: top,
		W: p.Width - 2*p.margin - p.column - p.gap - 1,
		H: p.Height - p.margin - p.foot - top,
	}
}

// Frame is where the map itself is drawn.
func (p Paper) Frame() Rect { return p.outer().inset(border) }

// side is the column of legend and tables.
func (p Paper) side() Rect {
	o := p.outer()
	return Rect{X: p.Width - p.margin - p.column, Y: o.Y, W: p.column, H: o.H}
}
