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

func (t *boardTeller) columns() []boardColumn {
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
	number := func(v float64) string { return t.loc.Number(v, 0) }
	return []boardColumn{
		{"title", 300, false, func(p boarded) string { return p.Title }, nil},
		{"type", 110, false, func(p boarded) string { return upperFirst(t.loc.T("project_type." + string(p.Type))) }, func(p boarded) (float64, bool) {
			return float64(slices.Index(data.ProjectTypes(), p.Type)), true
		}},
		{"status", 84, false, func(p boarded) string { return upperFirst(t.status(p)) }, func(p boarded) (float64, bool) {
			return float64(slices.Index(data.ProjectStatuses(), p.Status)), p.Status != ""
		}},
		{"place", 190, false, func(p boarded) string { return p.at }, nil},
		{"commune", 120, false, func(p boarded) string { return strings.Join(p.place.Communes, ", ") }, nil},
		{"owner", 170, false, func(p boarded) string { return p.Owner }, nil},
		{"start", 128, true, func(p boarded) string { return t.loc.Date(p.Start) }, day(start)},
		{"end", 128, true, func(p boarded) string { return t.loc.Date(p.End) }, day(end)},
		{"jobs", 60, true, place(jobs, number), jobs},
		{"capex", 100, true, place(capex, t.loc.Euro), capex},
		{"tco2e", 76, true, place(tonnes, number), tonnes},
		{"contract", 200, false, func(p boarded) string {
			c, _ := t.snap.Contract(p.ContractID)
			return strings.Join(filled(p.ActionCode, c.Name), " · ")
		}, nil},
	}
}

// sortBy orders the projects by a column; what is not known comes last, both ways.
func (t *boardTeller) sortBy(c boardColumn) {
	sign := 1
	if t.down {
		sign = -1
	}
	slices.SortStableFunc(t.kept, func(a, b boarded) int {
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

// status is that of a project in words, "" when it is not known.
func (t *boardTeller) status(p boarded) string {
	if p.Status == "" {
		return ""
	}
	return t.loc.T("project_status." + string(p.Status))
}

// project puts a project into words.
func (t *boardTeller) project(columns []boardColumn, p boarded) board.Project {
	out := board.Project{
		ID: p.ID, Mark: projectMark(p.Type), Title: p.Title, Status: p.Status, State: cmp.Or(t.status(p), t.loc.T("value.unknown")), Value: brought(t.loc, p.Project),
		Detail: cmp.Or(p.at, strings.Join(p.place.Communes, ", "), p.Owner), Start: p.Start, End: p.End,
		Late: p.End != "" && p.End < t.today && p.Status != data.ProjectDone && p.Status != data.ProjectAbandoned,
	}
	var when []string
	switch {
	case p.Start != "" && p.End != "":
		when = append(when, t.loc.T("board.from_until", "from", t.loc.Date(p.Start), "until", t.loc.Date(p.End)))
	case p.Start != "":
		when = append(when, t.loc.T("board.from", "from", t.loc.Date(p.Start)))
	case p.End != "":
		when = append(when, t.loc.T("board.until", "until", t.loc.Date(p.End)))
	}
	if out.Late {
		when = append(when, t.loc.T("board.late"))
	}
	for _, s := range p.Milestones {
		out.Steps = append(out.Steps, board.Step{Title: s.Title, Date: s.Date, Done: s.Done})
		key := "board.step"
		if s.Done {
			key = "board.step_done"
		}
		when = append(when, t.loc.T(key, "step", s.Title, "day", t.loc.Date(s.Date)))
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

// rollup adds up the projects that are kept.
func (t *boardTeller) rollup() board.Rollup {
	meant := make(map[string]bool, len(t.kept))
	for _, p := range t.kept {
		meant[p.ID] = true
	}
	r := t.ground.Sum(func(p data.Project) bool { return meant[p.ID] })
	by := cmp.Or(t.axis, byZone)
	axis := map[string]rollup.Axis{byZone: r.Zones, byCommune: r.Communes, byContract: r.Contracts}[by]
	t.rolled = map[string]rollup.Group{}
	m := board.Rollup{Axis: by, Note: t.loc.T("board.rollup_note")}
	if axis.Several > 0 {
		m.Note = t.loc.N("board.several", axis.Several) + " " + m.Note
	}
	m.Axes = asking.Options(t.loc, "board.axis.", []string{byZone, byCommune, byContract})
	m.Columns = t.rollupColumns(by)
	add := func(code, name string, g rollup.Group) {
		t.rolled[code] = g
		m.Rows = append(m.Rows, board.Group{Code: code, Cells: t.groupCells(name, g)})
	}
	add("territory", t.loc.T("board.territory"), r.Territory)
	for _, g := range axis.Groups {
		add(by+"/"+g.ID, cmp.Or(g.Name, t.loc.T("board.nowhere."+by)), g)
	}
	return m
}

// rollupColumns are what groupCells says.
func (t *boardTeller) rollupColumns(axis string) []kit.GridColumn {
	columns := []kit.GridColumn{{Name: t.loc.T("board.axis_one." + axis), Width: 240}}
	number := func(name string, width float32) {
		columns = append(columns, kit.GridColumn{Name: name, Width: width, Trailing: true})
	}
	number(t.loc.T("board.column.projects"), 52)
	number(t.loc.T("board.sum.jobs"), 112)
	number(t.loc.T("board.sum.capex"), 176)
	number(t.loc.T("board.sum.tco2e"), 136)
	for _, of := range data.ProjectTypes() {
		number(upperFirst(t.loc.T("project_type."+string(of))), 84)
	}
	for _, s := range data.ProjectStatuses() {
		number(upperFirst(t.loc.T("project_status."+string(s))), 60)
	}
	return columns
}

func (t *boardTeller) groupCells(name string, g rollup.Group) []string {
	count := func(n int) string {
		if n == 0 {
			return "–"
		}
		return t.loc.Number(float64(n), 0)
	}
	number := func(v float64) string { return t.loc.Number(v, 0) }
	cells := []string{name, count(len(g.Projects)), explain.Sum(t.loc, g.Jobs, number), explain.Sum(t.loc, g.CapexEuro, t.loc.Euro), explain.Sum(t.loc, g.TCO2e, number)}
	for _, of := range data.ProjectTypes() {
		cells = append(cells, count(g.OfType(of)))
	}
	for _, s := range data.ProjectStatuses() {
		cells = append(cells, count(g.OfStatus(s)))
	}
	return cells
}
