package main

import (
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
)

// everyJSON is the answer of match --all.
type everyJSON struct {
	Plots int             `json:"plots"`
	Needs []shortlistJSON `json:"needs"`
}

type shortlistJSON struct {
	Need    data.Need   `json:"need"`
	Fits    int         `json:"fits"`
	Check   int         `json:"check"`
	Unfit   int         `json:"unfit"`
	Matches []matchJSON `json:"matches"`
}

// every holds all plots against all needs, or against one of them.
func (v *matchVerb) every(e *env, s *workspace.Snapshot) error {
	candidates, err := v.candidates(e, s)
	if err != nil {
		return err
	}
	needs := s.Needs
	if v.Need != "" {
		need, err := v.need(s)
		if err != nil {
			return err
		}
		needs = []data.Need{need}
	}
	lists, err := v.screen(e, s, candidates, needs)
	if err != nil {
		return err
	}
	e.endProgress()
	all := make([]ranked, len(needs))
	for i, l := range lists {
		all[i].need = needs[i]
		for _, m := range l.Best {
			all[i].matches = append(all[i].matches, m.Match)
		}
	}
	switch {
	case e.json:
		out := everyJSON{Plots: len(candidates), Needs: make([]shortlistJSON, len(needs))}
		for i, l := range lists {
			out.Needs[i] = shortlistJSON{needs[i], l.Fits, l.Check, l.Unfit, ranking(e, needs[i], all[i].matches).Matches}
		}
		return e.print(out)
	case v.CSV:
		return rankingTable(e, all).CSV(e.out, e.loc.Lang())
	}
	for i, l := range lists {
		if i > 0 {
			if err := e.line(""); err != nil {
				return err
			}
		}
		head := needs[i].ID + " · " + needs[i].Title + " · " + e.loc.T("cli.match.counts", "fits", e.count(l.Fits), "check", e.count(l.Check), "unfit", e.count(l.Unfit))
		if err := e.line(head); err != nil {
			return err
		}
		var rows [][]string
		for _, m := range all[i].matches {
			score := ""
			if m.Score != nil {
				score = e.loc.Number(*m.Score, 1)
			}
			rows = append(rows, []string{place(m), m.PlotID, m.Name, explain.Verdict(e.loc, m.Verdict), score})
		}
		if err := e.table(rows); err != nil {
			return err
		}
	}
	return nil
}

// screen holds the plots against the needs: all together those that ask the same of a plot whoever asks, and alone each need that
// asks how far it is from the company.
func (v *matchVerb) screen(e *env, s *workspace.Snapshot, candidates []match.Candidate, needs []data.Need) ([]match.Shortlist, error) {
	lists := make([]match.Shortlist, len(needs))
	var common []data.Need
	var places []int
	for i, n := range needs {
		own, err := fact.ForNeed(e.ctx, s, n, candidates)
		if err != nil {
			return nil, err
		}
		if len(own) == 0 || &own[0] == &candidates[0] {
			common, places = append(common, n), append(places, i)
			continue
		}
		table, err := match.TableOf(own)
		if err != nil {
			return nil, err
		}
		alone, err := match.Screen(e.ctx, table, []data.Need{n}, v.Show, nil)
		if err != nil {
			return nil, err
		}
		lists[i] = alone[0]
	}
	table, err := match.TableOf(candidates)
	if err != nil {
		return nil, err
	}
	together, err := match.Screen(e.ctx, table, common, v.Show, e.report(e.loc.T("cli.matching")))
	if err != nil {
		return nil, err
	}
	for i, at := range places {
		lists[at] = together[i]
	}
	return lists, nil
}
