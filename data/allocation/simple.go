package allocation

import (
	"cmp"
	"slices"
)

// firstCome serves the needs of each class by the day received, those of unknown day last, then by id; each takes the best
// of what is left.
func (b *board) firstCome() *ledger {
	l := b.start()
	queue := make([]int, len(b.Needs))
	for i := range queue {
		queue[i] = i
	}
	slices.SortStableFunc(queue, func(x, y int) int {
		n, m := b.Needs[x], b.Needs[y]
		return cmp.Or(cmp.Compare(n.Priority, m.Priority), cmp.Compare(day(n), day(m)))
	})
	for _, need := range queue {
		if l.given[need] >= 0 {
			continue
		}
		for _, o := range b.wishes[need] {
			if l.room(o) {
				l.give(o)
				break
			}
		}
	}
	return l
}

func day(n Need) string {
	if n.Received == "" {
		return "~" // after every digit
	}
	return n.Received
}

// greedy gives the best option of all that are left, class by class, again and again.
func (b *board) greedy() *ledger {
	l := b.start()
	next := make([]int, len(b.Needs)) // of each need's wishes
	for {
		best := -1
		for need, wishes := range b.wishes {
			if l.given[need] >= 0 {
				continue
			}
			for next[need] < len(wishes) && !l.room(wishes[next[need]]) {
				next[need]++
			}
			if next[need] == len(wishes) {
				continue
			}
			if o := wishes[next[need]]; best < 0 || b.sooner(o, best) {
				best = o
			}
		}
		if best < 0 {
			return l
		}
		l.give(best)
	}
}

func (b *board) sooner(x, y int) bool {
	if p, q := b.Needs[b.Options[x].Need].Priority, b.Needs[b.Options[y].Need].Priority; p != q {
		return p < q
	}
	return b.prefer(x, y) < 0
}
