package ui

import (
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/placement"

	panel "emprise/ui/allocation"
)

// ruleAllocation keeps by which rules land is given; the answer follows the edit.
func (w *Window) ruleAllocation(r panel.Rules) {
	t := w.ws.Snapshot().Territory
	a := &t.Allocation
	before := panel.Rules{First: a.First, Zones: a.Zones, Assemble: a.Assemble, SureOnly: a.SureOnly}
	if r == before {
		return
	}
	a.First, a.Zones, a.Assemble, a.SureOnly = r.First, r.Zones, r.Assemble, r.SureOnly
	w.do(data.Edit{Note: data.Note{Key: "edit.allocation.rules"}, Put: []data.Row{t}}, w.orTrouble)
}

// decidePair keeps a decision about the pair in hand under the name of what it is.
func (w *Window) decidePair(key string, decide func(a data.Allocation, p data.Pairing) data.Allocation) {
	p, ok := w.pairInHand()
	if !ok {
		return
	}
	t := w.ws.Snapshot().Territory
	t.Allocation = decide(t.Allocation, p)
	names := w.explainNames()
	e := data.Edit{Note: data.Note{Key: "edit.allocation." + key, Args: map[string]string{"company": names.Need(p.NeedID), "land": names.Place(p.Place)}}, Put: []data.Row{t}}
	w.do(e, w.toldOf(e.Note))
}

// lockPair promises the land in hand to the need in hand, in the place of what was promised to it and of the same land to others; a
// promise that there is ends.
func (w *Window) lockPair() {
	if w.pairLocked() {
		w.decidePair("unlocked", data.Allocation.Free)
		return
	}
	if w.allot.refused != "" {
		w.say(w.allot.refused)
		return
	}
	w.decidePair("locked", func(a data.Allocation, p data.Pairing) data.Allocation {
		var locks []allocation.Pair
		for _, l := range a.Locked {
			locks = append(locks, allocation.Pair{NeedID: l.NeedID, PlaceID: l.Place})
		}
		for _, r := range w.allot.plan.Rivals(locks, allocation.Pair{NeedID: p.NeedID, PlaceID: p.Place}) {
			a = a.Free(data.Pairing{NeedID: r.NeedID, Place: r.PlaceID})
		}
		return a.Lock(p)
	})
}

// forbidPair excludes the pair in hand, or lets it be again. What was refused is excluded until it is let be.
func (w *Window) forbidPair() {
	_, refused := w.pairRefused()
	switch forbidden := w.pairForbidden(); {
	case forbidden && refused:
		w.decidePair("allowed", data.Allocation.Lift)
	case forbidden:
		w.decidePair("allowed", data.Allocation.Free)
	case refused:
		w.decidePair("forbidden", data.Allocation.Free)
	default:
		w.decidePair("forbidden", data.Allocation.Forbid)
	}
}

// pairRefused is how the need in hand refused the land in hand.
func (w *Window) pairRefused() (placement.Refusal, bool) {
	p, ok := w.pairInHand()
	if !ok {
		return placement.Refusal{}, false
	}
	return w.allot.plan.Asked.RefusalOf(allocation.Pair{NeedID: p.NeedID, PlaceID: p.Place})
}

func (w *Window) pairLocked() bool {
	p, ok := w.pairInHand()
	return ok && slices.Contains(w.ws.Snapshot().Territory.Allocation.Locked, p)
}

func (w *Window) pairForbidden() bool {
	p, ok := w.pairInHand()
	refusal, _ := w.pairRefused()
	return ok && (refusal.Banned || slices.Contains(w.ws.Snapshot().Territory.Allocation.Forbidden, p))
}

// clearAllocation takes all decisions back.
func (w *Window) clearAllocation() {
	t := w.ws.Snapshot().Territory
	t.Allocation.Locked, t.Allocation.Forbidden, t.Allocation.Lifted = nil, nil, nil
	w.do(data.Edit{Note: data.Note{Key: "edit.allocation.cleared"}, Put: []data.Row{t}}, w.orTrouble)
}

// seeAllotted goes to the land in hand.
func (w *Window) seeAllotted() {
	if box := w.allotBox(); !box.Empty() {
		w.chart.FlyTo(withGround(box))
	}
}

// reserveAllotted puts the plots of the answer under option and promises each to whom it is given, in one step. Land that is no plot of its
// own, pieces of zones and parcels to be joined, stays as it is.
func (w *Window) reserveAllotted() {
	snap := w.ws.Snapshot()
	t := snap.Territory
	var put []data.Row
	for _, o := range w.allot.plan.Best().Outcomes {
		p, ok := snap.Plot(o.PlaceID)
		if !ok || w.allot.plan.Kind(o.PlaceID) != placement.Plot || !p.Offered() && p.Status != "" {
			continue
		}
		p.Status, p.Updated = data.StatusOption, w.today()
		put = append(put, p)
		t.Allocation = t.Allocation.Lock(data.Pairing{NeedID: o.NeedID, Place: o.PlaceID})
	}
	if len(put) == 0 {
		w.say(w.loc.T("allocation.nothing_to_reserve"))
		return
	}
	e := data.Edit{Note: data.Note{Key: "edit.allocation.reserved", Args: map[string]string{"plots": w.loc.N("counted.plot", len(put))}}, Put: append(put, t)}
	w.do(e, w.toldOf(e.Note))
}

// proposeAllotted notes, in one step, that each company is proposed what it is given; what is proposed already is not noted twice, and what
// a company refused is not proposed to it again, whatever the plan says.
func (w *Window) proposeAllotted() {
	snap, plan := w.ws.Snapshot(), w.allot.plan
	offers := dealing.OffersOf(snap)
	var put []data.Row
	var left, refused []string
	for i, o := range plan.Best().Outcomes {
		if o.PlaceID == "" {
			continue
		}
		need, place := plan.Needs[i], plan.Place(o.PlaceID)
		p := data.Proposal{
			NeedID: need.ID, CompanyID: need.CompanyID, PlotIDs: place.Plots, Parcels: place.Parcels, Stage: data.ProposalMade,
			Steps: []data.ProposalStep{{Stage: data.ProposalMade, Date: w.today()}},
		}
		if place.Kind == placement.Zone {
			p.PlotIDs = placement.Offerable(offers, need.ID, place)
			p.Notes = w.loc.T("allocation.part_of", "area", w.loc.Hectares(plan.Area(need.ID, o.PlaceID)), "zone", explain.Land(w.loc, place))
		}
		if slices.ContainsFunc(place.Parcels, func(id string) bool { return len(id) != parcelIDLength }) {
			left = append(left, w.needName(need))
			continue
		}
		if len(p.PlotIDs)+len(p.Parcels) == 0 || plan.Asked.WasRefused(o.NeedID, o.PlaceID) {
			refused = append(refused, w.needName(need))
			continue
		}
		switch last, made := offers.Just(need.ID, p.PlotIDs, p.Parcels); {
		case !made, last.Stage == data.ProposalWithdrawn:
		case last.Stage == data.ProposalRefused:
			refused = append(refused, w.needName(need))
			continue
		default:
			continue
		}
		p.ID = w.ws.NewID(data.KindProposal, "")
		put = append(put, p)
	}
	more := ""
	if len(left) > 0 {
		more = " " + w.loc.T("allocation.not_proposed", "companies", strings.Join(left, ", "))
	}
	if len(refused) > 0 {
		more += " " + w.loc.T("allocation.refused_already", "companies", strings.Join(refused, ", "))
	}
	if len(put) == 0 {
		w.say(w.loc.T("allocation.nothing_to_propose") + more)
		return
	}
	e := data.Edit{Note: data.Note{Key: "edit.allocation.proposed", Args: map[string]string{"companies": w.loc.N("allocation.companies", len(put))}}, Put: put}
	w.do(e, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.say(w.note(e.Note) + more)
	})
}
