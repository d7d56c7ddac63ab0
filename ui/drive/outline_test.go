package drive_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo"
	"emprise/geo/measure"
)

// why says why an operation is off, "" when it is on.
func (p place) why(id string) string {
	for _, o := range p.w.Operations() {
		if o.ID == id && o.Disabled != nil {
			return o.Disabled()
		}
	}
	return ""
}

// Plots that come as points are seen where they are, can be filled in, say that their area is not known, and get an outline: that of the
// parcel that they lie in, or one that is drawn.
func TestPlotsThatComeAsPoints(t *testing.T) {
	y := land(t)
	do := playing(t)
	// Two parcels apart from every plot, wide enough for their middle to be well inside.
	var spots []orb.Point
	var parcels []orb.MultiPolygon
	for f := 0; f < y.parcels.Features.Len() && len(spots) < 2; f++ {
		shape := y.parcels.Features.MultiPolygon(f)
		at := measure.InteriorPoint(shape)
		if a := measure.Area(shape); a < 4000 || a > 20_000 || len(shape) != 1 || len(shape[0]) != 1 {
			continue
		}
		free := true
		for _, p := range y.d.Snapshot().Plots {
			free = free && !p.Shape.Bound().Pad(0.0005).Contains(at.Orb())
		}
		if free && (len(spots) == 0 || measure.Distance(geo.FromOrb(spots[0]), at) > 300) {
			spots, parcels = append(spots, at.Orb()), append(parcels, shape)
		}
	}
	if len(spots) < 2 {
		t.Fatal("the demonstration has no parcels apart")
	}
	rows := "nom;statut;lon;lat\n"
	for i, at := range spots {
		rows += fmt.Sprintf("Essai %d;en vente;%.7f;%.7f\n", i+1, at[0], at[1])
	}
	rows += "Essai 3;vendu;;\n"
	do(y.d.ImportFile(written(t, "terrains-essai.csv", rows)), y.d.Fill("role", "plots"), y.d.Fill("map.name", "nom"), y.d.Save())
	named := func(name string) data.Plot {
		return plotWhere(t, y.d.Snapshot().Plots, func(p data.Plot) bool { return p.Name == name })
	}
	first, second, third := named("Essai 1"), named("Essai 2"), named("Essai 3")
	if measure.Distance(geo.FromOrb(first.At), geo.FromOrb(spots[0])) > 0.1 || third.At != (orb.Point{}) || len(first.Shape) > 0 {
		t.Fatalf("the plots are at %v and %v", first.At, third.At)
	}

	// It is found in the list, which does not say that it has no area, and the map goes to it.
	do(y.d.Choose(first.Ref()))
	view := y.d.View()
	if at := geo.Mercator(geo.FromOrb(first.At)); !view.Box().Contains(at) || view.Resolution() > 2 {
		t.Errorf("the map is at %v, %g metres a pixel", view.Box(), view.Resolution())
	}
	photograph(t, y.d, "plot-point")
	y.d.Hand().Click(geo.Mercator(geo.FromOrb(first.At)))
	if y.d.Selected() != first.Ref() {
		t.Errorf("a click on the point selects %v", y.d.Selected())
	}
	for id, want := range map[string]string{
		"plot.edit": "", "draw.outline": "", "plot.parcel": "", "draw.edit_shape": "why.no_outline", "draw.split": "why.no_outline", "draw.hole": "why.no_outline",
	} {
		if got := y.why(id); got != want {
			t.Errorf("%s is off by %q, want %q", id, got, want)
		}
	}
	if f, ok := factOf(y.w, "Superficie"); !ok || !f.Unknown {
		t.Errorf("its area is %+v", f)
	}
	actions := func() string {
		var titles []string
		for _, a := range y.w.Inspected().Actions {
			titles = append(titles, a.Title)
		}
		return strings.Join(titles, ", ")
	}
	if got := actions(); !strings.HasPrefix(got, "Dessiner, Parcelle, Modifier") {
		t.Errorf("what is offered is %s", got)
	}

	// It is filled in as any other.
	do(y.d.Press("plot.edit"), y.d.Fill("price_eur_m2", "25"), y.d.Save())
	if p := named("Essai 1"); p.PriceEuroPerM2 == nil || p.At != first.At {
		t.Errorf("filled in, it is %+v", p)
	}
	// The parcel under it.
	do(y.d.Press("plot.parcel"))
	p := named("Essai 1")
	if !p.Shape.Equal(parcels[0]) || p.At != (orb.Point{}) || len(p.Parcels) != 1 || p.PriceEuroPerM2 == nil {
		t.Errorf("with its parcel, it is %+v", p)
	}
	if y.why("draw.split") != "" || y.why("draw.outline") != "why.has_outline" {
		t.Errorf("with an outline: %q, %q", y.why("draw.split"), y.why("draw.outline"))
	}
	do(y.d.Press("undo"))
	if p := named("Essai 1"); len(p.Shape) > 0 || p.At != first.At {
		t.Errorf("undone, it is %+v", p)
	}

	// An outline that is drawn.
	do(y.d.Choose(second.Ref()), y.d.Press("draw.outline"))
	c := geo.Mercator(geo.FromOrb(second.At))
	alt := y.d.Hand().With(fyne.KeyModifierAlt)
	for _, d := range [][2]float64{{-20, -20}, {20, -20}, {20, 20}, {-20, 20}} {
		alt.Click(geo.XY{X: c.X + d[0], Y: c.Y + d[1]})
	}
	y.d.Hand().Key(fyne.KeyReturn)
	if p := named("Essai 2"); len(p.Shape) != 1 || p.Updated != "2026-11-23" {
		t.Errorf("drawn, it is %+v; the window says %q", p, y.d.Said())
	}
	photograph(t, y.d, "plot-outlined")

	// One of a line of a table: nowhere, and still no plot that cannot be had.
	do(y.d.Choose(third.Ref()))
	if y.why("plot.parcel") != "why.plot_nowhere" || y.why("plot.edit") != "" || y.why("draw.outline") != "" {
		t.Errorf("nowhere: %q, %q, %q", y.why("plot.parcel"), y.why("plot.edit"), y.why("draw.outline"))
	}
	do(y.d.Press("plot.edit"), y.d.Fill("name", "Essai trois"), y.d.Save())
	named("Essai trois")
}
