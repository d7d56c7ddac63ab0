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
