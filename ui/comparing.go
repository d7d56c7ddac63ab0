package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/difference"
	"emprise/data/explain"
	"emprise/data/gpkg"
	"emprise/data/symbology"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/ui/ledger"
)

// openComparison asks for two days; until they are given, the last thirty days are compared.
func (w *Window) openComparison() {
	p := past{subject: "comparison"}
	p.model = ledger.Model{Key: "comparison", Title: w.loc.T("op.compare"), Dates: true, Chosen: -1}
	p.model.Since = w.cfg.Clock().AddDate(0, 0, -30).Local().Format(time.DateOnly)
	w.showPast(p)
	w.Compare(p.model.Since, "")
}

// Compare shows what is different between the start of one day and the end of another; an empty one is now.
func (w *Window) Compare(since, until string) {
	from, ok := w.loc.ParseDay(since)
	if !ok {
		w.say(w.loc.T("ledger.bad_day", "day", since))
		return
	}
	to := ""
	if strings.TrimSpace(until) != "" {
		if to, ok = w.loc.ParseDay(until); !ok {
			w.say(w.loc.T("ledger.bad_day", "day", until))
			return
		}
	}
	ws := w.ws
	w.past.model.Since, w.past.model.Until, w.past.other = from, to, ""
	w.compare(func(ctx context.Context) (before, after []data.Row, err error) {
		start, err := time.ParseInLocation(time.DateOnly, from, time.Local)
		if err != nil {
			return nil, nil, err
		}
		if before, err = ws.RowsAt(ctx, start.Add(-time.Millisecond)); err != nil {
			return nil, nil, err
		}
		if to == "" {
			return before, ws.Snapshot().All(), nil
		}
		end, err := time.ParseInLocation(time.DateOnly, to, time.Local)
		if err != nil {
			return nil, nil, err
		}
		after, err = ws.RowsAt(ctx, end.AddDate(0, 0, 1).Add(-time.Millisecond))
		return before, after, err
	})
}

// CompareWith shows how the project differs from another file, which is taken for the earlier one.
func (w *Window) CompareWith(path string) {
	ws, clock := w.ws, w.cfg.Clock
	w.past.other = path
	w.compare(func(ctx context.Context) (before, after []data.Row, err error) {
		s, err := gpkg.Open(ctx, path, gpkg.Options{ReadOnly: true, Clock: clock})
		if err != nil {
			return nil, nil, err
		}
		defer func() { err = errors.Join(err, s.Close()) }()
		content, err := s.Load(ctx)
		if err != nil {
			return nil, nil, err
		}
		return content.All(), ws.Snapshot().All(), nil
	})
}

// compare works a comparison out off the interface thread, lists it and draws it.
func (w *Window) compare(states func(context.Context) (before, after []data.Row, err error)) {
	ws, loc := w.ws, w.loc
	var rows []difference.Row
	var drawn *scene.Layer
	w.runner.Latest("compare", func(ctx context.Context) error {
		before, after, err := states(ctx)
		if err != nil {
			return err
		}
		rows = difference.Rows(before, after)
		drawn = drawnDifferences(rows)
		return nil
	}, func(err error) {
		p := &w.past
		if w.ws != ws || p.subject != "comparison" {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		p.rows, p.drawn = rows, drawn
		p.model.Rows, p.model.Chosen, p.model.Facts = len(rows), -1, ""
		p.model.Count = loc.N("ledger.differences", len(rows))
		if p.other != "" {
			p.model.Count += " · " + filepath.Base(p.other)
		}
		p.model.Note = loc.T("ledger.no_difference")
		p.model.Columns = w.columns("became", 90, "kind", 110, "name", 260, "id", 190, "changes", 480)
		p.model.Cell = func(row, column int) string { return w.differenceCell(rows[row], column) }
		w.ledger.Set(p.model)
		w.showMap(nil)
	})
}

func (w *Window) differenceCell(r difference.Row, column int) string {
	switch column {
	case 0:
		return explain.Became(w.loc, r.What)
	case 1:
		return explain.Kind(w.loc, r.Kind)
	case 2:
		return r.Name
	case 3:
		return r.ID
	}
	if r.What != difference.Changed {
		return ""
	}
	changes := make([]string, len(r.Fields))
	for i, f := range r.Fields {
		changes[i] = explain.ChangeLine(w.loc, r.Kind, f)
	}
	return strings.Join(changes, " · ")
}

// goToDifference shows where a row is, or was.
func (w *Window) goToDifference(r difference.Row) {
	if w.goToRow(r.Ref) {
		return
	}
	before, _ := r.Shapes()
	if len(before) > 0 {
		w.chart.FlyTo(geo.MercatorBox(before.Bound()).Padded(60))
	}
}

// sceneChanges is the layer of what is different.
const sceneChanges = "emprise_changes"

// drawnDifferences makes a layer of the outlines that are different, by what became of them: symbology.ForChanges.
func drawnDifferences(rows []difference.Row) *scene.Layer {
	var b feature.Builder
	add := func(became string, r difference.Row, shape orb.MultiPolygon) {
		if len(shape) == 0 {
			return
		}
		b.Begin(feature.Areas)
		b.Geometry(shape)
		b.Text("became", became)
		b.Text("id", r.ID)
		b.Text("name", r.Name)
		b.End()
	}
	for _, r := range rows {
		before, after := r.Shapes()
		switch {
		case r.What == difference.New:
			add("new", r, after)
		case r.What == difference.Gone:
			add("gone", r, before)
		case r.Moved():
			add("was", r, before)
			add("is", r, after)
		default:
			add("changed", r, after)
		}
	}
	set, err := b.Set()
	if err != nil {
		panic("ui: " + err.Error()) // add closes what it begins
	}
	return scene.NewLayer(sceneChanges, sceneChanges, string(data.RoleContext), 1, set)
}

// withDifferences puts what is different on top of what the map shows.
func (w *Window) withDifferences(dressed []render.Dressed) []render.Dressed {
	if w.past.drawn == nil {
		return dressed
	}
	return append(dressed, render.Dressed{Layer: w.past.drawn, Rules: symbology.ForChanges()})
}
