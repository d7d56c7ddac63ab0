package sheet

import (
	"slices"
	"strings"
)

// remark is what the maker of a sheet says, as a block of a column.
type remark string

func (r remark) lines(p *page, w float64) []string {
	var out []string
	for _, paragraph := range strings.Split(string(r), "\n") {
		out = append(out, p.wrap(paragraph, letters{size: p.size}, w)...)
	}
	return out
}

func (r remark) height(p *page, w float64) float64 {
	return p.headingHeight(p.loc.T("sheet.notes")) + float64(len(r.lines(p, w)))*1.35*p.size
}

func (r remark) draw(p *page, box Rect) {
	y := box.Y + p.heading(box, p.loc.T("sheet.notes"))
	for i, line := range r.lines(p, box.W) {
		p.text(box.X, y+(float64(i)*1.35+0.95)*p.size, line, letters{size: p.size, colour: ink})
	}
}

// columns lays tables, legend and notes in the two columns below the map of a standing page or beside it, in this order, the scale at the foot of
// the last. The type is as large as the room allows; when even the smallest does not fit, rows are left out.
func (p *page) columns(sh *Sheet) {
	size := p.size
	defer func() { p.size = size }()
	var small []Group
	if sh.Paper.Screen() {
		sh, small = sh.onScreen()
	}
	rooms := p.rooms(sh, small)
	const most, least, whole = 1.2, 0.72, 0.84 // below whole a cell is rather cut than written smaller
	for share := most; ; share -= 0.04 {
		p.size = share * size
		if share > whole && slices.ContainsFunc(sh.Tables, func(t Table) bool { return t.cuts(p, rooms[0].W) }) {
			continue
		}
		if flows := p.flow(sh, rooms); flows != nil || share <= least {
			if flows == nil {
				flows = p.crowded(sh, rooms)
			}
			for _, f := range flows {
				f.b.draw(p, f.at)
			}
			if last := rooms[len(rooms)-1]; sh.Paper.Screen() && len(flows) < len(p.below(sh)) {
				p.sayMore(last, last.bottom()+p.fine)
			}
			p.size = size
			p.foot(sh, sh.Paper.side(), small)
			return
		}
	}
}

// placed is a block where it is drawn.
type placed struct {
	b  block
	at Rect
}

// below are the blocks of a standing page in their order.
func (p *page) below(sh *Sheet) []block {
	var out []block
	for _, f := range sh.Falls {
		out = append(out, f)
	}
	for _, t := range sh.Tables {
		out = append(out, t)
	}
	if sh.Notes != "" {
		out = append(out, remark(sh.Notes))
	}
	for _, g := range sh.Legend {
		out = append(out, g)
	}
	return out
}

// rooms are the heights of the columns without their foot.
func (p *page) rooms(sh *Sheet, small []Group) []Rect {
	all := sh.Paper.columns()
	last := &all[len(all)-1]
	last.H -= p.footHeight(sh, last.W, small) + sh.Paper.gap
	return all
}

// flow places the blocks, nil when they do not all fit, parted between the columns so that both are about as full.
func (p *page) flow(sh *Sheet, rooms []Rect) []placed {
	gap := sh.Paper.gap
	blocks := p.below(sh)
	var best []placed
	lowest := 0.0
	heights := make([]float64, len(blocks)) // in either column: they are of one width
	for i, b := range blocks {
		heights[i] = b.height(p, rooms[0].W)
	}
	for cut := range len(blocks) + 1 { // in the first column
		var out []placed
		deepest := 0.0
		for c, part := range [][]block{blocks[:cut], blocks[cut:]} {
			y := rooms[c].Y
			for i, b := range part {
				h := heights[c*cut+i]
				out = append(out, placed{b, Rect{rooms[c].X, y, rooms[c].W, h}})
				y += h + gap
			}
			if len(part) > 0 {
				deepest = max(deepest, (y-gap-rooms[c].Y)/rooms[c].H)
			}
		}
		if deepest <= 1 && (best == nil || deepest < lowest) {
			best, lowest = out, deepest
		}
	}
	return best
}

// crowded places the blocks when they do not all fit: one after the other while they do, and tables without the rows that find no
// place.
func (p *page) crowded(sh *Sheet, rooms []Rect) []placed {
	gap := sh.Paper.gap
	var out []placed
	c, y := 0, rooms[0].Y
	for _, b := range p.below(sh) {
		left := rooms[c].bottom() - y
		if b.height(p, rooms[c].W) > left && c == 0 && left < 0.4*rooms[0].H {
			c = 1
			y = rooms[1].Y
			left = rooms[1].H
		}
		if t, ok := b.(Table); ok {
			t = t.shortened(p, rooms[c].W, left)
			if len(t.Rows) == 0 {
				continue
			}
			b = t
		}
		h := b.height(p, rooms[c].W)
		if h > left {
			continue
		}
		out = append(out, placed{b, Rect{rooms[c].X, y, rooms[c].W, h}})
		y += h + gap
	}
	return out
}
