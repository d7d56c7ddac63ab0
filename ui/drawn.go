package ui

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/land"
	"emprise/data/workspace"
	"emprise/geo/measure"
	"emprise/geo/outline"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/ui/mapview/draw"
	"emprise/ui/plotform"
)

// What happens to an outline once it is drawn.

func (w *Window) ringDrawn(ring orb.Ring) { w.offerPlot(orb.MultiPolygon{{ring}}) }

// today is the day by the window's clock.
func (w *Window) today() string { return w.cfg.Clock().Format(time.DateOnly) }

// look works on the ground off the interface thread, then goes on; what went wrong is said.
func (w *Window) look(work func(ctx context.Context, snap *workspace.Snapshot) error, then func(snap *workspace.Snapshot)) {
	ws := w.ws
	snap := ws.Snapshot()
	w.runner.Forget("ground")
	w.runner.Latest("drawn", func(ctx context.Context) error { return work(ctx, snap) }, func(err error) {
		switch {
		case w.ws != ws:
		case err != nil:
			w.trouble(err)
		default:
			then(snap)
		}
	})
}

// offerPlot asks what there is to know of a new plot.
func (w *Window) offerPlot(shape orb.MultiPolygon) {
	var g land.Ground
	w.look(func(ctx context.Context, snap *workspace.Snapshot) (err error) {
		g, err = land.Look(ctx, snap, shape)
		return err
	}, func(snap *workspace.Snapshot) {
		p := w.propose(snap, g)
		p.Notes = w.loc.T("draw.drawn_on", "day", w.loc.Date(w.today()))
		w.askPlot(snap, plotform.Model{Plot: land.Place(p, shape, g), Title: w.loc.T("plot.new_title"), Detail: w.groundWords(g), Told: w.overlaps(g)}, nil)
	})
}

// propose is a plot with what its ground lets guess.
func (w *Window) propose(snap *workspace.Snapshot, g land.Ground) data.Plot {
	p := data.Plot{ID: w.ws.NewID(data.KindPlot, g.INSEE), ZoneID: g.ZoneID, Updated: w.today()}
	p.Name = w.loc.T("draw.plot_name", "n", len(snap.Plots)+1)
	if z, ok := snap.Zone(g.ZoneID); ok {
		p.Name = w.loc.T("draw.lot_name", "zone", z.Name, "n", len(snap.PlotsOf(z.ID))+1)
	}
	return p
}

// groundWords is the second line of a form: the size, and how many parcels.
func (w *Window) groundWords(g land.Ground) string {
	words := w.sizeOf(g.Area)
	if n := len(g.Parcels); n > 0 {
		words += " · " + w.loc.N("draw.on_parcels", n)
	}
	return words
}

// askPlot opens the form of a plot that was drawn; edit makes the edit of what it gives, nil adds the plot.
func (w *Window) askPlot(snap *workspace.Snapshot, m plotform.Model, edit func(f *plotform.Form, p data.Plot) data.Edit) {
	typed := w.takeCell(m.Plot.ID)
	m.Zones, m.Day = snap.Zones, w.today()
	m.Source = w.loc.T("draw.entered_on", "day", w.loc.Date(m.Day))
	f := plotform.New(w.loc, w.tips, m)
	f.OnCancel = w.closeForm
	f.OnSave = func(p data.Plot) {
		e := land.Add(p)
		if edit != nil {
			e = edit(f, p)
		}
		w.save(e, f, func() {
			w.drawing.board.Forget()
			w.closeForm()
			w.choosePlot(p.ID, false)
			w.did(e.Note)
		})
	}
	if len(m.Plot.Shape) > 0 {
		w.prove(f, []orb.MultiPolygon{m.Plot.Shape}, nil)
	}
	w.showForm(f, f.Object)
	for _, id := range slices.Sorted(maps.Keys(typed)) { // a value before its origin, which follows it
		f.Field(id).Fill(typed[id])
	}
	w.focus(f.Field(f.First()))
}

// editPlot opens the form of a plot that is there, at a topic or, without one, at its name.
func (w *Window) editPlot(p data.Plot, at land.Topic) {
	m := plotform.Model{Plot: p, Title: w.loc.T("plot.edit_title"), Detail: w.plotSize(p), Open: at}
	w.askPlot(w.ws.Snapshot(), m, func(_ *plotform.Form, p data.Plot) data.Edit {
		return land.Change(p, w.today())
	})
}

// proof is land that is shown on the map while a form asks about it.
type proof struct {
	form   form
	shapes []orb.MultiPolygon
	words  []string
}

// prove keeps on the map what a form is about, for as long as it is open.
func (w *Window) prove(f form, shapes []orb.MultiPolygon, words []string) {
	w.sheet().Take(draw.NewProof("hint.draw_proof", shapes, words, func() {
		if w.form == f {
			w.putFormAside()
		}
	}))
	w.proof = proof{f, shapes, words}
}

// parcelsPicked makes a plot of whole parcels.
func (w *Window) parcelsPicked(hits []scene.Hit) {
	var shapes []orb.MultiPolygon
	var ids []string
	for _, h := range hits {
		shapes = append(shapes, h.Layer.Features.MultiPolygon(h.Feature))
		ids = append(ids, parcelName(h.Layer.Features.Text(style.IDColumn, h.Feature)))
	}
	var joined, closed outline.Joined
	var g, closedGround land.Ground
	w.look(func(ctx context.Context, snap *workspace.Snapshot) (err error) {
		if joined, err = outline.Union(shapes, outline.Options{}); err != nil {
			return err
		}
		if joined.Slits > 0 {
			if closed, err = outline.Union(shapes, outline.Options{Close: outline.MostSlit}); err != nil {
				return err
			}
			if closedGround, err = land.Look(ctx, snap, closed.Shape); err != nil {
				return err
			}
		}
		g, err = land.Look(ctx, snap, joined.Shape)
		return err
	}, func(snap *workspace.Snapshot) {
		p := w.propose(snap, g)
		p.Notes = w.loc.T("draw.made_on", "day", w.loc.Date(w.today()), "parcels", strings.Join(ids, ", "))
		m := plotform.Model{Plot: land.Place(p, joined.Shape, g), Title: w.loc.T("plot.new_title"), Detail: w.groundWords(g)}
		m.Told = append(w.pieces(joined.Shape), w.overlaps(g)...)
		if joined.Slits > closed.Slits {
			m.Close = w.loc.N("draw.close", joined.Slits, "area", w.loc.SquareMetres(float64(closed.Moved)))
		}
		w.askPlot(snap, m, func(f *plotform.Form, p data.Plot) data.Edit {
			if f.Closing() {
				p = land.Place(p, closed.Shape, closedGround)
			}
			return land.Add(p)
		})
	})
}

// pieces says that land is not in one piece.
func (w *Window) pieces(shape orb.MultiPolygon) []string {
	if len(shape) < 2 {
		return nil
	}
	return []string{w.loc.N("draw.pieces", len(shape))}
}

// plotsPicked makes one plot of several; the largest keeps its record.
func (w *Window) plotsPicked(hits []scene.Hit) {
	snap := w.ws.Snapshot()
	var plots []data.Plot
	for _, h := range hits {
		if p, ok := snap.Plot(h.Layer.Features.Text(style.IDColumn, h.Feature)); ok {
			plots = append(plots, p)
		}
	}
	if len(plots) < 2 {
		w.say(w.loc.T("draw.pick_more"))
		return
	}
	plots = land.BySize(plots)
	var shapes []orb.MultiPolygon
	var ids, names []string
	tied := 0
	for i, p := range plots {
		shapes, ids = append(shapes, p.Shape), append(ids, p.ID)
		if i > 0 {
			names = append(names, p.Name)
			tied += len(snap.ProjectsOf(p.ID))
		}
	}
	var joined outline.Joined
	var g land.Ground
	w.look(func(ctx context.Context, snap *workspace.Snapshot) (err error) {
		if joined, err = outline.Union(shapes, outline.Options{}); err != nil {
			return err
		}
		g, err = land.Look(ctx, snap, joined.Shape, ids...)
		return err
	}, func(snap *workspace.Snapshot) {
		m := plotform.Model{Plot: land.Place(plots[0], joined.Shape, g), Title: w.loc.T("plot.merge_title"), Detail: w.groundWords(g)}
		m.Told = append([]string{w.loc.T("draw.merge_kept", "kept", plots[0].Name, "gone", strings.Join(names, ", "))}, w.pieces(joined.Shape)...)
		if tied > 0 {
			m.Told = append(m.Told, w.loc.N("draw.merge_projects", tied))
		}
		m.Told = append(m.Told, w.overlaps(g)...)
		w.askPlot(snap, m, func(_ *plotform.Form, p data.Plot) data.Edit { return land.Merge(snap, p, ids[1:], w.today()) })
	})
}

// zoneDrawn asks what there is to know of a new zone.
func (w *Window) zoneDrawn(ring orb.Ring) {
	shape := orb.MultiPolygon{{ring}}
	var g land.Ground
	w.look(func(ctx context.Context, snap *workspace.Snapshot) (err error) {
		g, err = land.Look(ctx, snap, shape)
		return err
	}, func(snap *workspace.Snapshot) {
		z := data.Zone{ID: w.ws.NewID(data.KindZone, g.INSEE), INSEE: g.INSEE, Commune: g.Commune, Shape: shape}
		z.Name = w.loc.T("draw.zone_name", "n", len(snap.Zones)+1)
		f := plotform.NewZone(w.loc, w.tips, z, w.loc.T("plot.zone_title"), w.groundWords(g))
		f.OnCancel = w.closeForm
		f.OnSave = func(z data.Zone) {
			e := land.AddZone(z)
			w.save(e, f, func() {
				w.drawing.board.Forget()
				w.closeForm()
				w.chooseZone(z.ID, false)
				w.did(e.Note)
			})
		}
		w.prove(f, []orb.MultiPolygon{shape}, nil)
		w.showForm(f, f.Object)
		w.focus(f.Field("name"))
	})
}

// reshaped gives a plot or a zone another outline.
func (w *Window) reshaped(ref data.Ref, shape orb.MultiPolygon) {
	var g land.Ground
	w.look(func(ctx context.Context, snap *workspace.Snapshot) (err error) {
		g, err = land.Look(ctx, snap, shape, ref.ID)
		return err
	}, func(snap *workspace.Snapshot) {
		var e data.Edit
		var before orb.MultiPolygon
		if ref.Kind == data.KindZone {
			z, ok := snap.Zone(ref.ID)
			if !ok {
				return
			}
			before, z.Shape = z.Shape, shape
			e = land.ReshapeZone(z)
		} else {
			p, ok := snap.Plot(ref.ID)
			if !ok {
				return
			}
			before = p.Shape
			e = land.Reshape(land.Place(p, shape, g), w.today())
		}
		w.do(e, func(err error) {
			if err != nil {
				w.trouble(err)
				return
			}
			w.sheet().Take(nil)
			told := []string{w.loc.T("draw.reshaped", "what", w.note(e.Note), "now", w.sizeOf(g.Area), "before", w.sizeOf(measure.Area(before)))}
			if ref.Kind == data.KindPlot {
				told = append(append(told, w.pieces(shape)...), w.overlaps(g)...)
			}
			w.tell(strings.Join(told, " "))
		})
	})
}
