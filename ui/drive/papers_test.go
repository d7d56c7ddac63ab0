package drive_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
	"emprise/ui/inspector"
)

// What hangs on a plot is told by the inspector: whom it was proposed to, files, notes, what it is tied to; each is added and taken off
// there, and taken back.
func TestWhatHangsOnAPlotIsTold(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	do := playing(t)
	section := func(about string) inspector.Section {
		for _, s := range w.Inspected().Sections {
			if strings.Contains(s.Title, about) {
				return s
			}
		}
		return inspector.Section{}
	}
	if d.Press("attach") == nil || d.Press("remark.add") == nil {
		t.Error("something is put on nothing")
	}
	var proposed data.Proposal
	for _, p := range d.Snapshot().Proposals {
		if len(p.PlotIDs) > 0 {
			proposed = p
		}
	}
	plot := data.Ref{Kind: data.KindPlot, ID: proposed.PlotIDs[0]}
	do(d.Choose(plot))
	offers := section("offre")
	if len(offers.Links) == 0 {
		t.Fatalf("no proposal is told: %+v", w.Inspected().Sections)
	}
	do(d.Act(func() error { offers.Links[0].Run(); return nil }))
	if told := w.Inspected(); d.Selected().Kind != data.KindCompany || told.Title != offers.Links[0].Title {
		t.Errorf("it leads to %v, %q", d.Selected(), told.Title)
	}
	do(d.Choose(plot))
	if d.Press("papers.drop") == nil {
		t.Error("something can be taken off that is not there")
	}

	file := filepath.Join(t.TempDir(), "étude de sol.txt")
	do(os.WriteFile(file, []byte("argile"), 0o600))
	do(d.Act(func() error { w.Attach(file, plot); return nil }))
	do(d.Press("remark.add"))
	if d.Save() == nil {
		t.Error("a note that says nothing is kept")
	}
	do(d.Fill("reason", "Accès à revoir avec le département"))
	do(d.Save())
	other := d.Snapshot().Plots[1].Ref()
	tie := data.Tie{ID: "LIE-9", From: plot, To: other, Sort: data.TieDepends}
	if _, err := w.Workspace().Do(t.Context(), data.Edit{Note: data.Saved(tie), Put: []data.Row{tie}}); err != nil {
		t.Fatal(err)
	}
	d.Idle()
	papers := section("Pièces jointes")
	if len(papers.Facts) != 1 || papers.Facts[0].Value != "Accès à revoir avec le département" || len(papers.Links) != 3 || papers.Links[0].Title != "étude de sol.txt" {
		t.Fatalf("it is told %+v", papers)
	}
	do(d.Act(func() error { papers.Links[0].Run(); return nil }))
	if tied := section("Liens"); len(tied.Links) != 2 || tied.Links[1].Cut != nil || !strings.Contains(tied.Links[0].Detail, "Dépend") {
		t.Errorf("it is tied to %+v", tied)
	}

	big := filepath.Join(t.TempDir(), "plan.pdf")
	do(os.WriteFile(big, nil, 0o600))
	do(os.Truncate(big, data.MaxAttachment+1))
	do(d.Act(func() error { w.Attach(big, plot); return nil }))
	if len(d.Snapshot().Attachments) != 1 || !strings.Contains(d.Said(), "20") {
		t.Errorf("%d files are attached, and it is said %q", len(d.Snapshot().Attachments), d.Said())
	}

	do(d.Press("papers.drop"))
	do(d.RunFound())
	if n := len(d.Snapshot().Attachments); n != 0 {
		t.Errorf("%d files are left", n)
	}
	do(d.Press("undo"))
	if n := len(d.Snapshot().Attachments); n != 1 {
		t.Errorf("after undo there are %d files", n)
	}
}
