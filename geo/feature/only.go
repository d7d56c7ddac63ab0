package feature

// Only gives the geometries of some features, in the order given, without their attributes.
func (s *Set) Only(features []int) *Set {
	o := &Set{
		Kinds: make([]Kind, 0, len(features)), Starts: make([]uint32, 1, len(features)+1), Rings: make([]uint32, 1, len(features)+1),
	}
	for _, f := range features {
		o.Kinds = append(o.Kinds, s.Kinds[f])
		first, end := s.RingsOf(f)
		for r := first; r < end; r++ {
			o.Coords = append(o.Coords, s.Ring(r)...)
			o.Rings = append(o.Rings, uint32(len(o.Coords)/2))
		}
		o.Starts = append(o.Starts, uint32(len(o.Rings)-1))
	}
	return o
}
