package main

import (
	"slices"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/workspace"
)

// servesJSON is the answer of match --plot: which needs a place could serve.
type servesJSON struct {
	Place placeJSON    `json:"place"`
	Needs []servedJSON `json:"needs"`
}

type servedJSON struct {
	NeedID       string        `json:"need_id"`
	Title        string        `json:"title"`
	CompanyID    string        `json:"company_id,omitempty"`
	Stage        data.Stage    `json:"stage,omitempty"`
	Verdict      match.Verdict `json:"verdict"`
	Near         bool          `json:"near"`
	Score        *float64      `json:"score"`
	Completeness float64       `json:"completeness"`
	Offer        *offerJSON    `json:"offer,omitempty"`
	Reasons      []reasonJSON  `json:"reasons"`
	Remedy       remedyJSON    `json:"remedy"`
}

// serves holds one place against all needs, or against one of them.
func (v *matchVerb) serves(e *env, s *workspace.Snapshot) error {
	place, err := inquiry.Find(e.ctx, s, &fact.Cache{}, v.Plot)
	if err != nil {
		return err
	}
	needs, err := inquiry.Needs(e.ctx, s, place, v.All || v.Need != "")
	if err != nil {
		return err
	}
	if v.Need != "" {
		if _, err := v.need(s); err != nil {
			return err
		}
		needs = slices.DeleteFunc(needs, func(n inquiry.Served) bool { return n.Need.ID != v.Need })
	}
	offers := dealing.OffersOf(s)
	switch {
	case e.json:
		out := servesJSON{placeOf(place), make([]servedJSON, 0, len(needs))}
		for _, n := range needs {
			m := ranking(e, offers, n.Need, []match.Match{n.Remedy.Match}).Matches[0]
			out.Needs = append(out.Needs, servedJSON{
				n.Need.ID, n.Need.Title, n.Need.CompanyID, n.Need.Stage, m.Verdict, n.Near(), m.Score, m.Completeness, m.Offer, m.Reasons, remedyOf(e, n.Remedy),
			})
		}
		return e.print(out)
	case v.CSV:
		t := e.sheet("id", "need", "title", "verdict", "score", "known", "near", "reasons", "offer")
		for _, n := range needs {
			m := n.Remedy.Match
			t.Rows = append(t.Rows, []string{
				m.PlotID, n.Need.ID, n.Need.Title, explain.Verdict(e.loc, m.Verdict), e.figure(m.Score), e.figure(&m.Completeness), e.yes(n.Near()), reasonCell(e, m.Reasons), offerCell(e, offers, n.Need.ID, m.PlotID),
			})
		}
		return t.CSV(e.out, e.loc)
	}
	if err := e.line(place.Candidate.PlotID + " · " + place.Candidate.Name); err != nil {
		return err
	}
	for _, n := range needs {
		m := n.Remedy.Match
		head := "\n" + n.Need.ID + " · " + n.Need.Title + " · " + explain.Verdict(e.loc, m.Verdict)
		if m.Score != nil {
			head += " · " + e.loc.T("cli.match.score", "score", e.loc.Number(*m.Score, 1), "completeness", e.loc.Percent(m.Completeness, 0))
		}
		if n.Near() {
			head += " · " + e.loc.T("cli.match.near")
		}
		if offer := offerCell(e, offers, n.Need.ID, m.PlotID); offer != "" {
			head += " · " + e.loc.T("cli.match.offer", "offer", offer)
		}
		if err := e.line(head); err != nil {
			return err
		}
		for _, c := range n.Remedy.Changes {
			if err := e.line("    " + explain.Reason(e.loc, c.Reason)); err != nil {
				return err
			}
		}
	}
	return nil
}
