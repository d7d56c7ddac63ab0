package drive_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/measure"
	"emprise/ui/mapview"
)

// yard is where drawing is played: a plot, close enough for its corners to be told apart.
type yard struct {
	place
	plot data.Plot
}

func draws(t *testing.T) yard {
	t.Helper()
	p := land(t)
	y := yard{place: p}
	for _, plot := range p.d.Snapshot().Plots {
		if a := measure.Area(plot.Shape); len(plot.Parcels) > 0 && len(plot.Shape) == 1 && a > 5000 && a < 30_000 && shortest(plot.Shape) > 20 {
			y.plot = plot
			break
		}
	}
	if y.plot.ID == "" {
		t.Fatal("no plot is of a good size")
	}
	y.box = geo.MercatorBox(y.plot.Shape.Bound())
	y.box = y.box.Padded(y.box.Width() / 3)
	y.d.Show(y.box)
	return y
}

// shortest is the length of the shortest side.
func shortest(mp orb.MultiPolygon) geo.Metres {
	ring := mp[0][0]
	least := geo.Metres(math.Inf(1))
	for i := 1; i < len(ring); i++ {
		least = min(least, measure.Distance(geo.FromOrb(ring[i-1]), geo.FromOrb(ring[i])))
	}
	return least
}

// All is played in one window, one after the other; each takes back what it made.
func TestDrawing(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and on one thread: there is nothing to race")
	}
	y := draws(t)
	for _, c := range []struct {
		name string
		play func(*testing.T, yard)
	}{
		{"a plot is drawn on corners", aPlotIsDrawnOnCorners},
		{"corners are taken back one by one", cornersAreTakenBackOneByOne},
		{"typed lengths and right angles", typedLengthsAndRightAngles},
		{"rectangles are drawn", rectanglesAreDrawn},
		{"a plot is made of parcels", aPlotIsMadeOfParcels},
		{"a plot is made of the parcels selected", aPlotIsMadeOfTheParcelsSelected},
		{"a plot is split and merged again", aPlotIsSplitAndMergedAgain},
		{"a neighbour gets the corners of a cut", aNeighbourGetsTheCornersOfACut},
		{"a line that does not cut is said", aLineThatDoesNotCutIsSaid},
		{"a road is taken out of a plot", aRoadIsTakenOutOfAPlot},
		{"roads that are selected are taken out", roadsThatAreSelectedAreTakenOut},
		{"the outline of a plot is changed", theOutlineOfAPlotIsChanged},
		{"a hole is made", aHoleIsMade},
		{"a zone is drawn", aZoneIsDrawn},
		{"a drawing that is left is gone on with", aDrawingThatIsLeftIsGoneOnWith},
		{"an outline that crosses itself is not saved", anOutlineThatCrossesItselfIsNotSaved},
	} {
		t.Run(c.name, func(t *testing.T) {
			here := y
			here.t = t
			here.d.Show(y.box)
			_ = here.d.Press("select.none") // nothing may be selected
			c.play(t, here)
			here.press("tool.hand")
		})
	}
}

// metres is a place so many metres east and north of the south-west corner of the plot's bound.
func (y yard) metres(x, north float64) geo.XY {
	corner := y.plot.Shape.Bound().Min
	return geo.Mercator(crs.Local(geo.FromOrb(corner)).Inverse(geo.XY{X: x, Y: north}))
}

func (y yard) do(steps ...error) {
	y.t.Helper()
	for _, err := range steps {
		if err != nil {
			y.t.Fatal(err)
		}
	}
}

// fresh is the plot that was not there before.
func (y yard) fresh(before *workspace.Snapshot) data.Plot {
	y.t.Helper()
	for _, p := range y.d.Snapshot().Plots {
		if _, ok := before.Plot(p.ID); !ok {
			return p
		}
	}
	y.t.Fatalf("no plot was added; the window says %q", y.d.Said())
	return data.Plot{}
}

func (y yard) hasArea(p data.Plot, want, tolerance float64) {
	y.t.Helper()
	if got := float64(measure.Area(p.Shape)); math.Abs(got-want) > tolerance*want {
		y.t.Errorf("%s has %.2f m², want %.2f", p.Name, got, want)
	}
}

// undone takes the last edit back and looks that all is as it was.
func (y yard) undone(before *workspace.Snapshot) {
	y.t.Helper()
	y.press("undo")
	now := y.d.Snapshot()
	if len(now.Plots) != len(before.Plots) || len(now.Zones) != len(before.Zones) {
		y.t.Fatalf("%d plots and %d zones after undo, %d and %d before", len(now.Plots), len(now.Zones), len(before.Plots), len(before.Zones))
	}
	for i, p := range now.Plots {
		if q := before.Plots[i]; !p.Shape.Equal(q.Shape) || p.Name != q.Name || !slices.Equal(p.Parcels, q.Parcels) || p.Updated != q.Updated {
			y.t.Errorf("%s is not as it was", p.ID)
		}
	}
}

func onMap(at orb.Point) geo.XY { return geo.Mercator(geo.FromOrb(at)) }

// A plot drawn on the corners of another one has the same corners to the last bit, and the same parcels.
func aPlotIsDrawnOnCorners(t *testing.T, y yard) {
	before := y.d.Snapshot()
	y.press("draw.polygon")
	ring := y.plot.Shape[0][0]
	for i, at := range ring[:len(ring)-1] {
		// A hand is some pixels off.
		p := onMap(at)
		off := 3 * y.d.View().Resolution()
		p.X += off
		y.d.Hand().Move(p)
		y.d.Hand().Click(p)
		if i == 2 {
			photograph(t, y.d, "drawing")
		}
	}
	y.d.Hand().Key(fyne.KeyReturn)
	photograph(t, y.d, "drawn")
	if name, err := y.d.Field("name"); err != nil || name == "" {
		t.Fatalf("no form: %q, %v; the window says %q", name, err, y.d.Said())
	}
	y.do(y.d.Fill("name", "Essai"), y.d.Fill("status", "for_sale"), y.d.Fill("price_eur_m2", "28,5"), y.d.Fill("available", "1/3/2027"), y.d.Save())
	p := y.fresh(before)
	if p.Name != "Essai" || p.Status != data.StatusForSale || p.Available != "2027-03-01" || p.PriceEuroPerM2.Value != 28.5 || p.PriceEuroPerM2.Source == "" {
		t.Errorf("%+v", p)
	}
	if !strings.Contains(p.Notes, "Dessiné le") || p.ZoneID != y.plot.ZoneID || p.INSEE != y.plot.INSEE || p.PowerKVA != nil || p.Fibre != data.Unknown {
		t.Errorf("%+v", p)
	}
	for _, at := range p.Shape[0][0] {
		if !slices.Contains(ring, at) {
			t.Error("a corner is not the same to the last bit")
		}
	}
	y.hasArea(p, float64(measure.Area(y.plot.Shape)), 1e-9)
	if !slices.Equal(p.Parcels, slices.Sorted(slices.Values(y.plot.Parcels))) {
		t.Errorf("parcels %v, want %v", p.Parcels, y.plot.Parcels)
	}
	if y.d.Selected() != p.Ref() {
		t.Errorf("selected %v", y.d.Selected())
	}
	y.undone(before)
}

func cornersAreTakenBackOneByOne(t *testing.T, y yard) {
	before := y.d.Snapshot()
	y.press("draw.polygon")
	alt := y.d.Hand().With(fyne.KeyModifierAlt)
	for _, c := range [][2]float64{{0, 0}, {100, 0}, {100, 100}, {50, 50}} {
		alt.Click(y.metres(c[0], c[1]))
	}
	y.press("undo") // the corner in the middle
	y.press("undo")
	y.press("redo")
	y.d.Hand().Key(fyne.KeyBackspace)
	y.press("redo")
	alt.Click(y.metres(0, 100))
	y.d.Hand().Key(fyne.KeyReturn)
	y.do(y.d.Save())
	y.hasArea(y.fresh(before), 10_000, 1e-2) // to a pixel
	y.undone(before)
}

func typedLengthsAndRightAngles(t *testing.T, y yard) {
	before := y.d.Snapshot()
	y.press("draw.polygon")
	y.d.Hand().With(fyne.KeyModifierAlt).Click(y.metres(0, 0))
	for _, typed := range []string{"80<90", "50<0", "80<270"} {
		y.d.Hand().Letter(typed)
		y.d.Hand().Key(fyne.KeyReturn)
	}
	y.d.Hand().Key(fyne.KeyReturn)
	y.do(y.d.Save())
	y.hasArea(y.fresh(before), 4000, 1e-4) // the north of one corner is not that of the next
	y.undone(before)

	y.press("draw.polygon")
	y.d.Hand().With(fyne.KeyModifierAlt).Click(y.metres(0, 0))
	shift := y.d.Hand().With(fyne.KeyModifierShift)
	for _, c := range [][2]float64{{80, 6}, {76, 50}, {3, 52}} {
		shift.Move(y.metres(c[0], c[1]))
		shift.Click(y.metres(c[0], c[1]))
	}
	y.d.Hand().Key(fyne.KeyReturn)
	y.do(y.d.Save())
	ring := y.fresh(before).Shape[0][0]
	plane := crs.Local(geo.FromOrb(ring[0]))
	for i := 1; i < len(ring)-1; i++ {
		a, b, c := plane.Forward(geo.FromOrb(ring[i-1])), plane.Forward(geo.FromOrb(ring[i])), plane.Forward(geo.FromOrb(ring[i+1]))
		dot := ((a.X-b.X)*(c.X-b.X) + (a.Y-b.Y)*(c.Y-b.Y)) / math.Hypot(a.X-b.X, a.Y-b.Y) / math.Hypot(c.X-b.X, c.Y-b.Y)
		if i < 3 && math.Abs(dot) > 1e-6 {
			t.Errorf("corner %d is %.6f off a right angle", i, dot)
		}
	}
	y.undone(before)
}

func rectanglesAreDrawn(t *testing.T, y yard) {
	before := y.d.Snapshot()
	alt := y.d.Hand().With(fyne.KeyModifierAlt)
	y.press("draw.rectangle")
	alt.Click(y.metres(0, 0))
	alt.Move(y.metres(60, 40))
	photograph(t, y.d, "rectangle")
	alt.Click(y.metres(60, 40))
	y.do(y.d.Save())
	y.hasArea(y.fresh(before), 2400, 2e-2)
	y.undone(before)

	y.press("draw.rectangle_turned")
	alt.Click(y.metres(0, 0))
	alt.Click(y.metres(60, 60))
	alt.Click(y.metres(0, 40))
	y.do(y.d.Save())
	y.hasArea(y.fresh(before), math.Hypot(60, 60)*math.Hypot(20, 20), 2e-2)
	y.undone(before)
}

func aPlotIsMadeOfParcels(t *testing.T, y yard) {
	before := y.d.Snapshot()
	_ = y.d.Press("select.none")
	y.press("draw.from_parcels")
	var features []int
	var ids []string
	y.parcels.Visit(y.box, func(f int) bool {
		at := onMap(measure.InteriorPoint(y.parcels.Features.MultiPolygon(f)).Orb())
		if y.box.Contains(at) && len(features) < 3 {
			features, ids = append(features, f), append(ids, y.parcels.Features.Text("id", f))
			y.d.Hand().Click(at)
		}
		return true
	})
	photograph(t, y.d, "parcels")
	y.d.Hand().Key(fyne.KeyReturn)
	y.do(y.d.Save())
	p := y.fresh(before)
	y.hasArea(p, y.ground(features), 1e-6)
	if slices.Sort(ids); len(ids) < 2 || !slices.Equal(p.Parcels, ids) {
		t.Errorf("parcels %v, want %v", p.Parcels, ids)
	}
	y.undone(before)
}

func aPlotIsMadeOfTheParcelsSelected(t *testing.T, y yard) {
	before := y.d.Snapshot()
	y.choose()
	y.press("tool.box")
	y.d.Hand().Drag(y.box.Min, y.box.Max)
	n := y.d.Gathered()[y.parcels.ID]
	if n < 3 {
		t.Fatalf("%d parcels selected", n)
	}
	y.press("draw.from_parcels")
	y.do(y.d.Save())
	if p := y.fresh(before); len(p.Parcels) < n/2 {
		t.Errorf("%d parcels of %d selected", len(p.Parcels), n)
	}
	y.undone(before)
}

func aZoneIsDrawn(t *testing.T, y yard) {
	before := y.d.Snapshot()
	y.press("draw.zone")
	alt := y.d.Hand().With(fyne.KeyModifierAlt)
	for _, c := range [][2]float64{{0, 0}, {100, 0}, {100, 100}} {
		alt.Click(y.metres(c[0], c[1]))
	}
	y.d.Hand().Key(fyne.KeyReturn)
	y.do(y.d.Fill("name", "Zone neuve"), y.d.Fill("vocation", "craft"), y.d.Save())
	now := y.d.Snapshot()
	if len(now.Zones) != len(before.Zones)+1 {
		t.Fatalf("%d zones; the window says %q", len(now.Zones), y.d.Said())
	}
	z, _ := now.Zone(y.d.Selected().ID)
	if z.Name != "Zone neuve" || z.Vocation != data.VocationCraft || z.INSEE == "" || math.Abs(float64(measure.Area(z.Shape))-5000) > 100 {
		t.Errorf("%+v", z)
	}
	y.undone(before)
}

// Escape asks nothing; what was drawn is offered again.
func aDrawingThatIsLeftIsGoneOnWith(t *testing.T, y yard) {
	before := y.d.Snapshot()
	y.press("draw.polygon")
	alt := y.d.Hand().With(fyne.KeyModifierAlt)
	for _, c := range [][2]float64{{0, 0}, {100, 0}, {100, 100}} {
		alt.Click(y.metres(c[0], c[1]))
	}
	y.d.Hand().Key(fyne.KeyEscape)
	y.d.Hand().Key(fyne.KeyEscape)
	if y.w.Chart().Tool().Name() != mapview.HandName || y.w.FormOpen() {
		t.Fatal("the tool is still in the hand")
	}
	y.press("draw.polygon")
	photograph(t, y.d, "resume")
	y.d.Hand().Letter("r")
	alt.Click(y.metres(0, 100))
	y.d.Hand().Key(fyne.KeyReturn)
	y.do(y.d.Save())
	y.hasArea(y.fresh(before), 10_000, 1e-2)
	if err := y.d.Press("draw.resume"); err == nil {
		t.Error("what was made is still offered")
	}
	y.undone(before)

	// The form is left, and the drawing is there again.
	y.press("draw.polygon")
	for _, c := range [][2]float64{{0, 0}, {100, 0}, {100, 100}} {
		alt.Click(y.metres(c[0], c[1]))
	}
	y.d.Hand().Key(fyne.KeyReturn)
	y.d.Hand().Key(fyne.KeyEscape)
	if y.w.FormOpen() {
		t.Fatal("the form is still open")
	}
	y.press("draw.resume")
	y.d.Hand().Key(fyne.KeyReturn)
	y.do(y.d.Save())
	y.hasArea(y.fresh(before), 5000, 1e-2)
	y.undone(before)
}

func anOutlineThatCrossesItselfIsNotSaved(t *testing.T, y yard) {
	y.press("draw.polygon")
	alt := y.d.Hand().With(fyne.KeyModifierAlt)
	for _, c := range [][2]float64{{0, 0}, {100, 100}, {100, 0}, {0, 100}} {
		alt.Click(y.metres(c[0], c[1]))
	}
	y.d.Hand().Key(fyne.KeyReturn)
	photograph(t, y.d, "crossed")
	if y.w.FormOpen() || !strings.Contains(y.d.Said(), "se croise") {
		t.Errorf("the window says %q", y.d.Said())
	}
	for range 4 {
		y.press("undo")
	}
}

// A letter, and a shortcut, does one thing.
func TestEveryKeyDoesOneThing(t *testing.T) {
	_, w := start(t, t.TempDir())
	defer w.Close()
	taken := map[string]string{}
	for _, o := range w.Operations() {
		key := string(o.Letter)
		if o.Shortcut != nil {
			key = o.Shortcut.ShortcutName()
		} else if o.Letter == 0 {
			continue
		}
		if other := taken[key]; other != "" {
			t.Errorf("%s does %s and %s", key, other, o.ID)
		}
		taken[key] = o.ID
	}
}
