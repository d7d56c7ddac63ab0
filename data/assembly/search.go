package assembly

import (
	"context"
	"fmt"
	"math"
	"slices"

	"emprise/data"
	"emprise/geo"
	"emprise/geo/topo"
)

// Question is what is asked of an assembly.
type Question struct {
	MinArea, IdealArea, MaxArea geo.SquareMetres // 0: not asked
	MostFlooded                 *float64         // share of the area under flood zones, 0 to 1
	MostPrice                   *float64         // euros a square metre
	LeastCompact                float64          // below this compactness a set is a strip and not a site

	Most        int     // parcels at most, those of the core included
	Core, Seeds []int32 // as topo.SetOptions
	Budget      int64   // steps, each good for some comparisons of two sets; 0: as many as it takes
	Keep        int     // assemblies at most, MostKept when 0
}

// MostKept is how many assemblies are kept where nothing else is said, StripBelow the compactness of a strip one by eight.
const (
	MostKept   = 2000
	StripBelow = 0.3
)

// comparisons is how many of them a step of the budget is good for: with much to weigh up they are what takes the time.
const comparisons = 10

// Answer is what was found and what was looked at.
type Answer struct {
	Best      []Assembly // no other one is at least as good; in the order of the objectives
	Elsewhere []Assembly // the best of other places: they share no parcel with Best nor with each other
	Compared  []Objective
	Searched  topo.Searched
	Strips    int // sets of the right area that are too little compact
	Unfit     int // those that miss another condition: flood, price
	Left      int // as good as those kept, and not kept for want of room
	Parcels   int // that may be taken
	Refused   map[Refusal]int
}

// Search goes through the connected sets of parcels, which are the features of the graph, and keeps the best. found is told
// what there is after each number of parcels that is done with, the last one excepted; it may be nil.
func Search(ctx context.Context, g *topo.Graph, parcels []Parcel, q Question, found func(Answer)) (Answer, error) {
	if len(parcels) != g.Len() {
		return Answer{}, fmt.Errorf("assemble: %d parcels in a graph of %d", len(parcels), g.Len())
	}
	if q.Keep <= 0 {
		q.Keep = MostKept
	}
	s := newSearcher(g, parcels, q)
	o := topo.SetOptions{
		Weights: s.areas, Least: float64(q.MinArea), Greatest: math.Inf(1), Most: q.Most,
		Core: q.Core, Seeds: q.Seeds, Refused: s.refused, Budget: q.Budget,
	}
	if q.MaxArea > 0 {
		o.Greatest = float64(q.MaxArea)
	}
	size := 0
	done, err := topo.Sets(ctx, g, o, func(set topo.Set) bool {
		if n := len(set.Members); n != size {
			if size > 0 && found != nil {
				found(s.answer(topo.Searched{Size: n - 1}))
			}
			size = n
		}
		s.see(set)
		return q.Budget <= 0 || s.front.compared < comparisons*q.Budget
	})
	if err != nil {
		return Answer{}, fmt.Errorf("assemble: %w", err)
	}
	if done.Stop == topo.StopCaller {
		done.Stop = topo.StopBudget
	}
	return s.answer(done), nil
}

// searcher grades sets and keeps the best.
type searcher struct {
	parcels    []Parcel
	q          Question
	objectives []Objective
	areas      []float64
	refused    []bool
	owners     []int32 // number of the owner of each parcel, −1 when unknown
	asked      []bool  // by owner: counted already, in the set in hand
	front      front
	best       []*kept // by parcel: the best set that has it
	hand       kept
	strips     int
	unfit      int
}

func newSearcher(g *topo.Graph, parcels []Parcel, q Question) *searcher {
	n := g.Len()
	s := &searcher{
		parcels: parcels, q: q, objectives: comparedBy(parcels, q), front: front{most: q.Keep},
		areas: make([]float64, n), refused: make([]bool, n), owners: make([]int32, n), best: make([]*kept, n),
	}
	numbers := map[string]int32{}
	for i, p := range parcels {
		s.areas[i], s.refused[i], s.owners[i] = float64(p.Area), p.Refused != "", -1
		if p.Owner == "" {
			continue
		}
		number, ok := numbers[p.Owner]
		if !ok {
			number = int32(len(numbers))
			numbers[p.Owner] = number
		}
		s.owners[i] = number
	}
	s.asked = make([]bool, len(numbers))
	return s
}

// see looks at a set of the right area.
func (s *searcher) see(set topo.Set) {
	a := &s.hand
	s.measure(set)
	switch {
	case a.Compactness < s.q.LeastCompact:
		s.strips++
		return
	case s.q.MostFlooded != nil && 1-a.Net.High/float64(a.Area) > *s.q.MostFlooded+1e-9,
		s.q.MostPrice != nil && a.Price.Low/float64(a.Area) > *s.q.MostPrice*(1+1e-9):
		s.unfit++
		return
	}
	a.grade = gradeOf(&a.Assembly, s.objectives, float64(s.q.IdealArea))
	s.front.add(a)
	var copied *kept
	for _, i := range a.Places {
		if s.best[i] == nil || before(a, s.best[i]) {
			if copied == nil {
				copied = a.clone()
			}
			s.best[i] = copied
		}
	}
}

// measure works out the set in hand.
func (s *searcher) measure(set topo.Set) {
	a := &s.hand
	*a = kept{Assembly: Assembly{Places: a.Places[:0], Area: geo.SquareMetres(set.Weight)}}
	perimeter, unknown := -2*set.Inner, 0
	var flooded Range
	for _, i := range set.Members {
		p := &s.parcels[i]
		a.Places = append(a.Places, int(i))
		perimeter += float64(p.Perimeter)
		area := float64(p.Area)
		spread(&flooded, (*float64)(p.Flooded), area)
		spread(&a.Taken, (*float64)(p.Taken), area)
		spread(&a.Price, p.Price, math.Inf(1))
		switch p.Public {
		case data.Yes:
			a.Public.add(area, area)
		case data.Unknown:
			a.Public.add(0, area)
		case data.No:
		}
		switch o := s.owners[i]; {
		case o < 0:
			unknown++
		case !s.asked[o]:
			s.asked[o] = true
			a.Owners.add(1, 1)
		}
	}
	for _, i := range set.Members {
		if o := s.owners[i]; o >= 0 {
			s.asked[o] = false
		}
	}
	slices.Sort(a.Places)
	a.Owners.High += float64(unknown)
	a.Owners.Low = max(1, a.Owners.Low) // who is unknown may be one of the others
	a.Public = a.Public.Scaled(1 / set.Weight)
	a.Net = Range{set.Weight - flooded.High, set.Weight - flooded.Low}
	a.Perimeter = geo.Metres(perimeter)
	a.Compactness = 4 * math.Pi * set.Weight / (perimeter * perimeter)
}

// spread adds a number, or from 0 to what it may be at most when it is unknown.
func spread(r *Range, known *float64, most float64) {
	if known != nil {
		r.add(*known, *known)
		return
	}
	r.add(0, most)
}

// answer tells what there is so far.
func (s *searcher) answer(done topo.Searched) Answer {
	best := s.front.sorted()
	taken := make([]bool, len(s.parcels))
	a := Answer{
		Compared: s.objectives, Searched: done, Strips: s.strips, Unfit: s.unfit, Left: s.front.left, Refused: map[Refusal]int{},
		Best: s.finish(best, taken, false),
	}
	others := make([]*kept, 0, len(s.best))
	for _, k := range s.best {
		if k != nil {
			others = append(others, k)
		}
	}
	sortKept(others)
	a.Elsewhere = s.finish(others, taken, true)
	for _, p := range s.parcels {
		if p.Refused == "" {
			a.Parcels++
		} else {
			a.Refused[p.Refused]++
		}
	}
	return a
}

// finish names the parcels of assemblies; with alone, only of those that share none with one before.
func (s *searcher) finish(all []*kept, taken []bool, alone bool) []Assembly {
	out := make([]Assembly, 0, len(all))
	for _, k := range all {
		if alone && slices.ContainsFunc(k.Places, func(i int) bool { return taken[i] }) {
			continue
		}
		a := k.Assembly
		a.Places = slices.Clone(a.Places)
		a.Parcels = make([]string, len(a.Places))
		for n, i := range a.Places {
			a.Parcels[n] = s.parcels[i].ID
			taken[i] = true
		}
		slices.Sort(a.Parcels)
		out = append(out, a)
	}
	return out
}
