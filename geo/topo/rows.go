package topo

import "slices"

// entry is a pair as one of the two sees it.
type entry struct {
	to     uint32
	border float32
	gap    float32
}

// rows makes the graph of pairs, which may come several times each: their lengths add up. The lists are taken in their order,
// so that sums are the same to the last bit whoever made them. It empties them.
func rows(n int, parts [][]pair, o GraphOptions) *Graph {
	ends := make([]uint32, n+1)
	for _, part := range parts {
		for _, p := range part {
			ends[p.a+1]++
			ends[p.b+1]++
		}
	}
	for f := range n {
		ends[f+1] += ends[f]
	}
	all := make([]entry, ends[n])
	starts := ends[:n] // becomes the ends by filling
	for i, part := range parts {
		for _, p := range part {
			all[starts[p.a]] = entry{p.b, p.border, p.gap}
			starts[p.a]++
			all[starts[p.b]] = entry{p.a, p.border, p.gap}
			starts[p.b]++
		}
		parts[i] = nil
	}
	g := &Graph{Start: make([]int32, n+1)}
	kept, from := 0, uint32(0)
	for f := range n {
		row := merge(all[from:starts[f]], o)
		copy(all[kept:], row)
		kept += len(row)
		from = starts[f]
		g.Start[f+1] = int32(kept)
	}
	g.To, g.Border = make([]int32, kept), make([]float32, kept)
	if o.Street > 0 {
		g.Gap = make([]float32, kept)
	}
	for i, e := range all[:kept] {
		g.To[i], g.Border[i] = int32(e.to), e.border
		if g.Gap != nil {
			g.Gap[i] = e.gap
		}
	}
	return g
}

// merge sorts a row, adds up what is of one neighbour, and keeps the neighbours that have enough in common: those that touch,
// else those across a street.
func merge(row []entry, o GraphOptions) []entry {
	if len(row) > 1 {
		slices.SortStableFunc(row, func(a, b entry) int { return int(int64(a.to) - int64(b.to)) })
	}
	kept := row[:0]
	for i := 0; i < len(row); {
		to := row[i].to
		var touching, facing float64
		var gap float32
		for ; i < len(row) && row[i].to == to; i++ {
			if e := row[i]; e.gap == 0 {
				touching += float64(e.border)
			} else {
				if facing == 0 || e.gap < gap {
					gap = e.gap
				}
				facing += float64(e.border)
			}
		}
		switch {
		case touching >= float64(o.Least):
			kept = append(kept, entry{to: to, border: float32(touching)})
		case facing >= float64(o.Facing):
			kept = append(kept, entry{to, float32(facing), gap})
		}
	}
	return kept
}
