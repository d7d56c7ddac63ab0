package index

import (
	"container/heap"
	"math"
)

// Nearest yields boxes by growing distance from a point, those beyond maxDistance left out, until yield says false. The
// distance of a box is never more than that of the shape in it, so the caller may stop once boxDistance exceeds the
// distance of the best shape seen. Boxes at one distance come in the order of their index.
func (t *Tree) Nearest(x, y float32, maxDistance float32, yield func(i uint32, boxDistance float32) bool) {
	if t == nil || len(t.boxes) == 0 || !(maxDistance >= 0) {
		return
	}
	limit := float64(maxDistance) * float64(maxDistance)
	top := len(t.levels) - 2
	q := queue{{distance2: t.Bounds().distance2(x, y), level: top}}
	for len(q) > 0 {
		e := heap.Pop(&q).(entry)
		if !(e.distance2 <= limit) {
			return
		}
		if e.level == found {
			if !yield(e.place, float32(math.Sqrt(e.distance2))) {
				return
			}
			continue
		}
		if e.level == 0 {
			e.level, e.place = found, t.items[e.place]
			heap.Push(&q, e)
			continue
		}
		below := t.levels[e.level-1]
		end := min((int(e.place)+1)*fanout, t.levels[e.level]-below)
		for child := int(e.place) * fanout; child < end; child++ {
			if d := t.boxes[below+child].distance2(x, y); d <= limit {
				heap.Push(&q, entry{d, e.level - 1, uint32(child)})
			}
		}
	}
}

// found is the level of entries that stand for an item, place being its index.
const found = -1

type entry struct {
	distance2 float64
	level     int
	place     uint32
}

// queue is a heap by distance. At one distance, nodes come before items, so that items of one distance are all in the
// queue before the first is yielded and come out by index.
type queue []entry

func (q queue) Len() int { return len(q) }

func (q queue) Less(i, j int) bool {
	a, b := q[i], q[j]
	if a.distance2 != b.distance2 {
		return a.distance2 < b.distance2
	}
	if a.level != b.level {
		return a.level > b.level
	}
	return a.place < b.place
}

func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(e any)   { *q = append(*q, e.(entry)) }

func (q *queue) Pop() any {
	old := *q
	e := old[len(old)-1]
	*q = old[:len(old)-1]
	return e
}
