package gallery

import (
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/search"
	"emprise/ui/asking"
	"emprise/ui/board"
	"emprise/ui/kit"
)

// boards are the projects, in each of their views.
func boards() []Exhibit {
	wide := fyne.NewSize(1280, 420)
	show := func(state string, model func(Room) board.Model, then func(*board.Panel)) Exhibit {
		return exhibit("board", state, wide, func(r Room) fyne.CanvasObject {
			p := board.New(r.Loc, r.Tips)
			p.Set(model(r))
			if then != nil {
				then(p)
			}
			return p.Object
		})
	}
	in := func(v board.View, title string) func(Room) board.Model {
		return func(r Room) board.Model {
			m := boarded(r, title)
			m.View = v
			return m
		}
	}
	const title = "Chaudronniers et soudeurs : recruter sans CV"
	return []Exhibit{
		show(Empty, func(r Room) board.Model {
			m := boarded(r, "")
			m.Projects, m.Empty, m.Count = nil, r.Loc.T("board.none_next"), ""
			return m
		}, nil),
		show(Empty+"-filter", func(r Room) board.Model {
			m := boarded(r, "")
			m.Projects, m.Empty = nil, r.Loc.T("board.none_left_next")
			m.Filter = search.ProjectFilter{Words: "hydrogène", Types: []data.ProjectType{data.Innovation}}
			return m
		}, nil),
		show(Full, in(board.Lanes, title), nil),
		show(Full+"-time", in(board.Time, title), nil),
		show(Full+"-quarters", in(board.Time, title), func(p *board.Panel) { p.Zoom(board.Quarters) }),
		show(Full+"-table", in(board.Table, title), nil),
		show(Full+"-rollup", in(board.Rollups, title), nil),
		show(Long, in(board.Lanes, long), nil),
		show(Long+"-time", in(board.Time, long), nil),
		show(Long+"-table", in(board.Table, long), nil),
		show(Long+"-rollup", in(board.Rollups, long), nil),
	}
}

// boarded is a dozen projects that have all a project may have and lack.
func boarded(r Room, title string) board.Model {
	option := func(key string) []kit.Option { return []kit.Option{{Text: r.Loc.T(key)}} }
	m := board.Model{
		View: board.Lanes, Chosen: "3", Today: "2026-11-23", Sort: 0,
		Zones: option("plots.any_zone"), Communes: option("plots.any_commune"), Contracts: option("board.any_contract"), Schemes: option("board.any_scheme"),
		Count: r.Loc.T("plots.count", "shown", "11", "of", r.Loc.N("counted.project", 20)),
		Add:   []kit.Action{action(r, "recruitment.add", "op.recruitment_short", "people"), action(r, "innovation.add", "op.innovation_short", "innovation")},
		Print: action(r, "projects.print", "op.projects_print", "export"),
		Clear: action(r, "projects.clear", "op.plots_clear_short", "close"),
	}
	for i, t := range data.ProjectTypes() {
		m.Types = append(m.Types, board.Chip{Code: string(t), Text: r.Loc.T("project_type." + string(t)), Count: 10 - 4*i})
	}
	for _, s := range data.ProjectStatuses() {
		m.Lanes = append(m.Lanes, board.Lane{Status: s, Title: r.Loc.T("project_status." + string(s)), Dim: s == data.ProjectAbandoned})
	}
	days := [][2]string{
		{"2025-02-01", "2025-11-30"},
		{"2026-04-01", "2027-10-31"},
		{"2026-01-15", ""},
		{"", "2027-06-30"},
		{"2027-01-01", "2029-12-31"},
		{"", ""},
		{"2026-03-01", "2026-10-01"},
		{"2028-01-01", "2028-03-31"},
		{"", ""},
		{"2026-11-01", "2027-03-31"},
		{"2024-05-01", "2025-01-31"},
	}
	for i, d := range days {
		s := data.ProjectStatuses()[(i*5+5)%6]
		if i%4 == 3 {
			s = data.ProjectUnderway
		}
		p := board.Project{
			ID: strconv.Itoa(i), Mark: projectSign(i), Title: title, Status: s, State: r.Loc.T("project_status." + string(s)), Detail: "Les Hauts Prés, lot 3", Start: d[0], End: d[1],
			Value: r.Loc.N("dashboard.job_count", 12*i), Late: i == 6,
			Cells: []string{title, r.Loc.T("project_type.innovation"), r.Loc.T("project_status." + string(s)), "Les Hauts Prés", "Arvenne", title, r.Loc.Date(d[0]), r.Loc.Date(d[1]), "24", r.Loc.Euro(2_400_000), "", "CRTE"},
		}
		if i%2 == 0 {
			p.When = r.Loc.T("board.from_until", "from", r.Loc.Date("2026-03-01"), "until", r.Loc.Date("2026-10-01"))
		}
		if i == 1 || i == 4 {
			p.Steps = []board.Step{{Title: "Permis", Date: "2026-06-15", Done: true}, {Title: "Mise en service", Date: "2027-09-01"}}
		}
		if i == 5 {
			p.Steps = []board.Step{{Title: "Dépôt", Date: "2027-02-01"}}
		}
		m.Projects = append(m.Projects, p)
	}
	for i, key := range []string{"title", "type", "status", "place", "commune", "owner", "start", "end", "jobs", "capex", "tco2e", "contract"} {
		width := []float32{300, 110, 84, 190, 120, 170, 128, 128, 60, 100, 76, 200}[i]
		m.Columns = append(m.Columns, kit.GridColumn{Name: r.Loc.T("board.column." + key), Width: width, Trailing: i > 5 && i < 11})
	}
	m.Rollup = boardedByZone(r, title)
	return m
}

func boardedByZone(r Room, title string) board.Rollup {
	m := board.Rollup{Axis: "zone", Note: r.Loc.N("board.several", 2) + " " + r.Loc.T("board.rollup_note")}
	m.Axes = asking.Options(r.Loc, "board.axis.", []string{"zone", "commune", "contract"})
	m.Columns = []kit.GridColumn{{Name: r.Loc.T("board.axis_one.zone"), Width: 240}, {Name: r.Loc.T("board.column.projects"), Width: 52, Trailing: true}}
	for i, of := range []string{"jobs", "capex", "tco2e"} {
		m.Columns = append(m.Columns, kit.GridColumn{Name: r.Loc.T("board.sum." + of), Width: []float32{112, 176, 136}[i], Trailing: true})
	}
	for _, t := range data.ProjectTypes() {
		m.Columns = append(m.Columns, kit.GridColumn{Name: r.Loc.T("project_type." + string(t)), Width: 84, Trailing: true})
	}
	for _, s := range data.ProjectStatuses() {
		m.Columns = append(m.Columns, kit.GridColumn{Name: r.Loc.T("project_status." + string(s)), Width: 60, Trailing: true})
	}
	for i, name := range []string{r.Loc.T("board.territory"), title, "Les Hauts Prés", r.Loc.T("board.nowhere.zone")} {
		unknown := r.Loc.N("sum.unknown", 2)
		cells := []string{name, "12", "120 · " + unknown, r.Loc.Euro(14_500_000) + " · " + unknown, unknown}
		for range 9 {
			cells = append(cells, strconv.Itoa(3*i))
		}
		m.Rows = append(m.Rows, board.Group{Code: name, Cells: cells})
	}
	m.Chosen = "Les Hauts Prés"
	return m
}
