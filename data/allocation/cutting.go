package allocation

import (
	"context"
	"math"

	"emprise/data"
	"emprise/data/match"
)

// Cuttable says whether each zone can be cut for those that an answer gives it: hectares in all are not enough when
// several companies can only use the same part. It warns of each need that has to share with others a part that is too
// small for all of them (WarnZoneParts). Exact: the greatest flow of areas from needs to the plots that suit them (Ford and
// Fulkerson 1956), whose least cut names the needs. How the land of one company lies within the zone is not looked at.
func (q Question) Cuttable(ctx context.Context, p Problem, a Answer) ([]Warning, error) {
	_, zones := q.byZone()
	needs := map[string]int{}
	for i, n := range q.Needs {
		needs[n.ID] = i
	}
	var warnings []Warning
	for at, z := range zones {
		var hosted []data.Need
		f := flow{}
		for _, o := range a.Outcomes {
			if o.PlaceID == z.id && o.Verdict != match.Unfit {
				n := q.Needs[needs[o.NeedID]]
				hosted = append(hosted, n)
				f.asked = append(f.asked, p.areaOf(needs[o.NeedID], z.id))
			}
		}
		for _, c := range z.plots {
			f.room = append(f.room, areaOf(c))
		}
		for i, n := range hosted {
			_, cuts, err := q.asked(ctx, n)
			if err != nil {
				return nil, err
			}
			mine := cuts[at]
			rank := mine.suits
			if _, _, ok := areaAsked(n); !ok {
				rank = func(ctx context.Context, n data.Need, _ float64) ([]match.Match, error) {
					return match.Rank(ctx, n, mine.plots)
				}
			}
			matches, err := rank(ctx, n, f.asked[i])
			if err != nil {
				return nil, err
			}
			suits := make([]bool, len(z.plots))
			for _, m := range matches {
				suits[z.place(m.PlotID)] = m.Verdict == match.Fits || m.Verdict == match.Check && !q.SureOnly
			}
			f.suits = append(f.suits, suits)
		}
		for i, short := range f.short() {
			if short {
				warnings = append(warnings, Warning{WarnZoneParts, hosted[i].ID, z.id})
			}
		}
	}
	return warnings, nil
}

// areaOf is what a need takes of a place.
func (p *Problem) areaOf(need int, place string) float64 {
	for _, o := range p.Options {
		if o.Need == need && p.Places[o.Place].ID == place {
			return o.AreaM2
		}
	}
	return 0
}

// flow is areas that go from needs to the plots that suit them.
type flow struct {
	asked []float64 // m² of each need
	room  []float64 // m² of each plot
	suits [][]bool  // need, plot

	given [][]float64
}

// short says which needs ask together for more than all that suits any of them has; none when all can have their area.
func (f *flow) short() []bool {
	f.given = make([][]float64, len(f.asked))
	for i := range f.given {
		f.given[i] = make([]float64, len(f.room))
	}
	short := make([]bool, len(f.asked))
	for i := range f.asked {
		for {
			missing := f.asked[i]
			for _, v := range f.given[i] {
				missing -= v
			}
			if missing <= 1e-6*math.Max(1, f.asked[i]) {
				break
			}
			reached, moved := f.push(i, missing)
			if moved {
				continue
			}
			for n, r := range reached {
				short[n] = short[n] || r
			}
			break
		}
	}
	return short
}

// push moves area along the shortest way from a need to a plot that has room, through plots whose holders can go elsewhere. When
// there is none, it says which needs can be reached: they are those that share too little.
func (f *flow) push(need int, most float64) (reached []bool, moved bool) {
	needs, plots := len(f.asked), len(f.room)
	reached = make([]bool, needs)
	seen, from, holder := make([]bool, plots), make([]int, plots), make([]int, needs) // how each was reached
	reached[need], holder[need] = true, -1
	for queue := []int{need}; len(queue) > 0; queue = queue[1:] {
		n := queue[0]
		for s := range plots {
			if seen[s] || !f.suits[n][s] {
				continue
			}
			seen[s], from[s] = true, n
			free := f.room[s]
			for i := range needs {
				free -= f.given[i][s]
			}
			if free > 1e-6*math.Max(1, f.room[s]) {
				f.move(s, math.Min(most, free), from, holder)
				return reached, true
			}
			for i := range needs {
				if f.given[i][s] > 1e-9 && !reached[i] {
					reached[i], holder[i] = true, s
					queue = append(queue, i)
				}
			}
		}
	}
	return reached, false
}

// move gives area at the end of a way, as much as each holder on it can pass on.
func (f *flow) move(end int, amount float64, from, holder []int) {
	for s := end; ; {
		n := from[s]
		if holder[n] < 0 {
			break
		}
		amount = math.Min(amount, f.given[n][holder[n]])
		s = holder[n]
	}
	for s := end; ; {
		n := from[s]
		f.given[n][s] += amount
		if holder[n] < 0 {
			return
		}
		f.given[n][holder[n]] -= amount
		s = holder[n]
	}
}
