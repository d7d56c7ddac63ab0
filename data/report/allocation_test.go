package report_test

import (
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/report"
)

// What was decided of land or needs that are not there counts in no answer, and the map and the pages after it say so.
func TestTheAllocationSaysWhichDecisionsDoNotCount(t *testing.T) {
	t.Parallel()
	snap := *project(t).Snapshot()
	for n, want := range []int{0, 1, 1} { // the map and the text each once
		snap.Territory.Allocation = data.Allocation{Locked: []data.Pairing{{NeedID: "BES-1", Place: "58901_TERRAIN-ECO_2"}}}
		if n > 0 {
			snap.Territory.Allocation.Locked = append(snap.Territory.Allocation.Locked, data.Pairing{NeedID: "BES-9", Place: "58901_TERRAIN-ECO_3"})
		}
		b, err := report.Compose(t.Context(), &snap, report.TemplateAllocation, report.Subject{}, report.Options{Date: noon, Public: n == 2})
		if err != nil {
			t.Fatal(err)
		}
		text := flat(run(t, "pdftotext", "-raw", composed(t, b), "-"))
		if got := strings.Count(text, "1 décision porte sur un terrain ou un besoin"); got != 2*want {
			t.Errorf("%d decisions about what is gone are said %d times: %s", n, got, text)
		}
	}
}

// What a company refused is not given to it, in both versions; only the internal one says that it was refused.
func TestTheAllocationTellsRefusalsInsideOnly(t *testing.T) {
	t.Parallel()
	snap := *project(t).Snapshot()
	given := func(public bool) string {
		b, err := report.Compose(t.Context(), &snap, report.TemplateAllocation, report.Subject{}, report.Options{Date: noon, Public: public})
		if err != nil {
			t.Fatal(err)
		}
		return flat(run(t, "pdftotext", "-raw", composed(t, b), "-"))
	}
	if text := given(false); strings.Contains(text, "refusé") {
		t.Fatalf("nothing was refused: %s", text)
	}
	for _, p := range snap.Plots { // nobody is left who could be given something
		for _, n := range snap.Needs {
			snap.Proposals = append(snap.Proposals, data.Proposal{ID: "PRO-" + n.ID + p.ID, NeedID: n.ID, PlotIDs: []string{p.ID}, Stage: data.ProposalRefused, Reason: "trop loin"})
		}
	}
	if text := given(false); !strings.Contains(text, "refusé par l’entreprise") || !strings.Contains(text, "terrains refusés par des entreprises") || strings.Contains(text, "trop loin") {
		t.Errorf("inside: %s", text)
	}
	if text := given(true); strings.Contains(text, "refusé") || !strings.Contains(text, "(exclu)") {
		t.Errorf("for the public: %s", text)
	}
}
