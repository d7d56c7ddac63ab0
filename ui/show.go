package ui

import (
	"maps"
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/measure"
	"emprise/ui/kit"
	"emprise/ui/navigator"
	"emprise/ui/toolbar"
)

// showAll brings every panel up to date with what is open.
func (w *Window) showAll() {
	w.showFrame()
	w.listSoon()
}

// listSoon brings the lists at the left up to date once a frame is drawn.
func (w *Window) listSoon() { w.soon(w.showNavigator) }

// soon shows something of the project once a frame is drawn, if it is open still.
func (w *Window) soon(show func()) {
	ws := w.ws
	w.runner.Post(func() {
		if ws != nil && w.ws == ws {
			show()
		}
	})
}

// showFrame does so for all but the lists at the left, which take the longest; what stands below the map follows a frame later.
func (w *Window) showFrame() {
	open := w.ws != nil
	kit.Show(w.lobby, !open)
	kit.Show(w.dock.Object, open)
	w.showToolbar()
	w.showSitting()
	w.showTour()
	if !open {
		w.showWelcome()
		w.line.Position, w.line.Scale, w.line.Counts = "", "", ""
		w.status.Set(w.line)
		return
	}
	w.runner.Forget("recents") // what is looked at for the welcome
	w.measurePlots()
	w.soon(w.showDrawers)
	w.showMap(nil)
	w.showInspector()
	w.showCounts()
	w.showScale()
}

// showDrawers brings up to date what can stand below the map.
func (w *Window) showDrawers() {
	w.showPlots()
	w.showBoard()
	w.showAssemblies()
	w.showAllocation()
	w.showRanking()
}

func (w *Window) showToolbar() {
	w.holdsStill()
	m := toolbar.Model{Project: w.loc.T("app.name"), Search: w.action(w.operation("palette"))}
	m.Search.Title = w.loc.T("toolbar.search")
	title := w.loc.T("app.name")
	if w.ws != nil {
		t := w.ws.Snapshot().Territory
		m.Project = t.Name
		title = t.Name + " – " + title
		if w.ws.ReadOnly() {
			m.ReadOnly = w.loc.T("toolbar.read_only")
		} else if t.Fictional {
			m.ReadOnly = w.loc.T("toolbar.fictional")
		}
	}
	group := func(ids ...string) []kit.Action {
		actions := make([]kit.Action, len(ids))
		for i, id := range ids {
			actions[i] = w.action(w.operation(id))
		}
		return actions
	}
	m.Menus, m.MenuTip = w.menuModel, m.Project+"\n"+w.action(w.operation("menu")).Tip()
	m.Sides = group("theme", "language")
	if w.dark() {
		m.Sides[0].Icon = "sun"
	}
	if w.ws != nil {
		m.Groups = [][]kit.Action{
			group("undo", "redo"), group("zoom.all", "zoom.in", "zoom.out"),
			group("tool.hand", w.shaper, w.ruler, w.drawing.tool), group("match", "recruitment.add", "innovation.add"),
		}
		m.Sides = append(group("sitting", "present", "panel.left", "panel.right"), m.Sides...)
		export := w.action(w.operation("export"))
		export.Title = w.loc.T("toolbar.export")
		m.Main = &export
	}
	w.bar.Set(m)
	if w.win.Title() != title { // the window system may take longer than a frame to be told
		w.win.SetTitle(title)
	}
}

// measurePlots measures all plots.
func (w *Window) measurePlots() {
	areas := make(map[string]float64, len(w.ws.Snapshot().Plots))
	for _, p := range w.ws.Snapshot().Plots {
		areas[p.ID] = float64(measure.Area(p.Shape))
	}
	w.areas = areas
}

// measureAgain measures those that a change is about; works under way keep the areas that they have.
func (w *Window) measureAgain(c data.Change) {
	areas := maps.Clone(w.areas)
	for _, ref := range c.Refs {
		if ref.Kind != data.KindPlot {
			continue
		}
		if p, ok := w.ws.Snapshot().Plot(ref.ID); ok {
			areas[ref.ID] = float64(measure.Area(p.Shape))
		} else {
			delete(areas, ref.ID)
		}
	}
	w.areas = areas
}

// showNavigator brings the lists at the left up to date: what they hold is put into words when they come in front.
func (w *Window) showNavigator() {
	snap := w.ws.Snapshot()
	w.navigator.Set(navigator.Model{
		Layers:   w.layerLines(snap),
		Plots:    func() []navigator.Plot { return w.plotLines(snap) },
		Needs:    func() []navigator.Need { return w.needLines(snap) },
		Projects: func() []navigator.Project { return w.projectLines(snap) },
		Grouping: w.settings.NeedGroups, Chosen: w.selected.listed(),
		Import: w.action(w.operation("import")), AddNeed: w.action(w.operation("need.add")), AddProject: w.action(w.operation("recruitment.add")),
	})
}

// plotLines are the plots by name, those that are offered first.
func (w *Window) plotLines(snap *workspace.Snapshot) []navigator.Plot {
	zone, mark := zoneNames(snap), w.plotMarks(snap)
	lines := make([]navigator.Plot, len(snap.Plots))
	for i, p := range snap.Plots {
		lines[i] = navigator.Plot{
			ID: p.ID, Name: p.Name, Commune: p.Commune, Zone: zone[p.ZoneID], Status: p.Status, AreaM2: w.areas[p.ID], Area: w.hectaresOf(p),
			Mark: mark(i), Offered: p.Offered(),
		}
	}
	return locale.SortedBy(lines, func(p navigator.Plot) string {
		if p.Offered {
			return "0" + locale.Fold(p.Name)
		}
		return "1" + locale.Fold(p.Name)
	})
}

func (w *Window) needLines(snap *workspace.Snapshot) []navigator.Need {
	offers := dealing.OffersOf(snap)
	lines := make([]navigator.Need, len(snap.Needs))
	for i, n := range snap.Needs {
		lines[i] = navigator.Need{ID: n.ID, Title: n.Title, Stage: n.Stage, Ranked: n.ID == w.ranking.needID, Asked: w.askedArea(n)}
		if c, ok := snap.Company(n.CompanyID); ok {
			lines[i].Company = c.Shown()
		}
		if last, ok := offers.Latest(n.ID); ok {
			lines[i].Offer = explain.Stage(w.loc, last)
		}
	}
	return lines
}

func (w *Window) projectLines(snap *workspace.Snapshot) []navigator.Project {
	lines := make([]navigator.Project, len(snap.Projects))
	for i, p := range snap.Projects {
		lines[i] = navigator.Project{ID: p.ID, Type: p.Type, Title: p.Title, Status: p.Status, Place: placeOf(snap, p)}
	}
	return lines
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// askedArea says which area a need asks for, "" when it asks for none.
func (w *Window) askedArea(n data.Need) string {
	for _, c := range n.Criteria {
		if c.Measure == data.MeasureArea {
			r := match.Asks(c)
			if r.Min != nil || r.Max != nil {
				r.Ideal = nil
			}
			return explain.Asked(w.loc, r)
		}
	}
	return ""
}

// placeOf says what a project is tied to.
func placeOf(snap *workspace.Snapshot, p data.Project) string {
	var names []string
	for _, id := range p.PlotIDs {
		if plot, ok := snap.Plot(id); ok {
			names = append(names, plot.Name)
		}
	}
	for _, id := range p.ZoneIDs {
		if zone, ok := snap.Zone(id); ok {
			names = append(names, zone.Name)
		}
	}
	return strings.Join(names, ", ")
}

func (w *Window) layerLines(snap *workspace.Snapshot) []navigator.Layer {
	var lines []navigator.Layer
	for _, own := range []struct {
		id, key string
		count   int
	}{
		{workspace.SceneProjects, "layer.projects", len(snap.Projects)},
		{workspace.ScenePlots, "layer.plots", len(snap.Plots)},
		{workspace.SceneZones, "layer.zones", len(snap.Zones)},
	} {
		lines = append(lines, navigator.Layer{
			ID: own.id, Name: w.loc.T(own.key), Detail: w.loc.T("layer.own"), Count: own.count, Visible: !w.hidden[own.id],
			Mark: w.layerMark(own.id, data.Layer{}),
		})
	}
	for _, l := range slices.Backward(snap.Layers) {
		detail := strings.Trim(w.loc.Date(l.Date)+" · "+l.Producer, " ·")
		switch {
		case l.Visible && w.offScale[l.ID]:
			detail = w.loc.T("layer.off_scale")
		case detail == "":
			detail = w.loc.T("layer.no_source")
		}
		lines = append(lines, navigator.Layer{
			ID: l.ID, Name: l.Name, Detail: detail, Count: l.Count, Visible: l.Visible, Mark: w.layerMark(l.ID, l),
		})
	}
	return append(lines, w.arrivalLines()...)
}
