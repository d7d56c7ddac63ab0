package match

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"emprise/data"
)

// Standing follows one need through the tables that come of one another: it keeps what it found block by block and looks again
// only at the blocks that changed. Its answers are those of Screen. It belongs to one goroutine.
type Standing struct {
	need data.Need
	most int
	seen map[*block]*part
	err  error
}

// part is what was found in one block.
type part struct {
	counts tally
	best   podium
}

// NewStanding follows a need, with no more than so many matches.
func NewStanding(need data.Need, most int) *Standing {
	return &Standing{need: need, most: max(0, most), err: need.Validate()}
}

// Follow gives the shortlist of a table. After an edit of one row it takes the time of one block, and of one step for each of the
// others.
func (s *Standing) Follow(ctx context.Context, t *Table) (Shortlist, error) {
	if s.err != nil {
		return Shortlist{}, fmt.Errorf("match need %s: %w", s.need.ID, s.err)
	}
	p := planFor(t, s.need)
	parts := make([]*part, len(t.blocks))
	var missing []int
	for i, b := range t.blocks {
		if parts[i] = s.seen[b]; parts[i] == nil {
			missing = append(missing, i)
		}
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(missing)) {
		wait.Go(func() {
			sieve := newSieve()
			for ctx.Err() == nil {
				at := int(next.Add(1)) - 1
				if at >= len(missing) {
					return
				}
				found := &part{best: podium{most: s.most}}
				found.counts = sieve.run(t, p, t.blocks[missing[at]], &found.best)
				parts[missing[at]] = found
			}
		})
	}
	wait.Wait()
	if ctx.Err() != nil {
		return Shortlist{}, fmt.Errorf("match need %s: %w", s.need.ID, ctx.Err())
	}
	s.seen = make(map[*block]*part, len(parts))
	var n tally
	best := podium{most: s.most}
	for i, found := range parts {
		s.seen[t.blocks[i]] = found
		n.add(found.counts)
		for _, e := range found.best.entries {
			best.offer(t, e)
		}
	}
	return p.shortlist(t, n, &best), nil
}
