package outgoing

import (
	"context"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/table"
)

// ranking is how the plots answer a need: a row a plot, with what each criterion says of it.
func (rd *reader) ranking(ctx context.Context, s Subject) (piece, error) {
	need, ok := rd.snap.Need(s.Need)
	if !ok {
		return piece{}, &UnknownSubjectError{s.Name}
	}
	candidates, err := fact.Candidates(ctx, rd.snap)
	if err != nil {
		return piece{}, err
	}
	matches, err := inquiry.Rank(ctx, rd.snap, need, candidates)
	if err != nil {
		return piece{}, err
	}
	title := rd.hide(need.Title)
	t := &table.Table{Name: "ranking_" + strings.ToLower(strings.ReplaceAll(need.ID, "-", "_")), Title: rd.loc.T("outgoing.ranking", "need", title), Len: len(matches)}
	column := func(name, title string, sort table.Sort, decimals int) {
		c := rd.column(name)
		if title != "" {
			c.Title = title
		}
		c.Sort, c.Decimals = sort, decimals
		t.Columns = append(t.Columns, c)
	}
	column("rank", rd.loc.T("outgoing.rank"), table.Whole, 0)
	column("id", "", table.Text, 0)
	column("name", "", table.Text, 0)
	column("verdict", rd.loc.T("outgoing.verdict"), table.Text, 0)
	column("score", rd.loc.T("outgoing.score"), table.Number, 1)
	column("completeness", rd.loc.T("outgoing.completeness"), table.Number, 0)
	for _, v := range []match.Verdict{match.Fits, match.Check, match.Unfit} {
		t.Columns[3].Words = append(t.Columns[3].Words, explain.Verdict(rd.loc, v))
	}
	t.Columns[5].Unit = "%"
	fixed := len(t.Columns)
	for i, c := range need.Criteria {
		title := upperFirst(rd.asked(c))
		sort, unit := table.Number, c.Unit()
		switch unit {
		case "", "rank":
			sort, unit = table.Text, ""
		case "date":
			sort, unit = table.Day, ""
		case "count", "number":
			unit = ""
		case "m³/day":
			unit = rd.loc.T("unit.m3_day")
		case "share":
			unit = "%"
		}
		if unit != "" && !strings.Contains(title, "("+unit) {
			title += " (" + unit + ")"
		}
		name := string(c.Measure)
		if c.Free != nil {
			name = "free_" + strconv.Itoa(i+1)
		}
		t.Columns = append(t.Columns,
			table.Column{Name: name, Title: title, Unit: unit, Sort: sort, Decimals: 1, Meaning: rd.hide(rd.criterion(c))},
			table.Column{Name: name + "_verdict", Title: rd.loc.T("outgoing.verdict_of", "what", title)},
			table.Column{Name: name + "_points", Title: rd.loc.T("outgoing.points_of", "what", title), Sort: table.Number, Decimals: 1},
			table.Column{Name: name + "_source", Title: rd.loc.T("outgoing.source_of", "what", title)},
		)
	}
	column("reasons", rd.loc.T("outgoing.reasons"), table.Text, 0)
	t.Row = func(i int, cells []table.Value) {
		m := matches[i]
		if m.Rank > 0 {
			cells[0] = table.OfNumber(float64(m.Rank))
		}
		cells[1], cells[2] = table.Of(m.PlotID), table.Of(rd.plotName(m))
		cells[3] = table.OfWord(string(m.Verdict), explain.Verdict(rd.loc, m.Verdict))
		if m.Score != nil && !rd.secret(m) {
			cells[4] = table.OfNumber(tenth(*m.Score))
		}
		cells[5] = table.OfNumber(math.Round(100 * m.Completeness))
		var why []string
		for _, r := range m.Reasons {
			if rd.hidden(m, r) {
				continue
			}
			if r.Verdict != match.Fits {
				why = append(why, rd.hide(explain.Reason(rd.loc, r)))
			}
			for n, c := range need.Criteria {
				if c.Key() == r.Measure {
					rd.answer(r, cells[fixed+4*n:])
				}
			}
		}
		cells[len(cells)-1] = table.Of(strings.Join(why, " · "))
	}
	return piece{table: t, shape: func(i int) orb.Geometry {
		if p, ok := rd.snap.Plot(matches[i].PlotID); ok {
			return shapeOf(p)
		}
		return nil
	}}, nil
}

// asked is the name of what a criterion reads.
func (rd *reader) asked(c data.Criterion) string {
	if c.Free != nil {
		return rd.hide(c.Label())
	}
	return explain.Measure(rd.loc, c.Measure)
}

// answer is what one criterion says of a plot: its value, its verdict, its points, its source.
func (rd *reader) answer(r match.Reason, cells []table.Value) {
	cells[1] = table.OfWord(string(r.Verdict), explain.Verdict(rd.loc, r.Verdict))
	if r.Contribution != nil {
		cells[2] = table.OfNumber(tenth(*r.Contribution))
	}
	if !r.Value.Known {
		return
	}
	switch r.Unit {
	case "":
		words := make([]string, len(r.Value.Categories))
		for i, c := range r.Value.Categories {
			words[i] = rd.hide(explain.Category(rd.loc, r.Measure, c))
		}
		cells[0] = table.Of(strings.Join(words, ", "))
	case "date":
		cells[0] = table.Of(data.DayOf(r.Value.Number))
	case "rank":
		cells[0] = table.Of(explain.Value(rd.loc, r.Measure, r.Value.Number))
	case "share":
		cells[0] = table.OfNumber(tenth(100 * r.Value.Number))
	case "m", "m²":
		cells[0] = table.OfNumber(math.Round(r.Value.Number))
	default:
		cells[0] = table.OfNumber(r.Value.Number)
	}
	cells[3] = table.Of(rd.hide(joined(", ", explain.SourceName(rd.loc, r.Value), r.Value.Date)))
}

// tenth is as exact as points are told.
func tenth(v float64) float64 { return math.Round(10*v) / 10 }

// hide puts the code names of companies in the place of their names, for the outside.
func (rd *reader) hide(text string) string {
	if !rd.public {
		return text
	}
	row, _ := rd.outside(data.Zone{Name: text})
	zone, _ := row.(data.Zone)
	return zone.Name
}

func (rd *reader) plotName(m match.Match) string {
	if row, ok := rd.shown(data.Ref{Kind: data.KindPlot, ID: m.PlotID}); ok {
		return data.Title(row)
	}
	return ""
}

// hidden says whether an answer tells the outside what it may not know.
func (rd *reader) hidden(m match.Match, r match.Reason) bool {
	return rd.public && inquiry.Hidden(rd.snap, m, r)
}

// secret says whether the score of a plot would tell what is hidden of it.
func (rd *reader) secret(m match.Match) bool { return rd.public && inquiry.Secret(rd.snap, m) }
