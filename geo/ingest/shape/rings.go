package shape

import (
	"math"

	"emprise/geo/index"
)

// Polygons groups the rings of an area: each polygon is a list of rings, its shell first and then its holes. The format
// tells holes from shells by their direction alone, in any order: a ring that runs the other way than the largest one is a
// hole, of the smallest shell around it. A hole without a shell around it is a shell that was drawn the wrong way. checked
// is false for a shape so intricate that some hole was given to the first shell whose box holds it.
func (rec *Record) Polygons() (polygons [][]int, checked bool) {
	n := len(rec.Ends)
	if n == 1 {
		return [][]int{{0}}, true
	}
	area := make([]float64, n)
	largest := 0
	for i := range n {
		area[i] = signedArea(rec.ring(i))
		if math.Abs(area[i]) > math.Abs(area[largest]) {
			largest = i
		}
	}
	sign := 1.0
	if area[largest] < 0 {
		sign = -1
	}
	var shells []int
	var boxes []index.Box32
	place := make([]int, n) // of a shell among the polygons
	for i := range n {
		if area[i]*sign >= 0 {
			place[i] = len(polygons)
			polygons, shells = append(polygons, []int{i}), append(shells, i)
			boxes = append(boxes, box(rec.ring(i)))
		}
	}
	if len(shells) == n {
		return polygons, true
	}
	tree := index.Build(boxes)
	budget := 50_000_000 // positions compared, some tenths of a second
	for i := range n {
		if area[i]*sign >= 0 {
			continue
		}
		around := -1
		ring := rec.ring(i)
		tree.Search(box(ring), func(k uint32) bool {
			s := shells[k]
			if math.Abs(area[s]) < math.Abs(area[i]) || around >= 0 && math.Abs(area[s]) >= math.Abs(area[around]) {
				return true
			}
			shell := rec.ring(s)
			if budget -= len(shell); budget < 0 {
				around = s
				return false
			}
			if within(ring, shell) {
				around = s
			}
			return true
		})
		if around < 0 {
			polygons = append(polygons, []int{i})
			continue
		}
		p := place[around]
		polygons[p] = append(polygons[p], i)
	}
	return polygons, budget >= 0
}

// ring gives the positions of ring i, flat.
func (rec *Record) ring(i int) []float64 {
	from := 0
	if i > 0 {
		from = rec.Ends[i-1]
	}
	return rec.Coords[2*from : 2*rec.Ends[i]]
}

func signedArea(flat []float64) (twice float64) {
	if len(flat) < 6 {
		return 0
	}
	// From the first position, so that large coordinates do not swallow a small ring.
	x0, y0 := flat[0], flat[1]
	for i := 0; i+3 < len(flat); i += 2 {
		twice += (flat[i]-x0)*(flat[i+3]-y0) - (flat[i+2]-x0)*(flat[i+1]-y0)
	}
	return twice
}

func box(flat []float64) index.Box32 {
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := 0; i < len(flat); i += 2 {
		minX, maxX = min(minX, flat[i]), max(maxX, flat[i])
		minY, maxY = min(minY, flat[i+1]), max(maxY, flat[i+1])
	}
	return index.Round(minX, minY, maxX, maxY)
}

// within says whether a hole lies in a shell, by the first of its positions that is not on the border of the shell.
func within(hole, shell []float64) bool {
	const enough = 16
	for i := 0; i < len(hole) && i < 2*enough; i += 2 {
		switch side(hole[i], hole[i+1], shell) {
		case inside:
			return true
		case outside:
			return false
		}
	}
	return true
}

type where uint8

const (
	outside where = iota
	inside
	border
)

// side casts a ray eastwards.
func side(x, y float64, ring []float64) where {
	in := outside
	for i := 0; i+3 < len(ring); i += 2 {
		x1, y1, x2, y2 := ring[i], ring[i+1], ring[i+2], ring[i+3]
		if y < min(y1, y2) || y > max(y1, y2) || x > max(x1, x2) {
			continue
		}
		cross := (x2-x1)*(y-y1) - (x-x1)*(y2-y1)
		if cross == 0 && x >= min(x1, x2) {
			return border
		}
		if (y1 > y) != (y2 > y) && (cross > 0) == (y2 > y1) {
			in = inside - in
		}
	}
	return in
}
