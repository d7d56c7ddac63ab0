package match

import (
	"cmp"
	"slices"
)

// entry is a row that does not miss anything.
type entry struct {
	row     int
	verdict Verdict
	points  float64 // steady; -1 without a score
}

// podium keeps the best entries, the last one of them on top: a heap. What it holds at the end does not depend on the order in
// which they came.
type podium struct {
	most    int
	entries []entry
}

// least is how many points an entry must have to be kept, -1 when any will do; more than there can be when none will.
func (p *podium) least(v Verdict) float64 {
	switch last := p.last(); {
	case last == nil, v != last.verdict && v == Fits:
		return -1
	case v != last.verdict:
		return 101
	default:
		return last.points
	}
}

// last is the entry that the next one would take the place of, nil while there is room.
func (p *podium) last() *entry {
	if len(p.entries) < p.most {
		return nil
	}
	return &p.entries[0]
}

func (p *podium) offer(t *Table, e entry) {
	if len(p.entries) < p.most {
		p.entries = append(p.entries, e)
		for i := len(p.entries) - 1; i > 0; {
			up := (i - 1) / 2
			if t.compare(p.entries[i], p.entries[up]) <= 0 {
				break
			}
			p.entries[i], p.entries[up] = p.entries[up], p.entries[i]
			i = up
		}
		return
	}
	if p.most == 0 || e.points < p.least(e.verdict) || t.compare(e, p.entries[0]) >= 0 {
		return
	}
	p.entries[0] = e
	for i := 0; ; {
		worst := i
		for _, down := range []int{2*i + 1, 2*i + 2} {
			if down < len(p.entries) && t.compare(p.entries[down], p.entries[worst]) > 0 {
				worst = down
			}
		}
		if worst == i {
			return
		}
		p.entries[i], p.entries[worst] = p.entries[worst], p.entries[i]
		i = worst
	}
}

// sorted gives the entries, the best first.
func (p *podium) sorted(t *Table) []entry {
	all := slices.Clone(p.entries)
	slices.SortFunc(all, t.compare)
	return all
}

// compare orders entries as compare does judgements. Rows of one id are in their own order.
func (t *Table) compare(a, b entry) int {
	if a.verdict != b.verdict {
		return cmp.Compare(order[a.verdict], order[b.verdict])
	}
	if c := cmp.Compare(b.points, a.points); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(t.ID(a.row), t.ID(b.row)), cmp.Compare(a.row, b.row))
}
