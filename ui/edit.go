package ui

import (
	"context"
	"errors"
	"slices"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/ui/projectform"
)

// do makes an edit off the interface thread. The panels are brought up to date by the watcher; then says how it went, if the project
// is still open.
func (w *Window) do(e data.Edit, then func(error)) {
	ws := w.ws
	waits := w.mustWait()
	if waits != "" {
		w.sayLasting(waits)
	}
	w.runner.Go("", func(ctx context.Context, _ func(done, total int64)) error {
		_, err := ws.Do(ctx, e)
		return err
	}, func(err error) {
		if waits != "" && w.Said() == waits {
			w.say("")
		}
		if w.ws != ws { // closed since: there is nothing to show it in
			w.orTrouble(err)
			return
		}
		then(err)
	})
}

// watch brings every change of the project to the panels. The change comes on the goroutine that made it.
func (w *Window) watch(ws *workspace.Workspace) {
	changes := ws.Watch(func(c data.Change) { w.runner.Post(func() { w.changed(ws, c) }) })
	arrivals := ws.WatchArrivals(func(a workspace.Arriving) { w.runner.Post(func() { w.arriving(ws, a) }) })
	w.unwatch = func() {
		changes()
		arrivals()
	}
}

// changed is the one place from which panels learn that something is different.
func (w *Window) changed(ws *workspace.Workspace, c data.Change) {
	if w.ws != ws {
		return
	}
	w.stillThere()
	if c.Touches(data.KindPlot) {
		w.measureAgain(c)
		w.listing.left = nil // it was told by other areas
	}
	w.listSoon()
	box := geo.MercatorBox(c.Bound)
	switch {
	case w.backToPresent(c):
		w.showMap(nil)
	case w.ranking.needID == "" && w.cameIn(c):
		w.showMap(&box)
	case c.Touches(data.KindLayer), c.Touches(data.KindTerritory), w.ranking.needID != "":
		w.showMap(nil)
	case !box.Empty():
		w.showMap(&box)
	}
	w.showInspector()
	if c.Touches(data.KindView) {
		w.listViewsAgain()
	}
	if c.Touches(data.KindComposition) {
		w.showCompositions()
	}
	w.showSitting()
	w.refreshTable()
	w.refreshPast()
	w.refreshFigures()
	w.refreshDealings()
	w.refreshAssemblies()
	w.composeSoon()
	w.showBoard()
	w.refreshAllocation()
	w.showPlots()
	w.showToolbar()
	w.showCounts()
	w.showToasts()
	w.soon(func() { w.followRanking(c) })
}

// followRanking ranks anew after a change of what a ranking rests on.
func (w *Window) followRanking(c data.Change) {
	ranked := c.Touches(data.KindPlot) || c.Touches(data.KindLayer) || c.Touches(data.KindZone)
	if ranked || slices.Contains(c.Refs, data.Ref{Kind: data.KindNeed, ID: w.ranking.needID}) {
		w.rankAgain()
		w.judge()
	} else {
		w.showRanking()
	}
}

// travel takes the last edit back, or makes it again.
func (w *Window) travel(back bool) {
	ws := w.ws
	key, offer := "status.redone", "undo"
	note, _ := ws.RedoNote()
	if back {
		key, offer = "status.undone", "redo"
		note, _ = ws.UndoNote()
	}
	text := w.loc.T(key, "what", w.note(note))
	if waits := w.mustWait(); waits != "" {
		w.say(waits)
	}
	w.runner.Go("", func(ctx context.Context, _ func(done, total int64)) error {
		var err error
		if back {
			_, err = ws.Undo(ctx)
		} else {
			_, err = ws.Redo(ctx)
		}
		return err
	}, func(err error) {
		switch {
		case err != nil:
			w.trouble(err)
			return
		case w.ws != ws: // closed since
			return
		}
		w.heard(text)
		w.forgetEdit(note)
		w.keepMessage(message{text: text, note: &note, offer: offer})
	})
}

// flipLayer shows or hides a layer. Layers of features remember it in the project; those made of rows do not.
func (w *Window) flipLayer(id string) {
	snap := w.ws.Snapshot()
	l, ok := snap.Layer(id)
	if !ok || w.ws.ReadOnly() {
		w.hidden[id] = !w.hidden[id]
		w.showNavigator()
		w.showMap(nil)
		return
	}
	l.Visible = !l.Visible
	key := "edit.layer_hidden"
	if l.Visible {
		key = "edit.layer_shown"
	}
	w.do(data.Edit{Note: data.Note{Key: key, Args: map[string]string{"layer": l.Name}}, Put: []data.Row{l}}, w.orTrouble)
}

func (w *Window) orTrouble(err error) {
	if err != nil {
		w.trouble(err)
	}
}

// addProject opens the form of a new project on what is selected.
func (w *Window) addProject(t data.ProjectType) {
	p := data.Project{ID: w.ws.NewID(data.KindProject, ""), Type: t, Status: data.ProjectIdea}
	switch s := w.selected; s.kind {
	case data.KindPlot:
		p.PlotIDs = []string{s.id}
	case data.KindZone:
		p.ZoneIDs = []string{s.id}
	case data.KindNeed:
		p.NeedID = s.id
		if n, ok := w.ws.Snapshot().Need(s.id); ok {
			p.CompanyID = n.CompanyID
		}
	case data.KindCompany:
		p.CompanyID = s.id
	case data.KindContract:
		p.ContractID = s.id
	}
	w.openProjectForm(p, true)
}

func (w *Window) editProject() {
	if p, ok := w.ws.Snapshot().Project(w.selected.id); ok {
		w.openProjectForm(p, false)
	}
}

func (w *Window) openProjectForm(p data.Project, isNew bool) {
	snap := w.ws.Snapshot()
	m := projectform.Model{Project: p, New: isNew, Companies: snap.Companies, Needs: snap.Needs, Contracts: snap.Contracts, Schemes: snap.Schemes}
	m.Place = w.loc.T("project.nowhere")
	if place := placeOf(snap, p); place != "" {
		m.Place = w.loc.T("project.at", "place", place)
	}
	f := projectform.New(w.loc, w.tips, m)
	f.OnCancel = w.closeForm
	f.OnSave = func(p data.Project) {
		note := data.Note{Key: "edit.project_changed", Args: map[string]string{"title": p.Title}}
		if isNew {
			note.Key = "edit.project_added"
		}
		w.save(data.Edit{Note: note, Put: []data.Row{p}}, f, func() {
			w.closeForm()
			if isNew && w.selected.kind == data.KindPlot {
				w.tell(w.loc.T("status.project_added", "title", p.Title))
				return
			}
			w.chooseProject(p.ID, false)
		})
	}
	w.showForm(f, f.Object)
	w.focus(f.Field("title"))
}

// save makes the edit of a form; what is wrong is said in the form, at its field when it has one.
func (w *Window) save(e data.Edit, f form, then func()) {
	w.do(e, func(err error) {
		if err == nil {
			w.settle(f)
			then()
			return
		}
		if w.form != f && form(w.Cell()) != f { // it was left meanwhile
			w.trouble(err)
		}
		var bad *data.FieldError
		if errors.As(err, &bad) && f.Field(bad.Field) != nil {
			f.Complain(bad.Field, explain.Rule(w.loc, bad.Rule))
			return
		}
		f.Complain("", w.sentence(err))
	})
}
