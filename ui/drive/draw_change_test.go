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
	"emprise/geo/measure"
	"emprise/geo/scene"
	"emprise/ui/mapview"
)

// west is a place on the map well to the west of a plot, at the height of a place in its middle, east one to the east.
func (y yard) ends() (west, east geo.XY) {
	b, at := y.plot.Shape.Bound(), measure.InteriorPoint(y.plot.Shape)
	return onMap(orb.Point{b.Min[0] - 2e-4, at.Lat}), onMap(orb.Point{b.Max[0] + 2e-4, at.Lat})
}

func aPlotIsSplitAndMergedAgain(t *testing.T, y yard) {
	y.do(y.d.Choose(y.plot.Ref()))
	before := y.d.Snapshot()
	west, east := y.ends()
	y.press("draw.split")
	alt := y.d.Hand().With(fyne.KeyModifierAlt)
	alt.Click(west)
	alt.Move(east)
	photograph(t, y.d, "splitting")
	alt.DoubleClick(east)
	photograph(t, y.d, "split")
	y.do(y.d.Fill("kept", "1"), y.d.Fill("name.0", "Part nord"), y.d.Save())
	after := y.d.Snapshot()
	part := y.fresh(before)
	kept, _ := after.Plot(y.plot.ID)
	sum := float64(measure.Area(kept.Shape) + measure.Area(part.Shape))
	for _, p := range after.Plots {
		if _, ok := before.Plot(p.ID); !ok && p.ID != part.ID {
			sum += float64(measure.Area(p.Shape))
		}
	}
	if whole := float64(measure.Area(y.plot.Shape)); math.Abs(sum-whole) > 1e-9*whole+1e-6 {
		t.Errorf("%.6f m² in parts, %.6f in whole", sum, whole)
	}
	if part.Name != "Part nord" || part.PowerKVA != nil || part.Status != y.plot.Status || len(after.ProjectsOf(y.plot.ID)) != len(before.ProjectsOf(y.plot.ID)) {
		t.Errorf("%+v", part)
	}

	_ = y.d.Press("select.none")
	y.press("draw.merge")
	for _, p := range append([]data.Plot{kept, part}, others(before, after, part.ID)...) {
		y.d.Hand().Click(onMap(measure.InteriorPoint(p.Shape).Orb()))
	}
	y.d.Hand().Key(fyne.KeyReturn)
	photograph(t, y.d, "merged")
	y.do(y.d.Save())
	larger := part.ID // whichever was clicked first
	if measure.Area(kept.Shape) > measure.Area(part.Shape) {
		larger = kept.ID
	}
	merged, _ := y.d.Snapshot().Plot(larger)
	y.hasArea(merged, float64(measure.Area(y.plot.Shape)), 1e-9)
	if got := y.d.Snapshot(); len(got.Plots) != len(before.Plots) {
		t.Errorf("%d plots, %d before", len(got.Plots), len(before.Plots))
	}
	y.press("undo")
	y.undone(before)
}

// others are the plots that were not there before, but one.
func others(before, after *workspace.Snapshot, but string) (all []data.Plot) {
	for _, p := range after.Plots {
		if _, ok := before.Plot(p.ID); !ok && p.ID != but {
			all = append(all, p)
		}
	}
	return all
}

// aNeighbourGetsTheCornersOfACut puts a plot against the southern side of another one, cuts the other from north to south, and
// finds the end of the cut among the corners of the first.
func aNeighbourGetsTheCornersOfACut(t *testing.T, y yard) {
	corner := func(x, north float64) orb.Point { return geo.Unmercator(y.metres(x, north)).Orb() }
	ring := func(south, north float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{corner(-160, south), corner(-110, south), corner(-110, north), corner(-160, north), corner(-160, south)}}}
	}
	upper := data.Plot{ID: "P-HAUT", Name: "Haut", INSEE: "58901", Shape: ring(20, 60)}
	lower := data.Plot{ID: "P-BAS", Name: "Bas", INSEE: "58901", Shape: ring(0, 20)}
	if _, err := y.w.Workspace().Do(t.Context(), data.Edit{Note: data.Note{Key: "edit.plot_added"}, Put: []data.Row{upper, lower}}); err != nil {
		t.Fatal(err)
	}
	y.d.Idle()
	before := y.d.Snapshot()
	y.do(y.d.Choose(upper.Ref()))
	y.press("draw.split")
	alt := y.d.Hand().With(fyne.KeyModifierAlt)
	alt.Click(y.metres(-130, 70))
	alt.DoubleClick(y.metres(-138, -5))
	photograph(t, y.d, "split-joined")
	y.do(y.d.Save())
	after := y.d.Snapshot()
	joined, _ := after.Plot(lower.ID)
	if len(joined.Shape[0][0]) != len(lower.Shape[0][0])+1 {
		t.Fatalf("the neighbour has %d corners; the window says %q", len(joined.Shape[0][0]), y.d.Said())
	}
	met := 0
	for _, p := range after.Plots {
		if p.ID == upper.ID || p.Name == "Haut (2)" {
			for _, at := range p.Shape[0][0][1:] {
				if slices.Contains(joined.Shape[0][0], at) && !slices.Contains(lower.Shape[0][0], at) {
					met++
				}
			}
		}
	}
	if met != 2 {
		t.Errorf("%d of both parts have the corner of the neighbour", met)
	}
	y.undone(before)
	y.press("undo")
}

func aLineThatDoesNotCutIsSaid(t *testing.T, y yard) {
	y.do(y.d.Choose(y.plot.Ref()))
	y.press("draw.split")
	alt := y.d.Hand().With(fyne.KeyModifierAlt)
	west, _ := y.ends()
	alt.Click(west)
	alt.Click(onMap(measure.InteriorPoint(y.plot.Shape).Orb()))
	y.d.Hand().Key(fyne.KeyReturn)
	if y.w.FormOpen() || !strings.Contains(y.d.Said(), "deux") {
		t.Errorf("the window says %q", y.d.Said())
	}
}

func aRoadIsTakenOutOfAPlot(t *testing.T, y yard) {
	y.do(y.d.Choose(y.plot.Ref()))
	before := y.d.Snapshot()
	west, east := y.ends()
	y.press("draw.cut")
	alt := y.d.Hand().With(fyne.KeyModifierAlt)
	alt.Click(west)
	alt.Click(east)
	y.d.Hand().Key(fyne.KeyReturn)
	y.do(y.d.Fill("width_m", "8"))
	photograph(t, y.d, "cutting")
	y.do(y.d.Save())
	cut, _ := y.d.Snapshot().Plot(y.plot.ID)
	at := measure.InteriorPoint(y.plot.Shape).Lat
	taken := float64(measure.Area(y.plot.Shape) - measure.Area(cut.Shape))
	length := 0.0 // of the axis inside
	for _, s := range inside(y.plot.Shape, at) {
		length += float64(measure.Distance(geo.LonLat{Lon: s[0], Lat: at}, geo.LonLat{Lon: s[1], Lat: at}))
	}
	if math.Abs(taken-8*length) > 0.05*8*length {
		t.Errorf("%.1f m² taken, the axis has %.1f m inside", taken, length)
	}
	if len(cut.Shape) < 2 || cut.PowerKVA == nil != (y.plot.PowerKVA == nil) {
		t.Errorf("%d pieces", len(cut.Shape))
	}
	y.undone(before)
}

// inside gives the stretches of a parallel inside a shape.
func inside(mp orb.MultiPolygon, lat float64) (stretches [][2]float64) {
	var xs []float64
	for _, p := range mp {
		for _, r := range p {
			for i := 1; i < len(r); i++ {
				a, b := r[i-1], r[i]
				if (a[1] > lat) != (b[1] > lat) {
					xs = append(xs, a[0]+(lat-a[1])/(b[1]-a[1])*(b[0]-a[0]))
				}
			}
		}
	}
	slices.Sort(xs)
	for i := 0; i+1 < len(xs); i += 2 {
		stretches = append(stretches, [2]float64{xs[i], xs[i+1]})
	}
	return stretches
}

func roadsThatAreSelectedAreTakenOut(t *testing.T, y yard) {
	snap := y.d.Snapshot()
	var roads *scene.Layer
	for _, l := range snap.Layers {
		if l.Role == data.RoleRoads {
			roads = snap.Scene.Layer(l.ID)
		}
	}
	// A road of the territory that crosses a plot: where there is none, the window says so.
	y.d.Show(roads.BoxOf(0).Padded(100))
	line := roads.Features.Ring(0)
	y.d.Hand().Click(onMap(orb.Point{(line[0] + line[2]) / 2, (line[1] + line[3]) / 2}))
	for range 8 {
		if y.d.Selected() == (data.Ref{Kind: data.KindLayer, ID: roads.ID}) {
			break
		}
		y.d.Hand().Click(onMap(orb.Point{(line[0] + line[2]) / 2, (line[1] + line[3]) / 2}))
	}
	if y.d.Selected().ID != roads.ID {
		t.Skip("another feature lies above the road")
	}
	y.press("draw.cut")
	if !y.w.FormOpen() && !strings.Contains(y.d.Said(), "Aucun terrain") {
		t.Errorf("the window says %q", y.d.Said())
	}
}

func theOutlineOfAPlotIsChanged(t *testing.T, y yard) {
	y.do(y.d.Choose(y.plot.Ref()))
	y.d.Show(y.box)
	before := y.d.Snapshot()
	ring := y.plot.Shape[0][0]
	y.press("draw.edit_shape")
	from := onMap(ring[0])
	inner := onMap(measure.InteriorPoint(y.plot.Shape).Orb())
	to := geo.XY{X: from.X + 0.2*(inner.X-from.X), Y: from.Y + 0.2*(inner.Y-from.Y)}
	alt := y.d.Hand().With(fyne.KeyModifierAlt)
	alt.Drag(from, to)
	photograph(t, y.d, "reshaping")
	y.press("undo")
	y.press("redo")
	middle := func(a, b orb.Point) geo.XY { return onMap(orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}) }
	side := middle(ring[1], ring[2])
	alt.Drag(side, geo.XY{X: side.X + 0.1*(inner.X-side.X), Y: side.Y + 0.1*(inner.Y-side.Y)})
	y.d.Hand().Key(fyne.KeyReturn)
	got, _ := y.d.Snapshot().Plot(y.plot.ID)
	if len(got.Shape[0][0]) != len(ring)+1 || measure.Area(got.Shape) >= measure.Area(y.plot.Shape) {
		t.Errorf("%d corners and %.0f m², before %d and %.0f", len(got.Shape[0][0]), measure.Area(got.Shape), len(ring), measure.Area(y.plot.Shape))
	}
	if got.Name != y.plot.Name || got.Notes != y.plot.Notes || got.PriceEuroPerM2 == nil != (y.plot.PriceEuroPerM2 == nil) || got.Updated != "2026-11-23" {
		t.Errorf("%+v", got)
	}
	if y.d.View().Width == 0 || y.w.Chart().Tool().Name() != mapview.HandName {
		t.Error("the tool is still in the hand")
	}
	y.undone(before)
}

func aHoleIsMade(t *testing.T, y yard) {
	y.do(y.d.Choose(y.plot.Ref()))
	y.d.Show(y.box)
	before := y.d.Snapshot()
	c := onMap(measure.InteriorPoint(y.plot.Shape).Orb())
	y.press("draw.hole")
	alt := y.d.Hand().With(fyne.KeyModifierAlt)
	for _, d := range [][2]float64{{-8, -8}, {8, -8}, {8, 8}, {-8, 8}} {
		alt.Click(geo.XY{X: c.X + d[0], Y: c.Y + d[1]})
	}
	alt.Click(geo.XY{X: c.X - 8, Y: c.Y - 8}) // on the first corner: it ends
	got, _ := y.d.Snapshot().Plot(y.plot.ID)
	if len(got.Shape) != 1 || len(got.Shape[0]) != 2 {
		t.Fatalf("%d polygons; the window says %q", len(got.Shape), y.d.Said())
	}
	y.undone(before)
}
