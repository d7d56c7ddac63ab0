package inquiry

import (
	"context"
	"time"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
)

// Moved is what became of the ranking of a need since a moment.
type Moved struct {
	Need   data.Need
	Before *data.Need // as it was; nil when there was no such need: all is new
	Moves  []match.Move
}

// Compare ranks needs in two snapshots, an earlier and a later one, each need as it was asked then, and says what moved. The
// needs are those of the later snapshot, in their order; only one when an id is given.
func Compare(ctx context.Context, then, now *workspace.Snapshot, facts *fact.Cache, id string) ([]Moved, error) {
	after, err := facts.Candidates(ctx, now)
	if err != nil {
		return nil, err
	}
	before, err := fact.Candidates(ctx, then)
	if err != nil {
		return nil, err
	}
	var all []Moved
	for _, n := range now.Needs {
		if id != "" && n.ID != id {
			continue
		}
		m := Moved{Need: n}
		later, err := Rank(ctx, now, n, after)
		if err != nil {
			return nil, err
		}
		var earlier []match.Match
		if old, ok := then.Need(n.ID); ok {
			m.Before = &old
			if earlier, err = Rank(ctx, then, old, before); err != nil {
				return nil, err
			}
		}
		m.Moves = match.Moves(earlier, later)
		all = append(all, m)
	}
	return all, nil
}

// Rank ranks candidates with what differs from need to need. It fails as match.Rank does.
func Rank(ctx context.Context, snap *workspace.Snapshot, n data.Need, candidates []match.Candidate) ([]match.Match, error) {
	candidates, err := fact.ForNeed(ctx, snap, n, candidates)
	if err != nil {
		return nil, err
	}
	return match.Rank(ctx, n, candidates)
}

// Since says what moved since a moment, by the journal.
func Since(ctx context.Context, w *workspace.Workspace, facts *fact.Cache, at time.Time, id string) ([]Moved, error) {
	then, err := w.Then(ctx, at)
	if err != nil {
		return nil, err
	}
	return Compare(ctx, then, w.Snapshot(), facts, id)
}
