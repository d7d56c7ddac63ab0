package placement_test

import (
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/dealing"
	"emprise/data/placement"
)

func refusal(id, need string, plots ...string) data.Proposal {
	return data.Proposal{ID: id, NeedID: need, PlotIDs: plots, Stage: data.ProposalRefused, Reason: "trop loin", Steps: []data.ProposalStep{{Stage: data.ProposalRefused, Date: "2026-03-02"}}}
}

// Land that was refused is given to nobody who refused it, costs what a ban costs, and is given again when people let it be or promise it.
func TestRefusedLandIsNotGivenAgain(t *testing.T) {
	t.Parallel()
	s := quarter(t)
	needs := []data.Need{need("A", 9_000, 9_000), need("B", 9_000, 9_500)}
	s.Proposals = []data.Proposal{refusal("1", "A", "P1"), refusal("2", "A", "P1", "P2")}
	pair := data.Pairing{NeedID: "A", Place: "P1"}
	p := decide(t, s, data.Allocation{}, needs...)
	if outcome(t, p, "A").PlaceID != "P2" || outcome(t, p, "B").PlaceID != "P1" {
		t.Errorf("%+v", p.Best().Outcomes)
	}
	r, ok := p.Asked.RefusalOf(allocation.Pair{NeedID: "A", PlaceID: "P1"})
	if !ok || !r.Banned || r.Offer.ID != "1" || len(p.Asked.Refused) != 1 {
		t.Errorf("%+v", p.Asked.Refused)
	}
	if costs, err := p.Costs(t.Context(), nil); err != nil || len(costs) != 1 || costs[0].Lock {
		t.Errorf("%+v, %v", costs, err)
	}
	s.Proposals = append(s.Proposals, refusal("3", "A", "P2"))
	if o := outcome(t, decide(t, s, data.Allocation{}, needs...), "A"); o.PlaceID != "" || o.Reason != allocation.Banned {
		t.Errorf("%+v", o)
	}
	lifted := decide(t, s, data.Allocation{}.Lift(pair), needs...)
	if r, _ := lifted.Asked.RefusalOf(allocation.Pair{NeedID: "A", PlaceID: "P1"}); r.Banned || outcome(t, lifted, "A").PlaceID != "P1" {
		t.Errorf("%+v", lifted.Best().Outcomes)
	}
	if o := outcome(t, decide(t, s, data.Allocation{}.Lock(pair), needs...), "A"); o.PlaceID != "P1" || !o.Locked {
		t.Errorf("%+v", o)
	}
	again := decide(t, s, data.Allocation{}.Forbid(pair), needs...)
	if n := len(again.Asked.Bans); n != 2 {
		t.Errorf("%d bans of two pairs, one of which was excluded by hand too", n)
	}
}

// A zone is refused as a whole, or when each plot of it was; else it is offered without those that were.
func TestAZoneIsRefusedAsAWhole(t *testing.T) {
	t.Parallel()
	n := need("A", 9_000, 9_000)
	for _, c := range []struct {
		refused []data.Proposal
		zone    bool
		left    []string
	}{
		{nil, false, []string{"P1", "P2"}},
		{[]data.Proposal{refusal("1", "A", "P1")}, false, []string{"P2"}},
		{[]data.Proposal{refusal("1", "A", "P1"), refusal("2", "A", "P2")}, true, nil},
		{[]data.Proposal{refusal("1", "A", "P2", "P1")}, true, []string{"P1", "P2"}},
		{[]data.Proposal{refusal("1", "B", "P2", "P1")}, false, []string{"P1", "P2"}},
	} {
		s := quarter(t)
		s.Proposals = c.refused
		p := decide(t, s, data.Allocation{Zones: true}, n)
		if _, banned := p.Asked.RefusalOf(allocation.Pair{NeedID: "A", PlaceID: "Z"}); banned != c.zone || (outcome(t, p, "A").PlaceID == "Z") == c.zone {
			t.Errorf("%v: %+v", c.refused, p.Best().Outcomes)
		}
		if left := placement.Offerable(dealing.OffersOf(s), "A", p.Place("Z")); !slices.Equal(left, c.left) {
			t.Errorf("%v: left are %v", c.refused, left)
		}
	}
}

// Parcels that were refused together are not given together again, in whatever order they were named.
func TestAnAssemblyThatWasRefusedIsNotGiven(t *testing.T) {
	t.Parallel()
	s := quarter(t)
	n := need("A", 15_000, 20_000)
	free := decide(t, s, data.Allocation{Assemble: true}, n)
	got := free.Place(outcome(t, free, "A").PlaceID)
	if got.Kind != placement.Assembly {
		t.Fatalf("%+v", got)
	}
	parcels := slices.Clone(got.Parcels)
	slices.Reverse(parcels)
	s.Proposals = []data.Proposal{{ID: "1", NeedID: "A", Parcels: parcels, Stage: data.ProposalRefused}}
	if o := outcome(t, decide(t, s, data.Allocation{Assemble: true}, n), "A"); o.PlaceID == got.ID {
		t.Errorf("%+v", o)
	}
}
