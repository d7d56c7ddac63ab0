package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/geo/render"
	"emprise/geo/sheet"
)

// MostCompared is how many plots a sheet compares.
const MostCompared = 4

// ranked holds the plots against the need of the options.
func (st *studio) ranked(ctx context.Context) (data.Need, []match.Candidate, []match.Match, error) {
	need, ok := st.snap.Need(st.opt.NeedID)
	if !ok {
		return need, nil, nil, fmt.Errorf("need %s: %w", st.opt.NeedID, data.ErrNotFound)
	}
	known, err := st.known(ctx)
	if err != nil {
		return need, nil, nil, err
	}
	candidates := make([]match.Candidate, 0, len(st.snap.Plots))
	for _, p := range st.snap.Plots {
		candidates = append(candidates, known[p.ID])
	}
	candidates, err = fact.ForNeed(ctx, st.snap, need, candidates)
	if err != nil {
		return need, nil, nil, err
	}
	matches, err := match.Rank(ctx, need, candidates)
	return need, candidates, matches, err
}

// compare is one page: up to four plots as small maps of one scale, and how each answers the criteria of a need. Without IDs they are
// those that answer it best.
func (st *studio) compare(ctx context.Context, ids []string) (*sheet.Sheet, error) {
	need, _, matches, err := st.ranked(ctx)
	if err != nil {
		return nil, err
	}
	byPlot := map[string]match.Match{}
	best := len(ids) == 0
	for _, m := range matches {
		byPlot[m.PlotID] = m
		if best && len(ids) < MostCompared && m.Rank > 0 {
			ids = append(ids, m.PlotID)
		}
	}
	if len(ids) == 0 {
		return nil, &emptyBookError{}
	}
	ids = ids[:min(len(ids), MostCompared)]
	const column = 0.44
	sh := st.page(st.opt.paper(sheet.A3).WithColumn(column))
	sh.WithGrid = sheet.GridHidden
	sh.Title = st.loc.T("report.compare.title", "need", need.Title)
	var names []string
	var bounds []orb.Bound
	t := sheet.Table{
		Title: st.loc.T("report.compare.table"), Note: st.loc.T("report.compare.signs"), More: "report.more_rows",
		Columns: []sheet.Column{{Title: st.loc.T("report.column_criterion")}},
	}
	var columns []match.Match
	for i, id := range ids {
		p, ok := st.snap.Plot(id)
		if !ok {
			return nil, fmt.Errorf("compare: plot %s: %w", id, data.ErrNotFound)
		}
		edge, err := st.outlined(p.Shape)
		if err != nil {
			return nil, err
		}
		number := strconv.Itoa(i + 1)
		panel := sheet.Panel{Title: number + " · " + p.Name + " · " + st.area(id)}
		d := st.dress.onWhite(st.layers, false)
		panel.Map.Layers = slices.Concat(d.paper, unnamed(d.ground), unnamed([]render.Dressed{d.zones}), []render.Dressed{d.plots, edge})
		panel.Map.Layers = slices.DeleteFunc(panel.Map.Layers, func(l render.Dressed) bool { return l.Layer == nil })
		sh.Panels = append(sh.Panels, panel)
		bounds = append(bounds, p.Shape.Bound())
		names = append(names, p.Name)
		t.Columns = append(t.Columns, sheet.Column{Title: number, Width: 9.5, Right: true})
		columns = append(columns, byPlot[id])
	}
	sh.Subtitle = strings.Join(append(names, st.loc.Day(st.opt.Date)), " · ")
	t.Rows = st.compared(columns)
	sh.Tables = []sheet.Table{t}
	sh.Paper = roomy(sh.Paper, sh.Tables)
	st.scalePanels(sh, bounds...)
	sh.Legend = st.surroundings(sh)
	sh.Locator = locator(st.loc, st.snap, st.layers)
	if err := st.opt.compose(sh); err != nil {
		return nil, err
	}
	return sh, ctx.Err()
}

// compared has a row for the answer, the score, and each criterion.
func (st *studio) compared(columns []match.Match) []sheet.Row {
	verdict := sheet.Row{Cells: []string{st.loc.T("report.column_answer")}}
	score := sheet.Row{Cells: []string{st.loc.T("report.column_score")}}
	rows := map[data.Measure]*sheet.Row{}
	var order []data.Measure
	for i, m := range columns {
		verdict.Cells = append(verdict.Cells, explain.Verdict(st.loc, m.Verdict))
		s := "–"
		if m.Score != nil {
			s = st.loc.Number(*m.Score, 0)
		}
		score.Cells = append(score.Cells, s)
		for _, r := range m.Reasons {
			row := rows[r.Measure]
			if row == nil {
				row = &sheet.Row{Cells: append([]string{explain.Asker(st.loc, r)}, slices.Repeat([]string{"–"}, len(columns))...), Keep: true}
				if asked := explain.Asked(st.loc, r); asked != "" {
					row.Note = st.loc.T("report.wanted", "asked", asked)
				}
				rows[r.Measure] = row
				order = append(order, r.Measure)
			}
			row.Cells[i+1] = explain.Known(st.loc, r.Measure, r.Value) + " " + sign(r.Verdict)
		}
	}
	out := []sheet.Row{verdict, score}
	for _, m := range order {
		out = append(out, *rows[m])
	}
	return out
}

// sign tells a verdict without colour.
func sign(v match.Verdict) string {
	switch v {
	case match.Fits:
		return "+"
	case match.Unfit:
		return "–"
	}
	return "?"
}

// refusals tells of every plot on offer that does not fit why not, and what would make it fit: pages of text.
func (st *studio) refusals(ctx context.Context) ([]*sheet.Sheet, error) {
	need, candidates, matches, err := st.ranked(ctx)
	if err != nil {
		return nil, err
	}
	pr := st.prose(st.loc.T("report.refusals.title", "need", need.Title), "")
	g := &sheet.Grid{Columns: []sheet.GridColumn{
		{Title: st.loc.T("report.column_plot"), Share: 0.24},
		{Title: st.loc.T("report.column_area"), Share: 0.1, Right: true},
		{Title: st.loc.T("report.refusals.why"), Share: 0.36},
		{Title: st.loc.T("report.refusals.remedy"), Share: 0.3},
	}}
	byPlot := map[string]match.Candidate{}
	for _, c := range candidates {
		byPlot[c.PlotID] = c
	}
	matches = slices.Clone(matches)
	slices.SortStableFunc(matches, func(a, b match.Match) int { return cmp.Compare(len(failures(a)), len(failures(b))) })
	kept := 0
	for _, m := range matches {
		if m.Verdict != match.Unfit {
			kept++
			continue
		}
		remedy, err := match.RemedyFor(need, byPlot[m.PlotID])
		if err != nil {
			return nil, err
		}
		var why, cures []string
		for _, r := range failures(m) {
			why = append(why, explain.Reason(st.loc, r))
		}
		for _, c := range remedy.Changes {
			cures = append(cures, explain.Changing(st.loc, c))
		}
		if !remedy.Possible {
			cures = []string{st.loc.T("report.refusals.none")}
		}
		g.Rows = append(g.Rows, []string{m.Name, st.area(m.PlotID), strings.Join(why, "\n"), strings.Join(cures, "\n")})
	}
	pr.Subtitle = st.loc.N("report.refusals.count", len(g.Rows), "kept", st.loc.Number(float64(kept), 0), "day", st.loc.Day(st.opt.Date))
	pr.Parts = []sheet.Part{{Grid: g}}
	return st.leaves(pr)
}

// failures are the reasons for which a plot does not fit.
func failures(m match.Match) []match.Reason {
	var out []match.Reason
	for _, r := range m.Reasons {
		if r.Verdict == match.Unfit && (r.Hard || r.Measure == match.MeasureStatus) {
			out = append(out, r)
		}
	}
	return out
}

// annex lists every layer with who made it, when, and under which licence.
func (st *studio) annex() ([]*sheet.Sheet, error) {
	pr := st.prose(st.loc.T("report.annex.title"), strings.Join([]string{st.snap.Territory.Name, st.loc.Day(st.opt.Date)}, " · "))
	g := &sheet.Grid{Columns: []sheet.GridColumn{
		{Title: st.loc.T("report.annex.layer"), Share: 0.27},
		{Title: st.loc.T("report.annex.producer"), Share: 0.235},
		{Title: st.loc.T("report.annex.date"), Share: 0.205},
		{Title: st.loc.T("report.annex.licence"), Share: 0.195},
		{Title: st.loc.T("report.annex.features"), Share: 0.095, Right: true},
	}}
	for _, l := range slices.Backward(st.layers) {
		g.Rows = append(g.Rows, []string{l.Name, l.Producer, st.loc.Date(l.Date), l.Licence, st.loc.Number(float64(l.Count), 0)})
	}
	pr.Parts = []sheet.Part{{Text: st.loc.T("report.source_own", "producer", authority(st.snap), "date", st.loc.Day(st.opt.Date)), Grid: g}}
	return st.leaves(pr)
}

func (st *studio) prose(title, subtitle string) *sheet.Prose {
	return &sheet.Prose{
		Locale: st.loc, Title: title, Subtitle: subtitle, Organisation: authority(st.snap), Author: st.opt.Author, Date: st.opt.Date,
		Closing: st.loc.T("report.caveat"), Fictional: st.snap.Territory.Fictional, Public: st.opt.Public,
	}
}

// leaves cuts a text into pages, with what a person wants on them.
func (st *studio) leaves(pr *sheet.Prose) ([]*sheet.Sheet, error) {
	return st.opt.leaves(pr), nil
}
