package inquiry

import (
	"cmp"
	"context"
	"slices"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
)

// Served is a need that a place could serve, or misses by little.
type Served struct {
	Need   data.Need
	Remedy match.Remedy
}

// NearMiss is how many hard conditions a place may miss of a need and still be told.
const NearMiss = 1

// Near says whether a place that does not fit misses no more than NearMiss conditions, by means that there are.
func (s Served) Near() bool {
	missed := 0
	for _, c := range s.Remedy.Changes {
		if c.Verdict == match.Unfit {
			missed++
		}
	}
	return s.Remedy.Match.Verdict == match.Unfit && missed <= NearMiss && s.Remedy.Possible
}

// Needs holds a place against every need of a project: those that it fits by falling score, those to be checked, the near misses
// and the others. Needs that are served or lost are left out unless all are asked for.
func Needs(ctx context.Context, snap *workspace.Snapshot, p Place, all bool) ([]Served, error) {
	var list []Served
	for _, n := range snap.Needs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !all && (n.Stage == data.StageServed || n.Stage == data.StageLost) {
			continue
		}
		c, err := fact.ForNeedAt(ctx, snap, n, p.Shape, p.Candidate)
		if err != nil {
			return nil, err
		}
		r, err := match.RemedyFor(n, c)
		if err != nil {
			return nil, err
		}
		list = append(list, Served{n, r})
	}
	slices.SortStableFunc(list, func(a, b Served) int {
		return cmp.Or(
			cmp.Compare(a.class(), b.class()),
			cmp.Compare(scoreOf(b.Remedy.Match), scoreOf(a.Remedy.Match)),
			cmp.Compare(len(a.Remedy.Changes), len(b.Remedy.Changes)),
			cmp.Compare(a.Need.ID, b.Need.ID),
		)
	})
	return list, nil
}

func (s Served) class() int {
	switch {
	case s.Remedy.Match.Verdict == match.Fits:
		return 0
	case s.Remedy.Match.Verdict == match.Check:
		return 1
	case s.Near():
		return 2
	}
	return 3
}

func scoreOf(m match.Match) float64 {
	if m.Score == nil {
		return -1
	}
	return *m.Score
}
