package ui

import (
	"context"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/relation"
	"emprise/data/workspace"
	"emprise/ui/inspector"
	"emprise/ui/kit"
)

// showInspector shows what is selected. What must be measured on the ground comes when it is ready.
func (w *Window) showInspector() {
	if w.ws == nil || w.form != nil {
		return
	}
	snap := w.ws.Snapshot()
	switch s := w.selected; s.kind {
	case data.KindPlot:
		if p, ok := snap.Plot(s.id); ok {
			w.inspectPlot(p)
			return
		}
	case kindMany:
		w.inspector.Set(w.describeCrowd())
		return
	case data.KindLayer:
		if s.feature == wholeLayer {
			if m, ok := w.describeLayer(snap, s.layer); ok {
				w.inspector.Set(w.withHistory(m))
				return
			}
		} else if m, ok := w.describeFeature(snap, s); ok {
			w.inspector.Set(m)
			if l, ok := snap.Layer(s.layer); ok && l.Role == data.RoleParcels {
				w.inspectParcel(s, m)
			}
			return
		}
	default:
		ref := data.Ref{Kind: s.kind, ID: s.id}
		if m, ok := w.describeRow(snap, ref); ok {
			w.inspector.Set(w.withHistory(w.withHanging(ref, m)))
			return
		}
	}
	m := inspector.Model{}
	if len(snap.Layers)+len(snap.Plots)+len(snap.Zones) == 0 {
		begin := w.action(w.operation("import"))
		m.Void = &begin
	}
	w.inspector.Set(m)
}

// describeRow tells a row that takes no measuring.
func (w *Window) describeRow(snap *workspace.Snapshot, ref data.Ref) (m inspector.Model, ok bool) {
	row, ok := snap.Row(ref)
	if !ok {
		return m, false
	}
	switch r := row.(type) {
	case data.Zone:
		m = w.describeZone(snap, r)
	case data.Need:
		m = w.describeNeed(snap, r)
	case data.Project:
		m = w.describeProject(snap, r)
	case data.Company:
		m = w.describeCompany(snap, r)
	case data.Contract:
		m = w.describeContract(snap, r)
	case data.Landowner:
		m = w.describeLandowner(snap, r)
	case data.Establishment:
		m = w.describeEstablishment(snap, r)
	case data.Scheme:
		m = w.describeScheme(snap, r)
	case data.LandUnit:
		m = w.describeUnit(snap, r)
	default:
		return m, false
	}
	return m, true
}

// inspectPlot measures a plot against the layers, off the interface thread.
func (w *Window) inspectPlot(p data.Plot) {
	snap, facts, cited, needID := w.ws.Snapshot(), w.facts, w.ties, w.ranking.needID
	var place inquiry.Place
	var ties relation.OfPlot
	var a answers
	w.runner.Latest("inspect", func(ctx context.Context) error {
		var err error
		if place, err = inquiry.OfPlot(ctx, snap, facts, p.ID); err != nil {
			return err
		}
		ties = cited.Of(snap).OfPlot(p.ID)
		a, err = ask(ctx, snap, needID, place)
		return err
	}, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		if w.ws != nil && w.form == nil && w.selected.kind == data.KindPlot && w.selected.id == p.ID {
			w.inspector.Set(w.withHistory(w.withHanging(p.Ref(), w.describePlot(snap, p, place.Candidate, ties, a))))
		}
	})
}

// fact is a value in words.
func (w *Window) fact(m data.Measure, v match.Value) inspector.Fact {
	f := inspector.Fact{
		Label: explain.Measure(w.loc, m), Value: explain.Known(w.loc, m, v), Source: explain.Source(w.loc, v), Unknown: !v.Known,
	}
	if v.Known {
		f.Value = upperFirst(f.Value)
	}
	return f
}

// entry is a line of a record; an empty value is not known.
func (w *Window) entry(labelKey, value string) inspector.Fact {
	f := inspector.Fact{Label: w.loc.T(labelKey), Value: upperFirst(value)}
	if value == "" {
		f.Value, f.Unknown = w.loc.T("value.unknown"), true
	}
	return f
}

// code is the words of a code below a prefix of keys, "" for the empty code.
func (w *Window) code(prefix, code string) string {
	if code == "" {
		return ""
	}
	return w.loc.T(prefix + code)
}

func (w *Window) actions(ids ...string) []kit.Action {
	list := make([]kit.Action, len(ids))
	for i, id := range ids {
		o := w.operation(id)
		list[i] = w.action(o)
		list[i].Detail = list[i].Title
		if o.ShortKey != "" {
			list[i].Title = w.loc.T(o.ShortKey)
		}
	}
	return list
}

func projectIcon(t data.ProjectType) string {
	if t == data.Recruitment {
		return "people"
	}
	return "innovation"
}
