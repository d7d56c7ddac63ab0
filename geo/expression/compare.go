package expression

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// compare binds a comparison of two nodes. Texts are read as numbers beside a number and as yes or no beside a condition;
// one written between quotes must be one then.
func (b *binder) compare(n *node, op operator, na, nb *node, x, y value) value {
	switch {
	case x.of == TypeTruth || y.of == TypeTruth:
		p, ok := b.yesNo(na, x)
		q, also := b.yesNo(nb, y)
		if !ok || !also || op != opEqual && op != opDiffer {
			return b.fail(Mixed, n, "")
		}
		sign := Truth(1)
		if op == opDiffer {
			sign = -1
		}
		return condition(func(f int) Truth { return sign * p(f) * q(f) }) // −1, 0 and 1 multiply as they compare
	case x.of == TypeNumber || y.of == TypeNumber:
		if _, ok := Number(na.word); x.of == TypeText && x.fixed && !ok {
			return b.fail(Mixed, n, "")
		}
		if _, ok := Number(nb.word); y.of == TypeText && y.fixed && !ok {
			return b.fail(Mixed, n, "")
		}
		return compareNumbers(op, asNumber(x), asNumber(y), y.fixed)
	default:
		return compareTexts(op, x, y)
	}
}

// yesNo is a value as a condition, false when it cannot be one.
func (b *binder) yesNo(n *node, v value) (func(int) Truth, bool) {
	switch v.of {
	case TypeTruth:
		return v.truth, true
	case TypeText:
		_, ok := yesNo(n.word)
		return func(f int) Truth {
			if !v.known(f) {
				return Unknown
			}
			t, _ := yesNo(v.text(f))
			return t
		}, ok || !v.fixed
	}
	return nil, false
}

func yesNo(s string) (Truth, bool) {
	switch Fold(s) {
	case "oui", "vrai", "true", "yes", "o", "y", "t", "v", "1":
		return True, true
	case "non", "faux", "false", "no", "n", "f", "0":
		return False, true
	}
	return Unknown, false
}

func compareNumbers(op operator, x, y func(int) float64, fixed bool) value {
	var limit float64
	if fixed {
		limit = y(0)
		y = nil
	}
	test := func(holds func(a, b float64) bool) value {
		if y == nil {
			if limit != limit {
				return condition(func(int) Truth { return Unknown })
			}
			return condition(func(f int) Truth {
				a := x(f)
				if a != a {
					return Unknown
				}
				return truth(holds(a, limit))
			})
		}
		return condition(func(f int) Truth {
			a, b := x(f), y(f)
			if a != a || b != b {
				return Unknown
			}
			return truth(holds(a, b))
		})
	}
	switch op {
	case opEqual:
		return test(func(a, b float64) bool { return a == b })
	case opDiffer:
		return test(func(a, b float64) bool { return a != b })
	case opLess:
		return test(func(a, b float64) bool { return a < b })
	case opAtMost:
		return test(func(a, b float64) bool { return a <= b })
	case opMore:
		return test(func(a, b float64) bool { return a > b })
	default:
		return test(func(a, b float64) bool { return a >= b })
	}
}

// inOrder says whether the order of two texts is what the operator asks.
func inOrder(op operator, order int) bool {
	switch op {
	case opEqual:
		return order == 0
	case opDiffer:
		return order != 0
	case opLess:
		return order < 0
	case opAtMost:
		return order <= 0
	case opMore:
		return order > 0
	default:
		return order >= 0
	}
}

func compareTexts(op operator, x, y value) value {
	left, right := new(folder), new(folder)
	var limit []byte
	if y.fixed && y.known(0) {
		limit = []byte(Fold(y.text(0)))
	}
	return condition(func(f int) Truth {
		if !x.known(f) || !y.known(f) {
			return Unknown
		}
		other := limit
		if other == nil {
			other = right.fold(y.text(f))
		}
		return truth(inOrder(op, bytes.Compare(left.fold(x.text(f)), other)))
	})
}

// in binds a list: as many comparisons joined by OR, or a look into a table where the list is fixed.
func (b *binder) in(n *node, args []value) value {
	x := args[0]
	equals := make([]func(int) Truth, 0, len(args))
	fixed := x.of == TypeText
	for i, a := range args[1:] {
		equals = append(equals, b.compare(n, opEqual, n.args[0], n.args[i+1], x, a).truth)
		fixed = fixed && a.of == TypeText && a.fixed && a.known(0)
	}
	if b.err != nil || !fixed {
		return condition(func(f int) Truth {
			answer := False
			for _, e := range equals {
				answer = max(answer, e(f))
			}
			return answer
		})
	}
	list := make(map[string]struct{}, len(args))
	for _, a := range args[1:] {
		list[Fold(a.text(0))] = struct{}{}
	}
	d := new(folder)
	return condition(func(f int) Truth {
		if !x.known(f) {
			return Unknown
		}
		_, ok := list[string(d.fold(x.text(f)))]
		return truth(ok)
	})
}

func (b *binder) contains(n *node, args []value) value {
	for i, a := range args {
		if a.of == TypeTruth {
			return b.fail(NeedsText, n.args[i], "")
		}
	}
	x, y := asText(args[0]), asText(args[1])
	whole, part := new(folder), new(folder)
	return condition(func(f int) Truth {
		if !x.known(f) || !y.known(f) {
			return Unknown
		}
		return truth(bytes.Contains(whole.fold(x.text(f)), part.fold(y.text(f))))
	})
}

// like binds a pattern, in which % is any letters and _ is one; a backslash before them takes that away.
func (b *binder) like(n *node, args []value) value {
	if n.args[1].op != opText {
		return b.fail(NeedsText, n.args[1], "")
	}
	if args[0].of == TypeTruth {
		return b.fail(NeedsText, n.args[0], "")
	}
	x, pattern, d := asText(args[0]), pieces(n.args[1].word), new(folder)
	return condition(func(f int) Truth {
		if !x.known(f) {
			return Unknown
		}
		return truth(matches(d.fold(x.text(f)), pattern))
	})
}

const (
	anyLetters rune = -1
	oneLetter  rune = -2
)

func pieces(pattern string) []rune {
	var out []rune
	plain := false
	for _, r := range pattern {
		switch {
		case plain:
			out = append(out, []rune(Fold(string(r)))...)
			plain = false
		case r == '\\':
			plain = true
		case r == '%':
			out = append(out, anyLetters)
		case r == '_':
			out = append(out, oneLetter)
		default:
			out = append(out, []rune(Fold(string(r)))...)
		}
	}
	return out
}

// matches goes back to the last % only, which is enough.
func matches(s []byte, pattern []rune) bool {
	at, back, from := 0, -1, 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRune(s[i:])
		switch {
		case at < len(pattern) && pattern[at] == anyLetters:
			back, from = at, i
			at++
		case at < len(pattern) && (pattern[at] == oneLetter || pattern[at] == r):
			at++
			i += n
		case back >= 0:
			_, skip := utf8.DecodeRune(s[from:])
			from += skip
			at, i = back+1, from
		default:
			return false
		}
	}
	return !slices.ContainsFunc(pattern[at:], func(r rune) bool { return r != anyLetters })
}
