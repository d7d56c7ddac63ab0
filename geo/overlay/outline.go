package overlay

import (
	"math"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/index"
)

// box is an upright rectangle of the plane, in metres, edges included.
type box struct{ minX, minY, maxX, maxY float64 }

func noBox() box {
	inf := math.Inf(1)
	return box{inf, inf, -inf, -inf}
}

func (b *box) extend(x, y float64) {
	b.minX, b.minY = min(b.minX, x), min(b.minY, y)
	b.maxX, b.maxY = max(b.maxX, x), max(b.maxY, y)
}

func (b box) meets(o box) bool {
	return b.minX <= o.maxX && o.minX <= b.maxX && b.minY <= o.maxY && o.minY <= b.maxY
}

// finite says whether the box is of positions of the plane: far off there are none.
func (b box) finite() bool {
	return !math.IsInf(b.minX-b.maxX, 0) && !math.IsInf(b.minY-b.maxY, 0) && b.minX-b.maxX <= 0 && b.minY-b.maxY <= 0
}

func (b box) padded(d float64) box { return box{b.minX - d, b.minY - d, b.maxX + d, b.maxY + d} }

func (b box) round() index.Box32 { return index.Round(b.minX, b.minY, b.maxX, b.maxY) }

// gap2 is the square of the distance between two boxes.
func (b box) gap2(o box) float64 {
	dx := max(0, max(b.minX-o.maxX, o.minX-b.maxX))
	dy := max(0, max(b.minY-o.maxY, o.minY-b.maxY))
	return dx*dx + dy*dy
}

// rings are the rings of one area on the plane, closed, x and y interleaved. The zero value is ready; it is filled again and
// again without new memory.
type rings struct {
	xy   []float64
	ends []int  // of each ring in xy
	hole []bool // whether a ring is one
	box  box
}

func (r *rings) reset() { r.xy, r.ends, r.hole, r.box = r.xy[:0], r.ends[:0], r.hole[:0], noBox() }

func (r *rings) add(sys *crs.System, lon, lat float64) {
	p := sys.Forward(geo.LonLat{Lon: lon, Lat: lat})
	r.xy = append(r.xy, p.X, p.Y)
	r.box.extend(p.X, p.Y)
}

// close ends a ring, with its first position once more where the drawing leaves that out.
func (r *rings) close(hole bool) {
	from := 0
	if n := len(r.ends); n > 0 {
		from = r.ends[n-1]
	}
	end := len(r.xy)
	if end > from && (r.xy[from] != r.xy[end-2] || r.xy[from+1] != r.xy[end-1]) {
		r.xy = append(r.xy, r.xy[from], r.xy[from+1])
	}
	r.ends, r.hole = append(r.ends, len(r.xy)), append(r.hole, hole)
}

// feature takes the rings, lines or points of a feature; only rings are closed.
func (r *rings) feature(sys *crs.System, s *feature.Set, f int) {
	r.reset()
	first, end := s.RingsOf(f)
	for k := first; k < end; k++ {
		flat := s.Ring(k)
		for i := 0; i+1 < len(flat); i += 2 {
			r.add(sys, flat[i], flat[i+1])
		}
		if s.Kinds[f] == feature.Areas {
			r.close(k > first && s.Hole(k))
		} else {
			r.ends = append(r.ends, len(r.xy))
		}
	}
}

func (r *rings) shape(sys *crs.System, mp orb.MultiPolygon) {
	r.reset()
	for _, p := range mp {
		for i, ring := range p {
			for _, at := range ring {
				r.add(sys, at[0], at[1])
			}
			r.close(i > 0)
		}
	}
}

// each visits the edges of all rings.
func (r *rings) each(visit func(ax, ay, bx, by float64)) {
	from := 0
	for _, end := range r.ends {
		for i := from; i+3 < end; i += 2 {
			visit(r.xy[i], r.xy[i+1], r.xy[i+2], r.xy[i+3])
		}
		from = end
	}
}

// holds says whether a place lies within, by the even-odd rule.
func (r *rings) holds(x, y float64) bool {
	inside := false
	from := 0
	for _, end := range r.ends {
		for i := from; i+3 < end; i += 2 {
			ax, ay, bx, by := r.xy[i], r.xy[i+1], r.xy[i+2], r.xy[i+3]
			if (ay > y) != (by > y) && x < ax+(y-ay)/(by-ay)*(bx-ax) {
				inside = !inside
			}
		}
		from = end
	}
	return inside
}

// side is an edge from its lower end to its upper one.
type side struct {
	ax, ay, bx, by float64
	of             int32 // number of what it bounds
}

func sideOf(ax, ay, bx, by float64, of int32) side {
	if ay > by {
		ax, ay, bx, by = bx, by, ax, ay
	}
	return side{ax, ay, bx, by, of}
}

func (s side) at(y float64) float64 { return s.ax + (y-s.ay)/(s.by-s.ay)*(s.bx-s.ax) }

// outline is an area that is asked about again and again: its sides in bands of height, so that those about a box are found
// without a look at the others. Level sides bound nothing and are left out.
type outline struct {
	box    box
	sides  []side
	height float64 // of a band
	start  []int32 // band b has list[start[b]:start[b+1]]
	list   []int32
}

func newOutline(r *rings, of int32) outline {
	o := outline{box: r.box}
	r.each(func(ax, ay, bx, by float64) {
		if ay != by {
			o.sides = append(o.sides, sideOf(ax, ay, bx, by, of))
		}
	})
	const most = 1 << 16
	bands := max(1, min(len(o.sides)/2, most))
	o.height = (o.box.maxY - o.box.minY) / float64(bands)
	o.start = make([]int32, bands+1)
	for _, s := range o.sides {
		for b := o.band(s.ay); b <= o.band(s.by); b++ {
			o.start[b+1]++
		}
	}
	for b := range bands {
		o.start[b+1] += o.start[b]
	}
	o.list = make([]int32, o.start[bands])
	at := append([]int32(nil), o.start[:bands]...)
	for i, s := range o.sides {
		for b := o.band(s.ay); b <= o.band(s.by); b++ {
			o.list[at[b]] = int32(i)
			at[b]++
		}
	}
	return o
}

func (o *outline) band(y float64) int {
	if !(o.height > 0) {
		return 0
	}
	return max(0, min(len(o.start)-2, int((y-o.box.minY)/o.height)))
}

// about gathers the sides that may pass a box into near, and those that pass west of it at its height into west.
func (o *outline) about(b box, near, west []side) (n, w []side) {
	first := o.band(b.minY)
	for k := first; k <= o.band(b.maxY); k++ {
		for _, i := range o.list[o.start[k]:o.start[k+1]] {
			s := o.sides[i]
			if s.by < b.minY || s.ay > b.maxY || k != max(first, o.band(s.ay)) {
				continue // the second: seen in a band below
			}
			switch {
			case s.ax > b.maxX && s.bx > b.maxX:
			case s.ax < b.minX && s.bx < b.minX:
				west = append(west, s)
			default:
				near = append(near, s)
			}
		}
	}
	return near, west
}

// holds says whether a place lies within, by the even-odd rule.
func (o *outline) holds(x, y float64) bool {
	if x < o.box.minX || x > o.box.maxX || y < o.box.minY || y > o.box.maxY {
		return false
	}
	inside := false
	k := o.band(y)
	for _, i := range o.list[o.start[k]:o.start[k+1]] {
		if s := o.sides[i]; s.ay <= y && y < s.by && x < s.at(y) {
			inside = !inside
		}
	}
	return inside
}
