package match

import "math"

// sieve holds blocks against plans. It belongs to one goroutine, and allocates nothing for a row.
type sieve struct {
	left    []int32 // rows of the block that are left
	unsure  []bool  // by row of the block: something hard is not known
	utility []float64
	numbers [][]float64 // of the block, by term
	codes   [][]uint32
	pass    []bool // by code of a term
}

func newSieve() *sieve {
	return &sieve{left: make([]int32, BlockRows), unsure: make([]bool, BlockRows)}
}

// tally counts rows by verdict.
type tally struct{ fits, check, unfit int }

func (t *tally) add(o tally) {
	t.fits += o.fits
	t.check += o.check
	t.unfit += o.unfit
}

// run holds a block against a plan: it counts the verdicts and offers to best what does not miss anything.
func (s *sieve) run(t *Table, p *plan, b *block, best *podium) tally {
	clear(s.unsure[:b.rows])
	left := s.admit(b)
	for i := range p.tests {
		if len(left) == 0 {
			break
		}
		left = s.test(&p.tests[i], b, left)
	}
	var n tally
	for _, i := range left {
		if s.unsure[i] {
			n.check++
		}
	}
	n.fits, n.unfit = len(left)-n.check, b.rows-len(left)
	if best.most == 0 {
		return n
	}
	left = s.hopeful(p, b, left, best.least(Fits))
	s.numbers, s.codes, s.utility = s.numbers[:0], s.codes[:0], s.utility[:0]
	for k := range p.terms {
		s.numbers, s.codes = append(s.numbers, b.numbered(p.terms[k].column)), append(s.codes, b.coded(p.terms[k].column))
		s.utility = append(s.utility, 0)
	}
	for _, i := range left {
		verdict := Fits
		if s.unsure[i] {
			verdict = Check
		}
		if least := best.least(verdict); least <= 100 && s.reaches(p, int(i), least) {
			best.offer(t, entry{row: b.first + int(i), verdict: verdict, points: s.score(p)})
		}
	}
	return n
}

// reaches works out the utilities of a row, and gives up as soon as its score cannot be as much as least any more: if all that
// is left were known and worth 100.
func (s *sieve) reaches(p *plan, i int, least float64) bool {
	least -= 1e-5 // more than the noise of sums, and what steady takes away
	sum, known, left := 0.0, 0.0, p.weight
	for _, k := range p.order {
		m := &p.terms[k]
		u := math.NaN()
		if m.worth != nil {
			if codes := s.codes[k]; codes != nil {
				u = m.worth[codes[i]]
			}
		} else if numbers := s.numbers[k]; numbers != nil {
			if v := numbers[i]; v == v {
				u = m.utility(v)
			}
		}
		s.utility[k] = u
		left -= m.share
		if u == u {
			sum += u * m.share
			known += m.share
		}
		if least > 0 && sum+100*max(0, left) < least*(known+max(0, left)) {
			return false
		}
	}
	return true
}

// admit takes the rows that are offered or may be.
func (s *sieve) admit(b *block) []int32 {
	left := s.left[:b.rows]
	if b.gates == nil {
		for i := range left {
			left[i] = int32(i)
		}
		return left
	}
	n := 0
	for i, g := range b.gates {
		if g == open || g == asked {
			left[n] = int32(i)
			n++
		}
		s.unsure[i] = g == asked
	}
	return left[:n]
}

// test keeps the rows that do not miss a hard criterion, and marks those of which it is not known.
func (s *sieve) test(t *test, b *block, left []int32) []int32 {
	if t.pass != nil {
		if codes := b.coded(t.column); codes != nil {
			return s.testCodes(t, codes, left)
		}
	} else if numbers := b.numbered(t.column); numbers != nil {
		return s.testNumbers(t, numbers, left)
	}
	for _, i := range left {
		s.unsure[i] = true
	}
	return left
}

// testNumbers goes twice through the rows: first it takes out what misses the bounds for certain, without a branch that the
// processor would have to guess, then it looks at what is near a bound or not known.
func (s *sieve) testNumbers(t *test, numbers []float64, left []int32) []int32 {
	least, most := t.least, t.most
	if len(left) == len(numbers) { // all of them, in order
		n := 0
		for i, v := range numbers {
			left[n] = int32(i)
			keep := 1
			if v < least {
				keep = 0
			}
			if v > most {
				keep = 0
			}
			n += keep
		}
		left = left[:n]
	} else {
		left = between(numbers, left, least, most)
	}
	n := 0
	for _, i := range left {
		v := numbers[i]
		if !(v >= t.low && v <= t.high) {
			if v == v && t.misses(v) {
				continue
			}
			s.unsure[i] = s.unsure[i] || v != v
		}
		left[n] = i
		n++
	}
	return left[:n]
}

func (s *sieve) testCodes(t *test, codes []uint32, left []int32) []int32 {
	n := 0
	for _, i := range left {
		code := codes[i]
		left[n] = i
		if t.pass[code] {
			n++
		}
		if code == 0 {
			s.unsure[i] = true
		}
	}
	return left[:n]
}

// score is the score of the row that reaches has looked at, as points orders it, -1 for none: the sums of judgement.score, in the
// same order.
func (s *sieve) score(p *plan) float64 {
	known := 0.0
	for k, u := range s.utility {
		if u == u {
			known += p.terms[k].share
		}
	}
	if known == 0 {
		return -1
	}
	sum := 0.0
	for k, u := range s.utility {
		if u == u {
			sum += u * p.terms[k].share / known
		}
	}
	return steady(sum)
}
