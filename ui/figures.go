package ui

import (
	"context"
	"image"
	"image/color"
	"path/filepath"
	"strings"

	"emprise/data"
	figure "emprise/data/dashboard"
	"emprise/data/report"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo/paint"
	"emprise/geo/paint/raster"
	"emprise/geo/style"
	"emprise/ui/budgetform"
	"emprise/ui/dashboard"
	"emprise/ui/filechooser"
	"emprise/ui/kit"
	"emprise/ui/navigator"
)

// figures are those of the territory in the drawer.
type figures struct {
	known *figure.Figures // nil until they are worked out
	bars  map[string]figure.Bar
	model dashboard.Model
}

func (w *Window) makeDashboard() *dashboard.Panel {
	p := dashboard.New(w.loc, w.tips)
	p.OnFilter = w.filterBy
	p.OnExport = func() { w.Press("dashboard.export") }
	p.OnClose = func() { w.Press("dashboard.close") }
	if w.shelf == shelfDashboard && w.figures.known != nil {
		w.figures.model = w.dashboardModel(w.figures.known, w.figures.known.Charts(w.loc))
		p.Set(w.figures.model)
	}
	return p
}

func (w *Window) figuresShown() bool { return w.shelved(shelfDashboard) }

func (w *Window) flipDashboard() {
	if w.figuresShown() {
		w.closeDashboard()
		return
	}
	w.figures.known = nil // what was counted when it was shown last
	w.board.Set(dashboard.Model{Working: true})
	w.takeShelf(shelfDashboard)
	w.countFigures()
}

func (w *Window) closeDashboard() {
	w.figures = figures{}
	w.leaveShelf()
}

// refreshFigures counts anew after a change, while the dashboard is shown.
func (w *Window) refreshFigures() {
	if w.figuresShown() {
		w.countFigures()
	}
}

// countFigures works the figures out off the interface thread.
func (w *Window) countFigures() {
	ws, snap, facts := w.ws, w.ws.Snapshot(), w.facts
	loc, today := w.loc, w.today()
	var known *figure.Figures
	var charts []figure.Chart
	w.runner.Latest("figures", func(ctx context.Context) error {
		candidates, err := facts.Candidates(ctx, snap)
		if err != nil {
			return err
		}
		if known, err = figure.Of(ctx, snap, candidates, figure.Options{Today: today}); err != nil {
			return err
		}
		charts = known.Charts(loc)
		return nil
	}, func(err error) {
		if w.ws != ws || w.shelf != shelfDashboard {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		chosen, told := w.figures.model.Chosen, w.figures.model.Told
		w.figures.known = known
		w.figures.model = w.dashboardModel(known, charts)
		w.figures.model.Chosen, w.figures.model.Told = chosen, told
		w.board.Set(w.figures.model)
	})
}

// dashboardModel shows figures as their charts, in words and bars.
func (w *Window) dashboardModel(f *figure.Figures, charts []figure.Chart) dashboard.Model {
	m := dashboard.Model{Detail: f.Territory}
	w.figures.bars = map[string]figure.Bar{}
	any := false
	for _, c := range charts {
		chart := dashboard.Chart{Title: c.Title, Notes: c.Notes, Empty: c.Empty}
		for _, b := range c.Bars {
			bar := dashboard.Bar{Title: b.Title, Value: b.Value, Strip: strip(b.Parts)}
			if len(b.Refs) > 0 {
				bar.Code = b.Code
				w.figures.bars[b.Code] = b
			}
			chart.Bars = append(chart.Bars, bar)
		}
		any = any || len(c.Bars) > 0
		if c.Code == figure.ByTake && f.Take.BudgetM2 == nil {
			a := w.action(w.operation("budget"))
			a.Title = w.loc.T("op.budget_short")
			chart.Action = &a
		}
		m.Charts = append(m.Charts, chart)
	}
	if !any {
		m.Charts, m.Empty = nil, w.loc.T("dashboard.nothing_next")
	}
	return m
}

// strip paints a bar in the inks of the map, on its paper.
func strip(parts []figure.Part) kit.Painter {
	if len(parts) == 0 {
		return nil
	}
	return func(width, height int, unit float64) *image.RGBA {
		s := raster.New(width, height, unit)
		s.Clear(color.Transparent)
		h, at := float32(height), 0.0
		fill := func(from, to float64, f paint.Fill) {
			x0, x1 := float32(from*float64(width)), float32(to*float64(width))
			s.Fill(paint.Path{XY: []float32{x0, 0, x1, 0, x1, h, x0, h, x0, 0}, Starts: []int32{0, 5}}, f)
		}
		for _, p := range parts {
			fill(at, at+p.Share, style.Plain(symbology.Paper()))
			fill(at, at+p.Share, p.Fill)
			at += p.Share
		}
		return s.Picture()
	}
}

// filterBy selects on the map what a bar counts; the bar in force again selects nothing.
func (w *Window) filterBy(code string) {
	bar, ok := w.figures.bars[code]
	if !ok {
		return
	}
	if w.figures.model.Chosen == code {
		w.choose(selection{})
		return
	}
	crowd, needs := w.rowsOnMap(bar.Refs)
	switch {
	case crowd.count() > 0:
		w.gather(crowd)
		w.chart.FlyTo(withGround(crowd.box()))
	case len(needs) == 1:
		w.chooseNeed(needs[0].ID)
	}
	told := bar.Value
	if len(needs) > 0 {
		titles := make([]string, len(needs))
		for i, n := range needs {
			titles[i] = n.Title
		}
		told += " – " + strings.Join(titles, ", ")
		w.showTab(navigator.Needs)
	}
	w.figures.model.Chosen, w.figures.model.Told = code, w.loc.T("dashboard.filter", "bar", bar.Title, "what", told)
	w.board.Mark(code, w.figures.model.Told)
}

// rowsOnMap are the features of rows on the map, and the needs among the rows, which are not on it.
func (w *Window) rowsOnMap(refs []data.Ref) (crowd, []data.Need) {
	snap := w.ws.Snapshot()
	ids := map[data.Kind]map[string]bool{data.KindPlot: {}, data.KindProject: {}, data.KindZone: {}}
	var needs []data.Need
	for _, r := range refs {
		if r.Kind == data.KindNeed {
			if n, ok := snap.Need(r.ID); ok {
				needs = append(needs, n)
			}
		} else if of := ids[r.Kind]; of != nil {
			of[r.ID] = true
		}
	}
	var c crowd
	for _, own := range []struct {
		kind  data.Kind
		layer string
	}{{data.KindPlot, workspace.ScenePlots}, {data.KindProject, workspace.SceneProjects}, {data.KindZone, workspace.SceneZones}} {
		if l := snap.Scene.Layer(own.layer); l != nil {
			if features := withIDs(l, ids[own.kind]); len(features) > 0 {
				c = append(c, group{l, features})
			}
		}
	}
	return c, needs
}

// unmarkFigure takes the filter of a bar off when something else is selected.
func (w *Window) unmarkFigure() {
	if w.figures.model.Chosen != "" {
		w.figures.model.Chosen, w.figures.model.Told = "", ""
		w.board.Mark("", "")
	}
}

// askDashboard asks for a file and writes the figures into it.
func (w *Window) askDashboard() {
	var extensions []string
	for _, form := range report.DashboardForms() {
		extensions = append(extensions, "."+form)
	}
	w.ask(filechooser.Options{
		Title: w.loc.T("op.dashboard_export"), Button: w.loc.T("files.save"), Save: true, Name: w.loc.T("dashboard.file_name") + ".png", Extensions: extensions,
	}, w.WriteDashboard)
}

// WriteDashboard writes the figures to a file, in the form that its extension says.
func (w *Window) WriteDashboard(path string) {
	known, snap := w.figures.known, w.ws.Snapshot()
	opt := report.Options{Lang: w.loc.Lang(), Date: w.cfg.Clock(), Author: w.settings.Author}
	w.runner.Go(w.loc.T("task.export", "file", filepath.Base(path)), func(ctx context.Context, _ func(done, total int64)) error {
		return report.WriteDashboard(ctx, path, known, opt, snap)
	}, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.tellFile(path, w.loc.T("status.written", "file", path), "export.read")
	})
}

// editBudget asks what land may be taken.
func (w *Window) editBudget() {
	f := budgetform.New(w.loc, w.tips, w.ws.Snapshot().Territory)
	f.OnCancel = w.closeForm
	f.OnSave = func(t data.Territory) {
		w.save(data.Edit{Note: data.Saved(t), Put: []data.Row{t}}, f, w.closeForm)
	}
	w.showForm(f, f.Object)
	w.focus(f.Field("land_budget_m2"))
}

// Dashboard is the panel of figures.
func (w *Window) Dashboard() *dashboard.Panel { return w.board }
