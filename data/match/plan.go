package match

import (
	"cmp"
	"math"
	"slices"

	"emprise/data"
)

// plan is a need made ready for the columns of a table.
type plan struct {
	need   data.Need
	shares []float64
	tests  []test // hard criteria: the one that leaves the fewest rows for its cost first; their order changes no answer
	terms  []term // criteria with a weight, in the order of the need, as sums depend on it
	order  []int  // places in terms, the heaviest first, as these settle soonest what a row may still score
	weight float64
}

// limits tell at a glance how a number meets bounds: from low to high it is within them for certain, below least or above most it
// is out for certain. What is between, near a bound, is to be asked of gap.
type limits struct{ low, high, least, most float64 }

// test is a hard criterion.
type test struct {
	limits
	column    int // -1: nothing is known of it
	criterion data.Criterion
	pass      []bool // by code, nil for numbers
	cost      float64
}

// term is a criterion that scores.
type term struct {
	limits
	column    int
	criterion data.Criterion
	share     float64
	worth     []float64 // utility by code, nil for numbers

	// The value function without points: where it is 100, and where 0 on either side; NaN is level at 100.
	ideal, below, above float64
}

// planFor makes a need ready; need is valid.
func planFor(t *Table, need data.Need) *plan {
	p := &plan{need: need, shares: weights(need.Criteria)}
	for i, c := range need.Criteria {
		k, ok := t.at[c.Key()]
		if !ok {
			k = -1
		}
		var answers []Reason
		if c.Categorical() {
			answers = []Reason{{}} // code 0
			if k >= 0 {
				for _, list := range t.columns[k].lists {
					r, _ := answer(c, p.shares[i], Value{Known: true, Categories: list})
					answers = append(answers, r)
				}
			}
		}
		if c.Hard {
			p.tests = append(p.tests, testOf(k, c, answers))
		}
		if p.shares[i] > 0 && k >= 0 {
			m := termOf(k, c, p.shares[i])
			for _, a := range answers {
				u := math.NaN()
				if a.Utility != nil {
					u = *a.Utility
				}
				m.worth = append(m.worth, u)
			}
			p.order = append(p.order, len(p.terms))
			p.terms = append(p.terms, m)
			p.weight += m.share
		}
	}
	slices.SortStableFunc(p.order, func(a, b int) int { return cmp.Compare(p.terms[b].share, p.terms[a].share) })
	p.sort(t)
	return p
}

// termOf is what a criterion adds to the score; utilities of codes are put by the caller.
func termOf(column int, c data.Criterion, share float64) term {
	m := term{limits: limitsOf(c), column: column, criterion: c, share: share, ideal: math.NaN(), below: math.NaN(), above: math.NaN()}
	if c.Ideal == nil {
		return m
	}
	low, high := c.Min, c.Max
	if low == nil && high == nil {
		low, high = slopes(c.Key(), *c.Ideal)
	}
	m.ideal = *c.Ideal
	if low != nil && math.Abs(m.ideal-*low) > noise*math.Abs(m.ideal) {
		m.below = *low
	}
	if high != nil && math.Abs(m.ideal-*high) > noise*math.Abs(m.ideal) {
		m.above = *high
	}
	return m
}

// utility is that of the function of this name, of which it takes what costs little.
func (m *term) utility(v float64) float64 {
	switch {
	case len(m.criterion.Points) > 0, !(v >= m.low && v <= m.high) && !(v < m.least || v > m.most):
		return utility(m.criterion, v)
	case v < m.least || v > m.most:
		return 0
	}
	bound := m.above
	if v < m.ideal {
		bound = m.below
	}
	if bound != bound {
		return 100
	}
	return 100 * max(0, min(1, (v-bound)/(m.ideal-bound)))
}

func testOf(column int, c data.Criterion, answers []Reason) test {
	t := test{limits: limitsOf(c), column: column, criterion: c}
	for _, a := range answers {
		t.pass = append(t.pass, a.Verdict != Unfit)
	}
	return t
}

func limitsOf(c data.Criterion) limits {
	t := limits{low: math.Inf(-1), high: math.Inf(1), least: math.Inf(-1), most: math.Inf(1)}
	// Four times the noise of gap: more than it can be where a number is twice the bound, and farther away it matters less.
	if c.Min != nil {
		t.low, t.least = *c.Min, *c.Min-4*noise*math.Max(1, math.Abs(*c.Min))
	}
	if c.Max != nil {
		t.high, t.most = *c.Max, *c.Max+4*noise*math.Max(1, math.Abs(*c.Max))
	}
	return t
}

// sampled is how many rows are tried to learn how selective a test is.
const sampled = 1024

// sort orders the tests by what they cost for each row that they take out, over some rows from all over the table.
func (p *plan) sort(t *Table) {
	step := max(1, t.rows/sampled)
	for i := range p.tests {
		s := &p.tests[i]
		tried, out := 0, 0
		for row := 0; row < t.rows; row += step {
			tried++
			if s.fails(t.blocks[row/BlockRows], row%BlockRows) {
				out++
			}
		}
		s.cost = math.Inf(1)
		if out > 0 {
			s.cost = float64(tried) / float64(out)
			if s.pass != nil {
				s.cost *= 1.5 // a code is looked up
			}
		}
	}
	slices.SortStableFunc(p.tests, func(a, b test) int { return cmp.Compare(a.cost, b.cost) })
}

// fails says whether a row misses the bounds.
func (s *test) fails(b *block, i int) bool {
	if s.pass != nil {
		codes := b.coded(s.column)
		return codes != nil && !s.pass[codes[i]]
	}
	numbers := b.numbered(s.column)
	return numbers != nil && s.misses(numbers[i])
}

// misses says whether a number is out of the bounds; NaN is not.
func (s *test) misses(v float64) bool {
	if v >= s.low && v <= s.high || v != v {
		return false
	}
	_, _, out := gap(s.criterion, v)
	return out
}
