package dealing_test

import (
	"testing"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/workspace"
)

func offer(id, company, need string, stage data.ProposalStage, day string, plots ...string) data.Proposal {
	p := data.Proposal{ID: id, CompanyID: company, NeedID: need, PlotIDs: plots, Stage: stage}
	if day != "" {
		p.Steps = []data.ProposalStep{{Stage: stage, Date: day}}
	}
	return p
}

func TestTheLastOfferOfLandCounts(t *testing.T) {
	t.Parallel()
	snap := &workspace.Snapshot{
		Needs: []data.Need{{ID: "N1", CompanyID: "A"}, {ID: "N2", CompanyID: "A"}, {ID: "N3"}},
		Proposals: []data.Proposal{
			offer("1", "A", "N1", data.ProposalRefused, "2026-03-02", "L1"),
			offer("2", "A", "N1", data.ProposalVisited, "2026-02-01", "L1"), // older, though noted later
			offer("3", "A", "", data.ProposalRefused, "2026-01-01", "L2"),   // to all needs of A
			offer("4", "", "N1", data.ProposalRefused, "2026-04-01", "L3", "L4"),
			offer("5", "A", "N2", data.ProposalRefused, "2026-05-01", "L5"),
			offer("6", "A", "N2", data.ProposalMade, "2026-05-01", "L5"), // the same day, noted later: made anew
			offer("7", "", "N1", data.ProposalRefused, "", "L6"),
			{ID: "8", NeedID: "N1", Stage: data.ProposalRefused, Parcels: []string{"p2", "p1"}},
		},
	}
	o := dealing.OffersOf(snap)
	for _, c := range []struct {
		need    string
		plots   []string
		parcels []string
		of      string // the latest that the first plot is in
		refused string
	}{
		{need: "N1", plots: []string{"L1"}, of: "1", refused: "1"},
		{need: "N2", plots: []string{"L1"}},
		{need: "N1", plots: []string{"L2"}, of: "3", refused: "3"},
		{need: "N2", plots: []string{"L2"}, of: "3", refused: "3"},
		{need: "N3", plots: []string{"L2"}},
		{need: "N1", plots: []string{"L3"}, of: "4"},
		{need: "N1", plots: []string{"L4", "L3"}, of: "4", refused: "4"},
		{need: "N2", plots: []string{"L5"}, of: "6"},
		{need: "N1", plots: []string{"L6"}, of: "7", refused: "7"},
		{need: "N1", parcels: []string{"p1", "p2"}, refused: "8"},
		{need: "N1", parcels: []string{"p1"}},
	} {
		if len(c.plots) > 0 {
			if p, ok := o.Of(c.need, c.plots[0]); p.ID != c.of || ok != (c.of != "") {
				t.Errorf("%s, %v: the last is %q, want %q", c.need, c.plots, p.ID, c.of)
			}
		}
		p, ok := o.Refused(c.need, c.plots, c.parcels)
		if ok != (c.refused != "") || ok && p.ID != c.refused {
			t.Errorf("%s, %v %v: refused %v by %q, want %q", c.need, c.plots, c.parcels, ok, p.ID, c.refused)
		}
	}
	ids := ""
	for _, p := range o.Refusals("N1") {
		ids += p.ID
	}
	if ids != "41378" && ids != "41387" {
		t.Errorf("N1 refused %q", ids)
	}
	if p, ok := o.Latest("N1"); !ok || p.ID != "4" {
		t.Errorf("the latest to N1 is %q", p.ID)
	}
	if _, ok := o.Latest("N3"); ok {
		t.Error("an offer to nobody")
	}
}
