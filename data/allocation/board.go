package allocation

import (
	"cmp"
	"slices"

	"emprise/data/match"
)

// board is a problem laid out in an order of its own, by id, so that the order in which it was given changes nothing.
type board struct {
	Problem
	packing
	worths []worth // of options
	byNeed [][]int // options of each need, places in order
	parts  [][]int // of each place, numbered
	nParts int

	banned []bool  // of options
	usable []bool  // of options: neither banned, nor unfit, nor in the way of a lock
	wishes [][]int // usable options of each need, in the order in which it would take them
	locked []int   // option of each need, −1
}

// lay checks a problem and lays it out.
func lay(given Problem) (*board, error) {
	if err := given.check(); err != nil {
		return nil, err
	}
	b := &board{Problem: given}
	if b.Tiers == nil {
		b.Tiers = InOrder()
	}
	if b.Budget <= 0 {
		b.Budget = defaultBudget
	}
	b.Needs, b.Places = slices.Clone(given.Needs), slices.Clone(given.Places)
	slices.SortFunc(b.Needs, func(x, y Need) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Places, func(x, y Place) int { return cmp.Compare(x.ID, y.ID) })
	needs, places := map[string]int{}, map[string]int{}
	for i, n := range b.Needs {
		needs[n.ID] = i
	}
	for i, x := range b.Places {
		places[x.ID] = i
	}
	needAt, placeAt := make([]int, len(b.Needs)), make([]int, len(b.Places))
	for i, n := range given.Needs {
		needAt[i] = needs[n.ID]
	}
	for i, x := range given.Places {
		placeAt[i] = places[x.ID]
	}
	b.Options = slices.Clone(given.Options)
	for i := range b.Options {
		o := &b.Options[i]
		o.Need, o.Place = needAt[o.Need], placeAt[o.Place]
	}
	if !slices.IsSortedFunc(b.Options, byPair) {
		slices.SortFunc(b.Options, byPair)
	}
	for i := 1; i < len(b.Options); i++ {
		if x, y := b.Options[i-1], b.Options[i]; x.Need == y.Need && x.Place == y.Place {
			return nil, &InputError{RuleTwice, b.Needs[x.Need].ID, b.Places[x.Place].ID}
		}
	}
	for _, l := range b.Locks {
		b.withOption(needs[l.NeedID], places[l.PlaceID])
	}
	var err error
	if b.packing, b.worths, err = b.pack(b.Tiers, b.Options); err != nil {
		return nil, err
	}
	b.number()
	return b, b.restrict(needs, places)
}

// withOption makes sure that a locked pair is there: people may decide what does not fit.
func (b *board) withOption(need, place int) {
	at, there := b.find(need, place)
	if !there {
		b.Options = slices.Insert(b.Options, at, Option{Need: need, Place: place, Verdict: match.Unfit})
	}
}

func (b *board) find(need, place int) (at int, there bool) {
	return slices.BinarySearchFunc(b.Options, Option{Need: need, Place: place}, byPair)
}

func byPair(x, y Option) int {
	if x.Need != y.Need {
		return x.Need - y.Need
	}
	return x.Place - y.Place
}

func (b *board) number() {
	b.byNeed = make([][]int, len(b.Needs))
	for i, o := range b.Options {
		b.byNeed[o.Need] = append(b.byNeed[o.Need], i)
	}
	numbers := map[string]int{}
	b.parts = make([][]int, len(b.Places))
	for i, x := range b.Places {
		if x.Shared {
			continue
		}
		for _, name := range x.Parts {
			if _, there := numbers[name]; !there {
				numbers[name] = len(numbers)
			}
			b.parts[i] = append(b.parts[i], numbers[name])
		}
		slices.Sort(b.parts[i])
		b.parts[i] = slices.Compact(b.parts[i])
	}
	b.nParts = len(numbers)
}

// restrict applies locks and bans.
func (b *board) restrict(needs, places map[string]int) error {
	b.banned, b.usable, b.locked = make([]bool, len(b.Options)), make([]bool, len(b.Options)), make([]int, len(b.Needs))
	for i := range b.locked {
		b.locked[i] = -1
	}
	for _, x := range b.Bans {
		if at, there := b.find(needs[x.NeedID], places[x.PlaceID]); there {
			b.banned[at] = true
		}
	}
	l := b.ledger()
	for _, x := range b.Locks {
		at, _ := b.find(needs[x.NeedID], places[x.PlaceID])
		if b.locked[needs[x.NeedID]] == at {
			continue
		}
		if b.locked[needs[x.NeedID]] >= 0 || !l.room(at) {
			return &InputError{RuleLockConflict, x.NeedID, x.PlaceID}
		}
		b.locked[needs[x.NeedID]] = at
		l.give(at)
	}
	for i, o := range b.Options {
		if lock := b.locked[o.Need]; lock >= 0 {
			b.usable[i] = lock == i
			continue
		}
		b.usable[i] = o.Verdict != match.Unfit && !b.banned[i] && l.room(i)
	}
	b.wishes = make([][]int, len(b.Needs))
	for need, list := range b.byNeed {
		for _, o := range list {
			if b.usable[o] {
				b.wishes[need] = append(b.wishes[need], o)
			}
		}
		slices.SortFunc(b.wishes[need], b.prefer)
	}
	return nil
}

// prefer orders options by what a company would take: those that fit before those to be checked, then by score.
func (b *board) prefer(x, y int) int {
	o, u := &b.Options[x], &b.Options[y]
	switch {
	case unsure(o) != unsure(u):
		return unsure(o) - unsure(u)
	case o.Fit != u.Fit:
		return cmp.Compare(u.Fit, o.Fit)
	}
	return x - y // by need, then by place
}

func unsure(o *Option) int {
	if o.Verdict == match.Fits {
		return 0
	}
	return 1
}
