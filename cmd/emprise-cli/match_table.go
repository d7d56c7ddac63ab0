package main

import (
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/document"
	"emprise/data/explain"
	"emprise/data/match"
)

// ranked is a need with matches of it.
type ranked struct {
	need    data.Need
	matches []match.Match
}

// offerCell says how far the last offer of a plot to a need has come, "" where it was never offered.
func offerCell(e *env, offers dealing.Offers, need, plot string) string {
	if p, ok := offers.Of(need, plot); ok {
		return explain.Offer(e.loc, p)
	}
	return ""
}

// rankingTable has one row for each match of each need.
func rankingTable(e *env, offers dealing.Offers, all []ranked) *document.Table {
	t := e.sheet("need", "title", "rank", "id", "name", "verdict", "score", "known", "reasons", "offer")
	for _, r := range all {
		for _, m := range r.matches {
			row := append([]string{r.need.ID, r.need.Title}, e.matchCells(m)...)
			t.Rows = append(t.Rows, append(row, reasonCell(e, m.Reasons), offerCell(e, offers, r.need.ID, m.PlotID)))
		}
	}
	return t
}

// matchCells are rank, id, name, verdict, score and completeness.
func (e *env) matchCells(m match.Match) []string {
	rank := ""
	if m.Rank > 0 {
		rank = strconv.Itoa(m.Rank)
	}
	return []string{rank, m.PlotID, m.Name, explain.Verdict(e.loc, m.Verdict), e.figure(m.Score), e.figure(&m.Completeness)}
}

// reasonCell tells what a plot misses and what is to be checked.
func reasonCell(e *env, reasons []match.Reason) string {
	var told []string
	for _, r := range reasons {
		if r.Hard && r.Verdict != match.Fits {
			told = append(told, explain.Reason(e.loc, r))
		}
	}
	return strings.Join(told, " | ")
}

// sheet is a table with these columns, by their keys below "cli.column.".
func (e *env) sheet(columns ...string) *document.Table {
	t := &document.Table{}
	for _, title := range e.titles(columns...) {
		t.Columns = append(t.Columns, document.Column{Title: title})
	}
	return t
}

// figure writes a number for a spreadsheet of the language; nil is an empty cell.
func (e *env) figure(v *float64) string {
	if v == nil {
		return ""
	}
	return e.loc.Plain(*v)
}
