package match

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"emprise/data"
)

// Shortlist is what a need finds in a table: how many rows answer how, and the best of those that fit or are to be checked.
// Best is how Rank begins, reasons included.
type Shortlist struct {
	NeedID             string
	Fits, Check, Unfit int
	Best               []Entry
}

// Entry is a row of a table against a need.
type Entry struct {
	Row int
	Match
}

// Screen holds all rows of a table against each need and gives a shortlist a need, in their order, with no more than so many
// matches each. Counts and matches are those of Rank over the candidates of the table, whatever the number of processors, all
// of which are used. report, which may be nil, is told rows from several goroutines, one at a time.
//
// It fails on a need that is not valid (data.ErrInvalid) and when ctx ends.
func Screen(ctx context.Context, t *Table, needs []data.Need, most int, report func(done, total int64)) ([]Shortlist, error) {
	plans := make([]*plan, len(needs))
	for i, n := range needs {
		if err := n.Validate(); err != nil {
			return nil, fmt.Errorf("match need %s: %w", n.ID, err)
		}
		plans[i] = planFor(t, n)
	}
	workers := max(1, min(runtime.GOMAXPROCS(0), len(t.blocks)))
	type found struct {
		counts []tally
		best   []podium
	}
	all := make([]found, workers)
	var next, done atomic.Int64
	var telling sync.Mutex
	var wait sync.WaitGroup
	for w := range all {
		f := &all[w]
		f.counts, f.best = make([]tally, len(plans)), make([]podium, len(plans))
		for i := range f.best {
			f.best[i].most = max(0, most)
		}
		wait.Go(func() {
			s := newSieve()
			for ctx.Err() == nil {
				at := int(next.Add(1)) - 1
				if at >= len(t.blocks) {
					return
				}
				b := t.blocks[at]
				for i, p := range plans {
					f.counts[i].add(s.run(t, p, b, &f.best[i]))
				}
				if n := done.Add(int64(b.rows)); report != nil {
					telling.Lock()
					report(n, int64(t.rows))
					telling.Unlock()
				}
			}
		})
	}
	wait.Wait()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("match table: %w", ctx.Err())
	}
	lists := make([]Shortlist, len(plans))
	for i, p := range plans {
		var n tally
		best := podium{most: max(0, most)}
		for _, f := range all {
			n.add(f.counts[i])
			for _, e := range f.best[i].entries {
				best.offer(t, e)
			}
		}
		lists[i] = p.shortlist(t, n, &best)
	}
	return lists, nil
}

// shortlist builds the reasons of the rows that are shown.
func (p *plan) shortlist(t *Table, n tally, best *podium) Shortlist {
	l := Shortlist{NeedID: p.need.ID, Fits: n.fits, Check: n.check, Unfit: n.unfit, Best: make([]Entry, 0, len(best.entries))}
	for _, e := range best.sorted(t) {
		l.Best = append(l.Best, Entry{Row: e.row, Match: judge(p.need.Criteria, p.shares, t.Candidate(e.row)).Match})
	}
	for i := range l.Best {
		m := &l.Best[i].Match
		m.Rank = i + 1
		if i > 0 {
			m.follow(&l.Best[i-1].Match)
		}
	}
	return l
}

// Match is one row of the table against a need, without a rank.
func (t *Table) Match(need data.Need, row int) (Match, error) { return Judge(need, t.Candidate(row)) }

// Judge is one candidate against a need, without a rank. It fails on a need that is not valid (data.ErrInvalid).
func Judge(need data.Need, c Candidate) (Match, error) {
	if err := need.Validate(); err != nil {
		return Match{}, fmt.Errorf("match need %s: %w", need.ID, err)
	}
	return judge(need.Criteria, weights(need.Criteria), c).Match, nil
}
