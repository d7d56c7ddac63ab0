package expression

import (
	"maps"
	"math"
	"slices"

	"emprise/geo/feature"
)

var nan = math.NaN()

// binder ties nodes to columns. After the first error its values mean nothing.
type binder struct {
	source string
	t      Table
	err    *Error
}

func (b *binder) fail(p Problem, n *node, near string) value {
	if b.err == nil {
		b.err = &Error{Problem: p, Source: b.source, At: n.from, End: n.to, Found: b.source[n.from:n.to], Near: near}
	}
	return condition(func(int) Truth { return Unknown })
}

// value binds a node; outermost says that no value around it is remembered.
func (b *binder) value(n *node, outermost bool) value {
	v := b.bound(n)
	if outermost && b.err == nil {
		v = v.remembered(b.t.Features.Len())
	}
	return v
}

// args binds the arguments of a node. Where together they depend on more than one column, each is remembered by itself.
func (b *binder) args(n *node) []value {
	out := make([]value, len(n.args))
	for i, a := range n.args {
		out[i] = b.bound(a)
	}
	if b.err != nil {
		return out
	}
	if all := (value{}).from(out...); all.loose || len(all.reads) > 1 {
		for i := range out {
			out[i] = out[i].remembered(b.t.Features.Len())
		}
	}
	return out
}

func (b *binder) bound(n *node) value {
	switch n.op {
	case opNumber:
		return number(func(int) float64 { return n.num }).from()
	case opText:
		return words(func(int) string { return n.word }, func(int) bool { return true }).from()
	case opTruth:
		return condition(func(int) Truth { return truth(n.num != 0) }).from()
	case opColumn:
		return b.column(n)
	}
	args := b.args(n)
	if b.err != nil {
		return value{of: TypeTruth}
	}
	return b.apply(n, args).from(args...)
}

func (b *binder) apply(n *node, args []value) value {
	switch n.op {
	case opNot:
		a := b.truths(n, args)
		return condition(func(f int) Truth { return -a[0](f) })
	case opAnd:
		a := b.truths(n, args)
		return condition(func(f int) Truth {
			if left := a[0](f); left != False {
				return min(left, a[1](f))
			}
			return False
		})
	case opOr:
		a := b.truths(n, args)
		return condition(func(f int) Truth {
			if left := a[0](f); left != True {
				return max(left, a[1](f))
			}
			return True
		})
	case opIsTrue:
		a := b.truths(n, args)
		return condition(func(f int) Truth { return truth(a[0](f) == True) })
	case opKnown:
		return condition(knows(args[0]))
	case opEqual, opDiffer, opLess, opAtMost, opMore, opAtLeast:
		return b.compare(n, n.op, n.args[0], n.args[1], args[0], args[1])
	case opBetween:
		low := b.compare(n, opAtLeast, n.args[0], n.args[1], args[0], args[1])
		high := b.compare(n, opAtMost, n.args[0], n.args[2], args[0], args[2])
		return condition(func(f int) Truth { return min(low.truth(f), high.truth(f)) })
	case opIn:
		return b.in(n, args)
	case opLike:
		return b.like(n, args)
	case opContains:
		return b.contains(n, args)
	case opJoin:
		x, y := asText(args[0]), asText(args[1])
		return words(
			func(f int) string { return x.text(f) + y.text(f) },
			func(f int) bool { return x.known(f) && y.known(f) })
	case opCall:
		return functions[n.word].bind(b, n, args)
	}
	return b.arithmetic(n, args)
}

func (b *binder) arithmetic(n *node, args []value) value {
	a := b.numbers(n, args)
	x := a[0]
	if n.op == opMinus {
		return number(func(f int) float64 { return -x(f) })
	}
	y := a[1]
	switch n.op {
	case opAdd:
		return number(func(f int) float64 { return finite(x(f) + y(f)) })
	case opSubtract:
		return number(func(f int) float64 { return finite(x(f) - y(f)) })
	case opMultiply:
		return number(func(f int) float64 { return finite(x(f) * y(f)) })
	default:
		return number(func(f int) float64 { return finite(x(f) / y(f)) })
	}
}

// finite is v, or unknown when it is beyond all numbers.
func finite(v float64) float64 {
	if math.IsInf(v, 0) {
		return nan
	}
	return v
}

// truths are the arguments as conditions.
func (b *binder) truths(n *node, args []value) []func(int) Truth {
	out := make([]func(int) Truth, len(args))
	for i, a := range args {
		if a.of != TypeTruth {
			a = b.fail(NeedsCondition, n.args[i], "")
		}
		out[i] = a.truth
	}
	return out
}

// numbers are the arguments as numbers; texts that are not fixed are read as numbers.
func (b *binder) numbers(n *node, args []value) []func(int) float64 {
	out := make([]func(int) float64, len(args))
	for i, a := range args {
		if a.of == TypeTruth || a.of == TypeText && a.fixed {
			b.fail(NeedsNumber, n.args[i], "")
			a = number(func(int) float64 { return nan })
		}
		out[i] = asNumber(a)
	}
	return out
}

// asNumber reads a number or a text as a number.
func asNumber(a value) func(int) float64 {
	if a.of == TypeNumber {
		return a.num
	}
	return func(f int) float64 {
		if a.known(f) {
			if v, ok := Number(a.text(f)); ok {
				return v
			}
		}
		return nan
	}
}

// asText is any value as text.
func asText(a value) value {
	switch a.of {
	case TypeNumber:
		return words(
			func(f int) string { return plain(a.num(f)) },
			func(f int) bool { v := a.num(f); return v == v }).from(a)
	case TypeTruth:
		return words(
			func(f int) string {
				if a.truth(f) == True {
					return "true"
				}
				return "false"
			},
			func(f int) bool { return a.truth(f) != Unknown }).from(a)
	default:
		return a
	}
}

func knows(a value) func(int) Truth {
	switch a.of {
	case TypeNumber:
		return func(f int) Truth { v := a.num(f); return truth(v == v) }
	case TypeText:
		return func(f int) Truth { return truth(a.known(f)) }
	default:
		return func(f int) Truth { return truth(a.truth(f) != Unknown) }
	}
}

func (b *binder) column(n *node) value {
	c, computed := b.find(n.word)
	switch {
	case computed != nil:
		v := number(computed)
		v.loose = true
		return v
	case c == nil:
		return b.fail(UnknownColumn, n, nearest(n.word, b.names()))
	case c.Type == feature.Text:
		v := words(c.Text, c.Known)
		v.reads = map[*feature.Column]bool{c: true}
		return v
	case c.Type == feature.Boolean:
		v := condition(func(f int) Truth {
			if x, ok := c.Number(f); ok {
				return truth(x != 0)
			}
			return Unknown
		})
		v.loose = true
		return v
	default:
		v := number(func(f int) float64 {
			if x, ok := c.Number(f); ok {
				return x
			}
			return nan
		})
		v.loose = true
		return v
	}
}

// find is the column of a name: to the letter, else whatever its case and accents when there is only one.
func (b *binder) find(name string) (*feature.Column, func(int) float64) {
	if c := b.t.Features.Column(name); c != nil {
		return c, nil
	}
	if f := b.t.Computed[name]; f != nil {
		return nil, f
	}
	var found *feature.Column
	want := Fold(name)
	for _, c := range b.t.Features.Columns {
		if Fold(c.Name) == want {
			if found != nil {
				return nil, nil
			}
			found = c
		}
	}
	if found == nil {
		return nil, b.t.Computed[want]
	}
	return found, nil
}

func (b *binder) names() []string {
	var names []string
	for _, c := range b.t.Features.Columns {
		names = append(names, c.Name)
	}
	return append(names, slices.Sorted(maps.Keys(b.t.Computed))...)
}
