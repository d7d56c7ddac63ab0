package board

import (
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/search"
	"emprise/ui/kit"
)

// Panel is the panel.
type Panel struct {
	Object   fyne.CanvasObject
	OnView   func(View)
	OnFilter func(search.ProjectFilter)
	OnChoose func(projectID string)
	OnEdit   func(projectID string)
	OnMove   func(projectID string, to data.ProjectStatus)
	OnSort   func(column int)
	OnAxis   func(code string)  // of the rollup
	OnGroup  func(group string) // a line of the rollup was pressed
	OnClose  func()

	loc     *locale.Locale
	tips    *kit.Tips
	count   *kit.Text
	views   []*kit.Button
	options *fyne.Container // of the view in force
	actions *fyne.Container
	filter  *filterBar
	body    *fyne.Container
	lanes   *lanes
	line    *timeline
	told    *kit.Text // of the project that the line points at
	undated *kit.List
	loose   *kit.Text
	aside   fyne.CanvasObject
	grid    *kit.Grid
	rollup  *kit.Grid
	note    *kit.Text
	model   Model
}

// asideWidth is what the projects without a day take beside the line of time.
const asideWidth = 270

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Panel {
	p := &Panel{
		loc: loc, tips: tips, count: kit.Caption(""), options: kit.Row(2), actions: kit.Row(2), body: kit.Stack(), told: kit.Caption("").Cutting(),
		undated: kit.NewList(true, tips), loose: kit.Caption("").Wrapping(), grid: kit.NewGrid(), rollup: kit.NewGrid(), note: kit.Caption("").Wrapping(),
	}
	title := kit.Body(loc.T("op.projects"))
	title.Bold = true
	views := kit.Row(2)
	for _, v := range Views() {
		b := kit.NewButton(loc.T("board.view."+string(v)), "", kit.Quiet, func() { p.OnView(v) })
		b.Small, b.Tip, b.Tips = true, loc.T("board.view_tip."+string(v)), tips
		p.views = append(p.views, b)
		views.Add(b)
	}
	cross := kit.IconButton("close", loc.T("board.close"), tips, func() { p.OnClose() })
	cross.Small = true
	top := kit.Bar(12, title, p.count, views, p.options, kit.Gap(), p.actions, cross)
	p.filter = newFilterBar(p)
	head := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 3}, top),
		kit.Pad(kit.Insets{Left: 10, Right: 14, Bottom: 5}, p.filter.Object), kit.Hairline())
	p.lanes = newLanes(p)
	p.makeTimeline()
	p.makeGrids()
	p.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, p.body))
	return p
}

func (p *Panel) makeTimeline() {
	p.line = newTimeline(p.loc)
	p.line.onChoose = func(id string) { p.OnChoose(id) }
	p.line.onEdit = func(id string) { p.OnEdit(id) }
	p.line.onPoint = func(at *Project) {
		if at == nil {
			p.told.Set(p.loc.T("board.point"))
			return
		}
		text := at.Title
		for _, more := range []string{at.Detail, at.When} {
			if more != "" {
				text += " · " + more
			}
		}
		p.told.Set(text)
	}
	p.undated.OnChoose = func(id string) { p.OnChoose(id) }
	p.loose.Bold = true
	head := kit.Pad(kit.Insets{Left: 10, Top: 6, Right: 10, Bottom: 2}, p.loose)
	p.aside = kit.Frame(head, nil, p.undated.Object)
}

func (p *Panel) makeGrids() {
	p.grid.Cell = func(row, column int) string { return p.model.Projects[row].Cells[column] }
	p.grid.Marked = func(row int) bool { return p.model.Projects[row].ID == p.model.Chosen }
	p.grid.OnChoose = func(row int, _, _ bool) { p.OnChoose(p.model.Projects[row].ID) }
	p.grid.OnOpen = func(row int) { p.OnEdit(p.model.Projects[row].ID) }
	p.grid.OnSort = func(column int) { p.OnSort(column) }
	p.rollup.Cell = func(row, column int) string { return p.model.Rollup.Rows[row].Cells[column] }
	p.rollup.Marked = func(row int) bool { return p.model.Rollup.Rows[row].Code == p.model.Rollup.Chosen }
	p.rollup.Look = func(row, _ int) kit.GridLook { return kit.GridLook{Bold: row == 0} }
	p.grid.Frozen, p.rollup.Frozen = 1, 1
	p.rollup.OnChoose = func(row int, _, _ bool) { p.OnGroup(p.model.Rollup.Rows[row].Code) }
}

// Model is what is shown.
func (p *Panel) Model() Model { return p.model }

// Find types words into the field.
func (p *Panel) Find(words string) { p.filter.find.SetText(words) }

// Press does what a press on the chip of a type does.
func (p *Panel) Press(code string) { p.filter.press(code) }

// Card is the card of a project, nil when there is none in sight of the lanes.
func (p *Panel) Card(projectID string) fyne.CanvasObject {
	if c := p.lanes.cards[projectID]; c != nil {
		return c
	}
	return nil
}

// Lane is the lane of a status, nil when there is none.
func (p *Panel) Lane(s data.ProjectStatus) fyne.CanvasObject {
	for _, n := range p.lanes.all {
		if n.status == s {
			return n.object
		}
	}
	return nil
}

// Zoom tells years or quarters apart on the line of time.
func (p *Panel) Zoom(z Zoom) {
	p.line.setZoom(z)
	p.setOptions()
}

// Choose marks a project, without telling.
func (p *Panel) Choose(id string) {
	if p.model.Chosen == id {
		return
	}
	p.model.Chosen = id
	p.lanes.mark(id)
	p.line.mark(id)
	p.line.point()
	p.undated.Choose(id)
	if i := slices.IndexFunc(p.model.Projects, func(r Project) bool { return r.ID == id }); i >= 0 {
		p.grid.Reveal(i)
	} else {
		p.grid.Refresh()
	}
	if id != "" {
		p.model.Rollup.Chosen = ""
	}
	p.rollup.Refresh()
}

// Set shows a model.
func (p *Panel) Set(m Model) {
	p.model = m
	// Both tables learn of their rows at once, shown or not: they are asked to mark one at any time.
	p.grid.Set(m.Columns, len(m.Projects), m.Sort, m.Down)
	p.rollup.Set(m.Rollup.Columns, len(m.Rollup.Rows), -1, false)
	p.count.Set(m.Count)
	for i, b := range p.views {
		b.Chosen = Views()[i] == m.View
		b.Refresh()
	}
	p.setOptions()
	p.actions.Objects = nil
	for _, a := range m.Add {
		b := kit.ActionButton(a, kit.Quiet, true, p.tips)
		b.Small = true
		p.actions.Add(b)
	}
	b := kit.ActionButton(m.Print, kit.Quiet, false, p.tips)
	b.Small = true
	p.actions.Add(b)
	p.actions.Refresh()
	p.filter.set(m)
	p.body.Objects = []fyne.CanvasObject{p.view()}
	p.Object.Refresh() // and all that is in it
}

// setOptions shows what can be chosen about the view in force.
func (p *Panel) setOptions() {
	p.options.Objects = nil
	add := func(text string, chosen bool, run func()) {
		b := kit.NewButton(text, "", kit.Quiet, run)
		b.Small, b.Chosen = true, chosen
		p.options.Add(b)
	}
	switch p.model.View {
	case Time:
		p.options.Add(kit.Caption("│"))
		add(p.loc.T("board.years"), p.line.zoom == Years, func() { p.Zoom(Years) })
		add(p.loc.T("board.quarters"), p.line.zoom == Quarters, func() { p.Zoom(Quarters) })
	case Rollups:
		p.options.Add(kit.Caption("│"))
		for _, o := range p.model.Rollup.Axes {
			add(o.Text, o.Code == p.model.Rollup.Axis, func() { p.OnAxis(o.Code) })
		}
	}
	p.options.Refresh()
}

// view is the view in force, or why there is nothing to see.
func (p *Panel) view() fyne.CanvasObject {
	m := p.model
	if m.Empty != "" {
		title := p.loc.T("board.none")
		var buttons []fyne.CanvasObject
		if m.Filter.Empty() {
			buttons = kit.ActionButtons(m.Add, true, p.tips)
		} else {
			title = p.loc.T("board.none_left")
			buttons = kit.ActionButtons([]kit.Action{m.Clear}, true, p.tips)
		}
		return kit.NewPage(kit.Empty("project", title, m.Empty, buttons...))
	}
	switch m.View {
	case Time:
		return p.time()
	case Table:
		return p.grid
	case Rollups:
		p.note.Set(m.Rollup.Note)
		return kit.Frame(nil, kit.Pad(kit.Sides(14, 5), p.note), p.rollup)
	}
	p.lanes.set(m)
	return p.lanes.Object
}

// time is the line of time, with the projects beside it that have no day to stand on it.
func (p *Panel) time() fyne.CanvasObject {
	p.line.set(p.model.Projects, p.model.Today, p.model.Chosen)
	p.line.point()
	var items []kit.Item
	for _, r := range p.model.Projects {
		if !r.dated() {
			items = append(items, kit.Item{ID: r.ID, Mark: r.Mark, Title: r.Title, Detail: r.State})
		}
	}
	foot := kit.Column(0, kit.Hairline(), kit.Pad(kit.Sides(14, 4), p.told))
	line := kit.Frame(nil, foot, p.line)
	if len(items) == 0 {
		return line
	}
	p.loose.Set(p.loc.N("board.undated", len(items)))
	p.undated.Set(items)
	p.undated.Choose(p.model.Chosen)
	return kit.Side(asideWidth, line, p.aside)
}
