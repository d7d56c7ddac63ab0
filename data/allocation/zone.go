package allocation

import (
	"cmp"
	"context"
	"math"
	"slices"

	"emprise/data"
	"emprise/data/match"
)

// Zone is a zone, or a piece of one, that is offered by the hectare: the plots on sale in it are one supply, which is cut anew for
// the companies that come.
type Zone struct {
	ID    string
	Plots []string // ids of candidates
}

// supply is what a zone has.
type supply struct {
	id    string
	plots []match.Candidate // on sale, or of unknown status, with a known area; in the order of their ids
}

// byZone parts the candidates: those that stand alone, and those that a zone stands for.
func (q Question) byZone() (alone []match.Candidate, zones []supply) {
	if len(q.Zones) == 0 {
		return q.Candidates, nil
	}
	zoneOf := map[string]int{}
	for i, z := range q.Zones {
		zones = append(zones, supply{id: z.ID})
		for _, plot := range z.Plots {
			zoneOf[plot] = i
		}
	}
	for _, c := range q.Candidates {
		i, in := zoneOf[c.PlotID]
		switch {
		case !in:
			alone = append(alone, c)
		case (c.Offered || c.Status == "") && areaOf(c) > 0:
			zones[i].plots = append(zones[i].plots, c)
		}
	}
	for _, z := range zones {
		slices.SortFunc(z.plots, func(a, b match.Candidate) int { return cmp.Compare(a.PlotID, b.PlotID) })
	}
	return alone, zones
}

// asked is byZone with what differs from need to need, for one that asks. The order is that of byZone, and so are the areas.
func (q Question) asked(ctx context.Context, n data.Need) (alone []match.Candidate, zones []supply, err error) {
	if q.Candidates, err = q.To(ctx, n, q.Candidates); err != nil {
		return nil, nil, err
	}
	alone, zones = q.byZone()
	return alone, zones, nil
}

func areaOf(c match.Candidate) float64 {
	v := c.Values[data.MeasureArea]
	if !v.Known || math.IsNaN(v.Number) || math.IsInf(v.Number, 0) {
		return 0
	}
	return v.Number
}

// capacity is the sum of the plots, m².
func (z supply) capacity() float64 {
	var sum float64
	for _, c := range z.plots {
		sum += areaOf(c)
	}
	return sum
}

// portion is what a need would take of a zone.
type portion struct {
	Option
	doubtful []string // plots of which nobody says whether they were used before
}

// cut values a zone for a need. One that asks for no area takes the plot that suits it best, whole. Else a plot suits when it would fit if it were as large as what is asked; the need takes what it
// asks for from those that suit, those that fit before those to be checked and the best first, at a score that is their
// mean by area; less, but no less than its least, where no more suits, and is scored for that.
func (z supply) cut(ctx context.Context, n data.Need, sureOnly bool) (portion, error) {
	asked, least, ok := areaAsked(n)
	none := portion{Option: Option{Verdict: match.Unfit, AreaM2: asked}}
	if !ok {
		matches, err := match.Rank(ctx, n, z.plots)
		if err != nil || len(matches) == 0 || matches[0].Verdict == match.Unfit || matches[0].Verdict == match.Check && sureOnly {
			return none, err
		}
		return z.take(matches[:1], z.area(matches[0].PlotID), sureOnly), nil
	}
	matches, err := z.suits(ctx, n, asked)
	if err != nil {
		return none, err
	}
	room := func(v match.Verdict) (sum float64) {
		for _, m := range matches {
			if m.Verdict == v {
				sum += z.area(m.PlotID)
			}
		}
		return sum
	}
	need := math.Max(least, math.SmallestNonzeroFloat64)
	have := room(match.Fits)
	if have < need && !sureOnly {
		have += room(match.Check)
	}
	if have < need {
		return none, nil
	}
	if have < asked {
		asked = have
		if matches, err = z.suits(ctx, n, asked); err != nil {
			return none, err
		}
	}
	return z.take(matches, asked, sureOnly), nil
}

// suits ranks the plots as if each were as large as what is asked.
func (z supply) suits(ctx context.Context, n data.Need, asked float64) ([]match.Match, error) {
	resized := make([]match.Candidate, len(z.plots))
	for i, c := range z.plots {
		values := make(map[data.Measure]match.Value, len(c.Values))
		for m, v := range c.Values {
			values[m] = v
		}
		area := values[data.MeasureArea]
		area.Number = asked
		values[data.MeasureArea] = area
		resized[i] = c
		resized[i].Values = values
	}
	return match.Rank(ctx, n, resized)
}

// take fills what is asked from plots that suit, in their order, which is that of the ranking.
func (z supply) take(matches []match.Match, asked float64, sureOnly bool) portion {
	p := portion{Option: Option{Verdict: match.Fits, AreaM2: asked}}
	left, points, scored := asked, 0.0, 0.0
	for _, m := range matches {
		if left <= 0 || m.Verdict == match.Unfit || m.Verdict == match.Check && sureOnly {
			break
		}
		if m.Verdict == match.Check {
			p.Verdict = match.Check
		}
		part := math.Min(left, z.area(m.PlotID))
		left -= part
		if m.Score != nil {
			points += *m.Score * part
			scored += part
		}
		spared, known := reused(z.plots[z.place(m.PlotID)], part)
		p.SparedM2 += spared
		if !known {
			p.doubtful = append(p.doubtful, m.PlotID)
		}
	}
	if scored > 0 {
		p.Fit = math.Max(0, math.Min(100, points/scored))
	}
	return p
}

func (z supply) place(plot string) int {
	i, _ := slices.BinarySearchFunc(z.plots, plot, func(c match.Candidate, id string) int { return cmp.Compare(c.PlotID, id) })
	return i
}

func (z supply) area(plot string) float64 { return areaOf(z.plots[z.place(plot)]) }
