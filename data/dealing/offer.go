package dealing

import (
	"cmp"
	"maps"
	"slices"

	"emprise/data"
	"emprise/data/workspace"
)

// Offers are the offers to needs, each list the latest first. An offer that names a company and no need is made to all needs of the company.
type Offers struct{ byNeed map[string][]data.Proposal }

// OffersOf gathers the offers of a snapshot.
func OffersOf(snap *workspace.Snapshot) Offers {
	o := Offers{map[string][]data.Proposal{}}
	asks := map[string][]string{} // needs, by company
	for _, n := range snap.Needs {
		if n.CompanyID != "" {
			asks[n.CompanyID] = append(asks[n.CompanyID], n.ID)
		}
	}
	for _, p := range slices.Backward(snap.Proposals) { // of one day, the one that was noted last comes first
		if p.NeedID != "" {
			o.byNeed[p.NeedID] = append(o.byNeed[p.NeedID], p)
			continue
		}
		for _, need := range asks[p.CompanyID] {
			o.byNeed[need] = append(o.byNeed[need], p)
		}
	}
	for _, list := range o.byNeed {
		slices.SortStableFunc(list, func(a, b data.Proposal) int { return cmp.Compare(Day(b), Day(a)) })
	}
	return o
}

// Day is when an offer came to where it stands, "" when nobody knows.
func Day(p data.Proposal) string {
	if len(p.Steps) == 0 {
		return ""
	}
	return p.Steps[len(p.Steps)-1].Date
}

// Latest is the latest offer to a need, of whatever land.
func (o Offers) Latest(need string) (p data.Proposal, ok bool) {
	list := o.byNeed[need]
	if len(list) == 0 {
		return p, false
	}
	return list[0], true
}

// Of is the latest offer to a need that a plot is in, alone or with others.
func (o Offers) Of(need, plot string) (data.Proposal, bool) {
	return o.find(need, func(p data.Proposal) bool { return slices.Contains(p.PlotIDs, plot) })
}

// Just is the latest offer to a need of just this land, in whatever order.
func (o Offers) Just(need string, plots, parcels []string) (data.Proposal, bool) {
	return o.find(need, func(p data.Proposal) bool { return same(p.PlotIDs, plots) && same(p.Parcels, parcels) })
}

// Refused is Just when it was refused. What was refused together with more land was not refused alone.
func (o Offers) Refused(need string, plots, parcels []string) (data.Proposal, bool) {
	p, ok := o.Just(need, plots, parcels)
	return p, ok && p.Stage == data.ProposalRefused
}

// Refusals are the offers to a need that Refused finds, the latest first.
func (o Offers) Refusals(need string) []data.Proposal {
	var all []data.Proposal
	for _, p := range o.byNeed[need] {
		if last, ok := o.Refused(need, p.PlotIDs, p.Parcels); ok && last.ID == p.ID {
			all = append(all, p)
		}
	}
	return all
}

func (o Offers) find(need string, is func(p data.Proposal) bool) (data.Proposal, bool) {
	list := o.byNeed[need]
	i := slices.IndexFunc(list, is)
	if i < 0 {
		return data.Proposal{}, false
	}
	return list[i], true
}

// same says whether two lists name the same, in whatever order.
func same(a, b []string) bool {
	set := func(list []string) map[string]bool {
		s := map[string]bool{}
		for _, id := range list {
			s[id] = true
		}
		return s
	}
	return maps.Equal(set(a), set(b))
}
