package placement

import (
	"cmp"
	"reflect"
	"slices"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/dealing"
	"emprise/data/workspace"
)

// Refusal is land that a need was offered, and refused.
type Refusal struct {
	Pair   allocation.Pair
	Offer  data.Proposal
	Banned bool // false where people promised it all the same, or let it be
}

// refusals are the places that needs have refused, by need and place. A zone, or a piece of one, was refused as a whole, or when each of
// its plots was.
func (g *Ground) refusals(offers dealing.Offers) []Refusal {
	places := map[string]bool{}
	for _, id := range g.Places() {
		places[id] = true
	}
	var all []Refusal
	for _, n := range g.Needs {
		refused := offers.Refusals(n.ID)
		if len(refused) == 0 {
			continue
		}
		add := func(place string, p data.Proposal) {
			all = append(all, Refusal{Pair: allocation.Pair{NeedID: n.ID, PlaceID: place}, Offer: p})
		}
		for _, p := range refused {
			if len(p.PlotIDs) == 1 && len(p.Parcels) == 0 && places[p.PlotIDs[0]] {
				add(p.PlotIDs[0], p)
			}
		}
		for _, a := range g.Land.Assemblies {
			if p, ok := offers.Refused(n.ID, nil, a.Parcels); ok && places[a.ID] {
				add(a.ID, p)
			}
		}
		for _, z := range g.Land.Pieces {
			p, whole := offers.Refused(n.ID, z.Plots, nil)
			each := len(z.Plots) > 0
			for _, plot := range z.Plots {
				one, ok := offers.Refused(n.ID, []string{plot}, nil)
				if each = each && ok; ok && !whole && dealing.Day(one) >= dealing.Day(p) {
					p = one
				}
			}
			if whole || each {
				add(z.ID, p)
			}
		}
	}
	slices.SortFunc(all, func(a, b Refusal) int {
		return cmp.Or(cmp.Compare(a.Pair.NeedID, b.Pair.NeedID), cmp.Compare(a.Pair.PlaceID, b.Pair.PlaceID))
	})
	return all
}

// RefusalOf is what a need said of a place, when it refused it.
func (a Asked) RefusalOf(pair allocation.Pair) (Refusal, bool) {
	i := slices.IndexFunc(a.Refused, func(r Refusal) bool { return r.Pair == pair })
	if i < 0 {
		return Refusal{}, false
	}
	return a.Refused[i], true
}

// SameRefusals says whether the needs that are open in two snapshots have refused the same.
func SameRefusals(was, now *workspace.Snapshot) bool {
	before, after := dealing.OffersOf(was), dealing.OffersOf(now)
	return !slices.ContainsFunc(Open(now), func(n data.Need) bool { return !reflect.DeepEqual(before.Refusals(n.ID), after.Refusals(n.ID)) })
}

// WasRefused says whether a need refused a place.
func (a Asked) WasRefused(need, place string) bool {
	_, refused := a.RefusalOf(allocation.Pair{NeedID: need, PlaceID: place})
	return refused
}

// Kept is how many refusals are banned.
func (a Asked) Kept() int {
	n := 0
	for _, r := range a.Refused {
		if r.Banned {
			n++
		}
	}
	return n
}

// Allowing takes a ban of a pair back, also one that comes of a refusal.
func (a Asked) Allowing(pair allocation.Pair) Asked {
	a.Bans = slices.DeleteFunc(slices.Clone(a.Bans), func(b allocation.Pair) bool { return b == pair })
	a.Refused = slices.Clone(a.Refused)
	for i := range a.Refused {
		a.Refused[i].Banned = a.Refused[i].Banned && a.Refused[i].Pair != pair
	}
	return a
}

// Offerable are the plots of a place that a need has not refused one by one: of a zone, those that it can still be offered.
func Offerable(offers dealing.Offers, need string, p Place) []string {
	return slices.DeleteFunc(slices.Clone(p.Plots), func(plot string) bool {
		_, refused := offers.Refused(need, []string{plot}, nil)
		return refused
	})
}
