package ui

import (
	"context"
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/search"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/scene"
	"emprise/ui/kit"
	"emprise/ui/palette"
)

// searchLimit is how many results are offered: more are told, and a longer text finds fewer.
const searchLimit = 60

// openSearch asks for a name or a number, and goes to what it stands for.
func (w *Window) openSearch() {
	w.tips.Hide()
	// The palette asks at once, before it is known here.
	w.palette = palette.Search(w.loc, w.win.Canvas(), w.loc.T("search.placeholder"), w.loc.T("search.nothing"), w.search)
}

func (w *Window) search(text string) {
	snap := w.ws.Snapshot()
	var found []search.Result
	all := 0
	w.runner.Latest("search", func(ctx context.Context) error {
		var err error
		found, all, err = search.Find(ctx, snap, text, searchLimit)
		return err
	}, func(err error) {
		if err != nil || w.palette == nil || w.ws == nil {
			return
		}
		actions := make([]kit.Action, 0, len(found))
		for _, r := range found {
			if w.outside() && r.Kind == data.KindLandowner { // nobody's name in front of a room
				all--
				continue
			}
			actions = append(actions, w.resultAction(snap, r))
		}
		for _, a := range slices.Backward(w.readings(text, true)) {
			actions = append([]kit.Action{a}, actions...)
		}
		note := ""
		switch {
		case strings.TrimSpace(text) == "":
			note = w.loc.T("search.hint")
			actions = []kit.Action{}
		case all > searchLimit:
			note = w.loc.T("search.more", "shown", w.loc.Number(float64(len(found)), 0), "all", w.loc.Number(float64(all), 0))
		}
		w.palette.Offer(text, actions, note)
	})
}

// resultAction goes to what was found.
func (w *Window) resultAction(snap *workspace.Snapshot, r search.Result) kit.Action {
	what := w.loc.T("kind." + string(r.Kind))
	a := kit.Action{ID: r.ID, Title: r.Name, Icon: resultIcon(snap, r), Run: func() { w.Go(data.Ref{Kind: r.Kind, ID: r.ID}) }}
	if r.Kind == data.KindLayer {
		l, _ := snap.Layer(r.ID)
		what = l.Name
		if r.Role == data.RoleParcels {
			what = w.loc.T("kind.parcel")
		}
		a.Run = func() { w.goFeatures(snap, r) }
	}
	a.Detail = what
	if r.Place != "" {
		a.Detail += " · " + r.Place
	}
	return a
}

func resultIcon(snap *workspace.Snapshot, r search.Result) string {
	if row, ok := snap.Row(data.Ref{Kind: r.Kind, ID: r.ID}); ok && r.Kind != data.KindLayer {
		return rowIcon(row)
	}
	if r.Role == data.RoleLimits {
		return "map"
	}
	return "pin"
}

// goFeatures shows the features that were found. They are selected if their layer is still the one that was searched.
func (w *Window) goFeatures(snap *workspace.Snapshot, r search.Result) {
	l := snap.Scene.Layer(r.ID)
	if w.ws == nil || l == nil {
		return
	}
	if w.ws.Snapshot().Scene.Layer(r.ID) == l {
		w.choose(w.selectionOf(scene.Hit{Layer: l, Feature: r.Features[0]}))
	}
	box := geo.EmptyBox()
	for _, f := range r.Features {
		box = box.Union(l.BoxOf(f))
	}
	w.chart.FlyTo(withGround(box))
}
