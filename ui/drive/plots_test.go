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
	"emprise/data/search"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/measure"
	"emprise/ui/plots"
)

// rowsOf puts all that a list holds into words.
func rowsOf(m plots.Model) []plots.Row {
	rows := make([]plots.Row, len(m.IDs))
	for i := range rows {
		rows[i] = m.Row(i)
	}
	return rows
}

// The list of plots is filtered by chips and words, the map shows what the list does and says so, the ground is counted once, and a
// filter that was kept comes back by its name.
func TestPlotsAreFilteredInTheListAndOnTheMap(t *testing.T) {
	p := rowLand(t)
	snap := p.d.Snapshot()
	p.press("plots")
	panel := p.w.Plots()
	if m := panel.Model(); len(m.IDs) != len(snap.Plots) || len(m.Land) < 3 {
		t.Fatalf("%d rows, %d lines of land", len(m.IDs), len(m.Land))
	}
	byPlace := func(a, b string) int {
		one, _ := snap.Plot(a)
		other, _ := snap.Plot(b)
		zoneA, _ := snap.Zone(one.ZoneID)
		zoneB, _ := snap.Zone(other.ZoneID)
		return cmp.Or(cmp.Compare(locale.Fold(zoneA.Name), locale.Fold(zoneB.Name)), cmp.Compare(locale.Fold(one.Name), locale.Fold(other.Name)))
	}
	if !slices.IsSortedFunc(panel.Model().IDs, byPlace) {
		t.Error("the rows are not by zone and name")
	}
	for i, r := range rowsOf(panel.Model()) {
		if plot, _ := snap.Plot(panel.Model().IDs[i]); r.Name != plot.Name || !strings.Contains(r.Place, plot.Commune) || r.Area != p.w.Locale().Hectares(float64(measure.Area(plot.Shape))) {
			t.Errorf("%s is told as %+v", plot.ID, r)
		}
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
	if len(m.IDs) != want || len(m.Land) != 2 {
		t.Fatalf("%d rows of %d, land %+v", len(m.IDs), want, m.Land)
	}
	area := 0.0
	for _, s := range shapes { // those of the demonstration do not overlap
		area += float64(measure.Area(s))
	}
	if got, ok := locale.New("fr").Parse(strings.TrimSuffix(strings.TrimSpace(m.Land[0].Value), "ha")); !ok || math.Abs(got*10_000-area) > 100 {
		t.Errorf("%s of land, not %.0f m²", m.Land[0].Value, area)
	}
	photograph(t, p.d, "plots")

	// What the filter leaves follows an edit, and its being taken back.
	id, remark := m.IDs[0], p.w.Remark()
	for _, err := range []error{p.d.Choose(data.Ref{Kind: data.KindPlot, ID: id}), p.d.Press("plot.edit"), p.d.Fill("status", string(data.StatusSold)), p.d.Save()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if now := panel.Model().IDs; len(now) != want-1 || slices.Contains(now, id) || p.w.Remark() == remark {
		t.Errorf("%d rows are left after the edit, of %d; the map says %q", len(now), want, p.w.Remark())
	}
	p.press("undo")
	if now := panel.Model(); !slices.Equal(now.IDs, m.IDs) || p.w.Remark() != remark {
		t.Errorf("%d rows are left after it is taken back, of %d; the map says %q", len(now.IDs), want, p.w.Remark())
	}

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
	few := len(panel.Model().IDs)
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
	if m := panel.Model(); len(m.IDs) != few || m.KeptChosen != "Les premiers lots" || m.Filter.Words != "lot 1" {
		t.Errorf("what was kept comes back as %d rows, %+v", len(m.IDs), m.Filter)
	}
	p.press("plots.forget")
	p.press("plots")
	p.press("plots")
	if m := panel.Model(); len(m.IDs) != len(snap.Plots) || len(m.Kept) != 1 {
		t.Errorf("closed and opened: %d rows, %d filters", len(m.IDs), len(m.Kept))
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
	if table.Cards || table.Row(0).Sketch != nil {
		t.Error("the list begins with cards")
	}
	do(d.Press("plots.cards"))
	m := w.Plots().Model()
	if !m.Cards || len(m.IDs) != len(table.IDs) {
		t.Fatalf("cards %v, %d of %d", m.Cards, len(m.IDs), len(table.IDs))
	}
	for _, r := range rowsOf(m) {
		if r.Sketch == nil || r.Size() == "" {
			t.Errorf("%s has no outline", r.Name)
		}
	}
	if n := colours(m.Row(0).Sketch(64, 64, 1)); n < 3 {
		t.Errorf("the outline has %d colours", n)
	}
	last := m.IDs[len(m.IDs)-1]
	do(d.Choose(data.Ref{Kind: data.KindPlot, ID: last}))
	d.Picture()
	w.Plots().OnChoose(m.IDs[1])
	d.Idle()
	if d.Selected().ID != m.IDs[1] || w.Plots().Model().Chosen != m.IDs[1] {
		t.Errorf("%s is selected", d.Selected().ID)
	}
	w.Plots().Press(string(data.StatusForSale))
	d.Idle()
	if n := len(w.Plots().Model().IDs); n == 0 || n == len(m.IDs) {
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

// Ranges, a day and services filter the list too: each condition in force is a chip that takes it off, what is not known is counted and let
// in when that is asked, and a filter that is kept brings all of it back.
func TestPlotsAreFilteredByRangesAndServices(t *testing.T) {
	p := rowLand(t)
	snap := p.d.Snapshot()
	p.press("plots")
	panel := p.w.Plots()
	panel.Unfold(true)
	ask := func(name, text string) {
		panel.Ask(name, text)
		p.d.Idle()
	}
	ask("area.least", "1")
	ask("area.most", "2,5")
	ask("power.least", "500")
	ask("available", "31/12/2027")
	panel.Flip(search.PartTrucks)
	p.d.Idle()
	sure, doubts := 0, 0
	for _, plot := range snap.Plots {
		area := float64(measure.Area(plot.Shape))
		no := area < 10_000 || area > 25_000 || plot.PowerKVA != nil && plot.PowerKVA.Value < 500 || plot.Available > "2027-12-31" || plot.TruckAccess == data.No
		switch {
		case no:
		case plot.PowerKVA == nil || plot.Available == "" || plot.TruckAccess == data.Unknown:
			doubts++
		default:
			sure++
		}
	}
	m := panel.Model()
	if len(m.IDs) != sure || sure == 0 || len(m.Conditions) != 4 || (m.Told == "") != (doubts == 0) {
		t.Errorf("%d rows of %d, %d doubts, %+v, %q", len(m.IDs), sure, doubts, m.Conditions, m.Told)
	}
	for _, r := range rowsOf(m) {
		if r.Mark == nil {
			t.Errorf("%s wears no sign", r.Name)
		}
	}
	photograph(t, p.d, "plots-ranges")
	panel.Flip(search.PartUnknown)
	p.d.Idle()
	if m := panel.Model(); len(m.IDs) != sure+doubts || len(m.Conditions) != 5 {
		t.Errorf("%d rows of %d with what is not known", len(m.IDs), sure+doubts)
	}
	ask("price.most", "cher")
	if m := panel.Model(); len(m.Conditions) != 5 {
		t.Errorf("what is no number is in force: %+v", m.Conditions)
	}
	ask("price.most", "40")

	p.press("plots.keep")
	if err := p.d.Fill("reason", "Petits et raccordés"); err != nil {
		t.Fatal(err)
	}
	if err := p.d.Save(); err != nil {
		t.Fatal(err)
	}
	kept := panel.Model()
	for _, part := range []search.PlotPart{search.PartArea, search.PartPrice, search.PartPower, search.PartAvailable, search.PartTrucks, search.PartUnknown} {
		panel.Drop(part)
		p.d.Idle()
	}
	if m := panel.Model(); len(m.IDs) != len(snap.Plots) || len(m.Conditions) != 0 || !m.Filter.Empty() {
		t.Errorf("taken off: %d rows, %+v", len(m.IDs), m.Filter)
	}
	panel.OnKept("Petits et raccordés")
	p.d.Idle()
	if m := panel.Model(); len(m.IDs) != len(kept.IDs) || !slices.Equal(m.Conditions, kept.Conditions) || len(m.Conditions) != 6 {
		t.Errorf("kept, it comes back as %d rows, %+v", len(m.IDs), m.Conditions)
	}
}

// A single letter is a word of the name, not each lot whose place has it.
func TestASingleLetterIsAWordOfTheName(t *testing.T) {
	p := rowLand(t)
	p.press("plots")
	panel := p.w.Plots()
	for words, all := range map[string]bool{"lot 1": true, `"lot 1"`: true, "lot a": false} {
		panel.Find(words)
		p.d.Idle()
		rows := rowsOf(panel.Model())
		if (len(rows) > 0) != all {
			t.Errorf("%s: %d rows", words, len(rows))
		}
		for _, r := range rows {
			if !strings.HasSuffix(r.Name, "lot 1") {
				t.Errorf("%s finds %s", words, r.Name)
			}
		}
	}
}
