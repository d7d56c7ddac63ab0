package topo_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"emprise/geo/topo"
)

// edgeList makes a graph of n features and pairs of neighbours, the border of each a number of its own.
func edgeList(n int, pairs [][2]int) *topo.Graph {
	next := make([][]int32, n)
	borders := map[[2]int]float32{}
	for i, p := range pairs {
		next[p[0]] = append(next[p[0]], int32(p[1]))
		next[p[1]] = append(next[p[1]], int32(p[0]))
		borders[p], borders[[2]int{p[1], p[0]}] = float32(i+1), float32(i+1)
	}
	g := &topo.Graph{Start: make([]int32, 1, n+1)}
	for f, row := range next {
		slices.Sort(row)
		for _, to := range row {
			g.To, g.Border = append(g.To, to), append(g.Border, borders[[2]int{f, int(to)}])
		}
		g.Start = append(g.Start, int32(len(g.To)))
	}
	return g
}

func grid(rows, columns int) *topo.Graph {
	var pairs [][2]int
	for f := range rows * columns {
		if f%columns+1 < columns {
			pairs = append(pairs, [2]int{f, f + 1})
		}
		if f+columns < rows*columns {
			pairs = append(pairs, [2]int{f, f + columns})
		}
	}
	return edgeList(rows*columns, pairs)
}

func ones(n int) []float64 {
	w := make([]float64, n)
	for i := range w {
		w[i] = 1
	}
	return w
}

// collect gives the sets of a search as bits, with their weight and inner border.
func collect(t *testing.T, g *topo.Graph, o topo.SetOptions) (map[uint32][2]float64, topo.Searched) {
	t.Helper()
	found := map[uint32][2]float64{}
	size := 0
	done, err := topo.Sets(t.Context(), g, o, func(s topo.Set) bool {
		var all uint32
		for _, f := range s.Members {
			all |= 1 << f
		}
		if _, twice := found[all]; twice || bits.OnesCount32(all) != len(s.Members) {
			t.Fatalf("set %v twice", s.Members)
		}
		if len(s.Members) < size {
			t.Fatalf("set %v after one of %d", s.Members, size)
		}
		size = len(s.Members)
		found[all] = [2]float64{s.Weight, s.Inner}
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	if done.Seen != int64(len(found)) {
		t.Fatalf("%d sets, said to be %d", len(found), done.Seen)
	}
	return found, done
}

// The numbers of connected sets of a grid are known.
func TestSetsOfAGrid(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ rows, columns, sets int }{{1, 1, 1}, {2, 2, 13}, {2, 3, 40}, {3, 3, 218}, {3, 4, 1126}} {
		n := tt.rows * tt.columns
		found, done := collect(t, grid(tt.rows, tt.columns), topo.SetOptions{Weights: ones(n), Most: n, Greatest: math.Inf(1)})
		if len(found) != tt.sets || !done.Exact() || done.Size != n {
			t.Errorf("%d × %d: %d sets, want %d: %+v", tt.rows, tt.columns, len(found), tt.sets, done)
		}
	}
	bySize := make([]int, 10)
	found, _ := collect(t, grid(3, 3), topo.SetOptions{Weights: ones(9), Most: 9, Greatest: 9})
	for all := range found {
		bySize[bits.OnesCount32(all)]++
	}
	if want := []int{0, 9, 12, 22, 36, 49, 48, 32, 9, 1}; !slices.Equal(bySize, want) {
		t.Errorf("by size: %v, want %v", bySize, want)
	}
	if found, _ := collect(t, grid(3, 3), topo.SetOptions{Weights: ones(9), Most: 9, Least: 3, Greatest: 4}); len(found) != 58 {
		t.Errorf("of three or four: %d, want 58", len(found))
	}
}

// brute gives the sets of a search by looking at all subsets.
func brute(g *topo.Graph, o topo.SetOptions) map[uint32][2]float64 {
	n := g.Len()
	next := make([]uint32, n)
	for f := range n {
		for _, to := range g.Of(f) {
			next[f] |= 1 << to
		}
	}
	var core, refused uint32
	for _, f := range o.Core {
		core |= 1 << f
	}
	for f := range n {
		if o.Refused != nil && o.Refused[f] && core>>f&1 == 0 {
			refused |= 1 << f
		}
	}
	seeds := uint32(1<<n - 1)
	if o.Seeds != nil {
		seeds = 0
		for _, f := range o.Seeds {
			seeds |= 1 << f
		}
	}
	found := map[uint32][2]float64{}
	for all := uint32(1); all < 1<<n; all++ {
		if all&refused != 0 || bits.OnesCount32(all) > o.Most {
			continue
		}
		reached := core
		if core == 0 {
			if all&seeds == 0 {
				continue
			}
			reached = all & -all
		} else if all&core != core {
			continue
		}
		for grown := uint32(0); grown != reached; {
			grown = reached
			for f := range n {
				if grown>>f&1 == 1 {
					reached |= next[f] & all
				}
			}
		}
		if reached != all {
			continue
		}
		var weight, inner float64
		for f := range n {
			if all>>f&1 == 0 {
				continue
			}
			weight += o.Weights[f]
			for i, to := range g.Of(f) {
				if all>>to&1 == 1 {
					inner += float64(g.Touching(f, i)) / 2
				}
			}
		}
		if weight >= o.Least && weight <= o.Greatest {
			found[all] = [2]float64{weight, inner}
		}
	}
	return found
}

// On thousands of small graphs, with all manner of conditions, the sets are those of a look at every subset.
func TestSetsAreThoseOfBruteForce(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(11, 12))
	total := 0
	for round := range 4000 {
		n := 1 + r.IntN(11)
		var pairs [][2]int
		dense := r.Float64()
		for a := range n {
			for b := a + 1; b < n; b++ {
				if r.Float64() < dense {
					pairs = append(pairs, [2]int{a, b})
				}
			}
		}
		o := topo.SetOptions{Weights: make([]float64, n), Most: 1 + r.IntN(n), Greatest: math.Inf(1)}
		for f := range n {
			o.Weights[f] = float64(r.IntN(9)) // whole numbers: sums are the same in any order
		}
		if r.IntN(2) == 0 {
			o.Least = float64(r.IntN(20))
			o.Greatest = o.Least + float64(r.IntN(20))
		}
		if r.IntN(2) == 0 {
			o.Refused = make([]bool, n)
			for f := range n {
				o.Refused[f] = r.IntN(5) == 0
			}
		}
		switch r.IntN(3) {
		case 0:
			o.Core = []int32{int32(r.IntN(n)), int32(r.IntN(n))}
			o.Most = max(o.Most, 2)
		case 1:
			o.Seeds = []int32{}
			for range r.IntN(4) {
				o.Seeds = append(o.Seeds, int32(r.IntN(n)))
			}
		}
		g := edgeList(n, pairs)
		got, done := collect(t, g, o)
		want := brute(g, o)
		total += len(want)
		if !reflect.DeepEqual(got, want) || !done.Exact() || done.Size != o.Most {
			t.Fatalf("round %d: %d sets, want %d: %+v %+v", round, len(got), len(want), o, done)
		}
	}
	t.Logf("%d sets", total)
}

// A search that is cut short has seen the small sets, all of them, and is the beginning of the whole.
func TestSetsWithinABudget(t *testing.T) {
	t.Parallel()
	g := grid(6, 6)
	order := func(budget int64) (all []string, done topo.Searched) {
		done, err := topo.Sets(t.Context(), g, topo.SetOptions{Weights: ones(36), Most: 6, Greatest: 6, Budget: budget}, func(s topo.Set) bool {
			all = append(all, fmt.Sprint(s.Members))
			return true
		})
		if err != nil {
			t.Fatal(err)
		}
		return all, done
	}
	whole, _ := order(0)
	for _, budget := range []int64{1, 36, 37, 500, 5000, 1e6} {
		got, done := order(budget)
		again, _ := order(budget)
		if !slices.Equal(got, again) || !slices.Equal(got, whole[:len(got)]) {
			t.Errorf("budget %d: another order", budget)
		}
		small := 0
		for _, s := range whole {
			if len(slices.DeleteFunc([]byte(s), func(c byte) bool { return c != ' ' }))+1 <= done.Size {
				small++
			}
		}
		if len(got) < small || done.Steps > budget || done.Exact() != (len(got) == len(whole)) || !done.Exact() && done.Stop != topo.StopBudget {
			t.Errorf("budget %d: %d sets, %d of up to %d: %+v", budget, len(got), small, done.Size, done)
		}
	}
}

func TestSetsCanBeStopped(t *testing.T) {
	t.Parallel()
	g, o := grid(20, 20), topo.SetOptions{Weights: ones(400), Most: 30, Greatest: math.Inf(1)}
	n := 0
	done, err := topo.Sets(t.Context(), g, o, func(topo.Set) bool { n++; return n < 1000 })
	if err != nil || done.Stop != topo.StopCaller || n != 1000 {
		t.Errorf("the caller: %d sets, %+v, %v", n, done, err)
	}
	late, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancel()
	if done, err := topo.Sets(late, g, o, func(topo.Set) bool { return true }); err != nil || done.Stop != topo.StopTime || done.Exact() {
		t.Errorf("the deadline: %+v, %v", done, err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := topo.Sets(stopped, g, o, func(topo.Set) bool { return true }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := topo.Sets(t.Context(), g, topo.SetOptions{Most: 2}, nil); err == nil {
		t.Error("features without weights")
	}
}

// All sets of up to six of 300 parcels.
func BenchmarkSets(b *testing.B) {
	g := grid(15, 20)
	for b.Loop() {
		done, err := topo.Sets(b.Context(), g, topo.SetOptions{Weights: ones(300), Most: 6, Greatest: math.Inf(1)}, func(topo.Set) bool { return true })
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(done.Seen), "sets")
	}
}

// A component that is too small as a whole has no set (the infeasible components of spopt), and takes nothing from the others.
func TestAComponentThatIsTooSmall(t *testing.T) {
	t.Parallel()
	var pairs [][2]int
	whole := grid(3, 3)
	for f := range 9 {
		for _, to := range whole.Of(f) {
			if int(to) > f {
				pairs = append(pairs, [2]int{f, int(to)})
			}
		}
	}
	pairs = append(pairs, [2]int{9, 10}) // a pair apart
	o := topo.SetOptions{Weights: ones(11), Most: 11, Least: 3, Greatest: 4}
	found, done := collect(t, edgeList(11, pairs), o)
	if len(found) != 58 || !done.Exact() {
		t.Errorf("%d sets, want 58: %+v", len(found), done)
	}
	for all := range found {
		if all&(1<<9|1<<10) != 0 {
			t.Errorf("set %b", all)
		}
	}
}
