package scene

import (
	"slices"

	"emprise/geo/feature"
	"emprise/geo/index"
)

// Draft makes one layer after the other of a set that is still growing. What was projected for one is not projected again:
// they share its memory, behind whose end the next one goes on. Only the index is built anew, so that a set shown each time
// it has doubled costs about twice the index of the whole. The zero value is ready. It belongs to one goroutine; its layers
// are as safe as any.
type Draft struct {
	xy      []int32
	extents []Extent
	boxes   []index.Box32
	all     Extent
}

// Layer projects and indexes a set, which begins with all features of the set that was given before.
func (d *Draft) Layer(id, name, role string, version uint64, s *feature.Set) *Layer {
	from := len(d.extents)
	if from > s.Len() || len(d.xy) > len(s.Coords) {
		*d, from = Draft{}, 0 // another set
	}
	if from == 0 {
		d.all = emptyExtent()
	}
	d.xy = slices.Grow(d.xy, len(s.Coords)-len(d.xy))[:len(s.Coords)]
	d.extents = slices.Grow(d.extents, s.Len()-from)[:s.Len()]
	d.boxes = slices.Grow(d.boxes, s.Len()-from)[:s.Len()]
	d.project(s, from)
	l := &Layer{
		ID: id, Name: name, Role: role, Version: version, Features: s,
		XY: d.xy, Extents: d.extents, Box: d.all.Box(), Tree: index.Build(d.boxes),
	}
	l.anchors.init(s.Len())
	return l
}
