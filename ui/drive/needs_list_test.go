package drive_test

import (
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/ui/kit"
	"emprise/ui/navigator"
)

// The needs are grouped by company or stage, which is remembered, and shown by stage; each tells how far its last offer has come.
func TestNeedsAreGroupedAndShownByStage(t *testing.T) {
	dir := t.TempDir()
	d, w := remembering(t, dir)
	do := playing(t)
	file := rowFile(t, dir)
	do(d.OpenProject(file))
	do(d.Press("show.needs"))
	shown := func() []kit.Item { return w.Navigator().ShownNeeds() }
	item := func(id string) kit.Item {
		i := slices.IndexFunc(shown(), func(x kit.Item) bool { return x.ID == id })
		if i < 0 {
			t.Fatalf("%s is not in the list", id)
		}
		return shown()[i]
	}
	all := len(d.Snapshot().Needs)
	if len(shown()) != all || item("BES-0001").Trailing != "visité" || item("BES-0001").Group != "" {
		t.Errorf("%d needs, %+v", len(shown()), item("BES-0001"))
	}
	paused := func(n data.Need) bool { return n.Stage == data.StagePaused }
	w.Navigator().PressStage(data.StagePaused)
	if n := slices.IndexFunc(d.Snapshot().Needs, paused); len(shown()) != 1 || shown()[0].ID != d.Snapshot().Needs[n].ID {
		t.Errorf("paused: %+v", shown())
	}
	w.Navigator().PressStage(data.StagePaused)

	do(d.Press("needs.group"))
	groups := map[string]bool{}
	last := ""
	for _, x := range shown() {
		if x.Group != last && groups[x.Group] {
			t.Errorf("%s begins twice", x.Group)
		}
		groups[x.Group], last = true, x.Group
	}
	if len(shown()) != all || !groups["Projet Cargo"] || len(groups) < 8 {
		t.Errorf("by company: %d needs in %v", len(shown()), groups)
	}
	photograph(t, d, "needs-by-company")
	w.Navigator().FindNeed("cargo") // the company stands above, and is found all the same
	if len(shown()) != 1 || shown()[0].ID != "BES-0001" {
		t.Errorf("found %+v", shown())
	}
	w.Navigator().FindNeed("")
	do(d.Press("needs.group"))
	if first, end := shown()[0], shown()[len(shown())-1]; first.Group != "Ouverts" || end.Group == "Ouverts" {
		t.Errorf("by stage: from %s to %s", first.Group, end.Group)
	}
	do(d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}))
	photograph(t, d, "needs-by-stage")

	// An offer that is made is told at once.
	need := d.Snapshot().Needs[slices.IndexFunc(d.Snapshot().Needs, paused)]
	do(d.Act(func() error { return offer(t, w.Workspace(), need.ID, d.Snapshot().Plots[0].ID) }))
	if got := item(need.ID).Trailing; got != "proposé" {
		t.Errorf("offered, it says %q", got)
	}
	w.Close()
	d, w = remembering(t, dir)
	defer w.Close()
	do(d.OpenProject(file))
	if shown := w.Navigator().ShownNeeds(); shown[0].Group != "Ouverts" {
		t.Errorf("the grouping is not remembered: %+v", shown[0])
	}
	w.Navigator().OnGroup(navigator.Ungrouped)
	if shown := w.Navigator().ShownNeeds(); shown[0].Group != "" {
		t.Errorf("still grouped: %+v", shown[0])
	}
}

func offer(t *testing.T, ws *workspace.Workspace, need, plot string) error {
	t.Helper()
	p := data.Proposal{ID: "PRO-9998", NeedID: need, PlotIDs: []string{plot}, Stage: data.ProposalMade}
	_, err := ws.Do(t.Context(), data.Edit{Note: data.Saved(p), Put: []data.Row{p}})
	return err
}

// Larger texts make the sides wider and the rows higher; back at the usual size all is as it was.
func TestTheListsFollowTheSizeOfTexts(t *testing.T) {
	dir := t.TempDir()
	d, w := remembering(t, dir)
	defer w.Close()
	do := playing(t)
	do(d.OpenProject(rowFile(t, dir)), d.Press("show.needs"), d.Press("needs.group"), d.Press("plots"))
	side := func() float32 { return w.Navigator().Object.Size().Width }
	usual := side()
	for _, c := range []struct {
		text string
		want float32
	}{{"130", 370}, {"100", usual}} {
		do(d.Press("preferences"), d.Fill("text", c.text), d.Save())
		if got := side(); got != c.want {
			t.Errorf("at %s %% the side is %g wide, not %g", c.text, got, c.want)
		}
		photograph(t, d, "texts-"+c.text)
	}
	do(d.Press("plots"), d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}), d.Press("match"))
	do(d.Press("preferences"), d.Fill("text", "130"), d.Save())
	photograph(t, d, "texts-ranking")
	do(d.Press("preferences"), d.Fill("text", "100"), d.Save())
}
