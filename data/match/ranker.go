package match

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"sync"

	"emprise/data"
)

// Ranker ranks one need again and again, and judges only the candidates that are not those of the last time: those whose Values
// are another map, or whose name, status or place on the market changed. Its answers are those of Rank. The zero value is ready. It
// is safe for any goroutine; calls wait for one another. Nobody may write to the values of a candidate that it was given.
type Ranker struct {
	mu     sync.Mutex
	need   data.Need
	judged map[string]kept
}

// kept is a candidate with what was found of it.
type kept struct {
	candidate Candidate
	judgement judgement
}

// Rank is as the function of that name.
func (r *Ranker) Rank(ctx context.Context, need data.Need, candidates []Candidate) ([]Match, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := need.Validate(); err != nil {
		return nil, fmt.Errorf("match need %s: %w", need.ID, err)
	}
	if !reflect.DeepEqual(r.need, need) {
		r.need, r.judged = need, nil
	}
	shares := weights(need.Criteria)
	judged := make([]judgement, 0, len(candidates))
	fresh := make(map[string]kept, len(candidates))
	for i, c := range candidates {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("match need %s: %w", need.ID, ctx.Err())
		}
		if _, twice := fresh[c.PlotID]; twice {
			return nil, fmt.Errorf("match need %s: plot %s given twice: %w", need.ID, c.PlotID, data.ErrConflict)
		}
		k, ok := r.judged[c.PlotID]
		if !ok || !k.candidate.is(c) {
			k = kept{c, judge(need.Criteria, shares, c)}
		}
		fresh[c.PlotID] = k
		judged = append(judged, k.judgement)
	}
	r.judged = fresh
	slices.SortFunc(judged, compare)
	return placed(judged), nil
}

// is says whether nothing can have changed between two candidates of one plot.
func (c Candidate) is(o Candidate) bool {
	return c.Name == o.Name && c.Offered == o.Offered && c.Status == o.Status &&
		reflect.ValueOf(c.Values).UnsafePointer() == reflect.ValueOf(o.Values).UnsafePointer()
}
