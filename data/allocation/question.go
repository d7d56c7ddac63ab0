package allocation

import (
	"context"
	"math"
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

	// For adds to the candidates what differs from need to need, and leaves their order. Nil when nothing does.
	For func(ctx context.Context, n data.Need, all []match.Candidate) ([]match.Candidate, error)
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
	places := make(map[string]int, len(candidates))
	for i, c := range candidates {
		places[c.PlotID] = i
		p.Places = append(p.Places, Place{ID: c.PlotID, Parts: q.Parts[c.PlotID]})
	}
	for _, z := range zones {
		p.Places = append(p.Places, Place{ID: z.id, Shared: true, CapacityM2: z.capacity()})
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
		mine, cuts, err := q.asked(ctx, n)
		if err != nil {
			return Problem{}, nil, err
		}
		matches, err := match.Rank(ctx, n, mine)
		if err != nil {
			return Problem{}, nil, err
		}
		for _, m := range matches {
			locked := slices.Contains(q.Locks, Pair{n.ID, m.PlotID})
			if !locked && (m.Verdict == match.Unfit || m.Verdict == match.Check && q.SureOnly) {
				continue
			}
			at := places[m.PlotID]
			o := Option{Need: i, Place: at, Verdict: m.Verdict}
			if m.Score != nil {
				o.Fit = math.Max(0, math.Min(100, *m.Score))
			}
			var known bool
			if o.AreaM2, o.SparedM2, known = areas(n, candidates[at]); !known {
				doubtful[m.PlotID] = true
			}
			p.Options = append(p.Options, o)
		}
		for at, z := range cuts {
			c, err := z.cut(ctx, n, q.SureOnly)
			if err != nil {
				return Problem{}, nil, err
			}
			locked := slices.Contains(q.Locks, Pair{n.ID, z.id})
			if c.Verdict == match.Unfit && !locked {
				continue
			}
			c.Need, c.Place = i, len(candidates)+at
			p.Options = append(p.Options, c.Option)
			for _, plot := range c.doubtful {
				doubtful[plot] = true
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
