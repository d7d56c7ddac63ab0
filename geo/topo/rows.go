package topo

import "slices"

// entry is a pair as one of the two sees it.
type entry struct {
	to    uint32
	value float32
}

// table is entries by feature, those of one in the order of their numbers, each once.
type table struct {
	start []int32
	all   []entry
}

func (t *table) of(f int) []entry { return t.all[t.start[f]:t.start[f+1]] }

// tabulate sorts pairs by feature, both ways, and folds what comes several times into one. The lists are taken in their order,
// so that sums are the same to the last bit whoever made them; they are emptied. keep says which values stay.
func tabulate(n int, parts [][]pair, fold func(a, b float64) float64, keep func(float64) bool) *table {
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
	t := &table{start: make([]int32, n+1), all: make([]entry, ends[n])}
	starts := ends[:n] // becomes the ends by filling
	for i, part := range parts {
		for _, p := range part {
			t.all[starts[p.a]] = entry{p.b, p.value}
			starts[p.a]++
			t.all[starts[p.b]] = entry{p.a, p.value}
			starts[p.b]++
		}
		parts[i] = nil
	}
	kept, from := 0, uint32(0)
	for f := range n {
		row := t.all[from:starts[f]]
		slices.SortStableFunc(row, func(a, b entry) int { return int(int64(a.to) - int64(b.to)) })
		for i := 0; i < len(row); {
			to, value := row[i].to, float64(row[i].value)
			for i++; i < len(row) && row[i].to == to; i++ {
				value = fold(value, float64(row[i].value))
			}
			if keep(value) {
				t.all[kept] = entry{to, float32(value)}
				kept++
			}
		}
		from = starts[f]
		t.start[f+1] = int32(kept)
	}
	t.all = t.all[:kept]
	return t
}

func sum(a, b float64) float64 { return a + b }

// graphOf makes a graph of what touches.
func graphOf(touching *table) *Graph {
	g := &Graph{Start: touching.start, To: make([]int32, len(touching.all)), Border: make([]float32, len(touching.all))}
	for i, e := range touching.all {
		g.To[i], g.Border[i] = int32(e.to), e.value
	}
	return g
}

// graphAcross makes a graph of what touches and of what faces each other: the two tables of that have the same pairs.
func graphAcross(touching, facing, gaps *table, least float64) *Graph {
	n := len(touching.start) - 1
	g := &Graph{Start: make([]int32, n+1), Gap: []float32{}}
	add := func(e entry, gap float32) {
		g.To, g.Border, g.Gap = append(g.To, int32(e.to)), append(g.Border, e.value), append(g.Gap, gap)
	}
	for f := range n {
		row := touching.of(f)
		for i, e := range facing.of(f) {
			for len(row) > 0 && row[0].to < e.to {
				add(row[0], 0)
				row = row[1:]
			}
			if (len(row) == 0 || row[0].to != e.to) && float64(e.value) >= least {
				add(e, gaps.of(f)[i].value)
			}
		}
		for _, e := range row {
			add(e, 0)
		}
		g.Start[f+1] = int32(len(g.To))
	}
	return g
}
