package main

import (
	"slices"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/match/decision"
	"emprise/data/robustness"
)

// robustJSON is the answer of match --robust --json.
type robustJSON struct {
	NeedID   string             `json:"need_id"`
	Reason   robustness.Reason  `json:"reason,omitempty"`
	Verdict  match.Verdict      `json:"verdict"`
	First    string             `json:"first,omitempty"`
	Samples  int                `json:"samples"`
	Seed     uint64             `json:"seed"`
	Unknown  int                `json:"unknown"`
	Unscored int                `json:"unscored"`
	Left     int                `json:"left"`
	Plots    []robustPlotJSON   `json:"plots"`
	Criteria []robustWeightJSON `json:"criteria"`
	Methods  []robustMethodJSON `json:"methods"`
	Lead     []leadJSON         `json:"lead"`
	Rivals   []rivalJSON        `json:"rivals"`
	Text     []string           `json:"text"`
}

type robustPlotJSON struct {
	PlotID    string     `json:"plot_id"`
	Name      string     `json:"name"`
	Rank      int        `json:"rank"`
	Score     float64    `json:"score"`
	Low       float64    `json:"low"`
	High      float64    `json:"high"`
	Unknown   int        `json:"unknown"`
	Utilities []*float64 `json:"utilities"`
	Near      bool       `json:"near"`
	First     float64    `json:"first_share"`
	Ranks     []float64  `json:"rank_shares"`
	Central   []float64  `json:"central_weights"`
}

type robustWeightJSON struct {
	Measure data.Measure  `json:"measure"`
	Label   string        `json:"label"`
	Weight  float64       `json:"weight"`
	First   *intervalJSON `json:"first"`
	Order   *intervalJSON `json:"order"`
	Firm    *intervalJSON `json:"firm"`
	Text    string        `json:"text"`
}

type intervalJSON struct {
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Below string  `json:"below,omitempty"`
	Above string  `json:"above,omitempty"`
}

type robustMethodJSON struct {
	Name   robustness.MethodName `json:"name"`
	Label  string                `json:"label"`
	Agrees bool                  `json:"agrees"`
	Scores []float64             `json:"scores,omitempty"`
	Ranks  []int                 `json:"ranks,omitempty"`
	Kernel []string              `json:"kernel,omitempty"`
	Text   string                `json:"text"`
}

type leadJSON struct {
	Measure data.Measure `json:"measure"`
	Points  float64      `json:"points"`
}

type rivalJSON struct {
	PlotID string         `json:"plot_id"`
	Name   string         `json:"name"`
	Score  float64        `json:"score"`
	Ask    []data.Measure `json:"ask"`
}

func robust(e *env, need data.Need, r robustness.Report) robustJSON {
	out := robustJSON{
		NeedID: need.ID, Reason: r.Reason, Verdict: r.Verdict, Samples: r.Samples, Seed: r.Seed, Unknown: r.Unknown, Unscored: r.Unscored,
		Left: r.Left, Plots: []robustPlotJSON{}, Criteria: []robustWeightJSON{}, Methods: []robustMethodJSON{}, Lead: []leadJSON{},
		Rivals: []rivalJSON{}, Text: explain.Robustness(e.loc, r),
	}
	for _, p := range r.Plots {
		out.Plots = append(out.Plots, robustPlotJSON{
			p.ID, p.Name, p.Rank, p.Score, p.Low, p.High, p.Unknown, slices.Clone(p.Utilities), p.Near, p.First, p.Ranks, p.Central,
		})
	}
	id := func(place int) string {
		if place < 0 {
			return ""
		}
		return r.Plots[place].ID
	}
	out.First = id(r.First)
	interval := func(v decision.Interval) *intervalJSON { return &intervalJSON{v.Low, v.High, id(v.Below), id(v.Above)} }
	for _, c := range r.Criteria {
		j := robustWeightJSON{Measure: c.Measure, Label: explain.CriterionName(e.loc, c), Weight: c.Stable.Weight}
		if r.Reason == "" {
			j.First, j.Order, j.Text = interval(c.Stable.First), interval(c.Stable.Order), explain.CriterionHolds(e.loc, r, c)
		}
		if c.Firm != nil {
			j.Firm = interval(*c.Firm)
		}
		out.Criteria = append(out.Criteria, j)
	}
	for _, m := range r.Methods {
		j := robustMethodJSON{Name: m.Name, Label: explain.MethodName(e.loc, m.Name), Agrees: m.Agrees, Scores: m.Scores, Ranks: m.Ranks, Text: explain.MethodSays(e.loc, r, m)}
		for _, k := range m.Kernel {
			j.Kernel = append(j.Kernel, id(k))
		}
		out.Methods = append(out.Methods, j)
	}
	for _, l := range r.Lead {
		out.Lead = append(out.Lead, leadJSON{r.Criteria[l.Criterion].Measure, l.Points})
	}
	for _, x := range r.Rivals {
		j := rivalJSON{x.ID, x.Name, x.Score, []data.Measure{}}
		for _, a := range x.Ask {
			j.Ask = append(j.Ask, a.Measure)
		}
		out.Rivals = append(out.Rivals, j)
	}
	return out
}
