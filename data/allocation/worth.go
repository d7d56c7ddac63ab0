package allocation

import (
	"math"
	"slices"
)

// worth is what an option adds, as whole steps. The parts of it (for each priority class, for each tier) are packed into
// as few words as hold them, the weightiest first, each with room for its sum over all needs; so words add up without a
// carry, and comparing words in turn compares the parts in turn. That makes an ordered group, in which the assignment and
// the search are exact.
type worth []int64

func (w worth) compare(o worth) int { return slices.Compare(w, o) }

func (w worth) add(o worth) {
	for i, v := range o {
		w[i] += v
	}
}

// packing knows where each part is.
type packing struct {
	classes []int // priorities in rising order
	tiers   int
	parts   []part // classes × tiers, the weightiest first
	words   int
}

type part struct {
	word  int
	unit  int64   // of one step in the word
	room  int64   // the sum of the greatest values, plus 1
	steps float64 // steps per unit of the tier: 1 when all values are whole, else 10,000
}

// fullest keeps sums and the differences that the assignment forms of them far from the end of a word.
const fullest = int64(1) << 58

// pack values every option.
func (p *Problem) pack(tiers [][]Goal, options []Option) (packing, []worth, error) {
	k := packing{tiers: len(tiers)}
	for _, n := range p.Needs {
		k.classes = append(k.classes, n.Priority)
	}
	slices.Sort(k.classes)
	k.classes = slices.Compact(k.classes)
	values := make([]float64, len(options)*len(tiers))
	k.parts = make([]part, len(k.classes)*len(tiers))
	for t, tier := range tiers {
		steps := 1.0
		for i, o := range options {
			v := p.tierValue(tier, o)
			values[i*len(tiers)+t] = v
			if v != math.Trunc(v) {
				steps = 10_000
			}
		}
		for c := range k.classes {
			k.parts[c*len(tiers)+t].steps = steps
		}
	}
	if !k.lay(p, options, values) {
		return k, nil, &InputError{Rule: RuleTooMany}
	}
	flat := make([]int64, len(options)*k.words)
	worths := make([]worth, len(options))
	for i, o := range options {
		worths[i] = flat[i*k.words : (i+1)*k.words : (i+1)*k.words]
		c, _ := slices.BinarySearch(k.classes, p.Needs[o.Need].Priority)
		for t := range tiers {
			x := k.parts[c*len(tiers)+t]
			worths[i][x.word] += int64(math.Round(values[i*len(tiers)+t]*x.steps)) * x.unit
		}
	}
	return k, worths, nil
}

func (p *Problem) tierValue(tier []Goal, o Option) float64 {
	var v float64
	for _, g := range tier {
		w := g.Weight
		if w == 0 {
			w = 1
		}
		v += w * p.amount(g.Objective, o)
	}
	return v
}

// lay finds the room of each part and its place in the words.
func (k *packing) lay(p *Problem, options []Option, values []float64) bool {
	most := make([]float64, len(p.Needs)*k.tiers)
	for i, o := range options {
		for t := range k.tiers {
			at := o.Need*k.tiers + t
			most[at] = max(most[at], values[i*k.tiers+t])
		}
	}
	rooms := make([]float64, len(k.parts))
	for i, n := range p.Needs {
		c, _ := slices.BinarySearch(k.classes, n.Priority)
		for t := range k.tiers {
			x := c*k.tiers + t
			rooms[x] += math.Round(most[i*k.tiers+t] * k.parts[x].steps)
		}
	}
	// From the weightiest part on, each word takes as many as it holds; then units are set from its last.
	word, used := 0, 1.0
	for i := range k.parts {
		room := rooms[i] + 1
		if room > float64(fullest) {
			return false
		}
		if used *= room; used > float64(fullest) {
			word, used = word+1, room
		}
		k.parts[i].word, k.parts[i].room = word, int64(room)
	}
	for i := len(k.parts) - 1; i >= 0; i-- {
		k.parts[i].unit = 1
		if i+1 < len(k.parts) && k.parts[i+1].word == k.parts[i].word {
			k.parts[i].unit = k.parts[i+1].unit * k.parts[i+1].room
		}
	}
	k.words = word + 1
	return true
}

// gap finds the first part in which two sums differ, with both values in the unit of its tier.
func (k *packing) gap(reached, bound worth) (priority, tier int, value, limit float64) {
	for i, x := range k.parts {
		a, b := reached[x.word]/x.unit%x.room, bound[x.word]/x.unit%x.room
		if a != b {
			return k.classes[i/k.tiers], i % k.tiers, float64(a) / x.steps, float64(b) / x.steps
		}
	}
	return 0, 0, 0, 0
}
