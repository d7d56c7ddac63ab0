package allocation

import (
	"container/heap"
	"context"
	"fmt"
	"slices"
)

// The search is a branch and bound whose relaxation is an assignment: capacities count places instead of square metres, and of
// all overlaps between places only those within a column are seen. Plots alone have neither, so that the first assignment
// is the answer. Else a contradiction in the relaxed answer is taken up, and both ways out of it are looked at: the branch
// that could be worth most first. What could be worth more than the answer when the budget ends is told.

// choice is one decision on the way to a branch.
type choice struct {
	before *choice
	kind   kind
	need   int
	at     int // a place, or a part
}

type kind int

const (
	mustTake kind = iota // the need goes to the shared place
	mustNot              // the need does not go to the place
	keepPart             // nobody but the need has the part
	losePart             // the need does not have the part
)

// branch is a set of answers that is still to be looked at.
type branch struct {
	last  *choice
	depth int
	bound worth // of the branch it comes from
	born  int
	price []float64 // that bound that branch
}

type branches []*branch

func (q branches) Len() int      { return len(q) }
func (q branches) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q branches) Less(i, j int) bool {
	if d := q[i].bound.compare(q[j].bound); d != 0 {
		return d > 0
	}
	if q[i].depth != q[j].depth {
		return q[i].depth > q[j].depth
	}
	return q[i].born < q[j].born
}
func (q *branches) Push(x any) { *q = append(*q, x.(*branch)) }

func (q *branches) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

type search struct {
	*board
	columns []int // column of each place
	simple  bool  // no place is shared or overlaps
	prices  *relaxation
	best    *ledger
	reached worth
	open    branches
	born    int

	allowed []bool // of options, in the branch that is looked at
	held    []int  // option of each need, −1
}

// optimal finds the best answer, with the proof. Of answers worth the same, the first found is kept.
func (b *board) optimal(ctx context.Context, known ...*ledger) (*ledger, Proof, error) {
	s := &search{board: b, columns: b.cliques(), allowed: make([]bool, len(b.Options)), held: make([]int, len(b.Needs))}
	s.simple = b.nParts == 0 && !slices.ContainsFunc(b.Places, func(x Place) bool { return x.Shared })
	s.prices = s.relaxation()
	s.best = b.start()
	s.reached = s.best.worth()
	for _, l := range known {
		s.offer(l)
	}
	proof := Proof{Budget: b.Budget}
	heap.Push(&s.open, &branch{})
	for s.open.Len() > 0 {
		if err := ctx.Err(); err != nil {
			return nil, proof, fmt.Errorf("allocate: %w", err)
		}
		top := s.open[0]
		if top.bound != nil && top.bound.compare(s.reached) <= 0 {
			break
		}
		if proof.Nodes == b.Budget {
			proof.Priority, proof.Tier, proof.Value, proof.Bound = b.gap(s.reached, top.bound)
			return s.best, proof, nil
		}
		proof.Nodes++
		heap.Pop(&s.open)
		if err := s.look(ctx, top); err != nil {
			return nil, proof, err
		}
	}
	proof.Proved = true
	return s.best, proof, nil
}

func (s *search) offer(l *ledger) {
	if w := l.worth(); w.compare(s.reached) > 0 {
		s.best, s.reached = l, w
	}
}

// cliques gathers places that all share one part into one column, which one need can have: the part that most places share
// first.
func (b *board) cliques() []int {
	columns := make([]int, len(b.Places))
	count := make([]int, b.nParts)
	places := make([][]int, b.nParts)
	for i := range columns {
		columns[i] = i
		for _, p := range b.parts[i] {
			count[p]++
			places[p] = append(places[p], i)
		}
	}
	gathered := make([]bool, len(b.Places))
	for {
		most := -1
		for p, n := range count {
			if n > 1 && (most < 0 || n > count[most]) {
				most = p
			}
		}
		if most < 0 {
			return columns
		}
		first := -1
		for _, i := range places[most] {
			if gathered[i] {
				continue
			}
			if first < 0 {
				first = i
			}
			columns[i], gathered[i] = first, true
			for _, p := range b.parts[i] {
				count[p]--
			}
		}
	}
}

// look bounds a branch, tries to make an answer of it, and splits it.
func (s *search) look(ctx context.Context, n *branch) error {
	room, ok := s.apply(n.last)
	if !ok {
		return nil
	}
	var bound worth
	price := n.price
	if s.prices != nil {
		rounds := roundsBelow
		if n.last == nil {
			rounds = rootRounds
		}
		p := s.prices.price(price, rounds, s.reached[0])
		if p.taken != nil {
			if price, bound = p.prices, (worth{p.bound / s.prices.scale}); bound.compare(s.reached) <= 0 {
				return nil
			}
			s.offer(s.repair(p.taken))
			s.prices.fix(p, s.reached[0])
		}
	}
	a := assignment{words: s.words, rows: make([][]arc, len(s.Needs)), bound: make([]bool, len(s.Needs)), room: room}
	for need, list := range s.byNeed {
		a.bound[need] = s.held[need] >= 0 || s.locked[need] >= 0
		for _, o := range s.enough(list) {
			a.rows[need] = append(a.rows[need], arc{s.columns[s.Options[o].Place], o, s.worths[o]})
		}
	}
	taken, total, ok, err := a.solve(ctx)
	if err != nil || !ok || total.compare(s.reached) <= 0 {
		return err
	}
	if bound == nil || total.compare(bound) < 0 {
		bound = total
	}
	relaxed := make([]int, len(taken))
	for need, x := range taken {
		relaxed[need] = -1
		if x >= 0 {
			relaxed[need] = a.rows[need][x].option
		}
	}
	s.offer(s.repair(relaxed))
	if bound.compare(s.reached) <= 0 {
		return nil
	}
	for _, c := range s.split(relaxed) {
		c.before = n.last
		s.born++
		heap.Push(&s.open, &branch{last: &c, depth: n.depth + 1, bound: bound, born: s.born, price: price})
	}
	return nil
}

// enough are the allowed options of a need that an assignment has to know: where each place hosts one need and none overlaps, as
// many as there are needs, the worthiest, because the others take one each.
func (s *search) enough(list []int) []int {
	kept := make([]int, 0, len(list))
	for _, o := range list {
		if s.allowed[o] {
			kept = append(kept, o)
		}
	}
	if n := len(s.Needs); s.simple && len(kept) > n {
		slices.SortFunc(kept, func(x, y int) int {
			if d := s.worths[y].compare(s.worths[x]); d != 0 {
				return d
			}
			return x - y
		})
		kept = kept[:n]
		slices.Sort(kept)
	}
	return kept
}

// apply marks what is allowed after the choices, and counts how many needs each column can take.
func (s *search) apply(last *choice) (room []int, ok bool) {
	copy(s.allowed, s.usable)
	copy(s.held, s.locked)
	l := s.start()
	for c := last; c != nil; c = c.before {
		for i, o := range s.Options {
			switch {
			case !s.allowed[i]:
			case c.kind == mustTake && o.Need == c.need:
				s.allowed[i] = o.Place == c.at
			case c.kind == mustNot && o.Need == c.need:
				s.allowed[i] = o.Place != c.at
			case c.kind == keepPart && o.Need != c.need, c.kind == losePart && o.Need == c.need:
				_, has := slices.BinarySearch(s.parts[o.Place], c.at)
				s.allowed[i] = !has
			}
		}
		if c.kind != mustTake || s.held[c.need] >= 0 {
			continue
		}
		at, _ := s.find(c.need, c.at)
		if !l.room(at) {
			return nil, false
		}
		l.give(at)
		s.held[c.need] = at
	}
	areas := make([][]float64, len(s.Places))
	for i, o := range s.Options {
		if !s.allowed[i] || !s.Places[o.Place].Shared || s.held[o.Need] >= 0 {
			continue
		}
		if s.allowed[i] = l.room(i); s.allowed[i] {
			areas[o.Place] = append(areas[o.Place], o.AreaM2)
		}
	}
	room = make([]int, len(s.Places))
	for i, x := range s.Places {
		if !x.Shared {
			room[i] = 1
			continue
		}
		room[i] = len(l.hosts[i])
		slices.Sort(areas[i])
		left := l.left[i]
		for _, area := range areas[i] {
			if !within(area, left, x.CapacityM2) {
				break
			}
			left -= area
			room[i]++
		}
	}
	return room, true
}

// repair makes an answer of a relaxed one: what can be kept, the worthiest first, then what still fits.
func (s *search) repair(relaxed []int) *ledger {
	l := s.start()
	order := make([]int, 0, len(relaxed))
	for need, o := range relaxed {
		if o >= 0 && l.given[need] < 0 {
			order = append(order, need)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return s.worths[relaxed[y]].compare(s.worths[relaxed[x]]) })
	for _, need := range order {
		if l.room(relaxed[need]) {
			l.give(relaxed[need])
		}
	}
	for need := range relaxed {
		if l.given[need] >= 0 {
			continue
		}
		best := -1
		for _, o := range s.byNeed[need] {
			if s.usable[o] && l.room(o) && (best < 0 || s.worths[o].compare(s.worths[best]) > 0) {
				best = o
			}
		}
		if best >= 0 {
			l.give(best)
		}
	}
	return l
}

// split finds a contradiction in a relaxed answer and the two ways out of it; none when it is an answer.
func (s *search) split(relaxed []int) []choice {
	taken := make([]float64, len(s.Places))
	largest := make([]int, len(s.Places))
	users := make([]int, s.nParts)
	first := make([]int, s.nParts)
	worst := -1
	for need, o := range relaxed {
		if o < 0 {
			continue
		}
		place := s.Options[o].Place
		taken[place] += s.Options[o].AreaM2
		if s.held[need] < 0 {
			if now := largest[place]; now == 0 || s.Options[o].AreaM2 > s.Options[relaxed[now-1]].AreaM2 {
				largest[place] = need + 1
			}
		}
		for _, p := range s.parts[place] {
			if users[p]++; users[p] == 1 {
				first[p] = need
			}
			if users[p] > 1 && (worst < 0 || users[p] > users[worst]) {
				worst = p
			}
		}
	}
	if worst >= 0 {
		return []choice{{kind: keepPart, need: first[worst], at: worst}, {kind: losePart, need: first[worst], at: worst}}
	}
	for place, x := range s.Places {
		if x.Shared && largest[place] > 0 && !within(taken[place], x.CapacityM2, x.CapacityM2) {
			need := largest[place] - 1
			return []choice{{kind: mustTake, need: need, at: place}, {kind: mustNot, need: need, at: place}}
		}
	}
	return nil
}
