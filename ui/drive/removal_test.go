package drive_test

import (
	"slices"
	"strings"
	"testing"

	"emprise/data"
)

// A zone on which plots and projects hang is deleted where it is selected: it is told what stays without it, nothing else is lost, and one
// step back ties all of it again. So is a plot that was proposed.
func TestZonesAndPlotsAreDeleted(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	do := playing(t)
	if why := d.Press("delete"); why == nil {
		t.Error("nothing is selected, and it is deleted")
	}
	snap := d.Snapshot()
	var zone data.Zone
	for _, z := range snap.Zones {
		on := slices.ContainsFunc(snap.Projects, func(p data.Project) bool { return slices.Contains(p.ZoneIDs, z.ID) })
		if on && len(snap.PlotsOf(z.ID)) > 0 {
			zone = z
		}
	}
	if zone.ID == "" {
		t.Fatal("no zone of the demonstration has plots and projects")
	}
	do(d.Choose(zone.Ref()))
	do(d.Press("delete"))
	told := strings.Join(w.Confirming(), " ")
	if !strings.Contains(told, "terrain") || !strings.Contains(told, "projet") {
		t.Errorf("it is told %q", told)
	}
	do(d.Save())
	now := d.Snapshot()
	if _, there := now.Zone(zone.ID); there || len(now.Plots) != len(snap.Plots) || len(now.Projects) != len(snap.Projects) || len(now.Referring(zone.Ref())) > 0 {
		t.Errorf("%d plots, %d projects are left, %d cite the zone", len(now.Plots), len(now.Projects), len(now.Referring(zone.Ref())))
	}
	if d.Selected().ID != "" {
		t.Errorf("%v is selected", d.Selected())
	}
	if said := d.Said(); !strings.Contains(said, zone.Name) {
		t.Errorf("it is said %q", said)
	}
	do(d.Press("undo"))
	if now := d.Snapshot(); len(now.PlotsOf(zone.ID)) != len(snap.PlotsOf(zone.ID)) || len(now.Referring(zone.Ref())) != len(snap.Referring(zone.Ref())) {
		t.Error("one step back does not tie all of it again")
	}
	for _, p := range snap.Proposals {
		if len(p.PlotIDs) != 1 || len(p.Parcels) > 0 {
			continue
		}
		do(d.Choose(data.Ref{Kind: data.KindPlot, ID: p.PlotIDs[0]}))
		do(d.Press("delete"))
		if told := strings.Join(w.Confirming(), " "); !strings.Contains(told, "offre") {
			t.Errorf("it is told %q", told)
		}
		do(d.Save())
		if _, there := d.Snapshot().Proposal(p.ID); there {
			t.Error("an offer of nothing is left")
		}
		do(d.Press("undo"))
		if _, there := d.Snapshot().Proposal(p.ID); !there {
			t.Error("one step back does not bring the offer")
		}
		return
	}
	t.Error("no plot of the demonstration is proposed alone")
}
