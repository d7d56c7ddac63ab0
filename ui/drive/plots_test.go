package drive_test

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/measure"
	"emprise/ui/plots"
)

// The list of plots is filtered by chips and words, the map shows what the list does and says so, the ground is counted once, and a
// filter that was kept comes back by its name.
func TestPlotsAreFilteredInTheListAndOnTheMap(t *testing.T) {
	p := rowLand(t)
	snap := p.d.Snapshot()
	p.press("plots")
	panel := p.w.Plots()
	if m := panel.Model(); len(m.Rows) != len(snap.Plots) || len(m.Land) < 3 {
		t.Fatalf("%d rows, %d lines of land", len(m.Rows), len(m.Land))
	}
	byPlace := func(a, b plots.Row) int {
		one, _ := snap.Plot(a.ID)
		other, _ := snap.Plot(b.ID)
		zoneA, _ := snap.Zone(one.ZoneID)
		zoneB, _ := snap.Zone(other.ZoneID)
		return cmp.Or(cmp.Compare(locale.Fold(zoneA.Name), locale.Fold(zoneB.Name)), cmp.Compare(locale.Fold(a.Name), locale.Fold(b.Name)))
	}
	if !slices.IsSortedFunc(panel.Model().Rows, byPlace) {
		t.Error("the rows are not by zone and name")
	}
	if err := p.d.Press("plots.keep"); err == nil {
		t.Error("no filter can be kept")
	}
	want, sold := 0, data.Plot{}
	var shapes []orb.MultiPolygon
	for _, plot := range snap.Plots {
		switch plot.Status {
		case data.StatusForSale:
			want++
			shapes = append(shapes, plot.Shape)
		case data.StatusSold:
			sold = plot
		}
	}
	panel.Press(string(data.StatusForSale))
	p.d.Idle()
	m := panel.Model()
	if len(m.Rows) != want || len(m.Land) != 2 {
		t.Fatalf("%d rows of %d, land %+v", len(m.Rows), want, m.Land)
	}
	area := 0.0
	for _, s := range shapes { // those of the demonstration do not overlap
		area += float64(measure.Area(s))
	}
	if got, ok := locale.New("fr").Parse(strings.TrimSuffix(strings.TrimSpace(m.Land[0].Value), "ha")); !ok || math.Abs(got*10_000-area) > 100 {
		t.Errorf("%s of land, not %.0f m²", m.Land[0].Value, area)
	}
	photograph(t, p.d, "plots")

	// What is left out is not on the map any more, and is again once the filter is lifted.
	p.d.Show(geo.MercatorBox(sold.Shape.Bound()))
	around := geo.MercatorBox(sold.Shape.Bound())
	count := func() int {
		p.w.ChooseLayer(workspace.ScenePlots)
		p.press("select.view")
		return p.d.Gathered()[workspace.ScenePlots]
	}
	filtered := count()
	p.press("plots.clear")
	p.d.Show(around)
	if all := count(); all <= filtered {
		t.Errorf("%d plots with the filter, %d without", filtered, all)
	}

	// A name for later.
	panel.Find("lot 1")
	p.d.Idle()
	few := len(panel.Model().Rows)
	if few == 0 || few >= len(snap.Plots) {
		t.Fatalf("%d rows", few)
	}
	p.press("plots.gather")
	if n := p.d.Gathered()[workspace.ScenePlots]; n != few {
		t.Errorf("%d plots are selected of %d", n, few)
	}
	p.press("plots.keep")
	if err := p.d.Fill("reason", "Les premiers lots"); err != nil {
		t.Fatal(err)
	}
	if err := p.d.Save(); err != nil {
		t.Fatal(err)
	}
	p.press("plots.clear")
	panel.OnKept("Les premiers lots")
	p.d.Idle()
	if m := panel.Model(); len(m.Rows) != few || m.KeptChosen != "Les premiers lots" || m.Filter.Words != "lot 1" {
		t.Errorf("what was kept comes back as %d rows, %+v", len(m.Rows), m.Filter)
	}
	p.press("plots.forget")
	p.press("plots")
	p.press("plots")
	if m := panel.Model(); len(m.Rows) != len(snap.Plots) || len(m.Kept) != 1 {
		t.Errorf("closed and opened: %d rows, %d filters", len(m.Rows), len(m.Kept))
	}
}

// The list is shown as cards instead, under the same filter and with the same selection, and stays so the next time.
func TestPlotsAreShownAsCards(t *testing.T) {
	dir := t.TempDir()
	d, w := remembering(t, dir)
	do := playing(t)
	do(d.OpenProject(rowFile(t, dir)))
	if d.Press("plots.cards") == nil {
		t.Error("cards are shown of no list")
	}
	do(d.Press("plots"))
	table := w.Plots().Model()
	if table.Cards || table.Rows[0].Sketch != nil {
		t.Error("the list begins with cards")
	}
	do(d.Press("plots.cards"))
	m := w.Plots().Model()
	if !m.Cards || len(m.Rows) != len(table.Rows) {
		t.Fatalf("cards %v, %d of %d", m.Cards, len(m.Rows), len(table.Rows))
	}
	for _, r := range m.Rows {
		if r.Sketch == nil || r.Size() == "" {
			t.Errorf("%s has no outline", r.Name)
		}
	}
	if n := colours(m.Rows[0].Sketch(64, 64, 1)); n < 3 {
		t.Errorf("the outline has %d colours", n)
	}
	last := m.Rows[len(m.Rows)-1].ID
	do(d.Choose(data.Ref{Kind: data.KindPlot, ID: last}))
	d.Picture()
	w.Plots().OnChoose(m.Rows[1].ID)
	d.Idle()
	if d.Selected().ID != m.Rows[1].ID || w.Plots().Model().Chosen != m.Rows[1].ID {
		t.Errorf("%s is selected", d.Selected().ID)
	}
	w.Plots().Press(string(data.StatusForSale))
	d.Idle()
	if n := len(w.Plots().Model().Rows); n == 0 || n == len(m.Rows) {
		t.Errorf("the filter leaves %d cards", n)
	}
	w.Close()
	d, w = remembering(t, dir)
	defer w.Close()
	do(d.OpenProject(rowFile(t, t.TempDir())))
	do(d.Press("plots"))
	if !w.Plots().Model().Cards {
		t.Error("the switch is not remembered")
	}
}
