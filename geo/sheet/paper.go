package sheet

import (
	"math"
	"strings"
)

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
	small  float64 // type size of the sources and of what is said of the projection, em; size for 0
	least  float64 // type size below which rows are left out of tables; leastType for 0

	standing bool
	parted   bool    // the column beside the map is two
	share    float64 // of the height that the map of a standing page takes; mapShare for 0

	dots    int     // an inch of a picture of a page for a screen; 0 for what is printed
	magnify float64 // of the signs and names of the map
}

// A3 and A4 are ISO 216, landscape. Wide is a page for a screen, 16 to 9, of the size that presentation programs give theirs (13⅓ by 7½
// inches): a picture of it at 144 dots an inch is 1920 by 1080 pixels, on which an em of the body takes 24.
var (
	A3 = Paper{Name: "A3", Width: 420, Height: 297, margin: 11, column: 88, gap: 5.5, head: 21, foot: 17, size: 2.75}
	A4 = Paper{Name: "A4", Width: 297, Height: 210, margin: 8, column: 68, gap: 3.6, head: 15.5, foot: 15, size: 2.1}

	Wide = Paper{
		Name: "16:9", Width: 40. / 3 * 25.4, Height: 7.5 * 25.4, margin: 9, column: 118, gap: 6, head: 26.5, foot: 15, size: 4.2, small: 2.9, least: 3.1,
		dots: 144, magnify: 1.5,
	}
)

// Papers lists them.
func Papers() []Paper { return []Paper{A3, A4, Wide} }

// leastType is some five points: what is printed smaller is not read.
const leastType = 1.85

// Standing is the paper upright: the map above, what is told of it in two columns below. A screen does not stand.
func (p Paper) Standing() Paper {
	if !p.standing && !p.Screen() {
		p.Width, p.Height, p.standing = min(p.Width, p.Height), max(p.Width, p.Height), true
	}
	return p
}

// Upright says whether the paper stands.
func (p Paper) Upright() bool { return p.standing }

// Screen says whether the page is for a screen.
func (p Paper) Screen() bool { return p.dots > 0 }

// Dots is how many dots an inch a picture of a page for a screen has, so that its pixels are those of screens; a multiple of it gives whole
// pixels too. 0 for what is printed.
func (p Paper) Dots() int { return p.dots }

// Pixels is how large a picture of the paper is with so many dots an inch.
func (p Paper) Pixels(dpi int) (width, height int) {
	dots := func(mm float64) int { return int(math.Round(mm / 25.4 * float64(dpi))) }
	return dots(p.Width), dots(p.Height)
}

// Magnify is how many times as large as on paper the map draws its lines, signs and names.
func (p Paper) Magnify() float64 { return max(1, p.magnify) }

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
	for _, p := range Papers() {
		if strings.EqualFold(p.Name, strings.TrimSpace(name)) {
			return p, true
		}
	}
	return Paper{}, false
}

// smallest is the type size below which rows are left out of tables, em.
func (p Paper) smallest() float64 { return max(leastType, p.least) }

// Rect is an upright rectangle on the page, millimetres.
type Rect struct{ X, Y, W, H float64 }

func (r Rect) right() float64  { return r.X + r.W }
func (r Rect) bottom() float64 { return r.Y + r.H }

// inset is the rectangle made smaller by d on each side.
func (r Rect) inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// border is the width of the band around the map that carries the coordinates of the grid; a screen shows none.
func (p Paper) border() float64 {
	if p.Screen() {
		return 0.8
	}
	return 3.2
}

// fine is the type size of what is read from near, em.
func (p Paper) fine() float64 {
	if p.small > 0 {
		return p.small
	}
	return p.size
}

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
		H: p.Height - p.margin - p.foot - top - p.strip(),
	}
}

// Frame is where the map itself is drawn.
func (p Paper) Frame() Rect { return p.outer().inset(p.border()) }

// columns are where legend and tables stand: one or two beside the map, or two below it.
func (p Paper) columns() []Rect {
	o := p.outer()
	const between = 6.0
	if !p.standing {
		all := []Rect{{X: p.Width - p.margin - p.column, Y: o.Y, W: p.column, H: o.H + p.strip()}}
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
