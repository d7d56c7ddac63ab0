package reconcile_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"emprise/data/reconcile"
	"emprise/geo/feature"
)

// cells is land made of cells of a grid: each area is a set of them, in rows, so that who has whose land is counted.
type cells map[string][][2]int

const side = 20.0 / 111_320 // degrees: cells of about 20 m

// set draws the areas, each cell a part of its own unless they lie in one row.
func (c cells) set(t *testing.T, values func(id string) map[string]string) *feature.Set {
	t.Helper()
	var b feature.Builder
	for _, id := range sorted(c) {
		b.Begin(feature.Areas)
		for _, run := range runs(c[id]) {
			x0, x1 := 2.3+float64(run[0])*side*1.5, 2.3+float64(run[1]+1)*side*1.5
			y0, y1 := 48.5+float64(run[2])*side, 48.5+float64(run[2]+1)*side
			b.Ring([]float64{x0, y0, x1, y0, x1, y1, x0, y1, x0, y0}, false)
		}
		b.Text("id", id)
		if values != nil {
			for _, k := range slices.Sorted(mapsKeys(values(id))) {
				b.Text(k, values(id)[k])
			}
		}
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func mapsKeys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func sorted(c cells) []string {
	var ids []string
	for id := range c {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// runs are stretches of cells in a row: from, to, row.
func runs(all [][2]int) (out [][3]int) {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b [2]int) int { return (a[1]-b[1])*10_000 + a[0] - b[0] })
	for _, at := range all {
		if n := len(out); n > 0 && out[n-1][2] == at[1] && out[n-1][1] == at[0]-1 {
			out[n-1][1]++
			continue
		}
		out = append(out, [3]int{at[0], at[0], at[1]})
	}
	return out
}

// parcel is the identifier of number n: of the mainland, of Corsica, of an overseas département.
func parcel(n int) string {
	return fmt.Sprintf("%s000%s%04d", []string{"91432", "2A004", "97411"}[n%3], []string{"AB", "0C"}[n%2], n)
}

// brute says in words what became of what, by counting cells.
func brute(old, now cells) []string {
	var links []string
	for _, a := range sorted(old) {
		if equalCells(old[a], now[a]) {
			continue
		}
		for _, b := range sorted(now) {
			common := 0
			for _, at := range old[a] {
				if slices.Contains(now[b], at) {
					common++
				}
			}
			if common > 0 && !equalCells(old[b], now[b]) {
				links = append(links, fmt.Sprintf("%s>%s %.2f %.2f", a, b, float64(common)/float64(len(old[a])), float64(common)/float64(len(now[b]))))
			}
		}
	}
	slices.Sort(links)
	return links
}

func equalCells(a, b [][2]int) bool {
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	for _, at := range a {
		if !slices.Contains(b, at) {
			return false
		}
	}
	return true
}

func compare(t *testing.T, old, now *feature.Set) *reconcile.Difference {
	t.Helper()
	d, err := reconcile.Compare(context.Background(), old, now, reconcile.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRandomSplitsAndMergesAreFollowedAsCellsSay(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		old := cells{}
		next := 1
		for y := range 8 {
			for x := 0; x < 24; { // parcels of up to four cells of a row
				n := min(1+r.IntN(4), 24-x)
				id := parcel(next)
				next++
				for range n {
					old[id] = append(old[id], [2]int{x, y})
					x++
				}
			}
		}
		now := cells{}
		ids := sorted(old)
		for i := 0; i < len(ids); i++ {
			id := ids[i]
			switch what := r.IntN(10); {
			case what == 0 && len(old[id]) > 1: // split, the first part keeping the identifier or not
				cut := 1 + r.IntN(len(old[id])-1)
				first := parcel(next)
				if r.IntN(2) == 0 {
					first = id
				}
				now[first] = old[id][:cut]
				now[parcel(next+1)] = old[id][cut:]
				next += 2
			case what == 1: // taken off
			case what == 2: // another identifier
				now[parcel(next)] = old[id]
				next++
			case what == 3 && i+1 < len(ids): // merged with another, wherever it lies
				i++
				now[parcel(next)] = slices.Concat(old[id], old[ids[i]])
				next++
			default:
				now[id] = old[id]
			}
		}
		d := compare(t, old.set(t, nil), now.set(t, nil))
		var links []string
		gone, fresh := 0, 0
		for _, i := range d.Items {
			for _, s := range i.Shares {
				links = append(links, fmt.Sprintf("%s>%s %.2f %.2f", d.OldID(s.Old), d.NewID(s.New), s.OfOld, s.OfNew))
			}
			switch i.Sort {
			case reconcile.Gone:
				gone += len(i.Old)
			case reconcile.New:
				fresh += len(i.New)
			case reconcile.Split:
				if len(i.Old) != 1 || len(i.New) < 2 {
					t.Errorf("seed %d: a split of %d into %d", seed, len(i.Old), len(i.New))
				}
			case reconcile.Merged:
				if len(i.Old) < 2 || len(i.New) != 1 {
					t.Errorf("seed %d: a merger of %d into %d", seed, len(i.Old), len(i.New))
				}
			}
		}
		slices.Sort(links)
		if want := brute(old, now); !slices.Equal(links, want) {
			t.Errorf("seed %d: who has whose land:\n%s\nby cells:\n%s", seed, strings.Join(links, "\n"), strings.Join(want, "\n"))
		}
		linked := map[string]bool{}
		for _, l := range links {
			a, b, _ := strings.Cut(strings.Fields(l)[0], ">")
			linked["<"+a], linked[">"+b] = true, true
		}
		for _, id := range ids {
			if !equalCells(old[id], now[id]) && !linked["<"+id] {
				gone--
			}
		}
		for _, id := range sorted(now) {
			if !equalCells(old[id], now[id]) && !linked[">"+id] {
				fresh--
			}
		}
		if gone != 0 || fresh != 0 {
			t.Errorf("seed %d: gone and new are off by %d and %d", seed, gone, fresh)
		}
	}
}

func TestASetAgainstItselfIsNoDifference(t *testing.T) {
	t.Parallel()
	c := cells{}
	for n := range 300 {
		c[parcel(n)] = [][2]int{{n % 20, n / 20}}
	}
	values := func(id string) map[string]string { return map[string]string{"section": id[8:10], "commune": id[:5]} }
	a, b := c.set(t, values), c.set(t, values)
	d := compare(t, a, b)
	if len(d.Items) != 0 || d.Same != len(c) || d.Key != "id" {
		t.Errorf("%d items, %d the same by %q", len(d.Items), d.Same, d.Key)
	}
	set, same, err := d.Features(context.Background(), d.Proposed())
	if err != nil || !same || set != a {
		t.Errorf("a layer without a difference is to be written: %v", err)
	}
}

func TestTheOrderOfFeaturesAndTheBeginningOfRingsDoNotCount(t *testing.T) {
	t.Parallel()
	var a, b feature.Builder
	ring := []float64{2, 48, 2.001, 48, 2.001, 48.001, 2, 48.001, 2, 48}
	turned := []float64{2.001, 48.001, 2, 48.001, 2, 48, 2.001, 48, 2.001, 48.001}
	// The same, one corner off by a centimetre and a corner more on an edge.
	nudged := []float64{2, 48, 2.0005, 48, 2.001, 48, 2.001, 48.00100009, 2, 48.001, 2, 48}
	moved := []float64{2, 48, 2.001, 48, 2.001, 48.00101, 2, 48.001, 2, 48}
	for i, pair := range [][2][]float64{{ring, turned}, {ring, nudged}, {ring, moved}} {
		for k, to := range []*feature.Builder{&a, &b} {
			to.Begin(feature.Areas)
			to.Ring(pair[k], false)
			to.Text("id", parcel(i))
			to.End()
		}
	}
	old, _ := a.Set()
	now, _ := b.Set()
	d := compare(t, old, now)
	if d.Same != 2 || len(d.Items) != 1 || d.Items[0].Sort != reconcile.Redrawn || d.Items[0].Old[0] != 2 {
		t.Fatalf("%d the same, %+v", d.Same, d.Items)
	}
	if grown := float64(d.Items[0].After - d.Items[0].Before); grown < 30 || grown > 50 { // half of 1.1 m by 74.5 m
		t.Errorf("the parcel has grown by %.1f m²", grown)
	}
}
