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

	standing bool
	parted   bool    // the column beside the map is two
	share    float64 // of the height that the map of a standing page takes; mapShare for 0
}

// A3 and A4 are ISO 216, landscape.
var (
	A3 = Paper{Name: "A3", Width: 420, Height: 297, margin: 11, column: 88, gap: 5.5, head: 21, foot: 17, size: 2.75}
	A4 = Paper{Name: "A4", Width: 297, Height: 210, margin: 8, column: 68, gap: 3.6, head: 15.5, foot: 15, size: 2.1}
)

// Standing is the paper upright: the map above, what is told of it in two columns below.
func (p Paper) Standing() Paper {
	if !p.standing {
		p.Width, p.Height, p.standing = min(p.Width, p.Height), max(p.Width, p.Height), true
	}
	return p
}

// Upright says whether the paper stands.
func (p Paper) Upright() bool { return p.standing }

// WithColumn is the paper with a column of that share of its width beside the map while it lies; one that stands stays as it is.
func (p Paper) WithColumn(share float64) Paper {
	p.column = share * p.Width
	return p
}

// WithColumns is WithColumn with two columns, which take that share of the width together.
func (p Paper) WithColumns(share float64) Paper {
	p = p.WithColumn(share)
	p.parted = true
	return p
}

// WithMap is the standing paper with a map of that share of the height between title and sources, for what needs little room below it.
func (p Paper) WithMap(share float64) Paper {
	p.share = share
	return p
}

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

// mapShare is how much of the height between title and sources the map of a standing page takes where nothing else is asked.
const mapShare = 0.42

// footTop is where the band of the sources begins.
func (p Paper) footTop() float64 { return p.Height - p.margin - p.foot }

// outer is the map with its border.
func (p Paper) outer() Rect {
	top := p.margin + p.head
	if p.standing {
		share := mapShare
		if p.share > 0 {
			share = p.share
		}
		return Rect{X: p.margin, Y: top, W: p.Width - 2*p.margin, H: share * (p.footTop() - top)}
	}
	return Rect{
		X: p.margin, Y: top,
		W: p.Width - 2*p.margin - p.column - p.gap - 1,
		H: p.Height - p.margin - p.foot - top,
	}
}

// Frame is where the map itself is drawn.
func (p Paper) Frame() Rect { return p.outer().inset(border) }

// columns are where legend and tables stand: one or two beside the map, or two below it.
func (p Paper) columns() []Rect {
	o := p.outer()
	const between = 6.0
	if !p.standing {
		all := []Rect{{X: p.Width - p.margin - p.column, Y: o.Y, W: p.column, H: o.H}}
		if p.parted {
			all[0].W = (p.column - between) / 2
			all = append(all, all[0])
			all[1].X += all[0].W + between
		}
		return all
	}
	top := o.bottom() + p.gap
	w := (o.W - between) / 2
	left := Rect{X: o.X, Y: top, W: w, H: p.footTop() - p.gap/2 - top}
	right := left
	right.X += w + between
	return []Rect{left, right}
}

// side is the last of the columns, with the scale at its foot.
func (p Paper) side() Rect {
	all := p.columns()
	return all[len(all)-1]
}
