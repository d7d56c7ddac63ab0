package sheet

import "emprise/geo/paint"

// Chart is some figures as bars, on a sheet that has charts in the place of a map.
type Chart struct {
	Title string
	Bars  []Bar
	Notes []string
}

// Bar is one figure: what it is of, how much in words, and its parts as shares of the width of the chart; it may have none.
type Bar struct {
	Title, Value string
	Parts        []Slice
}

// Slice is a part of a bar.
type Slice struct {
	Share float64
	Fill  paint.Fill
}

// Heights of a chart, in ems of the body.
const (
	barTitle  = 1.35
	barHeight = 0.85
	barGap    = 0.75
	chartNote = 1.25
	chartGap  = 1.6
)

func (c Chart) noted(p *page, w float64) []string {
	var out []string
	for _, n := range c.Notes {
		out = append(out, p.wrap(n, letters{size: 0.88 * p.size}, w)...)
	}
	return out
}

func (c Chart) height(p *page, w float64) float64 {
	h := p.headingHeight(c.Title) + chartNote*p.size*float64(len(c.noted(p, w)))
	for _, b := range c.Bars {
		h += (barTitle + barGap) * p.size
		if len(b.Parts) > 0 {
			h += barHeight * p.size
		}
	}
	return h
}

func (c Chart) draw(p *page, r Rect) {
	size := p.size
	y := r.Y + p.heading(r, c.Title)
	for _, b := range c.Bars {
		value := p.shrunk(b.Value, letters{size: 0.94 * size, colour: soft, anchor: paint.End}, 0.6*r.W, 0.7)
		p.text(r.right(), y+0.95*size, b.Value, value)
		room := r.W - p.width(b.Value, value) - size
		l := p.shrunk(b.Title, letters{size: size, colour: ink}, room, 0.8)
		p.text(r.X, y+0.95*size, p.cut(b.Title, l, room), l)
		y += barTitle * size
		if len(b.Parts) > 0 {
			p.fill(Rect{r.X, y, r.W, barHeight * size}, wash)
			x := r.X
			for _, s := range b.Parts {
				box := Rect{x, y, s.Share * r.W, barHeight * size}
				if box.W > 0 {
					p.s.Fill(p.path(corners(box)), s.Fill)
					p.outline(box, faint, 0.1)
				}
				x += box.W
			}
			y += barHeight * size
		}
		y += barGap * size
	}
	for _, line := range c.noted(p, r.W) {
		p.text(r.X, y+0.8*size, line, letters{size: 0.88 * size, colour: soft})
		y += chartNote * size
	}
}

// chartGutter is the room between columns of charts, mm.
const chartGutter = 9.0

// forCharts is the room of charts, and how many columns there are of which width.
func (p Paper) forCharts() (room Rect, columns int, w float64) {
	room = p.outer()
	room.W = p.Width - 2*p.margin
	room.H = p.footTop() - p.gap - room.Y
	columns = 3
	if p.standing {
		columns = 2
	}
	return room, columns, (room.W - chartGutter*float64(columns-1)) / float64(columns)
}

// charts lays the charts out in columns, each where most room is left, in type as large as lets all stand on the page.
func (p *page) charts(sh *Sheet) {
	size := p.size
	defer func() { p.size = size }()
	const most, least = 1.35, 0.5
	o, columns, w := sh.Paper.forCharts()
	for share := most; ; share -= 0.05 {
		p.size = share * size
		heights := make([]float64, len(sh.Charts))
		for i, c := range sh.Charts {
			heights[i] = c.height(p, w) + chartGap*p.size
		}
		in, deepest := evenly(heights, columns)
		if deepest-chartGap*p.size > o.H && share > least {
			continue
		}
		ends := make([]float64, columns)
		for i, c := range sh.Charts {
			c.draw(p, Rect{o.X + float64(in[i])*(w+chartGutter), o.Y + ends[in[i]], w, heights[i]})
			ends[in[i]] += heights[i]
		}
		return
	}
}

// evenly parts heights between columns so that the deepest is as shallow as can be, each column filled from the top in their order. So few
// are parted that all ways are tried; of many, each goes where most room is left.
func evenly(heights []float64, columns int) (in []int, deepest float64) {
	const few = 9
	ends := make([]float64, columns)
	now := make([]int, len(heights))
	var try func(i int, deep float64)
	try = func(i int, deep float64) {
		if in != nil && deep >= deepest-1e-9 {
			return
		}
		if i == len(heights) {
			in, deepest = append([]int(nil), now...), deep
			return
		}
		for c := range ends {
			now[i] = c
			ends[c] += heights[i]
			try(i+1, max(deep, ends[c]))
			ends[c] -= heights[i]
		}
	}
	if len(heights) <= few {
		try(0, 0)
		return in, deepest
	}
	for i, h := range heights {
		least := 0
		for c, e := range ends {
			if e < ends[least] {
				least = c
			}
		}
		now[i] = least
		ends[least] += h
		deepest = max(deepest, ends[least])
	}
	return now, deepest
}
