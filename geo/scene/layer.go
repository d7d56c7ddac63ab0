package scene

import (
	"sync"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/index"
)

// Layer is a set of features of one kind, ready to be drawn and pointed at. Its exported fields must not be written to.
type Layer struct {
	ID       string
	Name     string // for people
	Role     string // what the features are to the planner, a code of the floor above
	Version  uint64 // moves when the features do
	Features *feature.Set
	Tree     *index.Tree // boxes of the features in plane metres
	Box      geo.Box     // all features, plane metres; empty when nothing has a geometry

	// XY are the positions of Features.Coords on the grid, x and y interleaved, at the same places.
	XY []int32
	// Extents are the rectangles of the features, empty for one without geometry.
	Extents []Extent

	bordersOnce sync.Once
	borders     []Border
	anchors     anchors
}

// NewLayer projects and indexes a set. It takes all processors for about 40 ns a position together.
func NewLayer(id, name, role string, version uint64, s *feature.Set) *Layer {
	return new(Draft).Layer(id, name, role, version, s)
}

// Renamed is the same features under another name, positions and index shared.
func (l *Layer) Renamed(name string) *Layer {
	n := &Layer{
		ID: l.ID, Name: name, Role: l.Role, Version: l.Version, Features: l.Features,
		Tree: l.Tree, Box: l.Box, XY: l.XY, Extents: l.Extents,
	}
	n.anchors.init(l.Features.Len())
	return n
}

// Described is the same shapes with other attributes, positions and index shared. There must be as many of each as there are
// features.
func (l *Layer) Described(version uint64, columns []*feature.Column) *Layer {
	set := *l.Features
	set.Columns = columns
	n := l.Renamed(l.Name)
	n.Version, n.Features = version, &set
	return n
}

// Ring gives the positions of ring r on the grid, x and y interleaved.
func (l *Layer) Ring(r int) []int32 { return l.XY[2*l.Features.Rings[r] : 2*l.Features.Rings[r+1]] }

// BoxOf is the box of feature f in plane metres, empty when it has no geometry.
func (l *Layer) BoxOf(f int) geo.Box { return l.Extents[f].Box() }

// Visit calls yield with each feature whose box meets the given one, in the order of the set, until yield says false.
func (l *Layer) Visit(b geo.Box, yield func(f int) bool) {
	for _, f := range l.Meet(b) {
		if !yield(int(f)) {
			return
		}
	}
}

// Meet gives the features whose boxes meet the given one, in the order of the set.
func (l *Layer) Meet(b geo.Box) []uint32 {
	if b.Empty() || l.Box.Empty() || !b.Intersects(l.Box) {
		return nil
	}
	e := ExtentOf(b)
	if ExtentOf(l.Box).Within(e) {
		all := make([]uint32, 0, len(l.Extents))
		for f := range l.Extents {
			if !l.Extents[f].Empty() {
				all = append(all, uint32(f))
			}
		}
		return all
	}
	found := l.found(b)
	meet := found[:0]
	for _, f := range found {
		if l.Extents[f].Intersects(e) {
			meet = append(meet, f)
		}
	}
	return meet
}

// Find is the first feature whose text attribute has the given value, -1 when there is none.
func (l *Layer) Find(column, value string) int {
	c := l.Features.Column(column)
	if c == nil {
		return -1
	}
	for f := range l.Features.Len() {
		if c.Known(f) && c.Text(f) == value {
			return f
		}
	}
	return -1
}
