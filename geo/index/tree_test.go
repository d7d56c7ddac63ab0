package index_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"emprise/geo/index"
)

func boxes(seed uint64, n int) []index.Box32 {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]index.Box32, n)
	for i := range out {
		x, y := r.Float64()*1000, r.Float64()*600
		out[i] = index.Round(x, y, x+r.Float64()*20, y+r.Float64()*20)
		switch i % 41 {
		case 7:
			out[i] = index.Empty()
		case 11:
			out[i].MaxX, out[i].MaxY = out[i].MinX, out[i].MinY
		case 13:
			out[i].MinX = float32(math.NaN())
		}
	}
	return out
}

func search(t *index.Tree, q index.Box32) []uint32 {
	var got []uint32
	t.Search(q, func(i uint32) bool { got = append(got, i); return true })
	slices.Sort(got)
	return got
}

func bruteSearch(all []index.Box32, q index.Box32) []uint32 {
	var want []uint32
	for i, b := range all {
		if !b.Empty() && !q.Empty() && b.Intersects(q) {
			want = append(want, uint32(i))
		}
	}
	return want
}

func TestSearchFindsWhatBruteForceFinds(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 2, 15, 16, 17, 255, 256, 257, 5000} {
		all := boxes(uint64(n), n)
		tree := index.Build(all)
		if tree.Len() != n {
			t.Fatalf("Len = %d, want %d", tree.Len(), n)
		}
		r := rand.New(rand.NewPCG(uint64(n), 2))
		for range 200 {
			x, y, w := r.Float64()*1100-50, r.Float64()*700-50, r.Float64()*200
			q := index.Round(x, y, x+w, y+w)
			want := bruteSearch(all, q)
			if got := search(tree, q); !slices.Equal(got, want) {
				t.Fatalf("n=%d: Search(%v) = %v, want %v", n, q, got, want)
			}
			got := tree.Collect(q, nil)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("n=%d: Collect(%v) = %v, want %v", n, q, got, want)
			}
		}
		if got, want := search(tree, tree.Bounds()), bruteSearch(all, tree.Bounds()); !slices.Equal(got, want) {
			t.Fatalf("n=%d: whole bounds find %d, want %d", n, len(got), len(want))
		}
	}
}

func TestNearestComesInOrderAndFindsAll(t *testing.T) {
	t.Parallel()
	all := boxes(3, 3000)
	tree := index.Build(all)
	r := rand.New(rand.NewPCG(9, 9))
	for range 100 {
		x, y := float32(r.Float64()*1000), float32(r.Float64()*600)
		limit := float32(r.Float64() * 100)
		want := 0
		for _, b := range all {
			if !b.Empty() && distance(b, x, y) <= float64(limit) {
				want++
			}
		}
		last, got := float32(-1), 0
		tree.Nearest(x, y, limit, func(i uint32, d float32) bool {
			if d < last {
				t.Fatalf("distance falls from %v to %v", last, d)
			}
			if math.Abs(distance(all[i], x, y)-float64(d)) > 1e-4 {
				t.Fatalf("box %d: distance %v, want %v", i, d, distance(all[i], x, y))
			}
			last = d
			got++
			return true
		})
		if got != want {
			t.Fatalf("Nearest finds %d within %v, want %d", got, limit, want)
		}
	}
}

func distance(b index.Box32, x, y float32) float64 {
	dx := math.Max(0, math.Max(float64(b.MinX)-float64(x), float64(x)-float64(b.MaxX)))
	dy := math.Max(0, math.Max(float64(b.MinY)-float64(y), float64(y)-float64(b.MaxY)))
	return math.Hypot(dx, dy)
}

func TestNearestStopsWhenTold(t *testing.T) {
	t.Parallel()
	tree := index.Build([]index.Box32{{5, 5, 6, 6}, {1, 1, 2, 2}, {1, 1, 2, 2}, {0, 0, 1, 1}})
	var got []uint32
	tree.Nearest(0, 0, float32(math.Inf(1)), func(i uint32, _ float32) bool {
		got = append(got, i)
		return len(got) < 3
	})
	if !slices.Equal(got, []uint32{3, 1, 2}) {
		t.Fatalf("got %v, want the touching box, then ties by index", got)
	}
}

func TestSearchStopsWhenTold(t *testing.T) {
	t.Parallel()
	tree := index.Build(boxes(1, 1000))
	n := 0
	tree.Search(tree.Bounds(), func(uint32) bool { n++; return n < 5 })
	if n != 5 {
		t.Fatalf("yielded %d times after false, want 5", n)
	}
}

func TestEmptyAndNilTrees(t *testing.T) {
	t.Parallel()
	var none *index.Tree
	for _, tree := range []*index.Tree{none, {}, index.Build(nil), index.Build([]index.Box32{index.Empty()})} {
		if !tree.Bounds().Empty() {
			t.Errorf("bounds %v, want empty", tree.Bounds())
		}
		if got := tree.Collect(index.Box32{-1e9, -1e9, 1e9, 1e9}, nil); got != nil {
			t.Errorf("collected %v", got)
		}
		tree.Search(index.Box32{-1e9, -1e9, 1e9, 1e9}, func(uint32) bool { t.Error("found a box"); return true })
		tree.Nearest(0, 0, 1e9, func(uint32, float32) bool { t.Error("found a box"); return true })
	}
}

func TestInfiniteBoxesAreFound(t *testing.T) {
	t.Parallel()
	inf := float32(math.Inf(1))
	tree := index.Build([]index.Box32{{-inf, -inf, inf, inf}, {1, 1, 2, 2}, {3, 3, inf, 4}})
	if got := search(tree, index.Box32{1, 1, 1, 1}); !slices.Equal(got, []uint32{0, 1}) {
		t.Fatalf("got %v, want the box of everything and the one at (1,1)", got)
	}
}

func TestRoundGoesOutwards(t *testing.T) {
	t.Parallel()
	for _, v := range []float64{0, 0.1, -0.1, 6_860_000.3, -6_860_000.3, math.MaxFloat64, -math.MaxFloat64, 1e-300} {
		b := index.Round(v, v, v, v)
		if float64(b.MinX) > v || float64(b.MaxX) < v {
			t.Errorf("Round(%v) = [%v, %v], which does not hold it", v, b.MinX, b.MaxX)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	all := boxes(1, 1_500_000)
	for b.Loop() {
		index.Build(all)
	}
}

func BenchmarkSearch(b *testing.B) {
	tree := index.Build(boxes(1, 1_500_000))
	n := 0
	for b.Loop() {
		tree.Search(index.Box32{500, 300, 502, 302}, func(uint32) bool { n++; return true })
	}
}
