package assembly_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"emprise/data"
	"emprise/data/assembly"
	"emprise/geo"
	"emprise/geo/topo"
)

// ground is a board of rows by columns of parcels of 50 by 50 m, each with something that is known of it.
func ground(r *rand.Rand, rows, columns int) (*topo.Graph, []assembly.Parcel) {
	n := rows * columns
	g := &topo.Graph{Start: make([]int32, 1, n+1)}
	parcels := make([]assembly.Parcel, n)
	for f := range n {
		for _, to := range []int{f - columns, f - 1, f + 1, f + columns} {
			if to < 0 || to >= n || to == f-1 && f%columns == 0 || to == f+1 && to%columns == 0 {
				continue
			}
			g.To, g.Border = append(g.To, int32(to)), append(g.Border, 50)
		}
		g.Start = append(g.Start, int32(len(g.To)))
		p := assembly.Parcel{ID: fmt.Sprintf("P%03d", f), Area: 2500, Perimeter: 200}
		p.Owner = []string{"", "A", "B", "C", "D", "E"}[r.IntN(6)]
		p.Public = []data.Answer{data.Unknown, data.Yes, data.No, data.No}[r.IntN(4)]
		if v := float64(10_000 * (1 + r.IntN(4))); r.IntN(5) > 0 {
			p.Price = &v
		}
		if v := geo.SquareMetres(250 * r.IntN(4)); r.IntN(5) > 0 {
			p.Flooded = &v
		}
		if v := geo.SquareMetres(2500 * r.IntN(2)); r.IntN(5) > 0 {
			p.Taken = &v
		}
		if r.IntN(12) == 0 {
			p.Refused = assembly.RefusedBuilt
		}
		parcels[f] = p
	}
	return g, parcels
}

func search(t testing.TB, g *topo.Graph, parcels []assembly.Parcel, q assembly.Question) assembly.Answer {
	t.Helper()
	a, err := assembly.Search(t.Context(), g, parcels, q, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// A need of three to four units on a board of nine has 58 answers; of them, the four squares of four and, with one parcel
// less, the rows of three are as good as any.
func TestSearchOnABoard(t *testing.T) {
	t.Parallel()
	g, parcels := ground(rand.New(rand.NewPCG(1, 1)), 3, 3)
	for i := range parcels {
		parcels[i] = assembly.Parcel{ID: parcels[i].ID, Area: 2500, Perimeter: 200}
	}
	a := search(t, g, parcels, assembly.Question{MinArea: 7500, MaxArea: 10_000, Most: 9})
	if a.Searched.Seen != 58 || !a.Searched.Exact() {
		t.Errorf("%+v", a.Searched)
	}
	if len(a.Best) != 2 || len(a.Best[0].Parcels) != 3 || len(a.Best[1].Parcels) != 4 {
		t.Fatalf("%+v", a.Best)
	}
	if c := a.Best[1].Compactness; math.Abs(c-math.Pi/4) > 1e-9 || a.Best[1].Perimeter != 400 {
		t.Errorf("a square: compactness %v, perimeter %v", c, a.Best[1].Perimeter)
	}
	if !slices.Equal(a.Compared, []assembly.Objective{assembly.ObjectiveParcels, assembly.ObjectiveCompact}) {
		t.Errorf("compared by %v", a.Compared)
	}
}

// brute gives the sets that answer a question and that no other one beats, by looking at all subsets and comparing each with
// all others, from the definitions.
func brute(g *topo.Graph, parcels []assembly.Parcel, q assembly.Question) (best []string, seen int) {
	type candidate struct {
		low, high [8]float64
		places    []int
		name      string
	}
	any := func(known func(assembly.Parcel) bool) bool {
		return slices.ContainsFunc(parcels, func(p assembly.Parcel) bool { return p.Refused == "" && known(p) })
	}
	owners, public := any(func(p assembly.Parcel) bool { return p.Owner != "" }), any(func(p assembly.Parcel) bool { return p.Public != "" })
	price, flood := any(func(p assembly.Parcel) bool { return p.Price != nil }), any(func(p assembly.Parcel) bool { return p.Flooded != nil })
	taken := any(func(p assembly.Parcel) bool { return p.Taken != nil })
	var all []candidate
	n := g.Len()
	for set := uint32(1); set < 1<<n; set++ {
		in := func(f int) bool { return set>>f&1 == 1 }
		if bits.OnesCount32(set) > q.Most || !connected(g, set) {
			continue
		}
		var area, perimeter, pubLow, pubHigh, priceLow, priceHigh, floodLow, floodHigh, takenLow, takenHigh float64
		c := candidate{}
		names := map[string]bool{}
		unknown, refused := 0, false
		for f := range n {
			if !in(f) {
				continue
			}
			p := parcels[f]
			refused = refused || p.Refused != ""
			c.places = append(c.places, f)
			c.name += p.ID + " "
			area += float64(p.Area)
			perimeter += float64(p.Perimeter)
			for i, to := range g.Of(f) {
				if in(int(to)) {
					perimeter -= float64(g.Touching(f, i))
				}
			}
			if p.Owner == "" {
				unknown++
			} else {
				names[p.Owner] = true
			}
			if p.Public == data.Yes {
				pubLow += float64(p.Area)
			}
			if p.Public != data.No {
				pubHigh += float64(p.Area)
			}
			if p.Price != nil {
				priceLow, priceHigh = priceLow+*p.Price, priceHigh+*p.Price
			} else {
				priceHigh = math.Inf(1)
			}
			if p.Flooded != nil {
				floodLow, floodHigh = floodLow+float64(*p.Flooded), floodHigh+float64(*p.Flooded)
			} else {
				floodHigh += float64(p.Area)
			}
			if p.Taken != nil {
				takenLow, takenHigh = takenLow+float64(*p.Taken), takenHigh+float64(*p.Taken)
			} else {
				takenHigh += float64(p.Area)
			}
		}
		if refused || area < float64(q.MinArea) || area > float64(q.MaxArea) {
			continue
		}
		seen++
		compact := 4 * math.Pi * area / (perimeter * perimeter)
		if compact < q.LeastCompact || q.MostPrice != nil && priceLow/area > *q.MostPrice+1e-9 || q.MostFlooded != nil && floodLow/area > *q.MostFlooded+1e-9 {
			continue
		}
		i := 0
		put := func(asked bool, low, high float64) {
			if asked {
				c.low[i], c.high[i] = math.Floor(low+1e-6), math.Min(math.Floor(high+1e-6), math.MaxInt32)
				i++
			}
		}
		put(owners, math.Max(1, float64(len(names))), float64(len(names)+unknown))
		put(true, float64(len(c.places)), float64(len(c.places)))
		off := math.Abs(area/float64(q.IdealArea)-1) * 100
		put(q.IdealArea > 0, off, off)
		put(public, 100*(1-pubHigh/area), 100*(1-pubLow/area))
		put(price, 100*math.Log(math.Max(1, priceLow)), 100*math.Log(math.Max(1, priceHigh)))
		put(true, 100*(1-compact), 100*(1-compact))
		put(flood, 100*floodLow/area, 100*floodHigh/area)
		put(taken, takenLow/100, takenHigh/100)
		all = append(all, c)
	}
	for i, c := range all {
		beaten := slices.ContainsFunc(all, func(o candidate) bool {
			equal := o.low == c.low && o.high == c.high && c.low == c.high
			if equal {
				return slices.Compare(o.places, c.places) < 0
			}
			for k := range c.low {
				if o.high[k] > c.low[k] {
					return false
				}
			}
			return true
		})
		if !beaten {
			best = append(best, all[i].name)
		}
	}
	slices.Sort(best)
	return best, seen
}

func connected(g *topo.Graph, set uint32) bool {
	reached := set & -set
	for grown := uint32(0); grown != reached; {
		grown = reached
		for f := range g.Len() {
			if grown>>f&1 == 1 {
				for _, to := range g.Of(f) {
					reached |= 1 << to & set
				}
			}
		}
	}
	return reached == set
}

// On thousands of boards with all manner of gaps in what is known, the answer is that of comparing everything with everything.
func TestSearchIsBruteForce(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(21, 22))
	kept := 0
	for round := range 2500 {
		g, parcels := ground(r, 1+r.IntN(3), 1+r.IntN(3))
		switch r.IntN(4) {
		case 0: // nothing is known of owners, as in the open cadastre
			for i := range parcels {
				parcels[i].Owner, parcels[i].Public, parcels[i].Price = "", "", nil
			}
		case 1: // everything is known
			for i := range parcels {
				one, none := 20_000.0, geo.SquareMetres(0)
				parcels[i].Owner, parcels[i].Public, parcels[i].Price = "A", data.No, &one
				parcels[i].Flooded, parcels[i].Taken = &none, &none
			}
		}
		q := assembly.Question{MinArea: geo.SquareMetres(2500 * (1 + r.IntN(3))), Most: 1 + r.IntN(7), Keep: 100_000}
		q.MaxArea = q.MinArea + geo.SquareMetres(2500*r.IntN(4))
		if r.IntN(2) == 0 {
			q.IdealArea = (q.MinArea + q.MaxArea) / 2
		}
		if r.IntN(3) == 0 {
			q.LeastCompact = 0.5
		}
		if v := 0.1; r.IntN(3) == 0 {
			q.MostFlooded = &v
		}
		if v := 9.0; r.IntN(3) == 0 {
			q.MostPrice = &v
		}
		want, seen := brute(g, parcels, q)
		a := search(t, g, parcels, q)
		var got []string
		for _, b := range a.Best {
			name := ""
			for _, id := range b.Parcels {
				name += id + " "
			}
			got = append(got, name)
		}
		slices.Sort(got)
		kept += len(want)
		if !slices.Equal(got, want) || a.Searched.Seen != int64(seen) {
			t.Fatalf("round %d: %d of %d, want %d of %d\n%v\n%v\n%+v", round, len(got), a.Searched.Seen, len(want), seen, got, want, q)
		}
	}
	t.Logf("%d assemblies kept", kept)
}

// Elsewhere shares no parcel, and names what no one else has.
func TestElsewhere(t *testing.T) {
	t.Parallel()
	g, parcels := ground(rand.New(rand.NewPCG(4, 4)), 12, 12)
	for i := range parcels {
		parcels[i] = assembly.Parcel{ID: parcels[i].ID, Area: 2500, Perimeter: 200}
	}
	a := search(t, g, parcels, assembly.Question{MinArea: 9000, MaxArea: 10_000, Most: 4})
	seen := map[string]bool{}
	for _, b := range a.Best {
		for _, id := range b.Parcels {
			seen[id] = true
		}
	}
	for _, b := range a.Elsewhere {
		for _, id := range b.Parcels {
			if seen[id] {
				t.Fatalf("%s twice", id)
			}
			seen[id] = true
		}
	}
	if len(a.Best) != 1 || len(a.Elsewhere) < 25 {
		t.Errorf("only %d other places", len(a.Elsewhere))
	}
}

// The same question has the same answer byte for byte, with a budget too; an answer says what was searched.
func TestSearchIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	g, parcels := ground(rand.New(rand.NewPCG(2, 3)), 10, 10)
	for _, budget := range []int64{0, 3000} {
		q := assembly.Question{MinArea: 7500, IdealArea: 10_000, MaxArea: 12_500, Most: 5, Budget: budget}
		var first []byte
		for range 3 {
			a := search(t, g, parcels, q)
			if a.Searched.Exact() != (budget == 0) || budget > 0 && (a.Searched.Stop != topo.StopBudget || a.Searched.Size >= 5) {
				t.Errorf("budget %d: %+v", budget, a.Searched)
			}
			raw, err := json.Marshal(a.Searched)
			if err != nil {
				t.Fatal(err)
			}
			raw = fmt.Append(raw, a.Best, a.Elsewhere, a.Strips, a.Unfit, a.Left)
			if first == nil {
				first = raw
			}
			if string(raw) != string(first) {
				t.Fatal("another answer")
			}
		}
	}
}

func TestSearchTellsAsItGoes(t *testing.T) {
	t.Parallel()
	g, parcels := ground(rand.New(rand.NewPCG(2, 3)), 6, 6)
	var sizes []int
	a, err := assembly.Search(t.Context(), g, parcels, assembly.Question{MinArea: 2500, MaxArea: 10_000, Most: 4}, func(a assembly.Answer) {
		sizes = append(sizes, a.Searched.Size)
		if len(a.Best) == 0 {
			t.Error("nothing to tell")
		}
	})
	if err != nil || !slices.Equal(sizes, []int{1, 2, 3}) || a.Searched.Size != 4 {
		t.Errorf("told after %v: %v", sizes, err)
	}
	late, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancel()
	if a, err := assembly.Search(late, g, parcels, assembly.Question{Most: 4}, nil); err != nil || a.Searched.Stop != topo.StopTime {
		t.Errorf("past the deadline: %+v, %v", a.Searched, err)
	}
	if _, err := assembly.Search(t.Context(), g, nil, assembly.Question{}, nil); err == nil {
		t.Error("no parcels in a graph")
	}
}

// A zone of 300 parcels, up to six together, all objectives: all sets, and the time until the first answer.
func BenchmarkSearchZone(b *testing.B) {
	g, parcels := ground(rand.New(rand.NewPCG(8, 8)), 15, 20)
	q := assembly.Question{MinArea: 7500, IdealArea: 11_000, MaxArea: 15_000, Most: 6}
	b.ReportAllocs()
	for b.Loop() {
		start, first := time.Now(), time.Duration(0)
		a, err := assembly.Search(b.Context(), g, parcels, q, func(a assembly.Answer) {
			if first == 0 && len(a.Best) > 0 {
				first = time.Since(start)
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(first.Microseconds())/1000, "ms-first")
		b.ReportMetric(float64(a.Searched.Seen), "sets")
		b.ReportMetric(float64(len(a.Best)), "best")
	}
}
