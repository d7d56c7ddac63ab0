package main

import (
	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/workspace"
)

// everyJSON is the answer of match --all and match --parcels.
type everyJSON struct {
	Places int             `json:"places"` // plots or parcels that were looked at
	Needs  []shortlistJSON `json:"needs"`
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
	candidates, err := v.candidates(e, s, &fact.Cache{})
	if err != nil {
		return err
	}
	needs, err := v.needs(s)
	if err != nil {
		return err
	}
	lists, err := v.screen(e, s, candidates, needs)
	if err != nil {
		return err
	}
	e.endProgress()
	return v.shortlists(e, dealing.OffersOf(s), len(candidates), needs, lists)
}

// parcels holds all parcels of a layer against all needs, or against one of them.
func (v *matchVerb) parcels(e *env, s *workspace.Snapshot) error {
	needs, err := v.needs(s)
	if err != nil {
		return err
	}
	layer, err := (&parcelsVerb{Layer: v.Layer}).layer(s)
	if err != nil {
		return err
	}
	report := e.report(e.loc.T("cli.matching"))
	table, err := inquiry.Parcels(e.ctx, s, &fact.Cache{}, layer.ID, needs, report)
	if err != nil {
		return err
	}
	lists, err := match.Screen(e.ctx, table, needs, v.Show, report)
	if err != nil {
		return err
	}
	e.endProgress()
	for _, l := range lists {
		for i := range l.Best {
			l.Best[i].Name = assembly.ParcelName(l.Best[i].PlotID)
		}
	}
	return v.shortlists(e, dealing.OffersOf(s), table.Len(), needs, lists)
}

// needs are all of them, or the one that was named.
func (v *matchVerb) needs(s *workspace.Snapshot) ([]data.Need, error) {
	if v.Need == "" {
		return s.Needs, nil
	}
	need, err := v.need(s)
	return []data.Need{need}, err
}

// shortlists tells what each need found among so many places.
func (v *matchVerb) shortlists(e *env, offers dealing.Offers, places int, needs []data.Need, lists []match.Shortlist) error {
	all := make([]ranked, len(needs))
	for i, l := range lists {
		all[i].need = needs[i]
		for _, m := range l.Best {
			all[i].matches = append(all[i].matches, m.Match)
		}
	}
	switch {
	case e.json:
		out := everyJSON{Places: places, Needs: make([]shortlistJSON, len(needs))}
		for i, l := range lists {
			out.Needs[i] = shortlistJSON{needs[i], l.Fits, l.Check, l.Unfit, ranking(e, offers, needs[i], all[i].matches).Matches}
		}
		return e.print(out)
	case v.CSV:
		return rankingTable(e, offers, all).CSV(e.out, e.loc)
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
			rows = append(rows, []string{place(m), m.PlotID, m.Name, explain.Verdict(e.loc, m.Verdict), score, offerCell(e, offers, needs[i].ID, m.PlotID)})
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
