package style

import (
	"math"
	"slices"
	"sort"
)

// Method is a way of choosing where classes of numbers part.
type Method string

// The methods.
const (
	Quantiles      Method = "quantiles" // as many values in each class, as far as equal values allow
	EqualIntervals Method = "equal"     // classes of one width
	NaturalBreaks  Method = "natural"   // the least spread within classes (Fisher 1958, Jenks 1977)
	Manual         Method = "manual"    // the values given are the bounds
)

// Methods lists them.
func Methods() []Method { return []Method{Quantiles, EqualIntervals, NaturalBreaks, Manual} }

// Division is what Breaks found.
type Division struct {
	// Bounds part the classes: class i holds Bounds[i] and what lies below Bounds[i+1], the last one its upper bound too.
	// There are fewer classes than were asked for when there are not as many different values, and none without values.
	Bounds  []float64
	Known   int // values that are numbers
	Unknown int // NaN and infinities, which are in no class
	Sample  int // values that were looked at, fewer than Known when there were too many
}

// Classes is how many there are.
func (d Division) Classes() int { return max(0, len(d.Bounds)-1) }

// sampleSize is how many different values natural breaks look at: beyond it the sorted values are taken at even steps, the
// least and the greatest with them, so that a bound is off by a hundred-thousandth of the values.
const sampleSize = 100_000

// Breaks parts values in at most n classes. Manual takes the values themselves for the bounds, whatever n. values stay as
// they are.
func Breaks(m Method, values []float64, n int) Division {
	sorted := make([]float64, 0, len(values))
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			sorted = append(sorted, v)
		}
	}
	slices.Sort(sorted)
	d := Division{Known: len(sorted), Unknown: len(values) - len(sorted), Sample: len(sorted)}
	if len(sorted) == 0 || n < 1 && m != Manual {
		return d
	}
	switch m {
	case Manual:
		d.Bounds = slices.Compact(sorted)
	case Quantiles:
		d.Bounds = quantiles(sorted, n)
	case EqualIntervals:
		d.Bounds = equalIntervals(sorted, n)
	default:
		distinct, weight := tally(sorted)
		distinct, weight, d.Sample = thinned(sorted, distinct, weight)
		d.Bounds = natural(distinct, weight, n)
	}
	if len(d.Bounds) == 1 { // one value is one class
		d.Bounds = append(d.Bounds, d.Bounds[0])
	}
	return d
}

// quantiles: bound j is the least value below which lie j/n of the values at least, if it can be told from the bound before.
func quantiles(sorted []float64, n int) []float64 {
	last := len(sorted) - 1
	bounds := []float64{sorted[0]}
	for j := 1; j < n; j++ {
		at := (j*len(sorted) + n - 1) / n
		b := sorted[min(at, last)]
		if below := sort.SearchFloat64s(sorted, b); below < at { // equal values lie on both sides: all go up
			next := sort.Search(len(sorted), func(i int) bool { return sorted[i] > b })
			if next > last || at-below <= next-at {
				next = below
			}
			b = sorted[next]
		}
		if b > bounds[len(bounds)-1] {
			bounds = append(bounds, b)
		}
	}
	if sorted[last] > bounds[len(bounds)-1] || len(bounds) > 1 {
		bounds = append(bounds, sorted[last])
	}
	return bounds
}

func equalIntervals(sorted []float64, n int) []float64 {
	low, high := sorted[0], sorted[len(sorted)-1]
	if low == high {
		return []float64{low}
	}
	bounds := []float64{low}
	for j := 1; j < n; j++ {
		t := float64(j) / float64(n)
		if b := low*(1-t) + high*t; b > bounds[len(bounds)-1] && b < high {
			bounds = append(bounds, b)
		}
	}
	return append(bounds, high)
}

// tally gives the different values and how often each is there.
func tally(sorted []float64) (distinct, weight []float64) {
	for i, v := range sorted {
		if i == 0 || v != sorted[i-1] {
			distinct, weight = append(distinct, v), append(weight, 0)
		}
		weight[len(weight)-1]++
	}
	return distinct, weight
}

// thinned takes values at even steps when too many are different.
func thinned(sorted, distinct, weight []float64) (d, w []float64, sample int) {
	if len(distinct) <= sampleSize {
		return distinct, weight, len(sorted)
	}
	taken := make([]float64, sampleSize)
	for i := range taken {
		taken[i] = sorted[int(math.Round(float64(i)*float64(len(sorted)-1)/(sampleSize-1)))]
	}
	d, w = tally(taken)
	return d, w, sampleSize
}

// natural gives the bounds of the at most n classes whose values lie least far from the means of their classes, in squares.
// Since the classes follow one another, the best last class begins no earlier the further it ends, and each row of the table
// is filled by halving: exact, in n·m·log m steps for m different values.
func natural(values, weight []float64, n int) []float64 {
	m := len(values)
	n = min(n, m)
	s := newSpread(values, weight)
	cost := make([]float64, m) // of the first j+1 values in the classes so far
	for j := range cost {
		cost[j] = s.between(0, j)
	}
	starts := make([][]int32, n) // of the last class, for each number of classes and last value
	next := make([]float64, m)
	for k := 1; k < n; k++ {
		start := make([]int32, m)
		var fill func(low, high, from, to int)
		fill = func(low, high, from, to int) {
			if low > high {
				return
			}
			j := (low + high) / 2
			best, at := math.Inf(1), max(from, k)
			for i := max(from, k); i <= min(to, j); i++ {
				if c := cost[i-1] + s.between(i, j); c < best {
					best, at = c, i
				}
			}
			next[j], start[j] = best, int32(at)
			fill(low, j-1, from, at)
			fill(j+1, high, at, to)
		}
		fill(k, m-1, k, m-1)
		starts[k] = start
		cost, next = next, cost
	}
	bounds := make([]float64, n+1)
	bounds[n] = values[m-1]
	j := m - 1
	for k := n - 1; k > 0; k-- {
		i := int(starts[k][j])
		bounds[k] = values[i]
		j = i - 1
	}
	bounds[0] = values[0]
	return bounds
}

// spread gives the sum of squares around the mean of any run of values, from sums of those before.
type spread struct{ count, sum, square []float64 }

func newSpread(values, weight []float64) *spread {
	s := &spread{make([]float64, len(values)+1), make([]float64, len(values)+1), make([]float64, len(values)+1)}
	middle := values[len(values)/2] // near the others, so that squares keep their digits
	for i, v := range values {
		d := v - middle
		s.count[i+1] = s.count[i] + weight[i]
		s.sum[i+1] = s.sum[i] + weight[i]*d
		s.square[i+1] = s.square[i] + weight[i]*d*d
	}
	return s
}

func (s *spread) between(i, j int) float64 {
	n, sum := s.count[j+1]-s.count[i], s.sum[j+1]-s.sum[i]
	return max(0, s.square[j+1]-s.square[i]-sum*sum/n)
}

// Rounded moves bounds to round numbers, by less than a tenth of the narrower class beside each: the least down, the
// greatest up, the others to the nearest.
func Rounded(bounds []float64) []float64 {
	out := slices.Clone(bounds)
	for i, b := range bounds {
		width := math.Inf(1)
		if i > 0 {
			width = b - bounds[i-1]
		}
		if i+1 < len(bounds) {
			width = min(width, bounds[i+1]-b)
		}
		if !(width > 0) || math.IsInf(width, 1) {
			continue
		}
		step := math.Pow(10, math.Floor(math.Log10(width/10)))
		round := math.Round
		switch i {
		case 0:
			round = math.Floor
		case len(bounds) - 1:
			round = math.Ceil
		}
		for _, k := range []float64{5, 2, 1} {
			if r := tidy(round(b/(k*step)) * k * step); math.Abs(r-b) < width/10 {
				out[i] = r
				break
			}
		}
	}
	return out
}

// tidy takes away the last digits, which multiplying has brought in.
func tidy(v float64) float64 {
	if v == 0 || math.IsInf(v, 0) {
		return v
	}
	k := math.Pow(10, 14-math.Ceil(math.Log10(math.Abs(v))))
	if math.IsInf(k, 0) || k == 0 {
		return v
	}
	return math.Round(v*k) / k
}
