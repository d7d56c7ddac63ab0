package feature_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"emprise/geo/feature"
)

// column makes a column of values, "" being unknown.
func column(tb testing.TB, numbers bool, values ...string) *feature.Column {
	tb.Helper()
	var b feature.Builder
	for _, v := range values {
		b.Begin(feature.None)
		if n, err := strconv.ParseFloat(v, 64); numbers && err == nil {
			b.Number("v", n, feature.Real)
		} else if v != "" {
			b.Text("v", v)
		}
		b.Text("other", "x")
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		tb.Fatal(err)
	}
	return s.Column("v")
}

func all(n int) []int32 {
	rows := make([]int32, n)
	for i := range rows {
		rows[i] = int32(i)
	}
	return rows
}

func TestOrder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name       string
		numbers    bool
		descending bool
		values     []string
		want       []string
	}{
		{"digits by value", false, false, []string{"lot 10", "lot 2", "", "Lot 1", "lot 02"}, []string{"Lot 1", "lot 2", "lot 02", "lot 10", ""}},
		{"unknown last, downwards too", false, true, []string{"a", "", "c", "B"}, []string{"c", "B", "a", ""}},
		{"numbers", true, false, []string{"10", "9", "", "-1", "9"}, []string{"-1", "9", "9", "10", ""}},
		{"numbers downwards", true, true, []string{"10", "9", "", "-1"}, []string{"10", "9", "-1", ""}},
	} {
		col, rows := column(t, c.numbers, c.values...), all(len(c.values))
		if err := col.Order(t.Context(), rows, c.descending, strings.ToLower); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range rows {
			got = append(got, col.Text(int(r)))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestOrderIsStable sorts the rows of one value in the order they were in.
func TestOrderIsStable(t *testing.T) {
	t.Parallel()
	col, rows := column(t, false, "b", "A", "a", "b", "a"), []int32{4, 3, 2, 1, 0}
	if err := col.Order(t.Context(), rows, false, strings.ToLower); err != nil || !slices.Equal(rows, []int32{4, 2, 1, 3, 0}) {
		t.Errorf("%v, %v", rows, err)
	}
}

func TestOrderStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := column(t, false, "b", "a").Order(ctx, all(2), false, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestSummary holds the figures against their definitions on random numbers.
func TestSummary(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		values := make([]string, 1+rng.IntN(60))
		var known []float64
		for i := range values {
			if rng.IntN(5) > 0 {
				v := float64(rng.IntN(20)) / 4
				values[i], known = strconv.FormatFloat(v, 'f', -1, 64), append(known, v)
			}
		}
		if len(known) == 0 {
			continue
		}
		col := column(t, true, values...)
		s, err := col.Summarise(t.Context(), all(len(values)))
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(known)
		sum, counts := 0.0, map[string]int{}
		for _, v := range known {
			sum += v
			counts[strconv.FormatFloat(v, 'f', -1, 64)]++
		}
		below, above := 0, 0
		for _, v := range known {
			if v < s.Median {
				below++
			} else if v > s.Median {
				above++
			}
		}
		if s.Rows != len(values) || s.Known != len(known) || s.Min != known[0] || s.Max != known[len(known)-1] || math.Abs(s.Sum-sum) > 1e-9 ||
			math.Abs(s.Mean*float64(len(known))-sum) > 1e-9 || 2*below > len(known) || 2*above > len(known) || s.Distinct != len(counts) {
			t.Fatalf("%v of %v", s, values)
		}
		for i, c := range s.Common {
			if counts[c.Value] != c.Count || i > 0 && c.Count > s.Common[i-1].Count {
				t.Fatalf("%v of %v", s.Common, counts)
			}
		}
	}
}

func TestSummaryOfTexts(t *testing.T) {
	t.Parallel()
	s, err := column(t, false, "a", "b", "", "b", "c").Summarise(t.Context(), []int32{0, 1, 2, 3})
	if err != nil || s.Known != 3 || s.Distinct != 2 || !slices.Equal(s.Common, []feature.Tally{{Value: "b", Count: 2}, {Value: "a", Count: 1}}) || !math.IsNaN(s.Sum) {
		t.Errorf("%+v, %v", s, err)
	}
}

func BenchmarkOrder(b *testing.B) {
	const n = 1_500_000
	texts, numbers := make([]string, n), make([]string, n)
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range n {
		texts[i] = "59" + strconv.Itoa(100+i%600) + "000AB" + strconv.Itoa(rng.IntN(n))
		numbers[i] = strconv.Itoa(rng.IntN(100000))
	}
	for name, col := range map[string]*feature.Column{"texts": column(b, false, texts...), "numbers": column(b, true, numbers...)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := col.Order(b.Context(), all(n), false, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
