package drive_test

import (
	"flag"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/measure"
	"emprise/geo/scene"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/mapview"
)

var pictures = flag.String("pictures", "", "leave pictures of the tools at work in this folder")

// photograph leaves a picture of the window when asked.
func photograph(t *testing.T, d *drive.Driver, name string) {
	t.Helper()
	if *pictures == "" {
		return
	}
	f, err := os.Create(filepath.Join(*pictures, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if err := png.Encode(f, d.Picture()); err != nil {
		t.Fatal(err)
	}
}

// place is where something is played: parcels around the busiest zone of the demonstration territory.
type place struct {
	t       *testing.T
	d       *drive.Driver
	w       *ui.Window
	parcels *scene.Layer
	box     geo.Box
}

func (p place) at(x, y float64) geo.XY {
	return geo.XY{X: p.box.Min.X + x*p.box.Width(), Y: p.box.Min.Y + y*p.box.Height()}
}

func (p place) ring(xy ...float64) []geo.XY {
	var ring []geo.XY
	for i := 0; i < len(xy); i += 2 {
		ring = append(ring, p.at(xy[i], xy[i+1]))
	}
	return ring
}

func (p place) press(op string) {
	p.t.Helper()
	if err := p.d.Press(op); err != nil {
		p.t.Fatal(err)
	}
}

// selected checks what is selected of the parcels.
func (p place) selected(want []int) {
	p.t.Helper()
	got := p.d.Gathered()
	if len(want) == 0 {
		if len(got) != 0 {
			p.t.Fatalf("selected %v, want nothing", got)
		}
		return
	}
	if len(got) != 1 || got[p.parcels.ID] != len(want) {
		p.t.Fatalf("selected %v, want %d parcels", got, len(want))
	}
}

// ground is the area that parcels take together.
func (p place) ground(features []int) float64 {
	p.t.Helper()
	var shapes []orb.MultiPolygon
	for _, f := range features {
		shapes = append(shapes, p.parcels.Features.MultiPolygon(f))
	}
	total, err := measure.UnionArea(p.t.Context(), shapes)
	if err != nil {
		p.t.Fatal(err)
	}
	return float64(total.Area)
}

// land opens the territory around a zone, the parcels chosen in the list.
func land(t *testing.T) place {
	t.Helper()
	d, w := open(t)
	p := around(t, d, w)
	snap := d.Snapshot()
	for _, l := range snap.Layers {
		if l.Role == data.RoleParcels {
			p.parcels = snap.Scene.Layer(l.ID)
		}
	}
	p.choose()
	return p
}

// rowLand is land without parcels: its rows alone.
func rowLand(t *testing.T) place {
	t.Helper()
	d, w := openRows(t)
	return around(t, d, w)
}

// around is the place around the first plot.
func around(t *testing.T, d *drive.Driver, w *ui.Window) place {
	t.Helper()
	t.Cleanup(w.Close)
	p := place{t: t, d: d, w: w, box: geo.MercatorBox(d.Snapshot().Plots[0].Shape.Bound())}
	p.box = p.box.Padded(p.box.Width())
	d.Show(p.box)
	return p
}

// choose chooses the parcels in the list of layers.
func (p place) choose() {
	p.w.ChooseLayer(p.parcels.ID)
	p.d.Idle()
}

func TestTheLassoSelectsParcels(t *testing.T) {
	p := land(t)
	ring := p.ring(.2, .2, .5, .1, .8, .25, .85, .6, .7, .85, .4, .8, .15, .55)
	want := p.parcels.Inside(scene.NewRegion(ring), false)
	if len(want) < 4 {
		t.Fatalf("only %d parcels in the lasso", len(want))
	}
	p.press("tool.lasso")
	p.d.Hand().DragAndHold(ring...)
	photograph(t, p.d, "lasso-under-way")
	p.d.Hand().Let()
	p.d.Hand().Drag(ring...)
	p.selected(want)
	photograph(t, p.d, "lasso")
	for _, words := range []string{p.w.Inspected().Title, p.d.Said()} {
		if !strings.Contains(words, "parcelles") {
			t.Errorf("the window says %q", words)
		}
	}
	hectares := p.w.Locale().Hectares(p.ground(want))
	if said := p.d.Said(); !strings.Contains(said, hectares) {
		t.Errorf("the window says %q, not %s", said, hectares)
	}

	// Shift adds, Ctrl takes away; a box does what a lasso does.
	more := geo.Box{Min: p.at(.6, .1), Max: p.at(.95, .5)}
	added := p.parcels.Inside(scene.RegionOf(more), false)
	p.press("tool.box")
	p.d.Hand().With(fyne.KeyModifierShift).Drag(more.Min, p.at(.7, .3), more.Max)
	both := slices.Concat(want, added)
	slices.Sort(both)
	both = slices.Compact(both)
	p.selected(both)
	p.d.Hand().With(fyne.KeyModifierShortcutDefault).Drag(more.Min, more.Max)
	left := slices.DeleteFunc(slices.Clone(both), func(f int) bool { return slices.Contains(added, f) })
	p.selected(left)

	// Only what lies wholly inside.
	p.d.Hand().Letter("w")
	p.press("tool.lasso")
	p.d.Hand().Drag(ring...)
	p.selected(p.parcels.Inside(scene.NewRegion(ring), true))
	p.d.Hand().Letter("w")

	// Beside everything: nothing, and it is said.
	p.d.Hand().Drag(p.ring(.001, .001, .002, .001, .002, .002)...)
	p.d.Hand().Drag(ring...)
	p.d.Hand().Key(fyne.KeyEscape)
	if name := p.w.Chart().Tool().Name(); name != mapview.HandName {
		t.Errorf("after Escape the tool is %s", name)
	}
	p.selected(want)
	p.d.Hand().Key(fyne.KeyEscape)
	p.selected(nil)
}

func TestAPolygonAndARadiusSelect(t *testing.T) {
	p := land(t)
	corners := p.ring(.1, .1, .9, .2, .7, .9, .2, .7)
	want := p.parcels.Inside(scene.NewRegion(corners), false)
	p.d.Hand().Letter("p")
	for _, c := range corners[:3] {
		p.d.Hand().Click(c)
	}
	p.d.Hand().Click(p.at(.9, .9)) // a mistake
	p.d.Hand().Key(fyne.KeyBackspace)
	p.d.Hand().Move(corners[3])
	photograph(t, p.d, "polygon-under-way")
	p.d.Hand().DoubleClick(corners[3])
	p.selected(want)

	// Closed by Enter, and by a click on the first corner.
	p.d.Hand().Key(fyne.KeyEscape)
	p.d.Hand().Key(fyne.KeyEscape)
	for _, end := range []func(){func() { p.d.Hand().Key(fyne.KeyReturn) }, func() { p.d.Hand().Click(corners[0]) }} {
		p.selected(nil)
		p.choose()
		p.d.Hand().Letter("p")
		for _, c := range corners {
			p.d.Hand().Click(c)
		}
		end()
		p.selected(want)
		p.d.Hand().Key(fyne.KeyEscape)
		p.d.Hand().Key(fyne.KeyEscape)
	}

	p.choose()
	p.d.Hand().Letter("c")
	centre, edge := p.at(.5, .5), p.at(.8, .5)
	p.d.Hand().DragAndHold(centre, p.at(.6, .5), edge)
	photograph(t, p.d, "radius-under-way")
	p.d.Hand().Let()
	// All that is nearer than the radius is there, and nothing farther by more than the sides of the circle are off.
	radius := geo.Metres(math.Hypot(edge.X-centre.X, edge.Y-centre.Y) / geo.MercatorStretch(geo.Unmercator(centre).Lat))
	near := 0
	for f := range p.parcels.Features.Len() {
		if measure.DistanceTo(geo.Unmercator(centre).Orb(), p.parcels.Features.Geometry(f)) < radius*0.999 {
			near++
		}
	}
	if got := p.d.Gathered()[p.parcels.ID]; got < near || got > near+2 {
		t.Errorf("%d parcels within %g m, want %d", got, radius, near)
	}
}

func TestTheSelectionGrowsInvertsAndGathersAll(t *testing.T) {
	p := land(t)
	p.press("tool.box")
	p.d.Hand().Drag(p.at(.45, .45), p.at(.55, .55))
	before := p.d.Gathered()[p.parcels.ID]
	if before == 0 {
		t.Fatal("nothing selected")
	}
	p.d.Hand().Letter("n")
	after := p.d.Gathered()[p.parcels.ID]
	if after <= before {
		t.Errorf("it grew from %d to %d", before, after)
	}
	photograph(t, p.d, "grown")
	p.press("select.invert")
	if got := p.d.Gathered()[p.parcels.ID]; got != p.parcels.Features.Len()-after {
		t.Errorf("all others are %d, want %d", got, p.parcels.Features.Len()-after)
	}
	p.press("zoom.all")
	photograph(t, p.d, "inverted")
	p.d.Show(p.box)
	p.press("select.view")
	p.selected(p.parcels.Inside(scene.RegionOf(p.d.View().Box()), false))
	p.press("select.none")
	p.selected(nil)
}

func TestClicksAddAndTakeAway(t *testing.T) {
	p := land(t)
	snap := p.d.Snapshot()
	a, b := snap.Plots[0], snap.Plots[1]
	p.d.Show(geo.MercatorBox(a.Shape.Bound().Union(b.Shape.Bound())))
	inside := func(plot data.Plot) geo.XY { return geo.Mercator(measure.InteriorPoint(plot.Shape)) }
	p.d.Hand().Click(inside(a))
	if got := p.d.Selected(); got != a.Ref() {
		t.Fatalf("selected %v", got)
	}
	p.d.Hand().With(fyne.KeyModifierShift).Click(inside(b))
	if got := p.d.Gathered(); got[workspace.ScenePlots] != 2 {
		t.Fatalf("selected %v, want two plots", got)
	}
	photograph(t, p.d, "two-plots")
	p.d.Hand().With(fyne.KeyModifierShortcutDefault).Click(inside(a))
	if got := p.d.Selected(); got != b.Ref() {
		t.Errorf("after taking one of two away %v is selected", got)
	}
	p.d.Hand().With(fyne.KeyModifierShortcutDefault).Click(inside(a))
	if got := p.d.Gathered(); got[workspace.ScenePlots] != 2 {
		t.Errorf("Ctrl did not add: %v", got)
	}
}

func TestMeasuring(t *testing.T) {
	p := land(t)
	corners := p.ring(.1, .2, .9, .2, .9, .8)
	var line orb.LineString
	for _, c := range corners {
		line = append(line, geo.Unmercator(c).Orb())
	}
	loc := p.w.Locale()
	p.d.Hand().Letter("m")
	for _, c := range corners[:2] {
		p.d.Hand().Click(c)
	}
	p.d.Hand().Click(p.at(.5, .9))
	p.d.Hand().Key(fyne.KeyBackspace)
	p.d.Hand().Move(corners[2])
	photograph(t, p.d, "length-under-way")
	p.d.Hand().DoubleClick(corners[2])
	if want := mapview.Length(loc, measure.Length(line)); !strings.Contains(p.d.Said(), want) {
		t.Errorf("the window says %q, not %s", p.d.Said(), want)
	}
	p.press("measure.copy")
	if want := mapview.Length(loc, measure.Length(line)); p.w.Clipboard() != want {
		t.Errorf("copied %q, want %q", p.w.Clipboard(), want)
	}

	p.d.Hand().Letter("s")
	for _, c := range corners {
		p.d.Hand().Click(c)
	}
	p.d.Hand().Move(p.at(.1, .8))
	photograph(t, p.d, "area-under-way")
	p.d.Hand().Key(fyne.KeyReturn)
	ring := orb.Ring(append(line, line[0]))
	if want := mapview.Area(loc, measure.Area(orb.MultiPolygon{{ring}})); !strings.Contains(p.d.Said(), want) {
		t.Errorf("the window says %q, not %s", p.d.Said(), want)
	}
	// A plane of Web Mercator is stretched by half here: an area from it would be more than twice too large.
	b := geo.Box{Min: corners[0], Max: corners[2]}
	stretch := geo.MercatorStretch(geo.Unmercator(b.Centre()).Lat)
	if want := b.Width() * b.Height() / 2 / stretch / stretch; math.Abs(float64(measure.Area(orb.MultiPolygon{{ring}}))/want-1) > 0.01 {
		t.Errorf("the area is not half the box on the ground")
	}
}
