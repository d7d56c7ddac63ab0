package allocation

import (
	"context"
	"slices"

	"emprise/data"
	"emprise/data/match"
)

// Question is a problem in the territory's own words: needs against plots and assemblies, one a company, and against zones,
// which are cut as the companies come.
type Question struct {
	Needs      []data.Need
	Projects   []data.Project // those of a need tell the CO₂ that it avoids; abandoned ones count for nothing
	Candidates []match.Candidate
	Parts      map[string][]string // parcels of candidates, by id: two of the same parcel exclude each other
	Zones      []Zone              // each stands for its plots
	Priorities map[string]int      // class of a need, by id; 0 when absent
	Locks      []Pair
	Bans       []Pair
	Tiers      [][]Goal
	SureOnly   bool // leave out what is to be checked

	// For adds to candidates, all or some, what differs from need to need, and leaves their order. Nil when nothing does.
	For func(ctx context.Context, n data.Need, some []match.Candidate) ([]match.Candidate, error)

	// Promised is what a candidate is to a need that it is locked for. Nil leaves it as it is.
	Promised func(c match.Candidate) match.Candidate

	Rankings *Rankings // shared with other questions about the same; nil for none
}

// The rules of Warning that a question adds.
const (
	WarnJobs      = "jobs"       // of a need: not known, counted as none, where jobs are an objective
	WarnOccupancy = "occupancy"  // of a plot: not known, so no new land take is avoided there, where land is an objective
	WarnZoneParts = "zone_parts" // of a need in a zone: others have what suits it there, the zone cannot be cut for all
)

// Problem ranks the plots for each need and takes the scores. A plot that is not offered does not fit. Ground that was used before
// (occupied, in transition, vacant, brownfield) avoids new land take: what the need asks for, its ideal, else its least, and
// no more than the plot has. It fails as match.Rank does.
func (q Question) Problem(ctx context.Context) (Problem, []Warning, error) {
	p := Problem{Locks: q.Locks, Bans: q.Bans, Tiers: q.Tiers}
	var warnings []Warning
	candidates, zones := q.byZone()
	for _, c := range candidates {
		p.Places = append(p.Places, Place{ID: c.PlotID, Parts: q.Parts[c.PlotID]})
	}
	for _, z := range zones {
		p.Places = append(p.Places, Place{ID: z.id, Shared: true, CapacityM2: z.capacity()})
	}
	rankings := q.Rankings
	if rankings == nil {
		rankings = &Rankings{}
	}
	doubtful := map[string]bool{}
	for i, n := range q.Needs {
		need := Need{ID: n.ID, Received: n.Received, Priority: q.Priorities[n.ID], TCO2e: Avoided(q.Projects, n.ID)}
		if n.Jobs != nil {
			need.Jobs = float64(*n.Jobs)
		} else if q.asks(Jobs) {
			warnings = append(warnings, Warning{Rule: WarnJobs, NeedID: n.ID})
		}
		p.Needs = append(p.Needs, need)
		ranked, err := rankings.of(ctx, q, n)
		if err != nil {
			return Problem{}, nil, err
		}
		take := func(o portion) {
			o.Need = i
			p.Options = append(p.Options, o.Option)
			for _, plot := range o.doubtful {
				doubtful[plot] = true
			}
		}
		for _, o := range ranked.alone {
			switch c := candidates[o.Place]; {
			case slices.Contains(q.Locks, Pair{n.ID, c.PlotID}):
				promised, err := q.promised(ctx, n, c)
				if err != nil {
					return Problem{}, nil, err
				}
				promised.Place = o.Place
				take(promised)
			case o.Verdict == match.Fits, o.Verdict == match.Check && !q.SureOnly:
				take(o)
			}
		}
		for at, o := range ranked.zones {
			if o.Verdict != match.Unfit || slices.Contains(q.Locks, Pair{n.ID, zones[at].id}) {
				o.Place = len(candidates) + at
				take(o)
			}
		}
	}
	for _, c := range q.Candidates {
		if doubtful[c.PlotID] && q.asks(Land) {
			warnings = append(warnings, Warning{Rule: WarnOccupancy, PlaceID: c.PlotID})
		}
	}
	return p, warnings, nil
}

// To gives some candidates as they are to a need, in their order.
func (q Question) To(ctx context.Context, n data.Need, some []match.Candidate) ([]match.Candidate, error) {
	if q.For != nil {
		var err error
		if some, err = q.For(ctx, n, some); err != nil {
			return nil, err
		}
	}
	if q.Promised == nil {
		return some, nil
	}
	cloned := false
	for i, c := range some {
		if slices.Contains(q.Locks, Pair{n.ID, c.PlotID}) {
			if !cloned {
				some, cloned = slices.Clone(some), true
			}
			some[i] = q.Promised(c)
		}
	}
	return some, nil
}

// promised is how a candidate serves a need that it is locked for.
func (q Question) promised(ctx context.Context, n data.Need, c match.Candidate) (portion, error) {
	one, err := q.To(ctx, n, []match.Candidate{c})
	if err != nil {
		return portion{}, err
	}
	m, err := match.Judge(n, one[0])
	return whole(n, one[0], m), err
}

func (q Question) asks(o Objective) bool {
	for _, tier := range q.Tiers {
		for _, g := range tier {
			if g.Objective == o {
				return true
			}
		}
	}
	return false
}

// Avoided is the CO₂ that the projects of a need avoid, t a year; abandoned ones count for nothing.
func Avoided(projects []data.Project, need string) float64 {
	var sum float64
	for _, p := range projects {
		if p.NeedID == need && p.Status != data.ProjectAbandoned && p.AvoidedTCO2 != nil {
			sum += *p.AvoidedTCO2
		}
	}
	return sum
}

// areas are what a need takes of a plot and how much of that was used before, m²; known is false when nobody says whether it was.
func areas(n data.Need, c match.Candidate) (taken, spared float64, known bool) {
	plot := c.Values[data.MeasureArea]
	if plot.Known {
		taken = plot.Number
	}
	if asked, _, ok := areaAsked(n); ok && (!plot.Known || asked < taken) {
		taken = asked
	}
	spared, known = reused(c, taken)
	return taken, spared, known
}

// areaAsked is what a need would take if it could, its ideal, else its least, and the least that it must have, m²; ok is false when
// it says neither. What is not hard may be missed.
func areaAsked(n data.Need) (asked, least float64, ok bool) {
	for _, k := range n.Criteria {
		if k.Measure != data.MeasureArea {
			continue
		}
		if k.Hard && k.Min != nil {
			least = *k.Min
		}
		wish := k.Wish()
		switch {
		case wish != nil:
			return max(*wish, least), least, true
		case k.Min != nil:
			return *k.Min, least, true
		}
	}
	return 0, 0, false
}

// reused is how much of what is taken of a plot was used before.
func reused(c match.Candidate, taken float64) (spared float64, known bool) {
	occupancy := c.Values[data.MeasureOccupancy]
	if !occupancy.Known {
		return 0, false
	}
	for _, used := range []data.Occupancy{data.OccupancyUsed, data.OccupancyTransition, data.OccupancyVacant, data.OccupancyBrownfield} {
		if slices.Contains(occupancy.Categories, string(used)) {
			return taken, true
		}
	}
	return 0, true
}
