package drive_test

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/workspace"
)

// A bar of the dashboard selects on the map exactly the plots that it counts, again takes the filter off, and so does selecting
// something else; the figures follow edits, and are written.
func TestBarsFilterTheMap(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	press := func(code string) {
		t.Helper()
		if !w.Dashboard().Press(code) {
			t.Fatalf("there is no bar %s", code)
		}
		d.Idle()
	}
	do(d.Press("dashboard"))
	count := func(s data.Status) (n int) {
		for _, p := range d.Snapshot().Plots {
			if p.Status == s {
				n++
			}
		}
		return n
	}
	press("status/sold")
	if got := w.Gathered(); got[workspace.ScenePlots] != count(data.StatusSold) || len(got) != 1 {
		t.Errorf("sold: %v on the map, %d in the project", got, count(data.StatusSold))
	}
	if m := w.Dashboard().Model(); m.Chosen != "status/sold" || !strings.Contains(m.Told, "vendu") {
		t.Errorf("in force: %q, %q", m.Chosen, m.Told)
	}
	press("status/sold")
	if got := w.Gathered(); len(got) != 0 || w.Dashboard().Model().Chosen != "" {
		t.Errorf("pressed again: %v", got)
	}
	press("zone/" + d.Snapshot().Zones[0].ID)
	if got, want := w.Gathered()[workspace.ScenePlots], len(d.Snapshot().PlotsOf(d.Snapshot().Zones[0].ID)); got != want {
		t.Errorf("zone: %d plots, want %d", got, want)
	}
	do(d.ClickPlot(d.Snapshot().Plots[0].ID))
	if m := w.Dashboard().Model(); m.Chosen != "" {
		t.Errorf("another selection leaves the filter %q", m.Chosen)
	}
	press("jobs/" + string(data.ProjectUnderway))
	if got := w.Gathered(); got[workspace.SceneProjects]+len(got) < 2 && w.Selected().Kind != data.KindProject {
		t.Errorf("projects under way: %v, %v", got, w.Selected())
	}
	// The drawer stays through an edit, and the figures follow it.
	before := w.Dashboard().Model()
	do(d.Press("budget"))
	do(d.Fill("land_budget_m2", "1,5"))
	do(d.Save())
	after := w.Dashboard().Model()
	if a, b := charted(before.Charts[4].Bars[0].Value), charted(after.Charts[4].Bars[0].Value); a != "12,00 ha" || b != "1,50 ha" {
		t.Errorf("the budget was %q and is %q", a, b)
	}
	path := filepath.Join(t.TempDir(), "tableau.png")
	w.WriteDashboard(path)
	d.Idle()
	f, err := os.Open(path)
	do(err)
	defer func() { _ = f.Close() }()
	if img, err := png.Decode(f); err != nil || img.Bounds().Dx() < 1000 {
		t.Errorf("the picture: %v", err)
	}
	do(d.Choose(d.Snapshot().Needs[0].Ref()))
	do(d.Press("match")) // the ranking takes the drawer, and figures are not counted behind it
	if err := d.Press("dashboard.export"); err == nil {
		t.Error("figures that are not shown are written")
	}
	do(d.Press("dashboard"))
	do(d.Press("dashboard.close"))
	if err := d.Press("dashboard.close"); err == nil {
		t.Error("it is closed twice")
	}
}

// charted reads a value with common spaces.
func charted(s string) string { return strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(s) }
