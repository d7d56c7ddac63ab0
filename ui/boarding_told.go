package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/rollup"
	"emprise/data/workspace"
	"emprise/ui/asking"
	"emprise/ui/board"
	"emprise/ui/kit"
)

// boardColumn is a column of the table of projects: what it says, and by what it is sorted.
type boardColumn struct {
	key    string
	width  float32
	number bool
	cell   func(p boarded) string
	value  func(p boarded) (v float64, known bool) // nil sorts by the text
}

func (w *Window) boardTable(snap *workspace.Snapshot) []boardColumn {
	of := func(p *float64) (float64, bool) {
		if p == nil {
			return 0, false
		}
		return *p, true
	}
	jobs := func(p boarded) (float64, bool) {
		n, ok := p.JobCount()
		return float64(n), ok
	}
	capex := func(p boarded) (float64, bool) { return of(p.CapexEuro) }
	tonnes := func(p boarded) (float64, bool) { return of(p.AvoidedTCO2) }
	day := func(of func(p boarded) string) func(p boarded) (float64, bool) {
		return func(p boarded) (float64, bool) {
			n, err := strconv.Atoi(strings.ReplaceAll(of(p), "-", ""))
			return float64(n), err == nil
		}
	}
	start, end := func(p boarded) string { return p.Start }, func(p boarded) string { return p.End }
	place := func(value func(p boarded) (float64, bool), said func(v float64) string) func(p boarded) string {
		return func(p boarded) string {
			if v, ok := value(p); ok {
				return said(v)
			}
			return ""
		}
	}
	number := func(v float64) string { return w.loc.Number(v, 0) }
	return []boardColumn{
		{"title", 300, false, func(p boarded) string { return p.Title }, nil},
		{"type", 110, false, func(p boarded) string { return upperFirst(w.loc.T("project_type." + string(p.Type))) }, func(p boarded) (float64, bool) {
			return float64(slices.Index(data.ProjectTypes(), p.Type)), true
		}},
		{"status", 84, false, func(p boarded) string { return upperFirst(w.code("project_status.", string(p.Status))) }, func(p boarded) (float64, bool) {
			return float64(slices.Index(data.ProjectStatuses(), p.Status)), p.Status != ""
		}},
		{"place", 190, false, func(p boarded) string { return w.placeOf(snap, p.Project) }, nil},
		{"commune", 120, false, func(p boarded) string { return strings.Join(p.place.Communes, ", ") }, nil},
		{"owner", 170, false, func(p boarded) string { return p.Owner }, nil},
		{"start", 128, true, func(p boarded) string { return w.loc.Date(p.Start) }, day(start)},
		{"end", 128, true, func(p boarded) string { return w.loc.Date(p.End) }, day(end)},
		{"jobs", 60, true, place(jobs, number), jobs},
		{"capex", 100, true, place(capex, w.loc.Euro), capex},
		{"tco2e", 76, true, place(tonnes, number), tonnes},
		{"contract", 200, false, func(p boarded) string {
			c, _ := snap.Contract(p.ContractID)
			return strings.Join(filled(p.ActionCode, c.Name), " · ")
		}, nil},
	}
}

// sortBoarded orders projects by a column; what is not known comes last, both ways.
func (w *Window) sortBoarded(c boardColumn, list []boarded) {
	sign := 1
	if w.boarding.down {
		sign = -1
	}
	slices.SortStableFunc(list, func(a, b boarded) int {
		if c.value == nil {
			x, y := locale.Fold(c.cell(a)), locale.Fold(c.cell(b))
			if (x == "") != (y == "") {
				return compareBool(x == "", y == "")
			}
			return sign * cmp.Compare(x, y)
		}
		x, knowX := c.value(a)
		y, knowY := c.value(b)
		if knowX != knowY {
			return compareBool(!knowX, !knowY)
		}
		return sign * cmp.Compare(x, y)
	})
}

// boardProject puts a project into words.
func (w *Window) boardProject(snap *workspace.Snapshot, columns []boardColumn, p boarded) board.Project {
	out := board.Project{
		ID: p.ID, Mark: projectMark(p.Type), Title: p.Title, Status: p.Status, State: w.loc.T("value.unknown"), Value: w.brought(p.Project),
		Detail: cmp.Or(w.placeOf(snap, p.Project), strings.Join(p.place.Communes, ", "), p.Owner), Start: p.Start, End: p.End,
		Late: p.End != "" && p.End < w.today() && p.Status != data.ProjectDone && p.Status != data.ProjectAbandoned,
	}
	if p.Status != "" {
		out.State = w.loc.T("project_status." + string(p.Status))
	}
	var when []string
	switch {
	case p.Start != "" && p.End != "":
		when = append(when, w.loc.T("board.from_until", "from", w.loc.Date(p.Start), "until", w.loc.Date(p.End)))
	case p.Start != "":
		when = append(when, w.loc.T("board.from", "from", w.loc.Date(p.Start)))
	case p.End != "":
		when = append(when, w.loc.T("board.until", "until", w.loc.Date(p.End)))
	}
	if out.Late {
		when = append(when, w.loc.T("board.late"))
	}
	for _, s := range p.Milestones {
		out.Steps = append(out.Steps, board.Step{Title: s.Title, Date: s.Date, Done: s.Done})
		key := "board.step"
		if s.Done {
			key = "board.step_done"
		}
		when = append(when, w.loc.T(key, "step", s.Title, "day", w.loc.Date(s.Date)))
	}
	out.When = strings.Join(when, " · ")
	for _, c := range columns {
		out.Cells = append(out.Cells, c.cell(p))
	}
	return out
}

// The sorts of places that projects are added up by.
const (
	byZone     = "zone"
	byCommune  = "commune"
	byContract = "contract"
)

// boardRollup adds up the projects that are listed.
func (w *Window) boardRollup(ground *rollup.Ground, kept []boarded) board.Rollup {
	meant := make(map[string]bool, len(kept))
	for _, p := range kept {
		meant[p.ID] = true
	}
	r := ground.Sum(func(p data.Project) bool { return meant[p.ID] })
	b := &w.boarding
	b.axis = cmp.Or(b.axis, byZone)
	axis := map[string]rollup.Axis{byZone: r.Zones, byCommune: r.Communes, byContract: r.Contracts}[b.axis]
	b.rolled = map[string]rollup.Group{}
	m := board.Rollup{Axis: b.axis, Chosen: b.group, Note: w.loc.T("board.rollup_note")}
	if axis.Several > 0 {
		m.Note = w.loc.N("board.several", axis.Several) + " " + m.Note
	}
	m.Axes = asking.Options(w.loc, "board.axis.", []string{byZone, byCommune, byContract})
	m.Columns = w.rollupColumns(b.axis)
	add := func(code, name string, g rollup.Group) {
		b.rolled[code] = g
		m.Rows = append(m.Rows, board.Group{Code: code, Cells: w.groupCells(name, g)})
	}
	add("territory", w.loc.T("board.territory"), r.Territory)
	for _, g := range axis.Groups {
		add(b.axis+"/"+g.ID, cmp.Or(g.Name, w.loc.T("board.nowhere."+b.axis)), g)
	}
	return m
}

// rollupColumns are what groupCells says.
func (w *Window) rollupColumns(axis string) []kit.GridColumn {
	columns := []kit.GridColumn{{Name: w.loc.T("board.axis_one." + axis), Width: 240}}
	number := func(name string, width float32) {
		columns = append(columns, kit.GridColumn{Name: name, Width: width, Trailing: true})
	}
	number(w.loc.T("board.column.projects"), 52)
	number(w.loc.T("board.sum.jobs"), 112)
	number(w.loc.T("board.sum.capex"), 176)
	number(w.loc.T("board.sum.tco2e"), 136)
	for _, t := range data.ProjectTypes() {
		number(upperFirst(w.loc.T("project_type."+string(t))), 84)
	}
	for _, s := range data.ProjectStatuses() {
		number(upperFirst(w.loc.T("project_status."+string(s))), 60)
	}
	return columns
}

func (w *Window) groupCells(name string, g rollup.Group) []string {
	count := func(n int) string {
		if n == 0 {
			return "–"
		}
		return w.loc.Number(float64(n), 0)
	}
	number := func(v float64) string { return w.loc.Number(v, 0) }
	cells := []string{name, count(len(g.Projects)), explain.Sum(w.loc, g.Jobs, number), explain.Sum(w.loc, g.CapexEuro, w.loc.Euro), explain.Sum(w.loc, g.TCO2e, number)}
	for _, t := range data.ProjectTypes() {
		cells = append(cells, count(g.OfType(t)))
	}
	for _, s := range data.ProjectStatuses() {
		cells = append(cells, count(g.OfStatus(s)))
	}
	return cells
}
