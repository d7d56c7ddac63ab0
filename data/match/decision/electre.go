package decision

import "math"

// Outranking are the levels of ELECTRE I.
type Outranking struct {
	Concordance float64 // share of the weight that must agree, 0 to 1
	Discordance float64 // how much against is too much, 0 to 1
	// Scale is the difference that counts as a discordance of 1, one a criterion in its unit; nil takes the range of the
	// table, and 0 leaves the criterion out of the discordance.
	Scale []float64
	// Veto is the difference against, in the unit of the criterion, from which nothing is outranked whatever the rest says;
	// nil or 0 is none.
	Veto []float64
}

// Kernel is the short list of ELECTRE I and what it rests on. Matrices have a row and a column an alternative; the diagonals mean
// nothing.
type Kernel struct {
	Concordance, Discordance [][]float64
	Outranks                 [][]bool // a is at least as good as b
	// Class numbers the alternatives that outrank one another in a ring: they count as one. Classes are numbered by their
	// first alternative.
	Class []int
	// Members are the alternatives that are kept, in their order: no kept class outranks another, and each that is not
	// kept is outranked by a kept one.
	Members []int
}

// ELECTRE finds the kernel (Roy 1968). a outranks b when the weight of the criteria in which a is at least as good reaches
// the concordance, the worst difference against it stays within the discordance, and no veto speaks. Rings are first drawn
// together into classes, so that there is always one kernel and only one. Work grows with the cube of the alternatives: it is meant
// for short lists. A criterion without weight has no voice in the
// concordance, and keeps its veto.
func ELECTRE(t Table, o Outranking) (Kernel, error) {
	if err := t.check(); err != nil {
		return Kernel{}, err
	}
	if err := o.check(len(t.Weights)); err != nil {
		return Kernel{}, err
	}
	n, w, scale := len(t.Values), shares(t.Weights), o.scales(t)
	k := Kernel{Concordance: square[float64](n), Discordance: square[float64](n), Outranks: square[bool](n)}
	for a := range n {
		for b := range n {
			if a == b {
				continue
			}
			veto := false
			for j := range w {
				lead := t.lead(a, b, j)
				if lead >= 0 {
					k.Concordance[a][b] += w[j]
					continue
				}
				if scale[j] > 0 {
					k.Discordance[a][b] = math.Max(k.Discordance[a][b], -lead/scale[j])
				}
				veto = veto || o.Veto != nil && o.Veto[j] > 0 && -lead >= o.Veto[j]
			}
			// Weights are shares of a sum: the level is reached when only rounding is missing.
			k.Outranks[a][b] = !veto && k.Concordance[a][b] >= o.Concordance-1e-9 && k.Discordance[a][b] <= o.Discordance+1e-9
		}
	}
	k.Class = rings(k.Outranks)
	k.Members = kernel(k.Outranks, k.Class)
	return k, nil
}

func (o Outranking) check(criteria int) error {
	for _, level := range []float64{o.Concordance, o.Discordance} {
		if !(level >= 0 && level <= 1) {
			return bad(RuleOutOfRange, -1, -1)
		}
	}
	for _, list := range [][]float64{o.Scale, o.Veto} {
		if list != nil && len(list) != criteria {
			return bad(RuleShape, -1, -1)
		}
		for j, v := range list {
			if !finite(v) {
				return bad(RuleNotANumber, -1, j)
			}
			if v < 0 {
				return bad(RuleNegative, -1, j)
			}
		}
	}
	return nil
}

func (o Outranking) scales(t Table) []float64 {
	if o.Scale != nil || len(t.Values) == 0 {
		return o.Scale
	}
	scale := make([]float64, len(t.Weights))
	for j := range scale {
		low, high := t.ends(j)
		scale[j] = high - low
	}
	return scale
}

func square[T any](n int) [][]T {
	m := make([][]T, n)
	for i := range m {
		m[i] = make([]T, n)
	}
	return m
}

// rings numbers the classes: two alternatives are of one when each can be reached from the other.
func rings(outranks [][]bool) []int {
	n := len(outranks)
	reach := square[bool](n)
	for a := range n {
		var walk func(b int)
		walk = func(b int) {
			for c, over := range outranks[b] {
				if over && !reach[a][c] {
					reach[a][c] = true
					walk(c)
				}
			}
		}
		walk(a)
	}
	class, next := make([]int, n), 0
	for a := range n {
		class[a] = -1
		for b := range a {
			if reach[a][b] && reach[b][a] {
				class[a] = class[b]
				break
			}
		}
		if class[a] < 0 {
			class[a] = next
			next++
		}
	}
	return class
}

// kernel keeps each class that no kept class outranks, those that nobody outranks first.
func kernel(outranks [][]bool, class []int) []int {
	classes := 0
	for _, c := range class {
		classes = max(classes, c+1)
	}
	over := square[bool](classes)
	for a, row := range outranks {
		for b, o := range row {
			if o && class[a] != class[b] {
				over[class[a]][class[b]] = true
			}
		}
	}
	const undecided, kept, left = 0, 1, 2
	state := make([]int, classes)
	for changed := true; changed; {
		changed = false
		for c := range classes {
			if state[c] != undecided {
				continue
			}
			verdict := kept
			for above := range classes {
				if !over[above][c] {
					continue
				}
				if state[above] == kept {
					verdict = left
					break
				}
				if state[above] == undecided {
					verdict = undecided
				}
			}
			if verdict != undecided {
				state[c], changed = verdict, true
			}
		}
	}
	var members []int
	for a, c := range class {
		if state[c] == kept {
			members = append(members, a)
		}
	}
	return members
}
