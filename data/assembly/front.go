package assembly

import "slices"

// kept is an assembly with its grade.
type kept struct {
	Assembly
	grade grade
}

// beats says whether b need not be kept when there is a: that is at least as good in all, and comes first where they are equal.
func (a *kept) beats(b *kept) bool {
	return a.grade.covers(&b.grade) && (!b.grade.covers(&a.grade) || before(a, b))
}

// front is the assemblies that no other one beats. What it holds at the end does not depend on the order in which they came,
// as long as it was never full.
type front struct {
	all  []*kept
	most int
	left int // were not kept for want of room

	compared int64 // how often two were
}

// add offers an assembly, which it copies when it keeps it. The one that beat the last one is asked first: it mostly beats
// the next one too.
func (f *front) add(a *kept) {
	for i, k := range f.all {
		f.compared++
		if k.beats(a) {
			copy(f.all[1:i+1], f.all[:i])
			f.all[0] = k
			return
		}
	}
	f.compared += int64(len(f.all))
	f.all = slices.DeleteFunc(f.all, func(k *kept) bool { return a.beats(k) })
	if len(f.all) >= f.most {
		f.left++
		return
	}
	f.all = append(f.all, a.clone())
}

func (a *kept) clone() *kept {
	c := *a
	c.Places = slices.Clone(a.Places)
	return &c
}

// sorted gives the assemblies in the order of the list.
func (f *front) sorted() []*kept {
	all := slices.Clone(f.all)
	sortKept(all)
	return all
}

func sortKept(all []*kept) {
	slices.SortFunc(all, func(a, b *kept) int {
		switch {
		case before(a, b):
			return -1
		case before(b, a):
			return 1
		}
		return 0
	})
}
