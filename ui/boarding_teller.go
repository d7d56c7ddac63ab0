package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/rollup"
	"emprise/data/search"
	"emprise/data/workspace"
	"emprise/ui/board"
	"emprise/ui/kit"
)

// boarded is a project with where it is.
type boarded struct {
	data.Project
	place search.ProjectPlace
	at    string // what it is tied to, in words
}

// boardTeller puts the projects of a snapshot into words, as they are shown. It knows no window: it works on any goroutine.
type boardTeller struct {
	boarding
	loc    *locale.Locale
	snap   *workspace.Snapshot
	ground *rollup.Ground
	today  string

	all, kept []boarded // those of the snapshot, and those that the filter keeps
}

func newBoardTeller(loc *locale.Locale, snap *workspace.Snapshot, b boarding, today string) *boardTeller {
	return &boardTeller{boarding: b, loc: loc, snap: snap, ground: rollup.On(snap), today: today}
}

// find looks for the projects, and those that the filter keeps in the order in which they begin.
func (t *boardTeller) find(ctx context.Context) error {
	for _, p := range t.snap.Projects {
		if err := ctx.Err(); err != nil {
			return err
		}
		b := boarded{p, search.ProjectPlace{Zones: t.ground.Zones(p), Communes: t.ground.Communes(p), Schemes: t.ground.Schemes(p)}, placeOf(t.snap, p)}
		said := []string{b.at}
		if c, ok := t.snap.Company(p.CompanyID); ok {
			said = append(said, c.Shown())
		}
		if c, ok := t.snap.Contract(p.ContractID); ok {
			said = append(said, c.Name)
		}
		b.place.Said = strings.Join(said, " ")
		t.all = append(t.all, b)
		if t.filter.Keeps(p, b.place) {
			t.kept = append(t.kept, b)
		}
	}
	slices.SortStableFunc(t.kept, func(a, b boarded) int {
		const undated = "9999"
		return cmp.Or(cmp.Compare(cmp.Or(a.Start, a.End, undated), cmp.Or(b.Start, b.End, undated)), cmp.Compare(locale.Fold(a.Title), locale.Fold(b.Title)))
	})
	return nil
}

// model is what is shown of the projects that were found, but for what is in hand in the window.
func (t *boardTeller) model() board.Model {
	columns := t.columns()
	m := board.Model{
		Today: t.today, Sort: -1, Down: t.down,
		Count: t.loc.T("plots.count", "shown", t.loc.Number(float64(len(t.kept)), 0), "of", t.loc.N("counted.project", len(t.all))),
	}
	t.choices(&m)
	for _, s := range data.ProjectStatuses() {
		m.Lanes = append(m.Lanes, board.Lane{Status: s, Title: upperFirst(t.loc.T("project_status." + string(s))), Dim: s == data.ProjectAbandoned})
	}
	if slices.ContainsFunc(t.all, func(p boarded) bool { return p.Status == "" }) {
		m.Lanes = append([]board.Lane{{Title: upperFirst(t.loc.T("value.unknown"))}}, m.Lanes...)
	}
	if t.sorted {
		m.Sort = t.sort
		t.sortBy(columns[t.sort])
	}
	for _, c := range columns {
		m.Columns = append(m.Columns, kit.GridColumn{Name: t.loc.T("board.column." + c.key), Width: c.width, Trailing: c.number})
	}
	for _, p := range t.kept {
		m.Projects = append(m.Projects, t.project(columns, p))
	}
	switch {
	case len(t.all) == 0:
		m.Empty = t.loc.T("board.none_next")
	case len(t.kept) == 0:
		m.Empty = t.loc.T("board.none_left_next")
	}
	m.Rollup = t.rollup()
	return m
}

// choices are what the projects can be filtered by: what at least one of them has.
func (t *boardTeller) choices(m *board.Model) {
	for _, of := range data.ProjectTypes() {
		n := 0
		for _, p := range t.all {
			if p.Type == of {
				n++
			}
		}
		m.Types = append(m.Types, board.Chip{Code: string(of), Text: upperFirst(t.loc.T("project_type." + string(of))), Count: n})
	}
	zones, communes, contracts, schemes := map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}
	for _, p := range t.all {
		for _, id := range p.place.Zones {
			z, _ := t.snap.Zone(id)
			zones[id] = z.Name
		}
		for _, c := range p.place.Communes {
			communes[c] = c
		}
		for _, s := range p.place.Schemes {
			schemes[s] = s
		}
		if c, ok := t.snap.Contract(p.ContractID); ok {
			contracts[c.ID] = c.Name
		}
	}
	options := func(any string, names map[string]string, chosen string) []kit.Option {
		out := []kit.Option{{Text: t.loc.T(any)}}
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
	f := t.filter
	m.Zones, m.Communes = options("plots.any_zone", zones, f.ZoneID), options("plots.any_commune", communes, f.Commune)
	m.Contracts, m.Schemes = options("board.any_contract", contracts, f.ContractID), options("board.any_scheme", schemes, f.Scheme)
}
