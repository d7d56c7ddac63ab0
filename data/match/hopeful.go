package match

import "math"

// hopeful leaves out the rows that one weight alone keeps below so many points, if all else were known and worth 100: the heaviest first, a
// whole column at a time. What it keeps is still to be worked out.
func (s *sieve) hopeful(p *plan, b *block, left []int32, points float64) []int32 {
	points -= 1e-5 // as in reaches
	for _, k := range p.order {
		m := &p.terms[k]
		least := 100 - (100-points)*p.weight/m.share
		if !(least > 0) || len(left) == 0 {
			break // and the lighter ones keep out even less
		}
		switch {
		case m.worth != nil:
			if codes := b.coded(m.column); codes != nil {
				s.pass = s.pass[:0]
				for _, u := range m.worth {
					s.pass = append(s.pass, !(u < least)) // what is not known may be worth anything
				}
				left = passing(s.pass, codes, left)
			}
		case len(m.criterion.Points) == 0:
			if numbers := b.numbered(m.column); numbers != nil {
				low, high := m.worthy(least)
				left = between(numbers, left, low, high)
			}
		}
	}
	return left
}

// worthy are bounds around the numbers that are worth so much at least, more than 0; a little beyond them are some that are not.
func (m *term) worthy(least float64) (low, high float64) {
	low, high = m.least, m.most
	const slack = 1e-9
	if m.below == m.below {
		low = max(low, m.below+least/100*(m.ideal-m.below)-slack*(math.Abs(m.ideal)+math.Abs(m.below)))
	}
	if m.above == m.above {
		high = min(high, m.above-least/100*(m.above-m.ideal)+slack*(math.Abs(m.ideal)+math.Abs(m.above)))
	}
	return low, high
}

// between keeps the rows whose number is not known, or within bounds. It has no branch that the processor would have to guess.
func between(numbers []float64, left []int32, low, high float64) []int32 {
	n := 0
	for _, i := range left {
		v := numbers[i]
		left[n] = i
		keep := 1
		if v < low {
			keep = 0
		}
		if v > high {
			keep = 0
		}
		n += keep
	}
	return left[:n]
}

// passing keeps the rows whose code passes.
func passing(pass []bool, codes []uint32, left []int32) []int32 {
	n := 0
	for _, i := range left {
		left[n] = i
		if pass[codes[i]] {
			n++
		}
	}
	return left[:n]
}
