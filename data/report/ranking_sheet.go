package report

import (
	"image/color"
	"strconv"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/geo"
	"emprise/geo/measure"
	"emprise/geo/sheet"
)

// The discs that carry the ranks wear the colours of the verdicts (DESIGN §12, Look).
var (
	fitsFill  = color.NRGBA{0x00, 0x72, 0xB2, 255}
	checkFill = color.NRGBA{0xF0, 0xE4, 0x42, 255}
	dark      = color.NRGBA{0x26, 0x24, 0x21, 255}
	white     = color.NRGBA{255, 255, 255, 255}
)

func (r *ranking) mark(m match.Match, p data.Plot) *sheet.Mark {
	if m.Rank == 0 || len(p.Shape) == 0 {
		return nil
	}
	out := &sheet.Mark{
		At: measure.InteriorPoint(p.Shape), Text: strconv.Itoa(m.Rank), Fill: fitsFill, Ink: white, Border: fitsFill,
	}
	if m.Verdict == match.Check {
		out.Fill, out.Ink, out.Border = checkFill, dark, dark
	}
	return out
}

// fill writes title, subtitle, marks and table of the sheet of a ranking.
func (r *ranking) fill(loc *locale.Locale, sh *sheet.Sheet, areas []geo.SquareMetres) {
	count := map[match.Verdict]int{}
	for _, m := range r.matches {
		count[m.Verdict]++
	}
	sh.Title = loc.T("report.title_need", "need", r.need.Title)
	parts := []string{r.snap.Territory.Name}
	if r.who != "" {
		parts = append(parts, r.who)
	}
	parts = append(parts, loc.N("report.fits", count[match.Fits]))
	if n := count[match.Check]; n > 0 {
		parts = append(parts, loc.N("report.check", n))
	}
	parts = append(parts, loc.Day(sh.Date))
	sh.Subtitle = strings.Join(parts, " · ")

	area := map[string]geo.SquareMetres{}
	for i, p := range r.snap.Plots {
		area[p.ID] = areas[i]
	}
	t := sheet.Table{
		Title: loc.T("report.table_ranking"), Note: r.asked(loc), More: "report.more_plots",
		Columns: []sheet.Column{
			{Title: loc.T("report.column_plot")},
			{Title: loc.T("report.column_area"), Width: 5, Right: true},
			{Title: loc.T("report.column_score"), Width: 3.6, Right: true},
		},
	}
	row := func(m match.Match, p data.Plot, mark *sheet.Mark, note string, keep bool) {
		score := "–"
		if m.Score != nil {
			score = loc.Number(*m.Score, 0)
		}
		t.Rows = append(t.Rows, sheet.Row{Mark: mark, Cells: []string{p.Name, loc.Hectares(float64(area[p.ID])), score}, Note: note, Keep: keep})
	}
	for _, m := range r.answers() {
		if p, ok := r.snap.Plot(m.PlotID); ok {
			mark := r.mark(m, p)
			if mark != nil {
				sh.Marks = append(sh.Marks, *mark)
			}
			row(m, p, mark, r.note(loc, m, p), m.Verdict == match.Check)
		}
	}
	near := r.near(max(0, fewAnswers-len(t.Rows)))
	for _, m := range near {
		if p, ok := r.snap.Plot(m.PlotID); ok {
			row(m, p, nil, explain.Reason(loc, failed(m)), true)
		}
	}
	if n := count[match.Unfit]; n > 0 && len(near) == 0 {
		t.Closing = loc.N("report.unfit", n)
	} else if n > 0 {
		t.Closing = loc.N("report.unfit_nearest", n)
	}
	sh.Tables = append(sh.Tables, t)
}

// note says where a plot is, or what has to be checked on it.
func (r *ranking) note(loc *locale.Locale, m match.Match, p data.Plot) string {
	if m.Verdict == match.Check {
		var open []string
		for _, reason := range m.Reasons {
			if reason.Hard && reason.Verdict == match.Check {
				open = append(open, locale.Lowered(explain.Asker(loc, reason)))
			}
		}
		if len(open) > 0 {
			return loc.T("report.to_check", "what", strings.Join(open, ", "))
		}
	}
	return r.place(p)
}

// place says where a plot is.
func (r *ranking) place(p data.Plot) string {
	if z, ok := r.snap.Zone(p.ZoneID); ok {
		return z.Name + ", " + p.Commune
	}
	return p.Commune
}

// asked recalls what must hold, in one line.
func (r *ranking) asked(loc *locale.Locale) string {
	var parts []string
	for _, c := range r.need.Criteria {
		if !c.Hard {
			continue
		}
		must := match.Asks(c)
		must.Ideal, must.Points, must.Grades = nil, nil, nil
		asked := explain.Asked(loc, must)
		if asked != "" {
			parts = append(parts, loc.T("report.criterion", "measure", locale.Lowered(explain.Asker(loc, must)), "asked", asked))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return loc.T("report.asked", "criteria", strings.Join(parts, ", "))
}
