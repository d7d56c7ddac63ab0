package overlay

import (
	"math"
	"slices"
)

// sweep measures what areas have in common, by level slabs between which no sides end or cross: in each, the middle line tells
// the surface.
//
//	y3 ──────┬─────────
//	        ╱│  ╲           A slab has the width of its middle line. Sides that nearly coincide
//	y2 ────╱─┼───╳─────     may come out in either order: that changes the surface by no more
//	      ╱  │  ╱ ╲         than lies between them, which no other rule for them promises.
//	y1 ──┴───┴─┴───────
//
// It belongs to one goroutine.
type sweep struct {
	box   box
	sides []side // of the subject (own), and of areas laid over it, numbered from 0
	west  []side // of areas laid over it, that pass west of the box
	tilt  tilt

	strips []int32 // sides by strip
	start  []int32
	levels []float64
	line   []crossing
	in     []bool // by number of the area
}

// own is the number of the subject's sides.
const own = -1

// crossing is where the middle line of a slab meets a side.
type crossing struct {
	x  float64
	of int32
}

// tilt is how the ground grows over the plane: by shares a metre from a place. A small area has none.
type tilt struct{ x, y, east, north float64 }

func (t tilt) at(x, y float64) float64 { return 1 + (x-t.x)*t.east + (y-t.y)*t.north }

// surface is what a sweep measures, in square metres.
type surface struct {
	plane   float64 // of the subject on the plane
	whole   float64 // of the subject, tilted
	covered float64 // of what is covered of it, tilted
}

// areas measures the subject under n areas.
func (s *sweep) areas(n int) (sum surface) {
	height := s.box.maxY - s.box.minY
	if !(height > 0) {
		return surface{}
	}
	if cap(s.in) < n {
		s.in = make([]bool, n)
	}
	s.in = s.in[:n]
	const few = 24 // sides of a strip: all pairs of them are looked at
	strips := max(1, min(len(s.sides)/few, 1<<20))
	step := height / float64(strips)
	s.deal(strips, step)
	for k := range strips {
		low, high := s.box.minY+float64(k)*step, s.box.minY+float64(k+1)*step
		if k == strips-1 {
			high = s.box.maxY
		}
		list := s.strips[s.start[k]:s.start[k+1]]
		s.cut(list, low, high)
		for i := 1; i < len(s.levels); i++ {
			if below, above := s.levels[i-1], s.levels[i]; above > below {
				w := s.slab(list, below+(above-below)/2)
				sum.plane += w.plane * (above - below)
				sum.whole += w.whole * (above - below)
				sum.covered += w.covered * (above - below)
			}
		}
	}
	return sum
}

// deal sorts the sides into strips.
func (s *sweep) deal(strips int, step float64) {
	of := func(y float64) int { return max(0, min(strips-1, int((y-s.box.minY)/step))) }
	s.start = slices.Grow(s.start[:0], strips+1)[:strips+1]
	clear(s.start)
	for _, e := range s.sides {
		for k := of(e.ay); k <= of(e.by); k++ {
			s.start[k+1]++
		}
	}
	for k := range strips {
		s.start[k+1] += s.start[k]
	}
	total := int(s.start[strips])
	s.strips = slices.Grow(s.strips[:0], total)[:total]
	for i := len(s.sides) - 1; i >= 0; i-- { // downwards, and back up below: the starts end where they began
		for k := of(s.sides[i].ay); k <= of(s.sides[i].by); k++ {
			s.start[k+1]--
			s.strips[s.start[k+1]] = int32(i)
		}
	}
	copy(s.start, s.start[1:])
	s.start[strips] = int32(total)
}

// cut finds the levels between which no sides end or cross.
func (s *sweep) cut(list []int32, low, high float64) {
	s.levels = append(s.levels[:0], low, high)
	level := func(y float64) {
		if y > low && y < high {
			s.levels = append(s.levels, y)
		}
	}
	for i, a := range list {
		p := &s.sides[a]
		level(p.ay)
		level(p.by)
		for _, b := range list[i+1:] {
			q := &s.sides[b]
			if p.of == q.of || min(p.ax, p.bx) > max(q.ax, q.bx) || min(q.ax, q.bx) > max(p.ax, p.bx) {
				continue
			}
			from, to := max(p.ay, q.ay, low), min(p.by, q.by, high)
			if !(from < to) {
				continue
			}
			if d, e := p.at(from)-q.at(from), p.at(to)-q.at(to); d < 0 && e > 0 || d > 0 && e < 0 {
				level(from + (to-from)*d/(d-e))
			}
		}
	}
	slices.Sort(s.levels)
}

// slab is how much of the middle line lies in the subject, and of that how much in any area laid over it, in metres.
func (s *sweep) slab(list []int32, y float64) (width surface) {
	s.line = s.line[:0]
	for _, i := range list {
		if e := &s.sides[i]; e.ay <= y && y < e.by {
			c := crossing{e.at(y), e.of}
			k := len(s.line)
			s.line = append(s.line, c)
			for ; k > 0 && s.line[k-1].x > c.x; k-- {
				s.line[k] = s.line[k-1]
			}
			s.line[k] = c
		}
	}
	if len(s.line) == 0 {
		return width
	}
	over := 0
	clear(s.in)
	turn := func(of int32) {
		if s.in[of] = !s.in[of]; s.in[of] {
			over++
		} else {
			over--
		}
	}
	for _, e := range s.west {
		if e.ay <= y && y < e.by {
			turn(e.of)
		}
	}
	inside := false
	last := s.line[0].x
	for _, c := range s.line {
		if inside {
			w := c.x - last
			width.plane += w
			w *= s.tilt.at(last+w/2, y)
			width.whole += w
			if over > 0 {
				width.covered += w
			}
		}
		if last = c.x; c.of == own {
			inside = !inside
		} else {
			turn(c.of)
		}
	}
	return width
}

// flat is the surface of rings by the shoelace formula, holes taken away: what areas gives of rings that do not cross.
func (r *rings) flat() float64 {
	var sum float64
	from := 0
	for i, end := range r.ends {
		a := math.Abs(signed(r.xy[from:end]))
		if r.hole[i] {
			a = -a
		}
		sum += a
		from = end
	}
	return sum
}

func signed(xy []float64) float64 {
	var twice float64
	for i := 0; i+3 < len(xy); i += 2 {
		twice += (xy[i]-xy[0])*(xy[i+3]-xy[1]) - (xy[i+2]-xy[0])*(xy[i+1]-xy[1])
	}
	return twice / 2
}
