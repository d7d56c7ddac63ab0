package ui

import (
	"cmp"
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/report"
	"emprise/data/rollup"
	"emprise/data/search"
	"emprise/data/workspace"
	"emprise/ui/board"
	"emprise/ui/kit"
)

// shelfBoard is the panel of projects.
const shelfBoard = "board"

// boarding is how the projects are shown.
type boarding struct {
	view   board.View
	filter search.ProjectFilter
	meant  []string // the projects that the filter keeps, by ID, sorted; nil without a filter
	sorted bool     // by the column, else by the first day
	sort   int
	down   bool
	axis   string // of the rollup
	group  string // of the rollup, whose projects are selected
	rolled map[string]rollup.Group
}

func (w *Window) makeProjects() *board.Panel {
	p := board.New(w.loc, w.tips)
	p.OnView = func(v board.View) { w.boarding.view = v; w.showBoard() }
	p.OnFilter = w.filterBoard
	p.OnChoose = func(id string) { w.chooseProject(id, true) }
	p.OnEdit = w.editBoarded
	p.OnMove = w.moveProject
	p.OnSort = w.sortBoard
	p.OnAxis = func(code string) { w.boarding.axis, w.boarding.group = code, ""; w.showBoard() }
	p.OnGroup = func(code string) {
		if w.ws != nil {
			w.gatherGroup(code)
		}
	}
	p.OnClose = w.flipBoard
	return p
}

func (w *Window) flipBoard() {
	if w.shelved(shelfBoard) {
		w.leaveShelf()
		return
	}
	w.takeShelf(shelfBoard)
	w.runner.Post(w.showBoard) // to lay all cards out takes as long as the drawer
}

// filterBoard narrows the projects that are shown, on the map too, where they stay so when the panel is closed.
func (w *Window) filterBoard(f search.ProjectFilter) {
	w.boarding.filter = f
	w.showBoard()
	w.showToolbar()
}

// narrowBoard takes the projects that the filter keeps, and tells the map when they are others than before.
func (w *Window) narrowBoard(kept []boarded) {
	var meant []string
	if !w.boarding.filter.Empty() {
		meant = make([]string, len(kept))
		for i, p := range kept {
			meant[i] = p.ID
		}
		slices.Sort(meant)
	}
	if was := w.boarding.meant; (was == nil) != (meant == nil) || !slices.Equal(was, meant) {
		w.boarding.meant = meant
		w.showMap(nil)
	}
}

// boardRemark says on the map that projects are left out, "" when none is.
func (w *Window) boardRemark() string {
	if w.boarding.meant == nil {
		return ""
	}
	all := len(w.ws.Snapshot().Projects)
	return w.loc.T("board.filtered", "shown", w.loc.Number(float64(len(w.boarding.meant)), 0), "of", w.loc.Number(float64(all), 0))
}

// showBoard brings the projects up to date, on the map while they are filtered and in their panel while that is shown.
func (w *Window) showBoard() {
	if w.ws == nil {
		return
	}
	shown := w.shelf == shelfBoard
	if !shown && w.boarding.filter.Empty() {
		w.narrowBoard(nil)
		return
	}
	snap := w.ws.Snapshot()
	ground := rollup.On(snap)
	all, kept := w.boardedProjects(snap, ground)
	w.narrowBoard(kept)
	if shown {
		w.works.Set(w.boardModel(snap, ground, all, kept))
	}
}

// markBoard shows which project is selected.
func (w *Window) markBoard() {
	id := ""
	if w.selected.kind == data.KindProject {
		id = w.selected.id
	}
	w.works.Choose(id)
}

// editBoarded opens the form of a project.
func (w *Window) editBoarded(id string) {
	if why := w.noEdit(); why != "" {
		w.say(w.loc.T(why))
		return
	}
	w.chooseProject(id, false)
	w.editProject()
}

// moveProject gives a project another status, as one step that can be taken back.
func (w *Window) moveProject(id string, to data.ProjectStatus) {
	if why := w.noEdit(); why != "" {
		w.say(w.loc.T(why))
		return
	}
	p, ok := w.ws.Snapshot().Project(id)
	if !ok || p.Status == to || to == "" {
		return
	}
	p.Status = to
	e := data.Edit{Note: data.Note{Key: "edit.project_status." + string(to), Args: map[string]string{"title": p.Title}}, Put: []data.Row{p}}
	w.do(e, w.toldOf(e.Note))
}

// shiftProject moves the selected project on by so many statuses.
func (w *Window) shiftProject(by int) {
	if p, ok := w.ws.Snapshot().Project(w.selected.id); ok {
		if i := slices.Index(data.ProjectStatuses(), p.Status) + by; i >= 0 && i < len(data.ProjectStatuses()) {
			w.moveProject(p.ID, data.ProjectStatuses()[i])
		}
	}
}

// sortBoard orders by a column, the other way when it is the one already.
func (w *Window) sortBoard(column int) {
	b := &w.boarding
	b.down = b.sorted && b.sort == column && !b.down
	b.sorted, b.sort = true, column
	w.showBoard()
}

// gatherGroup selects on the map the projects that a line of the rollup counts.
func (w *Window) gatherGroup(code string) {
	g := w.boarding.rolled[code]
	refs := make([]data.Ref, len(g.Projects))
	for i, id := range g.Projects {
		refs[i] = data.Ref{Kind: data.KindProject, ID: id}
	}
	crowd, _ := w.rowsOnMap(refs)
	w.gather(crowd)
	if crowd.count() > 0 {
		w.chart.FlyTo(withGround(crowd.box()))
	}
	w.boarding.group = code
	w.showBoard()
}

// printProjects opens the form of a sheet to print, on the sheet of the projects.
func (w *Window) printProjects() { w.askSheet(string(report.TemplateProjects)) }

// boarded is a project with where it is.
type boarded struct {
	data.Project
	place search.ProjectPlace
}

// boardedProjects are those of a snapshot, and those that the filter keeps, in the order in which they begin.
func (w *Window) boardedProjects(snap *workspace.Snapshot, g *rollup.Ground) (all, kept []boarded) {
	for _, p := range snap.Projects {
		b := boarded{p, search.ProjectPlace{Zones: g.Zones(p), Communes: g.Communes(p), Schemes: g.Schemes(p)}}
		said := []string{w.placeOf(snap, p)}
		if c, ok := snap.Company(p.CompanyID); ok {
			said = append(said, c.Shown())
		}
		if c, ok := snap.Contract(p.ContractID); ok {
			said = append(said, c.Name)
		}
		b.place.Said = strings.Join(said, " ")
		all = append(all, b)
		if w.boarding.filter.Keeps(p, b.place) {
			kept = append(kept, b)
		}
	}
	slices.SortStableFunc(kept, func(a, b boarded) int {
		const undated = "9999"
		return cmp.Or(cmp.Compare(cmp.Or(a.Start, a.End, undated), cmp.Or(b.Start, b.End, undated)), cmp.Compare(locale.Fold(a.Title), locale.Fold(b.Title)))
	})
	return all, kept
}

func (w *Window) boardModel(snap *workspace.Snapshot, ground *rollup.Ground, all, kept []boarded) board.Model {
	columns := w.boardTable(snap)
	b := &w.boarding
	m := board.Model{
		View: cmp.Or(b.view, board.Lanes), Filter: b.filter, Today: w.today(), Sort: -1, Down: b.down,
		Count: w.loc.T("plots.count", "shown", w.loc.Number(float64(len(kept)), 0), "of", w.loc.N("counted.project", len(all))),
		Add:   w.actions("recruitment.add", "innovation.add"),
	}
	if w.selected.kind == data.KindProject {
		m.Chosen = w.selected.id
	}
	m.Print = w.action(w.operation("projects.print"))
	m.Clear = w.action(w.operation("projects.clear"))
	m.Clear.Title = w.loc.T("op.plots_clear_short")
	w.boardChoices(snap, all, &m)
	for _, s := range data.ProjectStatuses() {
		m.Lanes = append(m.Lanes, board.Lane{Status: s, Title: upperFirst(w.loc.T("project_status." + string(s))), Dim: s == data.ProjectAbandoned})
	}
	if slices.ContainsFunc(all, func(p boarded) bool { return p.Status == "" }) {
		m.Lanes = append([]board.Lane{{Title: upperFirst(w.loc.T("value.unknown"))}}, m.Lanes...)
	}
	if b.sorted {
		m.Sort = b.sort
		w.sortBoarded(columns[b.sort], kept)
	}
	for _, c := range columns {
		m.Columns = append(m.Columns, kit.GridColumn{Name: w.loc.T("board.column." + c.key), Width: c.width, Trailing: c.number})
	}
	for _, p := range kept {
		m.Projects = append(m.Projects, w.boardProject(snap, columns, p))
	}
	switch {
	case len(all) == 0:
		m.Empty = w.loc.T("board.none_next")
	case len(kept) == 0:
		m.Empty = w.loc.T("board.none_left_next")
	}
	m.Rollup = w.boardRollup(ground, kept)
	return m
}

// boardChoices are what the projects can be filtered by: what at least one of them has.
func (w *Window) boardChoices(snap *workspace.Snapshot, all []boarded, m *board.Model) {
	for _, t := range data.ProjectTypes() {
		n := 0
		for _, p := range all {
			if p.Type == t {
				n++
			}
		}
		m.Types = append(m.Types, board.Chip{Code: string(t), Text: upperFirst(w.loc.T("project_type." + string(t))), Count: n})
	}
	zones, communes, contracts, schemes := map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}
	for _, p := range all {
		for _, id := range p.place.Zones {
			z, _ := snap.Zone(id)
			zones[id] = z.Name
		}
		for _, c := range p.place.Communes {
			communes[c] = c
		}
		for _, s := range p.place.Schemes {
			schemes[s] = s
		}
		if c, ok := snap.Contract(p.ContractID); ok {
			contracts[c.ID] = c.Name
		}
	}
	options := func(any string, names map[string]string, chosen string) []kit.Option {
		out := []kit.Option{{Text: w.loc.T(any)}}
		for code, name := range names {
			out = append(out, kit.Option{Code: code, Text: name})
		}
		if _, ok := names[chosen]; chosen != "" && !ok { // no project has it any more
			out = append(out, kit.Option{Code: chosen, Text: chosen})
		}
		slices.SortFunc(out[1:], func(a, b kit.Option) int {
			return cmp.Or(cmp.Compare(locale.Fold(a.Text), locale.Fold(b.Text)), cmp.Compare(a.Code, b.Code))
		})
		return out
	}
	f := m.Filter
	m.Zones, m.Communes = options("plots.any_zone", zones, f.ZoneID), options("plots.any_commune", communes, f.Commune)
	m.Contracts, m.Schemes = options("board.any_contract", contracts, f.ContractID), options("board.any_scheme", schemes, f.Scheme)
}

// Projects is the panel of projects.
func (w *Window) Projects() *board.Panel { return w.works }
