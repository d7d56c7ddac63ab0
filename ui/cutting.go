package ui

import (
	"context"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/land"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/outline"
	"emprise/ui/plotform"
)

// splitDrawn asks which part of a plot keeps its record.
func (w *Window) splitDrawn(p data.Plot, line orb.LineString) {
	var cut land.Cut
	w.look(func(ctx context.Context, snap *workspace.Snapshot) (err error) {
		cut, err = land.CutBy(ctx, snap, p, line)
		return err
	}, func(snap *workspace.Snapshot) {
		var list []plotform.Part
		var labels []string
		for i := range cut.Parts {
			size := w.sizeOf(cut.Grounds[i].Area)
			list = append(list, plotform.Part{Name: partName(p.Name, i), Size: size})
			labels = append(labels, w.loc.T("split.part", "n", i+1, "size", size))
		}
		told := []string{w.loc.T("split.told")}
		if n := len(snap.ProjectsOf(p.ID)); n > 0 {
			told = append(told, w.loc.N("split.projects", n))
		}
		if n := len(cut.Joined); n > 0 {
			told = append(told, w.loc.N("split.joined", n))
		}
		f := plotform.NewSplit(w.loc, w.tips, w.loc.T("split.title", "plot", p.Name), told, list)
		f.OnCancel = w.closeForm
		f.OnSave = func(kept int, names []string) {
			e := cut.Edit(p, kept, names, w.today(), func() string { return w.ws.NewID(data.KindPlot, p.INSEE) })
			w.save(e, f, func() {
				w.drawing.board.Forget()
				w.closeForm()
				w.choosePlot(p.ID, false)
				w.did(e.Note)
			})
		}
		w.prove(f, cut.Parts, labels)
		w.showForm(f, f.Object)
	})
}

// partName is what a part of a plot is called at first.
func partName(plot string, part int) string {
	if part == 0 {
		return plot
	}
	return fmt.Sprintf("%s (%d)", plot, part+1)
}

// holeDrawn takes a hole out of a plot.
func (w *Window) holeDrawn(p data.Plot, ring orb.Ring) {
	left, err := outline.Without(p.Shape, orb.MultiPolygon{{ring}})
	if err != nil {
		w.trouble(err)
		return
	}
	w.drawing.board.Forget()
	w.reshaped(p.Ref(), left)
}

// roadWidth is the width of a strip until another one was asked for: a carriageway of two lanes.
const roadWidth geo.Metres = 6

// cutDrawn asks for the width of a strip to take out of plots.
func (w *Window) cutDrawn(plots []data.Plot, lines orb.MultiLineString) {
	if len(plots) == 0 {
		w.say(w.loc.T("draw.no_plot_crossed"))
		return
	}
	width := w.drawing.width
	if width == 0 {
		width = roadWidth
	}
	title := w.loc.T("cut.title", "plot", plots[0].Name)
	if len(plots) > 1 {
		title = w.loc.N("cut.title_many", len(plots))
	}
	var f *plotform.CutForm
	f = plotform.NewCut(w.loc, w.tips, title, w.loc.T("cut.detail", "length", w.loc.Distance(float64(measure.Length(lines)))), width,
		func(width geo.Metres) string {
			shapes, err := leftBy(plots, lines, width)
			if err != nil {
				return w.sentence(err)
			}
			var now, before geo.SquareMetres
			pieces := 0
			for i, mp := range shapes {
				now, before, pieces = now+measure.Area(mp), before+measure.Area(plots[i].Shape), pieces+len(mp)
			}
			if f == nil || w.form == f {
				w.proveCut(f, shapes)
			}
			return w.loc.N("cut.left", pieces, "taken", w.loc.SquareMetres(float64(before-now)), "left", w.sizeOf(now))
		})
	f.OnCancel = w.closeForm
	f.OnSave = func(width geo.Metres) { w.saveCut(f, plots, lines, width) }
	w.showForm(f, f.Object)
	if shapes, err := leftBy(plots, lines, width); err == nil {
		w.proveCut(f, shapes)
	}
	w.focus(f.Field("width_m"))
}

func (w *Window) proveCut(f *plotform.CutForm, shapes []orb.MultiPolygon) {
	if f != nil && w.form == f {
		w.form = nil // the proof before goes, the form stays
		w.prove(f, shapes, nil)
		w.form = f
	}
}

func (w *Window) saveCut(f *plotform.CutForm, plots []data.Plot, lines orb.MultiLineString, width geo.Metres) {
	var e data.Edit
	w.look(func(ctx context.Context, snap *workspace.Snapshot) error {
		shapes, err := leftBy(plots, lines, width)
		if err != nil {
			return err
		}
		for i, mp := range shapes {
			g, err := land.Look(ctx, snap, mp, plots[i].ID)
			if err != nil {
				return err
			}
			e.Put = append(e.Put, land.Place(plots[i], mp, g))
		}
		return nil
	}, func(*workspace.Snapshot) {
		for i, r := range e.Put {
			p := r.(data.Plot)
			p.Updated = w.today()
			e.Put[i] = p
		}
		e.Note = data.Note{Key: "edit.plot_cut", Args: map[string]string{"title": plots[0].Name, "width": w.loc.Number(float64(width), 1)}}
		w.save(e, f, func() {
			w.drawing.width = width
			w.drawing.board.Forget()
			w.closeForm()
			w.choosePlot(plots[0].ID, false)
			w.did(e.Note)
		})
	})
}

// leftBy gives what a strip leaves of plots.
func leftBy(plots []data.Plot, lines orb.MultiLineString, width geo.Metres) ([]orb.MultiPolygon, error) {
	strip, err := outline.Strip(lines, width)
	if err != nil {
		return nil, err
	}
	var shapes []orb.MultiPolygon
	for _, p := range plots {
		left, err := outline.Without(p.Shape, strip)
		if err != nil {
			return nil, err
		}
		shapes = append(shapes, left)
	}
	return shapes, nil
}

// cut takes a strip along the lines that are selected out of the plots that they cross, else along a line to be drawn out of the
// plot that is selected.
func (w *Window) cut() {
	lines := orb.MultiLineString{}
	for _, h := range w.chosen("", feature.Lines) {
		if l, ok := h.Layer.Features.Geometry(h.Feature).(orb.MultiLineString); ok {
			lines = append(lines, l...)
		}
	}
	if len(lines) == 0 {
		if p, ok := w.ws.Snapshot().Plot(w.selected.id); ok {
			w.sketchLine("draw.cut", func(l orb.LineString) { w.cutDrawn([]data.Plot{p}, orb.MultiLineString{l}) }, p.ID)
		}
		return
	}
	var crossed []data.Plot
	w.look(func(_ context.Context, snap *workspace.Snapshot) error {
		strip, err := outline.Strip(lines, roadWidth)
		if err != nil {
			return err
		}
		for _, p := range snap.Plots {
			if common, err := outline.Common(p.Shape, strip); err == nil && len(common) > 0 {
				crossed = append(crossed, p)
			}
		}
		return nil
	}, func(*workspace.Snapshot) {
		slices.SortStableFunc(crossed, func(a, b data.Plot) int { return int(measure.Area(b.Shape) - measure.Area(a.Shape)) })
		w.cutDrawn(crossed, lines)
	})
}

// noCut says why nothing can be cut out.
func (w *Window) noCut() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if w.selected.kind == data.KindPlot || len(w.chosen("", feature.Lines)) > 0 {
		return ""
	}
	return "why.no_plot_or_road"
}
