package feature

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Order sorts features by a column: rows is a list of features, sorted in place, those that are equal keep their order.
// Numbers go by size, texts by what fold makes of them (nil: as they stand), with the digits in them by value, so that
// "lot 2" comes before "lot 10". Unknown values come last whichever way. The error is that of the context: rows is then
// in no particular order.
func (c *Column) Order(ctx context.Context, rows []int32, descending bool, fold func(string) string) error {
	keys, err := c.ranks(ctx, fold)
	if err != nil {
		return err
	}
	type keyed struct {
		key float64
		row int32
	}
	all := make([]keyed, len(rows))
	for i, r := range rows {
		k := keys(int(r))
		switch {
		case math.IsNaN(k):
			k = math.Inf(1)
		case descending:
			k = -k
		}
		all[i] = keyed{k, r}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	for i, k := range all {
		rows[i] = k.row
	}
	return ctx.Err()
}

// ranks gives the number by which each feature is sorted, NaN when its value is unknown.
func (c *Column) ranks(ctx context.Context, fold func(string) string) (func(f int) float64, error) {
	if c.Type != Text {
		return func(f int) float64 {
			if v, ok := c.Number(f); ok {
				return v
			}
			return math.NaN()
		}, nil
	}
	words := make([]string, c.Distinct())
	order := make([]uint32, c.Distinct())
	for i := range words {
		words[i], order[i] = c.Word(uint32(i+1)), uint32(i)
		if fold != nil {
			words[i] = fold(words[i])
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(natural(words[a], words[b]), cmp.Compare(a, b))
	})
	rank := make([]float64, len(words)+1)
	rank[0] = math.NaN()
	for place, i := range order {
		rank[i+1] = float64(place)
		if place > 0 && words[order[place-1]] == words[i] { // the same but for case or accents
			rank[i+1] = rank[order[place-1]+1]
		}
	}
	return func(f int) float64 { return rank[c.Code(f)] }, ctx.Err()
}

// natural compares texts with runs of digits in them by value.
func natural(a, b string) int {
	for a != "" && b != "" {
		da, db := digits(a), digits(b)
		if da == 0 || db == 0 {
			if a[0] != b[0] {
				return cmp.Compare(a[0], b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		na, nb := trimZeros(a[:da]), trimZeros(b[:db])
		if d := cmp.Or(cmp.Compare(len(na), len(nb)), cmp.Compare(na, nb), cmp.Compare(da, db)); d != 0 {
			return d
		}
		a, b = a[da:], b[db:]
	}
	return cmp.Compare(len(a), len(b))
}

// digits is how many digits a text begins with.
func digits(s string) (n int) {
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

func trimZeros(s string) string {
	for len(s) > 1 && s[0] == '0' {
		s = s[1:]
	}
	return s
}
