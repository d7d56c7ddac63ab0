package plan

import (
	"math"
	"slices"
)

// Arrangement is a network cut into faces. Half-edge 2e runs along edge e and 2e+1 back; a face lies to the left of its
// half-edges.
//
//	     next
//	●───────────▶●
//	▲   face     │ twin
//	│            ▼
//	●◀───────────●
type Arrangement struct {
	points []Point
	from   []int32 // half-edge to vertex
	next   []int32 // half-edge to the next around its face
	face   []int32 // half-edge to face, −1 outside
	tag    []Tag   // edge
	half   []float64
	faces  []int32 // face to one of its half-edges
}

func (a *Arrangement) join(edges []edge) {
	n := 2 * len(edges)
	a.from, a.next, a.face = make([]int32, n), make([]int32, n), make([]int32, n)
	out := make([][]int32, len(a.points))
	for i, e := range edges {
		a.from[2*i], a.from[2*i+1] = e.a, e.b
		a.tag, a.half = append(a.tag, e.tag), append(a.half, e.half)
		out[e.a] = append(out[e.a], int32(2*i))
		out[e.b] = append(out[e.b], int32(2*i+1))
	}
	angle := func(h int32) float64 {
		d := a.points[a.from[h^1]].Sub(a.points[a.from[h]])
		return math.Atan2(d.Y, d.X)
	}
	for _, around := range out {
		slices.SortFunc(around, func(g, h int32) int {
			switch x, y := angle(g), angle(h); {
			case x < y:
				return -1
			case x > y:
				return 1
			}
			return int(g - h)
		})
		// Coming in along the twin of around[i], the next side of the face on the left is the one just clockwise.
		for i, h := range around {
			a.next[h^1] = around[(i+len(around)-1)%len(around)]
		}
	}
	for h := range a.face {
		a.face[h] = -2
	}
	for h := range a.face {
		if a.face[h] != -2 {
			continue
		}
		id := int32(-1)
		if a.signed(int32(h)) > 0 {
			id = int32(len(a.faces))
			a.faces = append(a.faces, int32(h))
		}
		for g := int32(h); a.face[g] == -2; g = a.next[g] {
			a.face[g] = id
		}
	}
}

// signed is the area to the left of a cycle.
func (a *Arrangement) signed(h int32) float64 {
	o, sum := a.points[a.from[h]], 0.0
	for g := h; ; {
		sum += a.points[a.from[g]].Sub(o).Cross(a.points[a.from[g^1]].Sub(o))
		if g = a.next[g]; g == h {
			return sum / 2
		}
	}
}

// Faces is how many faces there are.
func (a *Arrangement) Faces() int { return len(a.faces) }

// Ring is the border of a face along the middle of its lines. A dead-end street is walked out and back.
func (a *Arrangement) Ring(face int) Poly {
	p, _ := a.walk(face)
	return p
}

func (a *Arrangement) walk(face int) (Poly, []float64) {
	var p Poly
	var half []float64
	for h := a.faces[face]; ; {
		p = append(p, Corner{a.points[a.from[h]], a.tag[h/2]})
		half = append(half, a.half[h/2])
		if h = a.next[h]; h == a.faces[face] {
			return p, half
		}
	}
}

// Beside is a point just inside a ring, close to its longest side.
func Beside(p Poly) Point {
	best := 0
	for i := range p {
		if p.Side(i).Len() > p.Side(best).Len() {
			best = i
		}
	}
	d := p.Side(best)
	return p[best].Toward(p.Next(best), 0.5).Add(d.Unit().Left().Times(0.4))
}

// Land is what a face leaves between the widths of its lines: mostly one polygon, sometimes none or several.
func (a *Arrangement) Land(face int) []Poly {
	p, half := a.walk(face)
	return Inset(p, half)
}

// Neighbours visits the face across each side, −1 outside, with the side's tag and length.
func (a *Arrangement) Neighbours(face int, visit func(other int, tag Tag, length float64)) {
	for h := a.faces[face]; ; {
		visit(int(a.face[h^1]), a.tag[h/2], a.points[a.from[h^1]].Sub(a.points[a.from[h]]).Len())
		if h = a.next[h]; h == a.faces[face] {
			return
		}
	}
}

// Region is a connected union of faces with one key.
type Region struct {
	Key   int
	Shell Poly
	Holes []Poly // clockwise
	Half  []float64
}

// Dissolve joins the faces with equal keys across their sides; faces with a negative key are left out. Regions come in
// the order of their first face.
func (a *Arrangement) Dissolve(key func(face int) int) []Region {
	keys := make([]int, len(a.faces)+1)
	for f := range a.faces {
		keys[f] = key(f)
	}
	of := func(h int32) int {
		if f := a.face[h]; f >= 0 {
			return keys[f]
		}
		return -1
	}
	part := a.parts(keys)
	byPart := map[int32]int{}
	var regions []Region
	done := make([]bool, len(a.next))
	border := func(h int32) bool { return of(h) != of(h^1) }
	for f := range a.faces {
		start := a.faces[f]
		for h := start; ; {
			if !done[h] && keys[f] >= 0 && border(h) {
				ring, half := a.trace(h, border, done)
				id, ok := byPart[part[f]]
				if !ok {
					id = len(regions)
					byPart[part[f]] = id
					regions = append(regions, Region{Key: keys[f]})
				}
				if ring.Area() > 0 {
					regions[id].Shell, regions[id].Half = ring, half
				} else {
					regions[id].Holes = append(regions[id].Holes, ring)
				}
			}
			if h = a.next[h]; h == start {
				break
			}
		}
	}
	return regions
}

// trace follows the border of a region from h, the region on the left.
func (a *Arrangement) trace(h int32, border func(int32) bool, done []bool) (ring Poly, half []float64) {
	for g := h; !done[g]; {
		done[g] = true
		ring = append(ring, Corner{a.points[a.from[g]], a.tag[g/2]})
		half = append(half, a.half[g/2])
		for g = a.next[g]; !border(g); {
			g = a.next[g^1]
		}
	}
	return ring, half
}

// parts numbers the connected unions of faces with equal keys.
func (a *Arrangement) parts(keys []int) []int32 {
	part := make([]int32, len(a.faces))
	for i := range part {
		part[i] = -1
	}
	for f := range part {
		if part[f] >= 0 {
			continue
		}
		part[f] = int32(f)
		for stack := []int{f}; len(stack) > 0; {
			g := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			a.Neighbours(g, func(o int, _ Tag, _ float64) {
				if o >= 0 && part[o] < 0 && keys[o] == keys[g] {
					part[o] = int32(f)
					stack = append(stack, o)
				}
			})
		}
	}
	return part
}
