package match

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"emprise/data"
)

// Rank gives one match a candidate: those that fit by falling score, then those to be checked by falling score, then those
// that do not fit, the nearest first (fewest conditions missed, then the least missed by). What remains equal is in the
// order of the plot ids. No candidate is an answer too: an empty list.
//
// It fails on a need that is not valid (data.ErrInvalid), on two candidates with one id (data.ErrConflict), and when ctx ends.
func Rank(ctx context.Context, need data.Need, candidates []Candidate) ([]Match, error) {
	if err := need.Validate(); err != nil {
		return nil, fmt.Errorf("match need %s: %w", need.ID, err)
	}
	shares := weights(need.Criteria)
	seen := make(map[string]bool, len(candidates))
	judged := make([]judgement, 0, len(candidates))
	for i, c := range candidates {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("match need %s: %w", need.ID, ctx.Err())
		}
		if seen[c.PlotID] {
			return nil, fmt.Errorf("match need %s: plot %s given twice: %w", need.ID, c.PlotID, data.ErrConflict)
		}
		seen[c.PlotID] = true
		judged = append(judged, judge(need.Criteria, shares, c))
	}
	slices.SortFunc(judged, compare)
	return placed(judged), nil
}

// placed gives judgements in order their ranks.
func placed(judged []judgement) []Match {
	matches := make([]Match, len(judged))
	for i, j := range judged {
		matches[i] = j.Match
		if j.Verdict == Unfit {
			continue
		}
		matches[i].Rank = i + 1
		if i > 0 {
			matches[i].follow(&matches[i-1])
		}
	}
	return matches
}

// follow takes the rank of the match before where people could not tell the two apart.
func (m *Match) follow(before *Match) {
	if before.Verdict == m.Verdict && shown(before.Score) == shown(m.Score) {
		m.Rank = before.Rank
	}
}

// judgement is a match with what orders those that do not fit.
type judgement struct {
	Match
	missed   int     // hard conditions
	distance float64 // sum of the gaps of the missed conditions, each as a share of what is asked
}

func judge(criteria []data.Criterion, shares []float64, c Candidate) judgement {
	j := judgement{Match: Match{PlotID: c.PlotID, Name: c.Name, Verdict: Fits}}
	j.Reasons = make([]Reason, 0, len(criteria)+1)
	if !c.Offered {
		j.add(notOffered(c), 1)
	}
	first := len(j.Reasons)
	for i, k := range criteria {
		r, relative := answer(k, shares[i], c.Values[k.Key()])
		j.add(r, relative)
	}
	j.score(j.Reasons[first:])
	return j
}

// add keeps a reason; relative is its gap as a share of what is asked.
func (j *judgement) add(r Reason, relative float64) {
	j.Reasons = append(j.Reasons, r)
	if !r.Hard {
		return
	}
	switch r.Verdict {
	case Unfit:
		j.Verdict = Unfit
		j.missed++
		j.distance += relative
	case Check:
		if j.Verdict == Fits {
			j.Verdict = Check
		}
	case Fits:
	}
}

func (j *judgement) score(reasons []Reason) {
	var total, known float64
	var answered int
	for _, r := range reasons {
		total += r.Weight
		if r.Utility != nil {
			known += r.Weight
			answered++
		}
	}
	switch {
	case total > 0:
		j.Completeness = math.Min(1, known/total)
	case len(reasons) > 0:
		j.Completeness = float64(answered) / float64(len(reasons))
	default:
		j.Completeness = 1
	}
	if known == 0 {
		return
	}
	var sum float64
	for i := range reasons {
		r := &reasons[i]
		if r.Utility == nil || r.Weight == 0 {
			continue
		}
		points := *r.Utility * r.Weight / known
		r.Contribution = &points
		sum += points
	}
	if j.Verdict != Unfit {
		j.Score = &sum
	}
}

// Asks is what a criterion asks, as a reason that has no value.
func Asks(c data.Criterion) Reason {
	return Reason{
		Measure: c.Key(), Label: c.Label(), Unit: c.Unit(), Hard: c.Hard,
		Min: c.Min, Ideal: c.Ideal, Max: c.Max, Allowed: c.Allowed, Points: c.Points, Grades: c.Grades,
	}
}

// answer holds one value against one criterion.
func answer(c data.Criterion, share float64, v Value) (r Reason, relative float64) {
	r = Asks(c)
	r.Verdict, r.Value, r.Weight = Check, v, share
	if !v.known(c.Categorical()) {
		r.Value.Known = false
		return r, 0
	}
	var u float64
	if c.Categorical() {
		r.Verdict, relative = Unfit, 1
		if len(c.Allowed) == 0 || meets(v.Categories, c.Allowed) {
			r.Verdict, relative, u = Fits, 0, grade(c, v.Categories)
		}
		r.Utility = &u
		return r, relative
	}
	r.Verdict, u = Fits, utility(c, v.Number)
	r.Utility = &u
	if amount, bound, out := gap(c, v.Number); out {
		r.Verdict, r.Gap, relative = Unfit, &amount, amount/span(c.Key(), bound)
	}
	return r, relative
}

// meets says whether two lists of categories share one, whatever the case and the spaces around.
func meets(have, allowed []string) bool {
	for _, h := range have {
		for _, a := range allowed {
			if same(h, a) {
				return true
			}
		}
	}
	return false
}

func same(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

func notOffered(c Candidate) Reason {
	r := Reason{
		Measure: MeasureStatus, Hard: true, Verdict: Check,
		Allowed: []string{string(data.StatusForSale), string(data.StatusForSaleLimited)},
	}
	if c.Status != "" {
		r.Verdict = Unfit
		r.Value = c.Values[MeasureStatus]
		r.Value.Known, r.Value.Categories = true, []string{string(c.Status)}
	}
	return r
}

// weights gives each criterion's share of the sum, all 0 when no criterion has a weight.
func weights(criteria []data.Criterion) []float64 {
	shares := make([]float64, len(criteria))
	var greatest, sum float64
	for _, c := range criteria {
		greatest = math.Max(greatest, c.Weight)
	}
	if greatest == 0 {
		return shares
	}
	for i, c := range criteria {
		shares[i] = c.Weight / greatest // first, so that the sum cannot overflow
		sum += shares[i]
	}
	for i := range shares {
		shares[i] /= sum
	}
	return shares
}

var order = map[Verdict]int{Fits: 0, Check: 1, Unfit: 2}

func compare(a, b judgement) int {
	return cmp.Or(
		cmp.Compare(order[a.Verdict], order[b.Verdict]),
		cmp.Compare(a.missed, b.missed),
		cmp.Compare(steady(a.distance), steady(b.distance)),
		cmp.Compare(points(b.Score), points(a.Score)),
		cmp.Compare(a.PlotID, b.PlotID),
	)
}

// points is a score fit for comparison: rounding noise gone, none last.
func points(score *float64) float64 {
	if score == nil {
		return -1
	}
	return steady(*score)
}

// shown is a score as people read it, in tenths.
func shown(score *float64) float64 {
	if score == nil {
		return -1
	}
	return math.Round(*score * 10)
}

// steady takes the rounding noise out of a sum, which depends on the order of its terms.
func steady(x float64) float64 { return math.Round(x*1e6) / 1e6 }
