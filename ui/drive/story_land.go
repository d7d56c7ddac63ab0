package drive

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"emprise/data"
	"emprise/geo"
	"emprise/geo/measure"
	"emprise/geo/scene"
	"emprise/ui"
)

// cadastres are two communes as the state publishes them.
var cadastres = []string{"fr/cadastre/cadastre-91326-parcelles.json.gz", "fr/cadastre/cadastre-91432-parcelles.json.gz"}

// technician: the cadastre of two communes comes in, a plot is made of three of its parcels, and QGIS gets it.
func technician(t *Telling) {
	t.Press("new")
	t.Fill("name", "Deux communes", "place", "91326, 91432", "authority", "Grand-Orly Seine Bièvre")
	t.Must(t.Reads("epsg") == "2154" || t.Reads("epsg") == "3949" || t.Reads("epsg") == "9849", "the projection proposed is %q", t.Reads("epsg"))
	t.Fill("file", t.File("deux-communes.gpkg"))
	t.At("name")
	t.Step("new")
	t.Save()
	t.Step("empty")
	for i, name := range cadastres {
		t.effort.Commands++
		t.do(func() error { return t.d.ImportFile(t.Given(name)) })
		t.Must(t.Reads("role") == string(data.RoleParcels), "%s is taken for %q", name, t.Reads("role"))
		t.Fill("name", "Parcelles de "+[]string{"Juvisy", "Morangis"}[i], "producer", "DGFiP", "licence", "Licence Ouverte 2.0", "date", "2026-10-01")
		if i == 0 {
			t.At("date")
			t.Step("import")
		}
		t.Save()
	}
	t.Step("imported")
	snap := t.Snapshot()
	if snap == nil || len(snap.Layers) != 2 || snap.Layers[0].Count+snap.Layers[1].Count != 2859+5166 {
		t.Must(false, "the layers are not there: %s", t.d.Said())
		return
	}
	drawn := snap.Scene.Layer(snap.Layers[0].ID)
	three := joined(drawn, 3)
	t.Must(len(three) == 3, "no three parcels lie side by side")
	if t.Ended() {
		return
	}
	box, area := geo.EmptyBox(), 0.0
	for _, f := range three {
		box = box.Union(drawn.BoxOf(f))
		area += float64(measure.Area(drawn.Features.MultiPolygon(f)))
	}
	t.In(func(w *ui.Window) error { w.ChooseLayer(drawn.ID); return nil })
	t.do(func() error { t.d.Show(box); return nil })
	for i, f := range three {
		held := fyne.KeyModifier(0)
		if i > 0 {
			held = fyne.KeyModifierShift
		}
		t.Click(geo.Mercator(measure.InteriorPoint(drawn.Features.MultiPolygon(f))), held)
	}
	t.Must(t.d.Gathered()[drawn.ID] == 3, "%v is selected", t.d.Gathered())
	t.Step("three-parcels")
	t.Press("draw.from_parcels")
	t.Fill("name", "Les Trois Parcelles", "status", string(data.StatusForSale), "price_eur_m2", "65", "owner", string(data.OwnerEPCI))
	t.Step("plot-form")
	t.Save()
	snap = t.Snapshot()
	t.Must(len(snap.Plots) == 1 && len(snap.Plots[0].Parcels) == 3, "the plots are %+v", snap.Plots)
	if t.Ended() {
		return
	}
	got := float64(measure.Area(snap.Plots[0].Shape))
	t.Must(math.Abs(got-area) < 0.005*area, "the plot has %.0f m², its parcels %.0f", got, area)
	t.Step("plot")
	t.Press("export.data")
	t.Fill("subject", "plots", "form", "gpkg", "reader", "internal", "path", t.File("terrains.gpkg"))
	t.Step("export-data")
	t.Save()
	t.Press("export")
	t.Fill("sheet", "plot", "paper", "A4", "path", t.File("fiche-terrain.pdf"))
	t.Save()
	t.Step("done")
}

// joined is some areas of a layer that lie side by side, of a size to build on, the largest first that has such neighbours.
func joined(l *scene.Layer, n int) []int {
	set := l.Features
	touching := map[orb.Point][]int{}
	var large []int
	sizes := make([]float64, set.Len())
	for f := range set.Len() {
		mp := set.MultiPolygon(f)
		if sizes[f] = float64(measure.Area(mp)); sizes[f] < 1500 || sizes[f] > 20_000 || len(mp) != 1 {
			continue
		}
		large = append(large, f)
		for _, p := range mp[0][0][1:] {
			touching[p] = append(touching[p], f)
		}
	}
	slices.SortStableFunc(large, func(a, b int) int { return int(sizes[b] - sizes[a]) })
	for _, f := range large {
		shared := map[int]int{}
		for _, p := range set.MultiPolygon(f)[0][0][1:] {
			for _, other := range touching[p] {
				shared[other]++
			}
		}
		found := []int{f}
		for _, other := range large {
			if other != f && shared[other] >= 2 && len(found) < n {
				found = append(found, other)
			}
		}
		if len(found) == n {
			return found
		}
	}
	return nil
}

// onParcelBeside clicks a parcel of no plot near a plot on the map, with the parcels chosen in the list.
func (t *Telling) onParcelBeside(plotID string) {
	snap := t.Snapshot()
	plot, _ := snap.Plot(plotID)
	l := parcelsOf(t)
	if l == nil || t.Ended() {
		t.Must(false, "there are no parcels")
		return
	}
	centre := plot.Shape.Bound().Center()
	best, least := -1, math.Inf(1)
	var at orb.Point
	for f := range l.Features.Len() {
		inside := measure.InteriorPoint(l.Features.MultiPolygon(f)).Orb()
		far := planar.Distance(inside, centre)
		if far < least && !slices.ContainsFunc(snap.Plots, func(p data.Plot) bool { return planar.MultiPolygonContains(p.Shape, inside) }) {
			best, least, at = f, far, inside
		}
	}
	t.Must(best >= 0, "no parcel is free")
	t.In(func(w *ui.Window) error { w.ChooseLayer(l.ID); return nil })
	t.do(func() error { t.d.Show(l.BoxOf(max(best, 0)).Padded(120)); return nil })
	t.Click(geo.Mercator(geo.FromOrb(at)), 0)
}

// parcelsOf is the layer of parcels as it is drawn.
func parcelsOf(t *Telling) *scene.Layer {
	snap := t.Snapshot()
	for _, l := range snap.Layers {
		if l.Role == data.RoleParcels {
			return snap.Scene.Layer(l.ID)
		}
	}
	return nil
}

// assembling: no plot is large enough, and neighbouring parcels are.
func assembling(t *Telling) {
	t.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"})
	t.Press("match")
	t.Choose(data.Ref{Kind: data.KindPlot, ID: "58906_TERRAIN-ECO_00001"})
	t.Press("assemble")
	var sets, parcels int
	t.Look(func(w *ui.Window) { sets = len(w.Assemblies().Model().Rows) })
	t.Must(sets >= 3, "%d sets of parcels are found: %s", sets, t.d.Said())
	t.Step("sets")
	t.Press("assembly.next")
	t.Look(func(w *ui.Window) { parcels = strings.Count(w.Assemblies().Model().Card.Title, ",") + 1 })
	t.Step("next-set")
	t.Press("assembly.offer")
	t.Press("assembly.plot")
	t.Fill("name", "Réserve du Haut-Chemin")
	t.Step("plot-form")
	before := len(t.Snapshot().Plots)
	t.Save()
	snap := t.Snapshot()
	plot, _ := snap.Plot(t.d.Selected().ID)
	t.Must(len(snap.Plots) == before+1 && len(plot.Parcels) == parcels, "the plot is of %v, not of %d parcels", plot.Parcels, parcels)
	t.Step("plot")
	t.Press("export")
	t.Fill("sheet", "ranking", "path", t.File("remembrement.pdf"))
	t.Save()
	t.Step("done")
}

// newerCadastre: the cadastre of the next quarter comes in; what it changes is decided line by line and taken as one step.
func newerCadastre(t *Telling) {
	drawn := parcelsOf(t)
	if drawn == nil {
		t.Must(false, "there are no parcels")
		return
	}
	var newer Newer
	t.do(func() (err error) {
		newer, err = WriteNewer(t.File("cadastre-2026-10.geojson"), t.Snapshot(), drawn)
		return err
	})
	before := t.Snapshot()
	t.effort.Commands++
	t.do(func() error { return t.d.ImportFile(newer.Path) })
	t.Must(t.Reads("update") == drawn.ID, "the file is for %q", t.Reads("update"))
	t.Fill("date", "2026-10-01")
	t.Step("recognised")
	t.Save()
	t.In(func(w *ui.Window) error {
		panel := w.Comparison()
		if panel == nil {
			return fmt.Errorf("nothing is to be decided: %s", w.Said())
		}
		for _, i := range panel.Model().Rows {
			if panel.Model().Cell(i, 1) == newer.Split {
				panel.Grid().OnChoose(slices.Index(panel.Model().Rows, i), false, false)
				return nil
			}
		}
		return fmt.Errorf("no line says that %s is split", newer.Split)
	})
	t.Step("split")
	t.In(func(w *ui.Window) error { w.Comparison().OnSort("followed"); return nil })
	t.Step("plots-follow")
	t.Press("reconcile.apply")
	t.Must(slices.Equal(plotWith(t, newer.Into[:min(1, len(newer.Into))]).Parcels, newer.Into), "the plot does not follow its parcels")
	t.Step("taken")
	t.Press("undo")
	t.Must(slices.Equal(plotWith(t, []string{newer.Split}).Parcels, []string{newer.Split}), "one step back does not give the plot back")
	t.Press("redo")
	followed := plotWith(t, newer.Into[:min(1, len(newer.Into))])
	t.Choose(followed.Ref())
	t.Press("history")
	t.Step("history")
	t.Press("journal")
	t.Step("journal")
	t.Look(func(w *ui.Window) { w.WriteJournal(t.File("journal.csv")) })
	t.do(func() error { t.d.Idle(); return nil })
	t.Must(len(t.Snapshot().Plots) == len(before.Plots), "there are other plots")
	t.Must(strings.Contains(t.d.Said(), filepath.Base("journal.csv")), "the journal is not written: %s", t.d.Said())
}

// plotWith is the plot that names a parcel.
func plotWith(t *Telling, parcels []string) data.Plot {
	if len(parcels) > 0 {
		for _, p := range t.Snapshot().Plots {
			if slices.Contains(p.Parcels, parcels[0]) {
				return p
			}
		}
	}
	return data.Plot{}
}
