package allocation

import "math"

// relaxation bounds a branch by prices: each part has one, each shared place one per square metre, and each need takes the
// option that is worth most to it after what it pays. Whatever the prices,
//
//	Σ price × capacity + Σ over needs of the greatest (worth − price of what it takes, or 0)
//
// is not exceeded by any answer (Lagrange; Fisher 1981). Prices rise where too many want the same and fall where nobody
// does. All in whole steps, so that the bound is exact; it works on worths of one word.
type relaxation struct {
	*search
	scale    int64   // worths are taken times this, so that whole prices are fine enough
	capacity []int64 // of each constraint: 1, or m²
	uses     [][]use // of each option
}

type use struct {
	constraint int
	amount     int64
}

// priced is what prices say of a branch.
type priced struct {
	prices []float64 // for a whole capacity
	bound  int64     // scaled
	best   []int64   // of each need, scaled: what its choice leaves after the prices
	taken  []int     // option of each need, −1
}

const (
	finest      = int64(1) << 52 // of all worths together, scaled
	mostUses    = 500            // of an option: more could overflow a sum
	rootRounds  = 200
	roundsBelow = 20
)

// relaxation is nil where prices have nothing to say, or no room.
func (s *search) relaxation() *relaxation {
	if s.simple || s.words > 1 {
		return nil
	}
	total := int64(1)
	for _, x := range s.packing.parts {
		total *= x.room
	}
	r := &relaxation{search: s, scale: finest / total, capacity: make([]int64, len(s.Places)+s.nParts), uses: make([][]use, len(s.Options))}
	if r.scale < 1 {
		return nil
	}
	for i := range r.capacity {
		r.capacity[i] = 1
		if i < len(s.Places) && s.Places[i].Shared {
			r.capacity[i] = max(1, int64(math.Ceil(s.Places[i].CapacityM2*(1+1e-9))))
		}
	}
	for i, o := range s.Options {
		switch parts := s.parts[o.Place]; {
		case s.Places[o.Place].Shared:
			r.uses[i] = []use{{o.Place, int64(o.AreaM2)}}
		case len(parts) == 0:
			r.uses[i] = []use{{o.Place, 1}}
		case len(parts) > mostUses:
			return nil
		default:
			for _, p := range parts {
				r.uses[i] = append(r.uses[i], use{len(s.Places) + p, 1})
			}
		}
	}
	return r
}

// price looks for prices that bound the branch tightly, from those of the branch above, and stops when the bound cannot beat
// what was reached.
func (r *relaxation) price(from []float64, rounds int, reached int64) priced {
	prices := make([]float64, len(r.capacity))
	copy(prices, from)
	var best priced
	step, stale := 1.0, 0
	demand := make([]float64, len(r.capacity))
	for range rounds {
		now, ok := r.at(prices)
		if !ok {
			break
		}
		if best.taken == nil || now.bound < best.bound {
			best, stale = now, 0
			best.prices = append([]float64(nil), prices...)
			if best.bound/r.scale <= reached {
				break
			}
		} else if stale++; stale == 5 {
			step, stale = step/2, 0
		}
		clear(demand)
		for _, o := range now.taken {
			if o >= 0 {
				for _, u := range r.uses[o] {
					demand[u.constraint] += float64(u.amount) / float64(r.capacity[u.constraint])
				}
			}
		}
		var norm float64
		for i, d := range demand {
			if d > 1 || prices[i] > 0 {
				norm += float64((d - 1) * (d - 1)) // the conversion keeps processors from fusing it into the sum
			}
		}
		if norm == 0 {
			break // all demand is met, and nothing that is free has a price: this is an answer
		}
		length := step * float64(now.bound-reached*r.scale) / norm
		for i, d := range demand {
			if d > 1 || prices[i] > 0 {
				prices[i] = math.Max(0, prices[i]+float64(length*(d-1)))
			}
		}
	}
	return best
}

// at bounds the branch with given prices; ok is false when the sum would not fit.
func (r *relaxation) at(prices []float64) (p priced, ok bool) {
	unit := make([]int64, len(prices))
	var rough float64
	for i, v := range prices {
		if v > float64(finest) {
			return p, false
		}
		unit[i] = int64(v) / r.capacity[i]
		p.bound += unit[i] * r.capacity[i]
		rough += v
	}
	if rough > float64(finest)*256 {
		return p, false
	}
	p.best, p.taken = make([]int64, len(r.Needs)), make([]int, len(r.Needs))
	for need, list := range r.byNeed {
		must := r.held[need] >= 0 || r.locked[need] >= 0
		p.taken[need] = -1
		for _, o := range list {
			if !r.allowed[o] {
				continue
			}
			if left := r.left(o, unit); left > p.best[need] || must && p.taken[need] < 0 {
				p.best[need], p.taken[need] = left, o
			}
		}
		p.bound += p.best[need]
	}
	return p, true
}

// left is what an option is worth after the prices.
func (r *relaxation) left(option int, unit []int64) int64 {
	v := r.worths[option][0] * r.scale
	for _, u := range r.uses[option] {
		v -= u.amount * unit[u.constraint]
	}
	return v
}

// fix takes away the options of the branch that cannot be part of anything better than what was reached.
func (r *relaxation) fix(p priced, reached int64) {
	unit := make([]int64, len(p.prices))
	for i, v := range p.prices {
		unit[i] = int64(v) / r.capacity[i]
	}
	for i, o := range r.Options {
		if r.allowed[i] && r.held[o.Need] < 0 && (p.bound-p.best[o.Need]+r.left(i, unit))/r.scale <= reached {
			r.allowed[i] = false
		}
	}
}
