package measure

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"sort"

	"github.com/peterstace/simplefeatures/geom"
)

// arrangement is the plane cut up by the edges of one ring, which meet at their ends only: half-edges, each with the face to
// its left. All edges hang together, so that every face but the outer one has a single edge around it.
type arrangement struct {
	from, to []geom.XY // of each half-edge; its twin is number^1
	next     []int     // the half-edge that follows around the face to the left
	face     []int     // to the left
	faces    []surface
	rotation map[geom.XY][]int // half-edges that leave a place, counter-clockwise
}

// surface is a bounded face.
type surface struct {
	walk []int   // half-edges around it, counter-clockwise
	area float64 // 0 or less: the outer face
	turn int     // how often the ring goes round it
}

// newArrangement takes lines that do not cross.
func newArrangement(lines geom.Geometry) *arrangement {
	a := &arrangement{rotation: map[geom.XY][]int{}}
	seen := map[[2]geom.XY]bool{}
	for _, line := range LinesIn(lines) {
		seq := line.Coordinates()
		for i := 1; i < seq.Length(); i++ {
			p, q := seq.GetXY(i-1), seq.GetXY(i)
			if p == q || seen[[2]geom.XY{p, q}] {
				continue
			}
			seen[[2]geom.XY{p, q}], seen[[2]geom.XY{q, p}] = true, true
			h := len(a.from)
			a.from, a.to = append(a.from, p, q), append(a.to, q, p)
			a.rotation[p], a.rotation[q] = append(a.rotation[p], h), append(a.rotation[q], h+1)
		}
	}
	for _, around := range a.rotation {
		sort.Slice(around, func(i, j int) bool { return a.angle(around[i]) < a.angle(around[j]) })
	}
	a.next, a.face = make([]int, len(a.from)), make([]int, len(a.from))
	for h := range a.from {
		a.next[h] = a.clockwise(h^1, func(int) bool { return true })
		a.face[h] = -1
	}
	for h := range a.from {
		if a.face[h] < 0 {
			a.walkFace(h)
		}
	}
	return a
}

// LinesIn gives the lines of a geometry that is a line or several; none of another.
func LinesIn(g geom.Geometry) []geom.LineString {
	switch g.Type() {
	case geom.TypeLineString:
		return []geom.LineString{g.MustAsLineString()}
	case geom.TypeMultiLineString:
		return g.MustAsMultiLineString().Dump()
	default:
		return nil
	}
}

func (a *arrangement) angle(h int) float64 {
	return math.Atan2(a.to[h].Y-a.from[h].Y, a.to[h].X-a.from[h].X)
}

// clockwise is the first half-edge that leaves the place where h does and is wanted, clockwise after h; h itself comes last.
func (a *arrangement) clockwise(h int, wanted func(int) bool) int {
	around := a.rotation[a.from[h]]
	at := slices.Index(around, h)
	for i := 1; i <= len(around); i++ {
		if k := around[(at-i+len(around))%len(around)]; wanted(k) {
			return k
		}
	}
	return h
}

func (a *arrangement) walkFace(h int) {
	var s surface
	number := len(a.faces)
	for k := h; a.face[k] < 0; k = a.next[k] {
		a.face[k] = number
		s.walk = append(s.walk, k)
	}
	s.area = a.areaOf(s.walk)
	a.faces = append(a.faces, s)
}

func (a *arrangement) areaOf(walk []int) float64 {
	o := a.from[walk[0]]
	var twice float64
	for _, h := range walk {
		p, q := a.from[h], a.to[h]
		twice += (p.X-o.X)*(q.Y-o.Y) - (q.X-o.X)*(p.Y-o.Y)
	}
	return twice / 2
}

// errUnsound says that rounding has mixed up inside and outside.
var errUnsound = errors.New("the surfaces that the area is cut into do not add up to it")

// odd gives what the ring goes round an odd number of times, and how much ground it goes round twice or more. Each face,
// times how often the ring goes round it, adds up to the area by the shoelace formula: where it does not, nothing is given.
func (a *arrangement) odd(ring []float64) (mp geom.MultiPolygon, twice float64, err error) {
	var sum, total float64
	inside := make([]bool, len(a.faces))
	for i := range a.faces {
		s := &a.faces[i]
		if s.area <= 0 {
			continue
		}
		s.turn = windings(ring, a.within(s.walk))
		sum += float64(s.turn) * s.area
		total += s.area
		if inside[i] = s.turn%2 != 0; s.turn > 1 || s.turn < -1 {
			twice += s.area
		}
	}
	if math.Abs(sum-signed(ring)) > 1e-6*total+1e-6 {
		return geom.MultiPolygon{}, 0, errUnsound
	}
	border := func(h int) bool { return inside[a.face[h]] && !inside[a.face[h^1]] }
	var shells, holes [][]int
	done := make([]bool, len(a.from))
	for h := range a.from {
		if done[h] || !border(h) {
			continue
		}
		var walk []int
		for k := h; !done[k]; k = a.clockwise(k^1, border) {
			done[k] = true
			walk = append(walk, k)
		}
		for _, loop := range a.loops(walk) {
			switch area := a.areaOf(loop); {
			case flatter(math.Abs(area), a.line(loop).Length()):
			case area > 0:
				shells = append(shells, loop)
			default:
				holes = append(holes, loop)
			}
		}
	}
	return a.assemble(shells, holes), twice, nil
}

// signed is the area by the shoelace formula, positive when counter-clockwise.
func signed(flat []float64) float64 {
	var twice float64
	for i := 0; i+3 < len(flat); i += 2 {
		twice += (flat[i]-flat[0])*(flat[i+3]-flat[1]) - (flat[i+2]-flat[0])*(flat[i+1]-flat[1])
	}
	return twice / 2
}

// loops cuts a walk where it comes back to a place.
func (a *arrangement) loops(walk []int) (all [][]int) {
	var open []int
	at := map[geom.XY]int{} // how many half-edges of open come before this place
	for _, h := range walk {
		at[a.from[h]] = len(open)
		open = append(open, h)
		if from, met := at[a.to[h]]; met {
			loop := slices.Clone(open[from:])
			for _, k := range loop {
				delete(at, a.from[k])
			}
			open = open[:from]
			all = append(all, loop)
		}
	}
	return all
}

// assemble gives each hole to the smallest shell around it.
func (a *arrangement) assemble(shells, holes [][]int) geom.MultiPolygon {
	rings := make([][]geom.LineString, len(shells))
	for i, s := range shells {
		rings[i] = []geom.LineString{a.line(s)}
	}
	for _, hole := range holes {
		middle := geom.XY{X: (a.from[hole[0]].X + a.to[hole[0]].X) / 2, Y: (a.from[hole[0]].Y + a.to[hole[0]].Y) / 2}
		best, size := -1, math.Inf(1)
		for i, s := range shells {
			if area := a.areaOf(s); area < size && windings(a.flat(s), middle) != 0 {
				best, size = i, area
			}
		}
		if best >= 0 {
			rings[best] = append(rings[best], a.line(hole))
		}
	}
	polygons := make([]geom.Polygon, len(rings))
	for i, r := range rings {
		polygons[i] = geom.NewPolygon(r)
	}
	return geom.NewMultiPolygon(polygons)
}

func (a *arrangement) flat(walk []int) []float64 {
	flat := make([]float64, 0, 2*len(walk)+2)
	for _, h := range walk {
		flat = append(flat, a.from[h].X, a.from[h].Y)
	}
	return append(flat, flat[0], flat[1])
}

func (a *arrangement) line(walk []int) geom.LineString {
	return geom.NewLineString(geom.NewSequence(a.flat(walk), geom.DimXY))
}

// within is a point well inside a face: the middle of the widest stretch of a level line between positions, where stretch
// and gap make the largest rectangle. A face may have a tail as thin as rounding, where inside and outside say nothing.
func (a *arrangement) within(walk []int) geom.XY {
	levels := make([]float64, len(walk))
	for i, h := range walk {
		levels[i] = a.from[h].Y
	}
	slices.Sort(levels)
	gaps := make([]stretch, 0, len(levels))
	for i := 1; i < len(levels); i++ {
		gaps = append(gaps, stretch{levels[i-1], levels[i]})
	}
	slices.SortFunc(gaps, func(a, b stretch) int { return cmp.Compare(b.to-b.from, a.to-a.from) })
	const enough = 64
	at, largest := a.from[walk[0]], -1.0
	for _, gap := range gaps[:min(len(gaps), enough)] {
		y := gap.from + (gap.to-gap.from)/2
		across := a.widest(walk, y)
		if size := (gap.to - gap.from) * (across.to - across.from); size > largest {
			at, largest = geom.XY{X: across.from + (across.to-across.from)/2, Y: y}, size
		}
	}
	return at
}

type stretch struct{ from, to float64 }

// widest is the widest stretch of a level line inside a face.
func (a *arrangement) widest(walk []int, y float64) stretch {
	var crossings []float64
	for _, h := range walk {
		p, q := a.from[h], a.to[h]
		if (p.Y > y) != (q.Y > y) {
			crossings = append(crossings, p.X+(y-p.Y)/(q.Y-p.Y)*(q.X-p.X))
		}
	}
	slices.Sort(crossings)
	var best stretch
	for i := 0; i+1 < len(crossings); i += 2 {
		if s := (stretch{crossings[i], crossings[i+1]}); s.to-s.from > best.to-best.from {
			best = s
		}
	}
	return best
}

// windings is how often a closed ring goes round a point, counter-clockwise.
func windings(flat []float64, at geom.XY) int {
	turns := 0
	for i := 0; i+3 < len(flat); i += 2 {
		x0, y0, x1, y1 := flat[i], flat[i+1], flat[i+2], flat[i+3]
		if (y0 > at.Y) == (y1 > at.Y) {
			continue
		}
		if x := x0 + (at.Y-y0)/(y1-y0)*(x1-x0); x > at.X {
			if y1 > y0 {
				turns++
			} else {
				turns--
			}
		}
	}
	return turns
}

// crowded says whether the edges of a ring come close to one another so often that cutting it up would take too long.
func crowded(flat []float64) bool {
	n := len(flat)/2 - 1
	most := 200_000 + 50*n
	type box struct{ west, east, south, north float64 }
	boxes := make([]box, n)
	for i := range boxes {
		x0, y0, x1, y1 := flat[2*i], flat[2*i+1], flat[2*i+2], flat[2*i+3]
		boxes[i] = box{min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)}
	}
	slices.SortFunc(boxes, func(a, b box) int {
		switch {
		case a.west < b.west:
			return -1
		case a.west > b.west:
			return 1
		}
		return 0
	})
	close, looked := 0, 0
	for i, a := range boxes {
		for _, b := range boxes[i+1:] {
			if b.west > a.east {
				break
			}
			if looked++; looked > mostPairs {
				return true
			}
			if b.south <= a.north && b.north >= a.south {
				if close++; close > most {
					return true
				}
			}
		}
	}
	return false
}
