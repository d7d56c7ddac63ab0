package ui

import (
	"cmp"
	"context"
	"slices"

	"emprise/data"
	"emprise/data/report"
	"emprise/data/rollup"
	"emprise/data/search"
	"emprise/ui/board"
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
	p.OnView = func(v board.View) { w.boarding.view = v; w.lookBoard() }
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
	w.showBoard()
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

// showBoard brings the projects up to date, on the map while they are filtered and in their panel while that is shown. They are told off the
// interface thread.
func (w *Window) showBoard() {
	if w.ws == nil {
		return
	}
	shown := w.shelf == shelfBoard
	if !shown && w.boarding.filter.Empty() {
		w.runner.Forget("board")
		w.narrowBoard(nil)
		return
	}
	ws, t := w.ws, newBoardTeller(w.loc, w.ws.Snapshot(), w.boarding, w.today())
	var m board.Model
	w.runner.Latest("board", func(ctx context.Context) error {
		err := t.find(ctx)
		if err == nil && shown {
			m = t.model()
		}
		return err
	}, func(err error) {
		if err != nil || w.ws != ws {
			return
		}
		w.narrowBoard(t.kept)
		if shown && w.shelf == shelfBoard {
			w.boarding.rolled = t.rolled
			w.setBoard(m)
		}
	})
}

// lookBoard shows the projects that are told another way.
func (w *Window) lookBoard() { w.setBoard(w.works.Model()) }

// setBoard shows the projects as they were told, with what is in hand.
func (w *Window) setBoard(m board.Model) {
	b := &w.boarding
	m.View, m.Filter, m.Chosen, m.Rollup.Chosen = cmp.Or(b.view, board.Lanes), b.filter, "", b.group
	if w.selected.kind == data.KindProject {
		m.Chosen = w.selected.id
	}
	m.Add = w.actions("recruitment.add", "innovation.add")
	m.Print, m.Clear = w.action(w.operation("projects.print")), w.action(w.operation("projects.clear"))
	m.Clear.Title = w.loc.T("op.plots_clear_short")
	w.works.Set(m)
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
	w.lookBoard()
}

// printProjects opens the form of a sheet to print, on the sheet of the projects.
func (w *Window) printProjects() { w.askSheet(string(report.TemplateProjects)) }

// Projects is the panel of projects.
func (w *Window) Projects() *board.Panel { return w.works }
