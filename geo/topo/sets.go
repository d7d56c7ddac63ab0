package topo

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
)

// SetOptions say which connected sets are looked for.
type SetOptions struct {
	// Weights are one number a feature, none negative: those of a set are added up and must come to Least or more and to
	// Greatest or less.
	Weights         []float64
	Least, Greatest float64

	// Most is how many features a set has at most.
	Most int

	// Core are in each set; they count as one piece however they lie. Without a core each set has one of the seeds, or, where
	// none are given, any feature.
	Core, Seeds []int32

	// Refused features are in no set. nil: none is.
	Refused []bool

	// Budget is how many steps may be made, 0 any number: a step adds one feature to a set.
	Budget int64
}

// Set is a connected set of features.
type Set struct {
	Members []int32 // the core first, then in the order in which it grew; lent until yield comes back
	Weight  float64
	Inner   float64 // metres of border that members have in common, each counted once; streets have none
}

// Stop is why a search ended.
type Stop string

// The stops. A search that stops at the end has seen all that there is.
const (
	StopEnd    Stop = ""
	StopBudget Stop = "budget"
	StopTime   Stop = "time"
	StopCaller Stop = "caller" // yield said so
)

// Searched is what a search has seen.
type Searched struct {
	Size  int   // all sets of so many features or fewer were seen; Most at the end
	Seen  int64 // sets within the bounds, each once
	Steps int64
	Stop  Stop
}

// Exact says whether there is no set that was not seen.
func (s Searched) Exact() bool { return s.Stop == StopEnd }

// Sets goes through all connected sets, each once: first those of one feature, then of two, and so on, so that a search that
// is stopped has seen all small ones. The order is always the same. A deadline of ctx is a stop like a budget; when ctx is
// cancelled, that is an error.
//
// A set grows by a neighbour at a time. Of two ways to go on, with a neighbour and without it, the second never takes it
// again: what has been considered and refused stays refused below, so that no set is met twice (J. R. Wilcox, "Enumerating
// connected subgraphs", 2017; S. Wernicke, "Efficient detection of network motifs", 2006).
func Sets(ctx context.Context, g *Graph, o SetOptions, yield func(Set) bool) (Searched, error) {
	if len(o.Weights) != g.Len() || o.Refused != nil && len(o.Refused) != g.Len() {
		return Searched{}, fmt.Errorf("sets: %d weights for %d features", len(o.Weights), g.Len())
	}
	o.Core = unique(o.Core)
	s := &search{ctx: ctx, g: g, o: o, yield: yield, marked: make([]bool, g.Len()), in: make([]bool, g.Len())}
	s.bound()
	smallest := max(1, len(o.Core))
	s.done.Size = min(o.Most, smallest-1)
	for size := smallest; size <= o.Most && s.done.Stop == StopEnd; size++ {
		s.size = size
		s.round()
		if s.done.Stop == StopEnd {
			s.done.Size = size
		}
	}
	if err := ctx.Err(); s.done.Stop == StopTime && !errors.Is(err, context.DeadlineExceeded) {
		return s.done, fmt.Errorf("sets: %w", err)
	}
	return s.done, nil
}

// unique keeps the first of each number.
func unique(numbers []int32) []int32 {
	var kept []int32
	for _, n := range numbers {
		if !slices.Contains(kept, n) {
			kept = append(kept, n)
		}
	}
	return kept
}

// search is one walk through the sets.
type search struct {
	ctx   context.Context
	g     *Graph
	o     SetOptions
	yield func(Set) bool

	size   int       // of the sets of this round
	most   []float64 // n features around the root weigh no more than most[n]
	light  float64   // no feature weighs less
	ball   []int32   // around the root
	met    []int32   // by feature: the last root that has it around
	roots  int32
	set    []int32
	front  []int32 // neighbours that were met: decided ones first
	marked []bool  // in the set, in the front, or refused for good
	in     []bool
	done   Searched
}

// bound finds what a feature weighs at least.
func (s *search) bound() {
	s.light = math.Inf(1)
	for f, w := range s.o.Weights {
		if !s.refused(f) || slices.Contains(s.o.Core, int32(f)) {
			s.light = min(s.light, w)
		}
	}
	s.most = make([]float64, s.o.Most+1)
	s.met = make([]int32, s.g.Len())
}

// reach finds what features that can come into a set weigh at most: those that are no farther from the root than the set is
// large. Where all of them together are too light, there is nothing to grow.
func (s *search) reach(root []int32) {
	top := s.most[1:][:s.size]
	clear(top)
	s.roots++
	s.ball = append(s.ball[:0], root...)
	for _, f := range root {
		s.met[f] = s.roots
	}
	for from, step := 0, 0; step < s.size-len(root)+1; step++ {
		end := len(s.ball)
		for _, f := range s.ball[from:end] {
			i, _ := slices.BinarySearchFunc(top, s.o.Weights[f], func(a, b float64) int {
				if a > b {
					return -1
				}
				return 1
			})
			if i < len(top) {
				copy(top[i+1:], top[i:])
				top[i] = s.o.Weights[f]
			}
			for _, n := range s.g.Of(int(f)) {
				if s.met[n] != s.roots && !s.marked[n] {
					s.met[n] = s.roots
					s.ball = append(s.ball, n)
				}
			}
		}
		from = end
	}
	for n := range top {
		s.most[n+1] += s.most[n]
	}
}

func (s *search) refused(f int) bool { return s.o.Refused != nil && s.o.Refused[f] }

// round goes through all sets of one size.
func (s *search) round() {
	for f := range s.marked {
		s.marked[f] = s.refused(f)
	}
	if len(s.o.Core) > 0 {
		s.root(s.o.Core)
		return
	}
	if s.o.Seeds == nil {
		for f := range s.g.Len() {
			if s.done.Stop != StopEnd {
				return
			}
			s.seed(int32(f))
		}
		return
	}
	for _, f := range s.o.Seeds {
		if s.done.Stop != StopEnd {
			return
		}
		s.seed(f)
	}
}

// seed goes through the sets of a feature; later ones are without it.
func (s *search) seed(f int32) {
	if s.marked[f] {
		return
	}
	s.root([]int32{f})
	s.marked[f] = true
}

// root goes through the sets that have all of some features.
func (s *search) root(features []int32) {
	weight, inner := 0.0, 0.0
	s.set, s.front = s.set[:0], s.front[:0]
	for _, f := range features {
		inner += s.borders(f)
		weight += s.o.Weights[f]
		s.in[f], s.marked[f] = true, true
		s.set = append(s.set, f)
	}
	s.reach(features)
	if weight <= s.o.Greatest && s.step() {
		for _, f := range s.set {
			s.meet(f)
		}
		s.grow(0, weight, inner)
	}
	for _, f := range s.front {
		s.marked[f] = false
	}
	for _, f := range s.set {
		s.in[f], s.marked[f] = false, s.refused(int(f))
	}
}

// meet puts the unknown neighbours of a feature to the front.
func (s *search) meet(f int32) {
	for _, n := range s.g.Of(int(f)) {
		if !s.marked[n] {
			s.marked[n] = true
			s.front = append(s.front, n)
		}
	}
}

// borders is what a feature has in common with the set.
func (s *search) borders(f int32) float64 {
	sum := 0.0
	for i, n := range s.g.Of(int(f)) {
		if s.in[n] {
			sum += float64(s.g.Touching(int(f), i))
		}
	}
	return sum
}

// grow goes through the sets that have the one in hand and none of the front before from.
func (s *search) grow(from int, weight, inner float64) {
	missing := s.size - len(s.set)
	if missing == 0 {
		if weight >= s.o.Least {
			s.done.Seen++
			if !s.yield(Set{s.set, weight, inner}) {
				s.done.Stop = StopCaller
			}
		}
		return
	}
	// The sums are made in another order than those of the sets: a bound is not cut by a rounding.
	if weight+s.most[missing] < s.o.Least*(1-1e-9) || weight+float64(missing)*s.light > s.o.Greatest*(1+1e-9) {
		return
	}
	for i := from; i < len(s.front); i++ {
		f := s.front[i]
		heavier := weight + s.o.Weights[f]
		if heavier > s.o.Greatest {
			continue
		}
		if !s.step() {
			return
		}
		met := len(s.front)
		border := s.borders(f)
		s.in[f] = true
		s.set = append(s.set, f)
		if missing > 1 {
			s.meet(f)
		}
		s.grow(i+1, heavier, inner+border)
		for _, n := range s.front[met:] {
			s.marked[n] = false
		}
		s.front = s.front[:met]
		s.set = s.set[:len(s.set)-1]
		s.in[f] = false
		if s.done.Stop != StopEnd {
			return
		}
	}
}

// step counts a step and says whether it may be made.
func (s *search) step() bool {
	if s.o.Budget > 0 && s.done.Steps >= s.o.Budget {
		s.done.Stop = StopBudget
		return false
	}
	s.done.Steps++
	if s.done.Steps%4096 == 1 && s.ctx.Err() != nil {
		s.done.Stop = StopTime
		return false
	}
	return true
}
