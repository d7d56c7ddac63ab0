package match_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/match"
)

func TestRankerAnswersAsRankDoes(t *testing.T) {
	t.Parallel()
	for seed := range many(150) {
		r := rand.New(rand.NewPCG(seed, 2))
		candidates := anyCandidates(r, 20)
		needs := []data.Need{anyNeed(r, "B1", 4), anyNeed(r, "B2", 4)}
		var ranker match.Ranker
		for step := range 12 {
			n := needs[step/3%2]
			got, err := ranker.Rank(context.Background(), n, candidates)
			if err != nil {
				t.Fatal(err)
			}
			if want := rank(t, n, candidates...); !same(got, want) {
				t.Fatalf("seed %d, step %d:\n%+v\nwant\n%+v", seed, step, got, want)
			}
			candidates = slices.Clone(candidates)
			switch at := r.IntN(len(candidates)); step % 4 {
			case 0:
				c := anyCandidate(r, 0)
				c.PlotID = candidates[at].PlotID
				candidates[at] = c
			case 1:
				candidates = slices.Delete(candidates, at, at+1)
			case 2:
				candidates[at].Offered = !candidates[at].Offered
			default:
				candidates = append(candidates, anyCandidate(r, 100+step))
			}
		}
	}
}

func TestRankerRefuses(t *testing.T) {
	t.Parallel()
	var r match.Ranker
	a := plot("A", nil)
	if _, err := r.Rank(context.Background(), need(), []match.Candidate{a, a}); !errors.Is(err, data.ErrConflict) {
		t.Errorf("twice: %v", err)
	}
	if _, err := r.Rank(context.Background(), data.Need{ID: "B"}, nil); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("no title: %v", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := r.Rank(ctx, need(), []match.Candidate{a}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}
