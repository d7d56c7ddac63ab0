package standard

import (
	"slices"
	"sync"

	"emprise/geo/feature"
)

// Confidential says whether some standard forbids to publish a column of that name, as Shapefile cuts it too.
func Confidential(column string) bool { return slices.Contains(confidential(), key(column)) }

var confidential = sync.OnceValue(func() []string {
	var all []string
	for _, s := range library.standards {
		for _, c := range s.Confidential {
			for _, name := range s.names(c) {
				all = append(all, key(name), key(name[:min(len(name), shortest)]))
			}
		}
	}
	return all
})

// Kept are the numbers of the columns of a set that may be published: all but those that a standard forbids, and those in which an
// import wrote the same under our names.
func Kept(set *feature.Set) []int {
	ours := map[string]bool{}
	for _, c := range set.Columns {
		if !Confidential(c.Name) {
			continue
		}
		for _, s := range library.standards {
			for _, templates := range s.Fields {
				for _, t := range templates {
					if t.From != "" && len(s.Confidential) > 0 && Confidential(t.From) {
						ours[key(t.To)] = true
					}
				}
			}
		}
	}
	var kept []int
	for i, c := range set.Columns {
		if !Confidential(c.Name) && !ours[key(c.Name)] {
			kept = append(kept, i)
		}
	}
	return kept
}

// Public is a set without the columns that may not be published; the set itself when it has none.
func Public(set *feature.Set) *feature.Set {
	kept := Kept(set)
	if len(kept) == len(set.Columns) {
		return set
	}
	public := *set
	public.Columns = make([]*feature.Column, len(kept))
	for i, n := range kept {
		public.Columns[i] = set.Columns[n]
	}
	return &public
}
