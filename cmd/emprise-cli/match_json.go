package main

import (
	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/match"
)

// rankingJSON is the answer of match --json.
type rankingJSON struct {
	Need    data.Need   `json:"need"`
	Matches []matchJSON `json:"matches"`
}

type matchJSON struct {
	PlotID       string        `json:"plot_id"`
	Name         string        `json:"name"`
	Rank         *int          `json:"rank"`
	Verdict      match.Verdict `json:"verdict"`
	Score        *float64      `json:"score"`
	Completeness float64       `json:"completeness"`
	Offer        *offerJSON    `json:"offer,omitempty"`
	Reasons      []reasonJSON  `json:"reasons"`
}

// offerJSON is the last offer of a plot to a need.
type offerJSON struct {
	ProposalID string             `json:"proposal_id"`
	Stage      data.ProposalStage `json:"stage"`
	Date       string             `json:"date,omitempty"`
	Reason     string             `json:"reason,omitempty"`
	Text       string             `json:"text"`
}

type reasonJSON struct {
	Measure      data.Measure    `json:"measure"`
	Label        string          `json:"label"`
	Unit         string          `json:"unit"`
	Hard         bool            `json:"hard"`
	Verdict      match.Verdict   `json:"verdict"`
	Known        bool            `json:"known"`
	Value        *float64        `json:"value"`
	Categories   []string        `json:"categories,omitempty"`
	Required     requiredJSON    `json:"required"`
	Gap          *float64        `json:"gap"`
	Utility      *float64        `json:"utility"`
	Weight       float64         `json:"weight"`
	Contribution *float64        `json:"contribution"`
	Source       string          `json:"source"`
	Date         string          `json:"date"`
	Confidence   data.Confidence `json:"confidence"`
	Text         string          `json:"text"`
}

type requiredJSON struct {
	Min     *float64 `json:"min"`
	Ideal   *float64 `json:"ideal"`
	Max     *float64 `json:"max"`
	Allowed []string `json:"allowed,omitempty"`

	Points []data.Point       `json:"points,omitempty"`
	Grades map[string]float64 `json:"grades,omitempty"`
}

func ranking(e *env, offers dealing.Offers, need data.Need, matches []match.Match) rankingJSON {
	out := rankingJSON{Need: need, Matches: make([]matchJSON, 0, len(matches))}
	for _, m := range matches {
		j := matchJSON{
			PlotID: m.PlotID, Name: m.Name, Verdict: m.Verdict, Score: m.Score, Completeness: m.Completeness,
			Reasons: make([]reasonJSON, 0, len(m.Reasons)),
		}
		if m.Rank > 0 {
			j.Rank = &m.Rank
		}
		if p, ok := offers.Of(need.ID, m.PlotID); ok {
			j.Offer = &offerJSON{p.ID, p.Stage, dealing.Day(p), p.Reason, explain.Offer(e.loc, p)}
		}
		for _, r := range m.Reasons {
			j.Reasons = append(j.Reasons, reasonOf(e, r))
		}
		out.Matches = append(out.Matches, j)
	}
	return out
}

func reasonOf(e *env, r match.Reason) reasonJSON {
	j := reasonJSON{
		Measure: r.Measure, Label: explain.Asker(e.loc, r), Unit: r.Unit, Hard: r.Hard, Verdict: r.Verdict,
		Known: r.Value.Known, Required: requiredJSON{r.Min, r.Ideal, r.Max, r.Allowed, r.Points, r.Grades},
		Gap: r.Gap, Utility: r.Utility, Weight: r.Weight, Contribution: r.Contribution,
		Source: explain.SourceName(e.loc, r.Value), Date: r.Value.Date, Confidence: r.Value.Confidence,
		Text: explain.Reason(e.loc, r),
	}
	if !r.Value.Known {
		return j
	}
	if r.Unit == "" {
		j.Categories = r.Value.Categories
		return j
	}
	j.Value = &r.Value.Number
	return j
}
