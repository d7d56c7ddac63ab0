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

// Public is a set without the columns that a standard forbids to publish; the set itself when it has none.
func Public(set *feature.Set) *feature.Set {
	if !slices.ContainsFunc(set.Columns, func(c *feature.Column) bool { return Confidential(c.Name) }) {
		return set
	}
	public := *set
	public.Columns = slices.DeleteFunc(slices.Clone(set.Columns), func(c *feature.Column) bool { return Confidential(c.Name) })
	return &public
}
