package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/document"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/robustness"
)

// robustFlags are those of match --robust.
type robustFlags struct {
	Robust       bool   `help:"match_robust"`
	Samples      int    `help:"match_samples" default:"10000" placeholder:"N"`
	SamplingSeed uint64 `help:"match_sampling_seed" default:"1" placeholder:"N"`
}

// robust says how far a ranking holds.
func (v *matchVerb) robust(e *env, need data.Need, matches []match.Match) error {
	r, err := robustness.Examine(e.ctx, matches, robustness.Options{Samples: v.Samples, Seed: v.SamplingSeed})
	if err != nil {
		return err
	}
	switch {
	case e.json:
		return e.print(robust(e, need, r))
	case v.CSV:
		return robustTable(e, r).CSV(e.out, e.loc)
	}
	return tellRobust(e, need, r)
}

// tellRobust writes what holds for people: the sentences, then the plots, the weights and the methods.
func tellRobust(e *env, need data.Need, r robustness.Report) error {
	lines := append([]string{need.ID + " · " + need.Title, criteria(e, need), ""}, explain.Robustness(e.loc, r)...)
	if r.Reason == "" {
		lines = append(lines, "")
	}
	for _, p := range r.Plots {
		key := "cli.robust.plot_known"
		if p.Unknown > 0 {
			key = "cli.robust.plot"
		}
		lines = append(lines, fmt.Sprintf("%3d  %s · %s · ", p.Rank, p.ID, p.Name)+e.loc.T(key, "score", e.loc.Number(p.Score, 1),
			"low", e.loc.Number(p.Low, 1), "high", e.loc.Number(p.High, 1), "share", explain.Drawn(e.loc, p.First)))
	}
	if len(r.Plots) > 1 {
		lines = append(lines, "", e.loc.T("cli.robust.weights"))
		for _, c := range r.Criteria {
			lines = append(lines, "     "+explain.CriterionHolds(e.loc, r, c))
		}
		lines = append(lines, "", e.loc.T("cli.robust.methods"))
		for _, m := range r.Methods {
			lines = append(lines, "     "+explain.MethodSays(e.loc, r, m))
		}
	}
	return e.line(strings.Join(lines, "\n"))
}

// robustTable has a row a plot, then a row a criterion; numbers have a point and no unit, as in JSON.
func robustTable(e *env, r robustness.Report) *document.Table {
	t := &document.Table{}
	for _, title := range []string{
		"kind", "id", "name", "rank", "score", "low", "high", "unknown", "first_share", "topsis_vector", "topsis_min_max", "promethee_2", "electre_1",
		"weight", "first_from", "first_to", "text",
	} {
		t.Columns = append(t.Columns, document.Column{Title: title})
	}
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }
	for i, p := range r.Plots {
		row := []string{
			"plot", p.ID, p.Name, strconv.Itoa(p.Rank), number(p.Score), number(p.Low), number(p.High), strconv.Itoa(p.Unknown), number(p.First),
		}
		for _, m := range r.Methods {
			if m.Ranks == nil {
				row = append(row, strconv.FormatBool(slices.Contains(m.Kernel, i)))
				continue
			}
			row = append(row, strconv.Itoa(m.Ranks[i]))
		}
		t.Rows = append(t.Rows, row)
	}
	for _, c := range r.Criteria {
		row := make([]string, len(t.Columns))
		s := c.Stable
		copy(row, []string{"criterion", string(c.Measure), explain.CriterionName(e.loc, c)})
		if r.Reason == "" {
			copy(row[13:], []string{number(s.Weight), number(s.First.Low), number(s.First.High), explain.CriterionHolds(e.loc, r, c)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
