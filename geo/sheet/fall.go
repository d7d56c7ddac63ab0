package sheet

import (
	"slices"

	"emprise/geo/paint"
)

// Fall is how a score comes about, as a block of the column: a step for each thing that counts, one beginning where the one before ends.
type Fall struct {
	Title  string // above the first of several; may be empty
	Note   string // below it, how the bars are read; may be empty
	Mark   *Mark  // the disc that the map shows too; nil without
	Name   string
	Detail string // below the name
	Steps  []Step
	Sum    string  // what the score is called
	Score  string  // in words
	Share  float64 // of a whole score
	Doubts []string
}

// pair is one fall, or two side by side where the column is wide.
type pair []Fall

// wideColumn is the width from which two falls stand side by side, in ems of the body.
const wideColumn = 56

// between is the room between them, mm.
const between = 6.0

func (f pair) parts(p *page, r Rect) (head Fall, rooms []Rect) {
	head = Fall{Title: f[0].Title, Note: f[0].Note}
	w := r.W
	if len(f) > 1 || r.W >= wideColumn*p.size {
		w = (r.W - between) / 2
	}
	y := r.Y + p.headingHeight(head.Title) + 1.25*p.size*float64(len(head.noted(p, r.W)))
	for i := range f {
		rooms = append(rooms, Rect{r.X + float64(i)*(w+between), y, w, r.bottom() - y})
	}
	return head, rooms
}

func (f pair) height(p *page, w float64) float64 {
	_, rooms := f.parts(p, Rect{W: w})
	high := 0.0
	for i, one := range f {
		one.Title, one.Note = "", ""
		high = max(high, rooms[i].Y+one.height(p, rooms[i].W))
	}
	return high
}

func (f pair) draw(p *page, r Rect) {
	head, rooms := f.parts(p, r)
	p.saidBefore(head, r)
	for i, one := range f {
		one.Title, one.Note = "", ""
		one.draw(p, rooms[i])
	}
}

// fallsIn are the falls as blocks of a width, those that find room in a height, one at least.
func (p *page) fallsIn(sh *Sheet, w, room float64) []pair {
	each := 1
	if w >= wideColumn*p.size {
		each = 2
	}
	var out []pair
	for some := range slices.Chunk(sh.Falls, each) {
		f := pair(some)
		if room -= f.height(p, w) + sh.Paper.gap; room < 0 && len(out) > 0 {
			break
		}
		out = append(out, f)
	}
	return out
}

// leastOf is the height of blocks, and of tables cut to a few rows.
func (p *page) leastOf(blocks []block, tables []Table, w float64) float64 {
	const few = 4
	h := 0.0
	for _, b := range blocks {
		h += b.height(p, w) + between
	}
	for _, t := range tables {
		h += t.fixed(p, w) + float64(min(few, len(t.Rows))+1)*tableRow*p.size + between
	}
	return h
}

// Step is one bar of a fall. From, Earned and Room are shares of the width.
type Step struct {
	Name   string
	Points string // in words
	From   float64
	Earned float64
	Room   float64 // what could be earned; of something unknown: what it might come to
	Known  bool
	Missed bool // said in red
}

// Heights of a fall, in ems of the body, and the shares of its width that names and bars take.
const (
	fallHead  = 1.75
	fallStep  = 1.4
	fallDoubt = 1.2

	fallNames = 0.36
	fallBars  = 0.36
)

func (f Fall) doubts(p *page, w float64) []string {
	var out []string
	for _, d := range f.Doubts {
		out = append(out, p.wrap(d, p.doubtful(), w)...)
	}
	return out
}

func (p *page) doubtful() letters { return letters{size: 0.88 * p.size, italic: true, colour: soft} }

func (f Fall) noted(p *page, w float64) []string {
	if f.Note == "" {
		return nil
	}
	return p.wrap(f.Note, letters{size: 0.88 * p.size, colour: soft}, w)
}

func (f Fall) height(p *page, w float64) float64 {
	h := fallHead + fallStep*float64(len(f.Steps)+1) + 0.3 + fallDoubt*float64(len(f.doubts(p, w))) + 1.25*float64(len(f.noted(p, w)))
	if f.Detail != "" {
		h += 1.25
	}
	return p.headingHeight(f.Title) + h*p.size
}

// saidBefore draws title and note, and gives where they end.
func (p *page) saidBefore(f Fall, r Rect) float64 {
	y := r.Y + p.heading(r, f.Title)
	for _, line := range f.noted(p, r.W) {
		p.text(r.X, y+0.75*p.size, line, letters{size: 0.88 * p.size, colour: soft})
		y += 1.25 * p.size
	}
	return y
}

func (f Fall) draw(p *page, r Rect) {
	size := p.size
	y := p.saidBefore(f, r)
	x := r.X
	if f.Mark != nil {
		radius := 0.72 * size
		p.disc(x+radius+0.3, y+0.75*size, radius, *f.Mark)
		x += 2*radius + 0.7*size
	}
	name := letters{size: 1.08 * size, bold: true, colour: ink}
	score := letters{size: 1.08 * size, bold: true, colour: ink, anchor: paint.End}
	p.text(r.right(), y+1.1*size, f.Score, score)
	room := r.right() - x - p.width(f.Score, score) - size
	name = p.shrunk(f.Name, name, room, 0.75)
	p.text(x, y+1.1*size, p.cut(f.Name, name, room), name)
	y += fallHead * size
	if f.Detail != "" {
		l := p.shrunk(f.Detail, letters{size: 0.88 * size, colour: soft}, r.W, 0.7)
		p.text(r.X, y+0.7*size, p.cut(f.Detail, l, r.W), l)
		y += 1.25 * size
	}
	for _, s := range f.Steps {
		f.step(p, Rect{r.X, y, r.W, fallStep * size}, s, false)
		y += fallStep * size
	}
	p.line(faint, 0.2, r.X, y, r.right(), y)
	y += 0.3 * size
	f.step(p, Rect{r.X, y, r.W, fallStep * size}, Step{Name: f.Sum, Points: f.Score, Earned: f.Share, Room: 1, Known: true}, true)
	y += fallStep * size
	for _, line := range f.doubts(p, r.W) {
		p.text(r.X, y+0.8*size, line, p.doubtful())
		y += fallDoubt * size
	}
}

// step draws the name, the bar and the points of a step. What is earned is full, what was left lying is pale, what is not known has an
// edge alone: they are told apart without colour.
func (f Fall) step(p *page, r Rect, s Step, bold bool) {
	size, base := p.size, r.Y+0.98*p.size
	l := letters{size: 0.94 * size, bold: bold, colour: ink}
	names, bars := fallNames*r.W-0.6*size, fallBars*r.W
	fitted := p.shrunk(s.Name, l, names, 0.8)
	p.text(r.X, base, p.cut(s.Name, fitted, names), fitted)
	left, top, high := r.X+fallNames*r.W, r.Y+0.32*size, 0.82*size
	p.line(faint, 0.15, left, top+high/2, left+bars, top+high/2)
	part := func(from, share float64) Rect {
		from, to := min(max(from, 0), 1), min(max(from+share, 0), 1)
		return Rect{left + from*bars, top, (to - from) * bars, high}
	}
	switch {
	case !s.Known && s.Room > 0:
		box := part(s.From, s.Room)
		p.fill(box, white)
		p.s.Stroke(p.path(corners(box)), paint.Stroke{Colour: soft, Width: 0.2, Dash: []float64{0.8, 0.6}})
	case s.Room > 0:
		box := part(s.From, max(s.Room, s.Earned))
		p.fill(box, wash)
		p.outline(box, faint, 0.15)
		p.fill(part(s.From, s.Earned), accent)
	}
	l.anchor, l.size = paint.End, 0.88*size
	if s.Missed {
		l.colour = alarm
	}
	points := (1-fallNames-fallBars)*r.W - 0.5*size
	l = p.shrunk(s.Points, l, points, 0.75)
	p.text(r.right(), base, p.cut(s.Points, l, points), l)
}
