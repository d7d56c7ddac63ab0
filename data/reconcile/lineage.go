package reconcile

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/index"
	"emprise/geo/measure"
)

// leastShare is the share of one of two areas from which on they are said to have land in common. Less is a border that
// has moved.
const leastShare = 0.05

// lineage finds what land has gone where, among features that differ.
type lineage struct {
	old, now  *feature.Set
	pairs     pairing
	tolerance geo.Metres
	from      []int32 // features of the layer that are gone or redrawn, ascending
	to        []int32 // features of the file that are new or redrawn, ascending

	unmeasured atomic.Int64
}

// shares gives the land that features have in common, by feature of the layer, then of the file. Features of one identifier
// have a share however small. Only the context can fail.
func (l *lineage) shares(ctx context.Context, step func(done int)) ([]Share, error) {
	boxes := make([]index.Box32, len(l.to))
	for i, g := range l.to {
		boxes[i] = index.Empty()
		if l.now.Kinds[g] == feature.Areas {
			b := l.now.Bound(int(g))
			boxes[i] = index.Round(b.Min[0], b.Min[1], b.Max[0], b.Max[1])
		}
	}
	tree := index.Build(boxes)
	found := make([][]Share, len(l.from))
	var (
		next    atomic.Int64
		wait    sync.WaitGroup
		telling sync.Mutex
		done    int
	)
	for range min(runtime.GOMAXPROCS(0), len(l.from)) {
		wait.Go(func() {
			var near []uint32
			for {
				i := int(next.Add(1) - 1)
				if i >= len(l.from) || ctx.Err() != nil {
					return
				}
				found[i], near = l.of(l.from[i], tree, near[:0])
				telling.Lock()
				if done++; done%256 == 0 {
					step(done)
				}
				telling.Unlock()
			}
		})
	}
	wait.Wait()
	return slices.Concat(found...), ctx.Err()
}

// of gives the shares of one feature of the layer.
func (l *lineage) of(f int32, tree *index.Tree, near []uint32) ([]Share, []uint32) {
	same := l.pairs.toNew[f]
	if l.old.Kinds[f] != feature.Areas {
		if same >= 0 {
			return []Share{{Old: f, New: same}}, near
		}
		return nil, near
	}
	bound := l.old.Bound(int(f))
	near = tree.Collect(index.Round(bound.Min[0], bound.Min[1], bound.Max[0], bound.Max[1]), near)
	slices.Sort(near)
	var all []Share
	var mp orb.MultiPolygon
	area := measure.FeatureArea(l.old, int(f))
	paired := false
	for _, i := range near {
		g := l.to[i]
		if g != same && !l.deep(bound, l.now.Bound(int(g))) {
			continue
		}
		if mp == nil {
			mp = l.old.MultiPolygon(int(f))
		}
		s := Share{Old: f, New: g}
		var err error
		if s.Area, err = overlap(mp, l.now.MultiPolygon(int(g))); err != nil {
			l.unmeasured.Add(1)
		}
		other := measure.FeatureArea(l.now, int(g))
		s.OfOld, s.OfNew = share(s.Area, area), share(s.Area, other)
		paired = paired || g == same
		if g == same || max(s.OfOld, s.OfNew) >= leastShare {
			all = append(all, s)
		}
	}
	if same >= 0 && !paired {
		all = append(all, Share{Old: f, New: same})
		slices.SortFunc(all, func(a, b Share) int { return cmp.Compare(a.New, b.New) })
	}
	return all, near
}

// deep says whether two boxes share more than a strip along their edges.
func (l *lineage) deep(a, b orb.Bound) bool {
	p := planeAt(a.Min[1], l.tolerance)
	width := (min(a.Max[0], b.Max[0]) - max(a.Min[0], b.Min[0])) * p.east
	height := (min(a.Max[1], b.Max[1]) - max(a.Min[1], b.Min[1])) * p.north
	return width > p.limit && height > p.limit
}

func share(part, whole geo.SquareMetres) float64 {
	if whole <= 0 {
		return 0
	}
	return min(1, float64(part/whole))
}

// overlap measures areas that may not be valid: they are repaired where that leaves no doubt.
func overlap(a, b orb.MultiPolygon) (geo.SquareMetres, error) {
	area, err := measure.Overlap(a, b)
	if err == nil {
		return area, nil
	}
	for _, mp := range []*orb.MultiPolygon{&a, &b} {
		mended, fault := measure.Repair(*mp)
		if fault != nil {
			return 0, fault
		}
		if mended.Doubt != "" {
			return 0, err
		}
		*mp = mended.Shape
	}
	return measure.Overlap(a, b)
}

// items gathers what has land in common, one way or the other, into one thing to decide: to take half of it would leave land
// that is nobody's, or that is twice there.
func (l *lineage) items(shares []Share) []Item {
	group := newGroups(len(l.from) + len(l.to))
	place := func(list []int32, f int32) int {
		i, _ := slices.BinarySearch(list, f)
		return i
	}
	for _, s := range shares {
		group.join(place(l.from, s.Old), len(l.from)+place(l.to, s.New))
	}
	at := map[int]int{}
	var items []Item
	of := func(member int) *Item {
		root := group.root(member)
		i, ok := at[root]
		if !ok {
			i = len(items)
			at[root], items = i, append(items, Item{})
		}
		return &items[i]
	}
	for i, f := range l.from {
		item := of(i)
		item.Old = append(item.Old, f)
		item.Before += measure.FeatureArea(l.old, int(f))
	}
	for i, g := range l.to {
		item := of(len(l.from) + i)
		item.New = append(item.New, g)
		item.After += measure.FeatureArea(l.now, int(g))
	}
	for _, s := range shares {
		item := of(place(l.from, s.Old))
		item.Shares = append(item.Shares, s)
	}
	for i := range items {
		items[i].Sort = l.sort(&items[i])
	}
	return items
}

// whole is the share from which on an area is said to be another one.
const whole = 0.8

func (l *lineage) sort(i *Item) Sort {
	switch {
	case len(i.New) == 0:
		return Gone
	case len(i.Old) == 0:
		return New
	case len(i.Old) == 1 && len(i.New) == 1 && l.pairs.toNew[i.Old[0]] == i.New[0]:
		return Redrawn
	case len(i.Old) == 1 && len(i.New) == 1:
		if s := i.Shares[0]; s.OfOld >= whole && s.OfNew >= whole {
			return Renamed
		}
		return Recut
	case len(i.Old) == 1:
		return Split
	case len(i.New) == 1:
		return Merged
	}
	return Recut
}

// groups are sets of numbers that are joined two by two.
type groups []int32

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = int32(i)
	}
	return g
}

func (g groups) root(i int) int {
	for int(g[i]) != i {
		g[i] = g[g[i]]
		i = int(g[i])
	}
	return i
}

func (g groups) join(a, b int) {
	a, b = g.root(a), g.root(b)
	g[max(a, b)] = int32(min(a, b))
}
