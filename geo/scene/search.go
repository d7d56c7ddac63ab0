package scene

import (
	"math/bits"
	"slices"

	"emprise/geo"
	"emprise/geo/index"
)

// found searches the tree and puts what it gives in the order of the set, so that overlapping features are painted in the
// same order whatever part of the plane is asked for.
func (l *Layer) found(b geo.Box) []uint32 {
	ids := l.Tree.Collect(index.Round(b.Min.X, b.Min.Y, b.Max.X, b.Max.Y), nil)
	n := len(l.Extents)
	if len(ids) < 64 || len(ids) < n/256 {
		slices.Sort(ids)
		return ids
	}
	// Many: marking and reading off is linear, sorting is not.
	marks := make([]uint64, (n+63)/64)
	for _, i := range ids {
		marks[i/64] |= 1 << (i % 64)
	}
	ids = ids[:0]
	for w, m := range marks {
		for ; m != 0; m &= m - 1 {
			ids = append(ids, uint32(w*64+bits.TrailingZeros64(m)))
		}
	}
	return ids
}
