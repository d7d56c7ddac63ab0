package allocation

import (
	"context"
	"sync"

	"emprise/data"
	"emprise/data/match"
)

// Rankings remember how land answers needs. Questions that have the same needs, candidates, zones and For may share them: what is locked
// and banned, priorities and objectives can differ, and then nothing is ranked again but what is locked. The zero value is ready, and safe
// for any goroutine; calls wait for one another.
type Rankings struct {
	mu    sync.Mutex
	known map[rankingKey]ranking
}

type rankingKey struct {
	need     string
	sureOnly bool // zones are cut from other plots then
}

// ranking is how each place would serve a need, also those that do not fit.
type ranking struct {
	alone []portion // of candidates; Place counts those that no zone stands for
	zones []portion // in the order of the zones
}

// of ranks for a need, Options without the need that they are of.
func (r *Rankings) of(ctx context.Context, q Question, n data.Need) (ranking, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := rankingKey{n.ID, q.SureOnly}
	if found, ok := r.known[key]; ok {
		return found, nil
	}
	made, err := q.rank(ctx, n)
	if err != nil {
		return ranking{}, err
	}
	if r.known == nil {
		r.known = map[rankingKey]ranking{}
	}
	r.known[key] = made
	return made, nil
}

// rank is of, whatever is known.
func (q Question) rank(ctx context.Context, n data.Need) (ranking, error) {
	q.Locks = nil
	mine, cuts, err := q.asked(ctx, n)
	if err != nil {
		return ranking{}, err
	}
	matches, err := match.Rank(ctx, n, mine)
	if err != nil {
		return ranking{}, err
	}
	at := make(map[string]int, len(mine))
	for i, c := range mine {
		at[c.PlotID] = i
	}
	made := ranking{alone: make([]portion, 0, len(matches)), zones: make([]portion, 0, len(cuts))}
	for _, m := range matches {
		i := at[m.PlotID]
		o := whole(n, mine[i], m)
		o.Place = i
		made.alone = append(made.alone, o)
	}
	for _, z := range cuts {
		c, err := z.cut(ctx, n, q.SureOnly)
		if err != nil {
			return ranking{}, err
		}
		made.zones = append(made.zones, c)
	}
	return made, nil
}

// whole is what a need takes of a candidate that it has for itself.
func whole(n data.Need, c match.Candidate, m match.Match) portion {
	o := portion{Option: Option{Verdict: m.Verdict}}
	if m.Score != nil {
		o.Fit = max(0, min(100, *m.Score))
	}
	var known bool
	if o.AreaM2, o.SparedM2, known = areas(n, c); !known {
		o.doubtful = []string{c.PlotID}
	}
	return o
}
