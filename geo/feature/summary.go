package feature

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Summary is what can be said of a column at a glance.
type Summary struct {
	Rows  int // looked at
	Known int // have a value

	// Of numbers; NaN when none is known.
	Min, Max, Sum, Mean, Median float64

	Distinct int     // different values, numbers too
	Common   []Tally // the values that most features have, the most frequent first; those of one count in the order of the set
}

// Tally counts a value.
type Tally struct {
	Value string
	Count int
}

// commonValues is how many frequent values a summary names.
const commonValues = 5

// Summarise looks at the values of a column in some features. The error is that of the context.
func (c *Column) Summarise(ctx context.Context, rows []int32) (Summary, error) {
	nan := math.NaN()
	s := Summary{Rows: len(rows), Min: nan, Max: nan, Mean: nan, Median: nan, Sum: nan}
	if c.Type == Text {
		counts := make([]int, c.Distinct()+1)
		for _, r := range rows {
			counts[c.Code(int(r))]++
		}
		s.Known = len(rows) - counts[0]
		var codes []uint32
		for code, n := range counts[1:] {
			if n > 0 {
				codes = append(codes, uint32(code+1))
			}
		}
		s.Distinct = len(codes)
		slices.SortStableFunc(codes, func(a, b uint32) int { return cmp.Compare(counts[b], counts[a]) })
		for _, code := range codes[:min(commonValues, len(codes))] {
			s.Common = append(s.Common, Tally{c.Word(code), counts[code]})
		}
		return s, ctx.Err()
	}
	values := make([]float64, 0, len(rows))
	for _, r := range rows {
		if v, ok := c.Number(int(r)); ok {
			values = append(values, v)
		}
	}
	s.Known = len(values)
	if s.Known == 0 {
		return s, ctx.Err()
	}
	slices.Sort(values)
	s.Min, s.Max = values[0], values[len(values)-1]
	s.Sum = 0
	for _, v := range values {
		s.Sum += v
	}
	s.Mean = s.Sum / float64(len(values))
	s.Median = (values[(len(values)-1)/2] + values[len(values)/2]) / 2
	s.tally(c, values)
	return s, ctx.Err()
}

// tally counts runs of equal values, which are sorted.
func (s *Summary) tally(c *Column, values []float64) {
	type run struct {
		value float64
		count int
	}
	var runs []run
	for i, v := range values {
		if i == 0 || v != values[i-1] {
			s.Distinct++
			runs = append(runs, run{value: v})
		}
		runs[len(runs)-1].count++
	}
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(b.count, a.count) })
	for _, r := range runs[:min(commonValues, len(runs))] {
		s.Common = append(s.Common, Tally{c.write(r.value), r.count})
	}
}
