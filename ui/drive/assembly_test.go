package drive_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/data"
)

// Where no plot is large enough, neighbouring parcels are: gone through with the arrows, one set becomes a plot in one step that is
// taken back in one, another is proposed to the company.
func TestParcelsAreJoinedForANeed(t *testing.T) {
	p := land(t)
	snap := p.d.Snapshot()
	if err := p.d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}); err != nil {
		t.Fatal(err)
	}
	p.press("match")
	if err := p.d.Choose(data.Ref{Kind: data.KindPlot, ID: "58906_TERRAIN-ECO_00001"}); err != nil { // 1.13 ha short
		t.Fatal(err)
	}
	p.press("assemble")
	m := p.w.Assemblies().Model()
	if m.Trouble != "" || m.Working != "" || len(m.Rows) < 3 || m.Chosen != 0 || m.Card == nil || len(m.Searched) == 0 {
		t.Fatalf("found: %+v", m)
	}
	photograph(t, p.d, "assemblies")
	before := p.d.View()
	p.w.Assemblies().Grid().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.d.Idle()
	if m = p.w.Assemblies().Model(); m.Chosen != 1 || m.Card.Title != m.Rows[1].Name {
		t.Errorf("the arrow takes %d, %+v", m.Chosen, m.Card)
	}
	if p.d.View() == before {
		t.Error("the map does not go there")
	}
	stands := false
	for _, r := range m.Rows {
		stands = stands || r.Best != ""
	}
	if !stands {
		t.Error("nothing is said to stand out")
	}

	p.press("assembly.plot")
	if err := p.d.Save(); err != nil {
		t.Fatal(err)
	}
	now := p.d.Snapshot()
	if len(now.Plots) != len(snap.Plots)+1 {
		t.Fatalf("%d plots", len(now.Plots))
	}
	plot, _ := now.Plot(p.d.Selected().ID)
	if got := strings.Count(m.Rows[1].Name, ",") + 1; len(plot.Parcels) != got {
		t.Errorf("the plot is of %v, not of %s", plot.Parcels, m.Rows[1].Name)
	}
	p.press("undo")
	if now := p.d.Snapshot(); len(now.Plots) != len(snap.Plots) {
		t.Error("one step back leaves the plot")
	}

	p.press("assembly.offer")
	now = p.d.Snapshot()
	if len(now.Proposals) != len(snap.Proposals)+1 {
		t.Fatalf("%d proposals: %s", len(now.Proposals), p.d.Said())
	}
	last := now.Proposals[len(now.Proposals)-1]
	if last.NeedID != "BES-0001" || len(last.Parcels) != len(plot.Parcels) {
		t.Errorf("proposed: %+v", last)
	}
	p.press("undo")

	// In a zone, and with parcels that are already there to begin with.
	for _, place := range m.Places {
		if strings.HasPrefix(place.Code, "zone:") {
			a := m.Asked
			a.Where = place.Code
			p.w.Assemblies().OnAsk(a)
			p.d.Idle()
			if m := p.w.Assemblies().Model(); m.Asked.Where != place.Code || m.Working != "" {
				t.Errorf("asked of %s: %+v", place.Text, m.Asked)
			}
			break
		}
	}
	p.press("assembly.close")
	if err := p.d.Press("assembly.next"); err == nil {
		t.Error("what was closed can be gone through")
	}
}
