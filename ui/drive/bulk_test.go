package drive_test

import (
	"fmt"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/workspace"
)

// TestPlotsAreSetTogether selects all plots on the map, then some in the table, and sets a field of them: what would change is said
// before, it is one step, and undo brings each value back.
func TestPlotsAreSetTogether(t *testing.T) {
	d, w := openRows(t)
	must := playing(t)
	if err := d.Press("plots.set"); err == nil {
		t.Error("nothing is selected, and set")
	}
	before := d.Snapshot()
	count := func(is func(data.Plot) bool) int {
		n := 0
		for _, p := range d.Snapshot().Plots {
			if is(p) {
				n++
			}
		}
		return n
	}
	all := len(before.Plots)
	noPower := count(func(p data.Plot) bool { return p.PowerKVA == nil })
	sold := count(func(p data.Plot) bool { return p.Status == data.StatusSold })
	if noPower == 0 || noPower == all || sold == 0 {
		t.Fatalf("%d of %d plots without power, %d sold", noPower, all, sold)
	}

	w.ChooseLayer(workspace.ScenePlots)
	must(d.Press("zoom.all"), d.Press("select.view"))
	if got := d.Gathered()[workspace.ScenePlots]; got != all {
		t.Fatalf("%d of %d plots are selected", got, all)
	}
	says := func(parts ...string) {
		t.Helper()
		shown := strings.Join(w.Told(), "\n")
		for _, part := range parts {
			if !strings.Contains(shown, part) {
				t.Errorf("the form does not say %q", part)
			}
		}
	}
	must(d.Press("plots.set"), d.Fill("field", "status"), d.Fill("value", "sold"))
	says(fmt.Sprintf("%d terrains changent", all-sold), fmt.Sprintf("%d terrains ont déjà cette valeur.", sold))
	photograph(t, d, "bulk-status")
	must(d.Save())
	if got := count(func(p data.Plot) bool { return p.Status == data.StatusSold && p.Updated == "2026-11-23" }); got != all-sold {
		t.Errorf("%d plots are sold now and dated today, %d were to be", got, all-sold)
	}
	must(d.Press("undo"))
	for i, p := range d.Snapshot().Plots {
		if p.Status != before.Plots[i].Status || p.Updated != before.Plots[i].Updated {
			t.Fatalf("%s comes back as %s of %s", p.ID, p.Status, p.Updated)
		}
	}

	// Where it is known only: the others stay unknown. What is no number changes nothing.
	must(d.Press("plots.set"), d.Fill("field", "power_kva"), d.Fill("value", "beaucoup"), d.Fill("where", "known"))
	if d.Save() == nil {
		t.Error("a word was taken for a number")
	}
	must(d.Fill("value", "1 250,5"))
	says(fmt.Sprintf("%d valeurs restent inconnues.", noPower))
	photograph(t, d, "bulk-power")
	must(d.Save())
	if !strings.Contains(d.Said(), fmt.Sprintf("%d valeurs restent inconnues", noPower)) {
		t.Errorf("the window says %q", d.Said())
	}
	if got := count(func(p data.Plot) bool {
		return p.PowerKVA != nil && p.PowerKVA.Value == 1250.5 && p.PowerKVA.Confidence == data.Declared && p.PowerKVA.Source != ""
	}); got != all-noPower {
		t.Errorf("%d plots have the power, want %d", got, all-noPower)
	}
	must(d.Press("undo"), d.Press("select.none"))

	// From the table.
	w.ChooseLayer(workspace.ScenePlots)
	must(d.Press("table"))
	w.Table().OnChoose(w.Table().Model().Rows[:3], w.Table().Model().Rows[0])
	d.Idle()
	if !w.Table().Model().Editable {
		t.Error("the table of plots cannot be changed")
	}
	w.Table().OnEdit()
	d.Idle()
	must(d.Fill("field", "available"), d.Fill("value", "31/12/2027"))
	says("3 terrains changent")
	photograph(t, d, "bulk-table")
	must(d.Save())
	if got := count(func(p data.Plot) bool { return p.Available == "2027-12-31" }); got != 3 {
		t.Errorf("%d plots are available then", got)
	}
	// The same again changes nothing, and says so; made unknown, it does.
	must(d.Press("plots.set"), d.Fill("field", "available"), d.Fill("value", "31/12/2027"))
	if d.Save() == nil {
		t.Error("nothing was changed, and kept")
	}
	must(d.Fill("clear", "yes"), d.Save())
	if got := count(func(p data.Plot) bool { return p.Available == "2027-12-31" }); got != 0 {
		t.Errorf("%d plots are available then still", got)
	}
}
