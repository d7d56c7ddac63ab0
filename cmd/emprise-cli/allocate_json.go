package main

import (
	"emprise/data/allocation"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/placement"
)

// planJSON is the answer of allocate --json.
type planJSON struct {
	Objectives [][]goalJSON      `json:"objectives"`
	Needs      []planNeedJSON    `json:"needs"`
	Answers    []answerJSON      `json:"answers"`
	Warnings   []planWarningJSON `json:"warnings"`
}

type goalJSON struct {
	Objective allocation.Objective `json:"objective"`
	Weight    float64              `json:"weight"`
}

type planNeedJSON struct {
	ID       string  `json:"id"`
	Title    string  `json:"title"`
	Company  string  `json:"company"`
	Received string  `json:"received"`
	Priority int     `json:"priority"`
	Jobs     *int    `json:"jobs"`
	TCO2e    float64 `json:"tco2e_year"`
	Options  int     `json:"options"`
}

type answerJSON struct {
	Way      allocation.Way `json:"way"`
	Totals   totalsJSON     `json:"totals"`
	Outcomes []outcomeJSON  `json:"outcomes"`
	Zones    []roomJSON     `json:"zones,omitempty"`
	Proof    *proofJSON     `json:"proof,omitempty"`
}

type totalsJSON struct {
	Served int     `json:"served"`
	Sure   int     `json:"sure"`
	Fit    float64 `json:"fit"`
	Jobs   float64 `json:"jobs"`
	LandM2 float64 `json:"land_m2"`
	TCO2e  float64 `json:"tco2e_year"`
	Regret float64 `json:"regret"`
}

type outcomeJSON struct {
	NeedID     string            `json:"need_id"`
	PlotID     *string           `json:"plot_id"`
	Kind       placement.Kind    `json:"kind,omitempty"`
	AreaM2     *float64          `json:"area_m2,omitempty"`
	Verdict    match.Verdict     `json:"verdict,omitempty"`
	Fit        *float64          `json:"fit"`
	Choice     *int              `json:"choice"`
	BestPlotID string            `json:"best_plot_id,omitempty"`
	Best       float64           `json:"best"`
	Regret     float64           `json:"regret"`
	Locked     bool              `json:"locked"`
	Reason     allocation.Reason `json:"reason,omitempty"`
	Blocks     []blockJSON       `json:"blocks,omitempty"`
	Nearest    *missJSON         `json:"nearest,omitempty"`
	Text       string            `json:"text"`
}

type blockJSON struct {
	PlotID string            `json:"plot_id"`
	Fit    float64           `json:"fit"`
	Why    allocation.Reason `json:"why"`
	By     []string          `json:"by,omitempty"`
	LeftM2 *float64          `json:"left_m2,omitempty"`
	Asked  *float64          `json:"asked_m2,omitempty"`
}

// roomJSON is a zone that is offered by the hectare.
type roomJSON struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	CapacityM2 float64  `json:"capacity_m2"`
	TakenM2    float64  `json:"taken_m2"`
	Plots      []string `json:"plots"`
	Needs      []string `json:"needs"`
}

// missJSON is the place that comes nearest to a need that none fits.
type missJSON struct {
	PlotID  string   `json:"plot_id"`
	Reasons []string `json:"reasons"`
}

type proofJSON struct {
	Proved bool     `json:"proved"`
	Nodes  int      `json:"nodes"`
	Budget int      `json:"budget"`
	Value  *float64 `json:"value,omitempty"`
	Bound  *float64 `json:"bound,omitempty"`
	Text   string   `json:"text"`
}

type planWarningJSON struct {
	Rule   string `json:"rule"`
	NeedID string `json:"need_id,omitempty"`
	PlotID string `json:"plot_id,omitempty"`
	Text   string `json:"text"`
}

func (p *plan) json(e *env) planJSON {
	out := planJSON{Objectives: [][]goalJSON{}, Needs: []planNeedJSON{}, Answers: []answerJSON{}, Warnings: []planWarningJSON{}}
	for _, tier := range p.Asked.Tiers {
		var goals []goalJSON
		for _, g := range tier {
			weight := g.Weight
			if weight == 0 {
				weight = 1
			}
			goals = append(goals, goalJSON{g.Objective, weight})
		}
		out.Objectives = append(out.Objectives, goals)
	}
	options := make([]int, len(p.Problem.Needs))
	for _, o := range p.Problem.Options {
		if o.Verdict != match.Unfit {
			options[o.Need]++
		}
	}
	for i, n := range p.Needs {
		out.Needs = append(out.Needs, planNeedJSON{
			ID: n.ID, Title: n.Title, Company: p.company(n.ID), Received: n.Received, Priority: p.Problem.Needs[i].Priority,
			Jobs: n.Jobs, TCO2e: p.Problem.Needs[i].TCO2e, Options: options[i],
		})
	}
	for _, a := range p.Result.Answers {
		t := a.Totals
		j := answerJSON{
			Way: a.Way, Totals: totalsJSON{t.Served, t.Sure, t.Fit, t.Jobs, t.LandM2, t.TCO2e, t.Regret}, Outcomes: []outcomeJSON{},
		}
		for _, o := range a.Outcomes {
			j.Outcomes = append(j.Outcomes, p.outcomeJSON(e, o))
		}
		j.Zones = p.roomsJSON(e, a)
		if a.Proof != nil {
			j.Proof = &proofJSON{
				Proved: a.Proof.Proved, Nodes: a.Proof.Nodes, Budget: a.Proof.Budget, Text: explain.Proof(e.loc, *a.Proof, p.Asked.Tiers),
			}
			if !a.Proof.Proved {
				j.Proof.Value, j.Proof.Bound = &a.Proof.Value, &a.Proof.Bound
			}
		}
		out.Answers = append(out.Answers, j)
	}
	out.Warnings = append(out.Warnings, p.warnings(e)...)
	return out
}

// warnings are what a reader of the answers must know.
func (p *plan) warnings(e *env) []planWarningJSON {
	var all []planWarningJSON
	for _, x := range []struct {
		rule string
		n    int
	}{{"cut", p.Land.Cut}, {"gone", p.Asked.Gone}} {
		if x.n > 0 {
			all = append(all, planWarningJSON{Rule: x.rule, Text: e.loc.N("allocation."+x.rule, x.n)})
		}
	}
	for _, r := range p.Asked.Refused {
		rule := "refused"
		if !r.Banned {
			rule = "refused_allowed"
		}
		all = append(all, planWarningJSON{rule, r.Pair.NeedID, r.Pair.PlaceID, explain.Refusal(e.loc, r, p.names)})
	}
	for _, w := range p.Result.Warnings {
		all = append(all, planWarningJSON{w.Rule, w.NeedID, w.PlaceID, explain.AllocationWarning(e.loc, w, p.names)})
	}
	return all
}

func (p *plan) outcomeJSON(e *env, o allocation.Outcome) outcomeJSON {
	j := outcomeJSON{
		NeedID: o.NeedID, Verdict: o.Verdict, BestPlotID: o.BestID, Best: o.Best, Regret: o.Regret, Locked: o.Locked, Reason: o.Reason,
		Text: p.outcome(e, o), Kind: p.Kind(o.PlaceID),
	}
	if m, ok := p.Nearest[o.NeedID]; ok && o.Reason == allocation.NoFit {
		j.Nearest = &missJSON{m.PlotID, explain.MissedBy(e.loc, m)}
	}
	if area := p.Area(o.NeedID, o.PlaceID); area > 0 {
		j.AreaM2 = &area
	}
	if o.PlaceID != "" {
		j.PlotID, j.Fit, j.Choice = &o.PlaceID, &o.Fit, &o.Choice
	}
	for _, b := range o.Blocks {
		block := blockJSON{PlotID: b.PlaceID, Fit: b.Fit, Why: b.Why, By: b.By}
		if b.Why == allocation.NoRoom {
			block.LeftM2, block.Asked = &b.LeftM2, &b.AskedM2
		}
		j.Blocks = append(j.Blocks, block)
	}
	return j
}
