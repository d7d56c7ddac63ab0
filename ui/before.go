package ui

import (
	"context"
	"slices"
	"time"

	"emprise/data"
	"emprise/data/minutes"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/ui/kit"
	"emprise/ui/mapview"
	"emprise/ui/sample"
)

// before is the rows as they were when a sitting began, which a map can show in the place of those of now. It is a way of looking:
// nothing of it is written.
type before struct {
	on      bool // both maps show it
	sitting data.Sitting
	rows    map[string]*scene.Layer // by scene layer; nil until they are worked out
}

// asBefore is what a side of two maps wears that shows how the rows were.
const asBefore = "@before"

// sittingBehind is the sitting that goes on, else the newest: before it is what is asked for.
func (w *Window) sittingBehind() (data.Sitting, bool) {
	if w.ws == nil {
		return data.Sitting{}, false
	}
	snap := w.ws.Snapshot()
	s, on := minutes.Running(snap)
	if !on {
		s, on = newestSitting(snap)
	}
	return s, on && !minutes.Started(s).IsZero()
}

// flipBefore has the map show the state before the sitting, or what is now.
func (w *Window) flipBefore() {
	if w.before.on {
		w.leaveBefore()
		return
	}
	w.before.on = true
	w.seekBefore()
	w.showBefore()
}

// leaveBefore goes back to what is now.
func (w *Window) leaveBefore() {
	if w.before.on {
		w.before.on = false
		w.showBefore()
	}
}

// showBefore shows whether the map shows the state before.
func (w *Window) showBefore() {
	w.showMap(nil)
	w.showSitting()
	w.showToolbar()
	w.showInspector()
}

func (w *Window) beforeTitle() string {
	if w.before.on {
		return w.loc.T("op.sitting_after")
	}
	return w.loc.T("op.sitting_before")
}

// wantsBefore says whether a map shows the state before, or would as soon as it is known.
func (w *Window) wantsBefore() bool {
	return w.before.on || w.split.twin != nil && slices.ContainsFunc(w.split.sides[:], func(s side) bool { return s.need == asBefore })
}

// followBefore forgets the state before a sitting that is there no more, and offers that of a new one.
func (w *Window) followBefore() {
	s, ok := w.sittingBehind()
	if now := w.before.sitting; now.ID == s.ID && now.Started == s.Started {
		return
	}
	w.before = before{on: w.before.on && ok, sitting: s}
	if w.split.twin != nil {
		w.frameSplit()
	}
	w.seekBefore()
}

// seekBefore works out how the rows were, off the interface thread, when a map is to show it.
func (w *Window) seekBefore() {
	ws, s := w.ws, w.before.sitting
	if !w.wantsBefore() || w.before.rows != nil || s.ID == "" {
		return
	}
	rows := map[string]*scene.Layer{}
	w.runner.Latest("before", func(ctx context.Context) error {
		m, err := minutesOf(ctx, ws, s.ID, false)
		if err != nil {
			return err
		}
		for _, l := range m.Before().Scene.Layers {
			if workspace.KindOf(l.ID) != "" {
				rows[l.ID] = l
			}
		}
		return nil
	}, func(err error) {
		switch {
		case w.ws != ws || w.before.sitting.ID != s.ID || w.before.sitting.Started != s.Started:
		case err != nil:
			w.before.on = false
			w.showBefore()
			w.trouble(err)
		default:
			w.before.rows = rows
			w.showMap(nil)
			w.showInspector()
		}
	})
}

// backToPresent leaves the state before when what the map shows of it has been edited; it says whether it did.
func (w *Window) backToPresent(c data.Change) bool {
	if !w.before.on || !slices.ContainsFunc([]data.Kind{data.KindPlot, data.KindZone, data.KindProject, data.KindSitting}, c.Touches) {
		return false
	}
	w.before.on = false
	return true
}

// asItWas is a model with the rows as they were when the sitting began, coloured by status, and with a banner that says so.
func (w *Window) asItWas(m mapview.Model) mapview.Model {
	if w.before.rows == nil {
		return m
	}
	was := func(l *scene.Layer) *scene.Layer {
		if old := w.before.rows[l.ID]; old != nil {
			return old
		}
		return l
	}
	m.Dressed = slices.Clone(m.Dressed)
	for i := range m.Dressed {
		d := &m.Dressed[i]
		d.Layer = was(d.Layer)
		if d.Layer.ID == workspace.ScenePlots {
			rules, own := w.rowLook(d.Layer.ID)
			if m.Ground != nil && !own {
				rules = symbology.Over("", rules)
			}
			d.Rules = w.onlyListed(rules)
		}
	}
	shown := &scene.Scene{Version: m.Scene.Version}
	for _, l := range m.Scene.Layers {
		shown.Layers = append(shown.Layers, was(l))
	}
	// What is picked by its number is another feature among those of then.
	m.Picked = slices.DeleteFunc(slices.Clone(m.Picked), func(p mapview.Picked) bool { return was(p.Layer) != p.Layer })
	m.Scene, m.Banner = shown, w.beforeWords("before.banner")
	return m
}

// statusBefore is the status of a plot as the map shows it and as it is now, in words, while these differ.
func (w *Window) statusBefore(p data.Plot) (words string, mark kit.Painter, differs bool) {
	l := w.before.rows[workspace.ScenePlots]
	if !w.before.on || l == nil {
		return "", nil, false
	}
	f := l.Find(style.IDColumn, p.ID)
	if f < 0 {
		return "", nil, false
	}
	was := data.Status(l.Features.Text("status", f))
	rules, _ := w.rowLook(workspace.ScenePlots)
	if c := rules.Picker(l).Class(f); c >= 0 {
		mark = sample.Of(&rules.Classes[c].Symbol, feature.Areas)
	}
	return w.loc.T("before.status", "before", upperFirst(w.code("status.", string(was))), "now", w.code("status.", string(p.Status))), mark, was != p.Status
}

// beforeWords says before what, and since when.
func (w *Window) beforeWords(key string) string {
	at := minutes.Started(w.before.sitting)
	return w.loc.T(key, "title", w.before.sitting.Title, "day", w.loc.Date(at.Format(time.DateOnly)), "time", minutes.Time(w.loc, at))
}

// ofNow gives for what was met on a map the same among the rows of now; what is there no more is left out, and said.
func (w *Window) ofNow(hits []scene.Hit) []scene.Hit {
	now := make([]scene.Hit, 0, len(hits))
	for _, h := range hits {
		if w.before.rows[h.Layer.ID] == h.Layer {
			l := w.ws.Snapshot().Scene.Layer(h.Layer.ID)
			f := -1
			if l != nil {
				f = l.Find(style.IDColumn, h.Layer.Features.Text(style.IDColumn, h.Feature))
			}
			if f < 0 {
				continue
			}
			h = scene.Hit{Layer: l, Feature: f}
		}
		now = append(now, h)
	}
	if len(now) == 0 && len(hits) > 0 {
		w.say(w.loc.T("before.gone"))
	}
	return now
}

func (w *Window) noBefore() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if _, ok := w.sittingBehind(); !ok {
		return "why.no_sitting_yet"
	}
	return ""
}

// Before says whether the map shows the state before the sitting.
func (w *Window) Before() bool { return w.before.on }
