package style_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"emprise/geo/style"
)

var nan = math.NaN()

func TestBreaks(t *testing.T) {
	t.Parallel()
	inf := math.Inf(1)
	for _, c := range []struct {
		name   string
		method style.Method
		values []float64
		n      int
		want   []float64
	}{
		// The example of Wang and Song (2011), "Ckmeans.1d.dp", R Journal 3/2: clusters {−1 −1 −1 −1}, {2 2 2}, {4 5 6}.
		{"published", style.NaturalBreaks, []float64{-1, 2, -1, 2, 4, 5, 6, -1, 2, -1}, 3, []float64{-1, 2, 4, 6}},
		{"quarters", style.Quantiles, []float64{1, 2, 3, 4, 5, 6, 7, 8}, 4, []float64{1, 3, 5, 7, 8}},
		{"thirds of seven", style.Quantiles, []float64{1, 2, 3, 4, 5, 6, 7}, 3, []float64{1, 4, 6, 7}},
		{"equal values stay together", style.Quantiles, []float64{0, 0, 0, 0, 0, 1, 2, 3}, 4, []float64{0, 1, 2, 3}},
		{"equal", style.EqualIntervals, []float64{0, 1, 2, 10}, 5, []float64{0, 2, 4, 6, 8, 10}},
		{"manual", style.Manual, []float64{20, 10, nan, 10, 40}, 9, []float64{10, 20, 40}},
		{"fewer values than classes", style.NaturalBreaks, []float64{3, 1, 3, 1}, 5, []float64{1, 3, 3}},
		{"fewer values than classes", style.Quantiles, []float64{3, 1, 3, 1}, 5, []float64{1, 3, 3}},
		{"one value", style.NaturalBreaks, []float64{7, 7, 7}, 4, []float64{7, 7}},
		{"one value", style.Quantiles, []float64{7}, 4, []float64{7, 7}},
		{"one value", style.EqualIntervals, []float64{7, 7}, 4, []float64{7, 7}},
		{"one class", style.NaturalBreaks, []float64{5, 7, 9}, 1, []float64{5, 9}},
		{"one class", style.Quantiles, []float64{5, 7, 9}, 1, []float64{5, 9}},
		{"no number", style.Quantiles, []float64{nan, inf, -inf}, 4, nil},
		{"nothing", style.NaturalBreaks, nil, 4, nil},
		{"no class", style.EqualIntervals, []float64{1, 2}, 0, nil},
		{"with unknown values", style.EqualIntervals, []float64{nan, 0, inf, 10}, 2, []float64{0, 5, 10}},
		{"far numbers", style.EqualIntervals, []float64{-math.MaxFloat64, math.MaxFloat64}, 2, []float64{-math.MaxFloat64, 0, math.MaxFloat64}},
	} {
		d := style.Breaks(c.method, c.values, c.n)
		if !slices.Equal(d.Bounds, c.want) {
			t.Errorf("%s, %s: %v, want %v", c.method, c.name, d.Bounds, c.want)
		}
		if d.Known+d.Unknown != len(c.values) {
			t.Errorf("%s, %s: %d known and %d unknown of %d", c.method, c.name, d.Known, d.Unknown, len(c.values))
		}
	}
}

// deviation is the sum of squares around the means of the classes that bounds make.
func deviation(sorted, bounds []float64) float64 {
	total := 0.0
	for i := 0; i+1 < len(bounds); i++ {
		var in []float64
		for _, v := range sorted {
			if v >= bounds[i] && (v < bounds[i+1] || i+2 == len(bounds) && v == bounds[i+1]) {
				in = append(in, v)
			}
		}
		mean := 0.0
		for _, v := range in {
			mean += v / float64(len(in))
		}
		for _, v := range in {
			total += (v - mean) * (v - mean)
		}
	}
	return total
}

// best tries all ways of parting the different values in n classes.
func best(sorted []float64, n int) float64 {
	distinct := slices.Compact(slices.Clone(sorted))
	least := math.Inf(1)
	var try func(bounds []float64, from int)
	try = func(bounds []float64, from int) {
		if len(bounds) == n {
			least = min(least, deviation(sorted, append(slices.Clone(bounds), distinct[len(distinct)-1])))
			return
		}
		for i := from; i < len(distinct); i++ {
			try(append(slices.Clone(bounds), distinct[i]), i+1)
		}
	}
	try(distinct[:1], 1)
	return least
}

func TestNaturalBreaksAreTheBest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(-40, 40).Draw(t, "v")) }), 1, 14).Draw(t, "values")
		n := rapid.IntRange(1, 5).Draw(t, "n")
		d := style.Breaks(style.NaturalBreaks, values, n)
		slices.Sort(values)
		distinct := len(slices.Compact(slices.Clone(values)))
		if d.Classes() != max(1, min(n, distinct)) {
			t.Fatalf("%d classes of %v for %d", d.Classes(), values, n)
		}
		if got, want := deviation(values, d.Bounds), best(values, min(n, distinct)); got > want+1e-9 {
			t.Fatalf("%v by %v: %g, best %g", values, d.Bounds, got, want)
		}
	})
}

// TestQuantilesAreThoseOfTheDefinition: each bound is the value below which lie as nearly as can be so many values.
func TestQuantilesAreThoseOfTheDefinition(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(0, 12).Draw(t, "v")) }), 1, 40).Draw(t, "values")
		n := rapid.IntRange(1, 8).Draw(t, "n")
		got := style.Breaks(style.Quantiles, values, n).Bounds
		slices.Sort(values)
		distinct := slices.Compact(slices.Clone(values))
		want := []float64{distinct[0]}
		for j := 1; j < n; j++ {
			at := (j*len(values) + n - 1) / n
			nearest, off := 0.0, math.MaxInt
			for _, v := range distinct {
				below := 0
				for _, o := range values {
					if o < v {
						below++
					}
				}
				if d := max(below-at, at-below); d < off {
					nearest, off = v, d
				}
			}
			if nearest > want[len(want)-1] {
				want = append(want, nearest)
			}
		}
		want = append(want, distinct[len(distinct)-1])
		if !slices.Equal(got, want) {
			t.Fatalf("%v in %d: %v, want %v", values, n, got, want)
		}
	})
}

// TestClassesHoldAllValues: whatever the method, each number lies in one class and classes follow one another.
func TestClassesHoldAllValues(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64(), 0, 60).Draw(t, "values")
		n := rapid.IntRange(1, 9).Draw(t, "n")
		for _, m := range style.Methods() {
			d := style.Breaks(m, values, n)
			if !slices.IsSorted(d.Bounds) || m != style.Manual && d.Classes() > n {
				t.Fatalf("%s: %v", m, d.Bounds)
			}
			if d.Known == 0 {
				continue
			}
			for _, v := range values {
				in := 0
				for i := range d.Classes() {
					r := style.Interval{From: d.Bounds[i], To: d.Bounds[i+1], Closed: i+1 == d.Classes()}
					if r.Holds(v) {
						in++
					}
				}
				if want := min(1, len(d.Bounds)); in != want && !math.IsNaN(v) && !math.IsInf(v, 0) {
					t.Fatalf("%s: %g lies in %d classes of %v", m, v, in, d.Bounds)
				}
			}
		}
	})
}

func TestSampleIsTold(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	values := make([]float64, 300_000)
	for i := range values {
		values[i] = r.NormFloat64()*3 + 20*float64(i%3)
	}
	d := style.Breaks(style.NaturalBreaks, values, 3)
	if d.Known != len(values) || d.Sample >= d.Known {
		t.Errorf("%d known, %d looked at", d.Known, d.Sample)
	}
	for i, want := range []float64{10, 30} { // three heaps around 0, 20 and 40
		if got := d.Bounds[i+1]; math.Abs(got-want) > 0.3 {
			t.Errorf("bound %d is %g, want about %g", i+1, got, want)
		}
	}
	if d.Bounds[0] != slices.Min(values) || d.Bounds[3] != slices.Max(values) {
		t.Error("the least and the greatest are not among the bounds")
	}
}

func TestRounded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ bounds, want []float64 }{
		{[]float64{0.3, 12.38, 27.91, 103.2}, []float64{0, 12, 28, 105}},
		{[]float64{1234, 5678, 23456}, []float64{1000, 5500, 25000}},
		{[]float64{7, 7}, []float64{7, 7}},
		{nil, nil},
	} {
		got := style.Rounded(c.bounds)
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%v is rounded to %v, want %v", c.bounds, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		bounds := rapid.SliceOfN(rapid.Float64Range(-1e9, 1e9), 2, 9).Draw(t, "bounds")
		slices.Sort(bounds)
		bounds = slices.Compact(bounds)
		got := style.Rounded(bounds)
		if !slices.IsSorted(got) || len(got) != len(bounds) || got[0] > bounds[0] || got[len(got)-1] < bounds[len(bounds)-1] {
			t.Fatalf("%v to %v", bounds, got)
		}
	})
}

func BenchmarkBreaks(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	values := make([]float64, 1_500_000)
	for i := range values {
		values[i] = math.Exp(r.NormFloat64())
	}
	for _, m := range []style.Method{style.Quantiles, style.EqualIntervals, style.NaturalBreaks} {
		b.Run(string(m), func(b *testing.B) {
			for b.Loop() {
				style.Breaks(m, values, 7)
			}
		})
	}
}
