package placement

import (
	"context"
	"maps"
	"slices"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/match"
)

// Plan is who gets which land.
type Plan struct {
	*Ground
	Asked    Asked
	Question allocation.Question
	Problem  allocation.Problem
	Result   allocation.Result
	Nearest  map[string]Miss // of the needs that no place fits

	options map[allocation.Pair]int // in Problem.Options
}

func (p *Plan) index() {
	p.options = make(map[allocation.Pair]int, len(p.Problem.Options))
	for i, o := range p.Problem.Options {
		p.options[allocation.Pair{NeedID: p.Problem.Needs[o.Need].ID, PlaceID: p.Problem.Places[o.Place].ID}] = i
	}
}

// Best is the optimal answer.
func (p *Plan) Best() allocation.Answer { return p.Result.Answers[len(p.Result.Answers)-1] }

// First is the answer of first come, first served.
func (p *Plan) First() allocation.Answer { return p.Result.Answers[0] }

// Option is how a place would serve a need; ok is false when it does not fit.
func (p *Plan) Option(need, place string) (o allocation.Option, ok bool) {
	i, ok := p.options[allocation.Pair{NeedID: need, PlaceID: place}]
	if !ok {
		return allocation.Option{Verdict: match.Unfit}, false
	}
	return p.Problem.Options[i], true
}

// Area is what a need takes of a place, m²; 0 when it does not fit.
func (p *Plan) Area(need, place string) float64 {
	o, _ := p.Option(need, place)
	return o.AreaM2
}

// Answer is how one place answers one need, with its reasons; of a zone, those of its plot that answers best, as large as what the need would
// take. ok is false when there is no such pair.
func (p *Plan) Answer(ctx context.Context, need, place string) (m match.Match, ok bool, err error) {
	n, ok := p.Need(need)
	if !ok {
		return m, false, nil
	}
	plots := p.Place(place).Plots
	taken := p.Area(need, place)
	var some []match.Candidate
	for _, c := range p.Land.Candidates {
		if c.PlotID != place && !slices.Contains(plots, c.PlotID) {
			continue
		}
		if v := c.Values[data.MeasureArea]; taken > 0 && p.Kind(place) == Zone {
			c.Values = maps.Clone(c.Values)
			v.Number = taken
			c.Values[data.MeasureArea] = v
		}
		some = append(some, c)
	}
	if some, err = p.Question.To(ctx, n, some); err != nil {
		return m, false, err
	}
	matches, err := match.Rank(ctx, n, some)
	if err != nil || len(matches) == 0 {
		return m, false, err
	}
	return matches[0], true, nil
}

// Room is a zone, or a piece of one, with who is in it by an answer.
type Room struct {
	ID                  string
	Plots               []string
	Needs               []string
	TakenM2, CapacityM2 float64
}

// Rooms tells how full the zones are.
func (p *Plan) Rooms(a allocation.Answer) []Room {
	var rooms []Room
	for _, place := range p.Problem.Places {
		if !place.Shared {
			continue
		}
		r := Room{ID: place.ID, CapacityM2: place.CapacityM2, Plots: p.Place(place.ID).Plots}
		for _, o := range a.Outcomes {
			if o.PlaceID == place.ID {
				r.TakenM2 += p.Area(o.NeedID, o.PlaceID)
				r.Needs = append(r.Needs, o.NeedID)
			}
		}
		rooms = append(rooms, r)
	}
	return rooms
}

// Cost is a decision of people, with the best answers that it and its absence allow.
type Cost struct {
	Pair          allocation.Pair
	Lock          bool // else it is a ban
	With, Without allocation.Totals
}

// Costs finds what each lock and each ban costs: the best answer with all of them against the best without that one. report tells how
// many of them are done; nil is fine.
func (p *Plan) Costs(ctx context.Context, report func(done, total int64)) ([]Cost, error) {
	var costs []Cost
	total := len(p.Asked.Locks) + len(p.Asked.Bans)
	for _, lock := range []bool{true, false} {
		list := p.Asked.Bans
		if lock {
			list = p.Asked.Locks
		}
		for i := range list {
			a := p.Asked
			rest := slices.Delete(slices.Clone(list), i, i+1)
			if lock {
				a.Locks = rest
			} else {
				a.Bans = rest
			}
			other, err := p.totals(ctx, a)
			if err != nil {
				return nil, err
			}
			costs = append(costs, Cost{list[i], lock, p.Best().Totals, other})
			if report != nil {
				report(int64(len(costs)), int64(total))
			}
		}
	}
	return costs, nil
}

// Price finds what it would cost to lock a pair that is not locked, in the place of what is decided for its need and for its ground.
func (p *Plan) Price(ctx context.Context, pair allocation.Pair) (Cost, error) {
	a := p.Asked
	rivals := p.Rivals(a.Locks, pair)
	a.Locks = slices.DeleteFunc(slices.Clone(a.Locks), func(l allocation.Pair) bool { return l.NeedID == pair.NeedID || slices.Contains(rivals, l) })
	a.Locks = append(a.Locks, pair)
	a.Bans = slices.DeleteFunc(slices.Clone(a.Bans), func(b allocation.Pair) bool { return b == pair })
	with, err := p.totals(ctx, a)
	return Cost{pair, true, with, p.Best().Totals}, err
}

func (p *Plan) totals(ctx context.Context, a Asked) (allocation.Totals, error) {
	problem, _, err := p.question(a).Problem(ctx)
	if err != nil {
		return allocation.Totals{}, err
	}
	r, err := allocation.Solve(ctx, problem, nil)
	if err != nil {
		return allocation.Totals{}, err
	}
	return r.Answers[len(r.Answers)-1].Totals, nil
}

// Lots are the places that fit or are to be checked for at least one need, are decided about or come nearest: what is worth showing. Those
// that the best answer gives come first, in the order of the needs, then those that fit the most needs, so many in all at most; those that
// are left out for want of room are counted, and those that fit none.
func (p *Plan) Lots(most int) (shown []string, more, unfit int) {
	fits := map[string]int{}
	for pair, i := range p.options {
		if p.Problem.Options[i].Verdict != match.Unfit {
			fits[pair.PlaceID]++
		}
	}
	for _, o := range p.Best().Outcomes {
		if o.PlaceID != "" && !slices.Contains(shown, o.PlaceID) {
			shown = append(shown, o.PlaceID)
		}
	}
	given := len(shown)
	wanted := map[string]bool{}
	for id := range fits {
		wanted[id] = true
	}
	for _, b := range p.Asked.Bans {
		wanted[b.PlaceID] = true
	}
	for _, m := range p.Nearest {
		wanted[m.PlotID] = true
	}
	for _, id := range p.Places() {
		switch {
		case slices.Contains(shown[:given], id):
		case wanted[id]:
			shown = append(shown, id)
		default:
			unfit++
		}
	}
	slices.SortStableFunc(shown[given:], func(a, b string) int { return fits[b] - fits[a] })
	if most = max(most, given); len(shown) > most {
		shown, more = shown[:most], len(shown)-most
	}
	return shown, more, unfit
}
