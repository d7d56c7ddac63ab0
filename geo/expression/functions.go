package expression

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// function is what can be called.
type function struct {
	name        string // in English
	least, most int    // values it takes
	bind        func(b *binder, n *node, args []value) value
}

// functions by their folded names in both languages.
var functions map[string]function

// maxArgs is how many values min, max and coalesce take.
const maxArgs = 50

func init() { // the functions call what looks into this table
	functions = map[string]function{}
	for _, f := range []struct {
		function
		french string
	}{
		{function{"abs", 1, 1, ofNumbers(func(a []float64) float64 { return math.Abs(a[0]) })}, "absolu"},
		{function{"round", 1, 2, ofNumbers(rounded)}, "arrondi"},
		{function{"min", 1, maxArgs, ofNumbers(slices.Min[[]float64])}, "minimum"},
		{function{"max", 1, maxArgs, ofNumbers(slices.Max[[]float64])}, "maximum"},
		{function{"number", 1, 1, (*binder).toNumber}, "nombre"},
		{function{"text", 1, 1, func(_ *binder, _ *node, args []value) value { return asText(args[0]) }}, "texte"},
		{function{"lower", 1, 1, ofText(strings.ToLower)}, "minuscules"},
		{function{"upper", 1, 1, ofText(strings.ToUpper)}, "majuscules"},
		{function{"length", 1, 1, (*binder).length}, "longueur"},
		{function{"left", 2, 2, (*binder).left}, "gauche"},
		{function{"coalesce", 1, maxArgs, (*binder).coalesce}, "premier"},
		{function{"if", 3, 3, (*binder).choice}, "si"},
	} {
		functions[f.name], functions[f.french] = f.function, f.function
	}
}

func functionNames() []string { return slices.Sorted(maps.Keys(functions)) }

// ofNumbers makes a function of numbers, unknown when one of them is.
func ofNumbers(work func(a []float64) float64) func(*binder, *node, []value) value {
	return func(b *binder, n *node, args []value) value {
		nums, scratch := b.numbers(n, args), make([]float64, len(args))
		return number(func(f int) float64 {
			for i, num := range nums {
				if scratch[i] = num(f); scratch[i] != scratch[i] {
					return nan
				}
			}
			return finite(work(scratch))
		})
	}
}

// rounded is a number with so many decimals, none when it is not said; halves go away from zero.
func rounded(a []float64) float64 {
	if len(a) == 1 {
		return math.Round(a[0])
	}
	if d := math.Trunc(a[1]); math.Abs(d) <= 15 {
		k := math.Pow(10, math.Abs(d))
		if d < 0 {
			return math.Round(a[0]/k) * k
		}
		return math.Round(a[0]*k) / k
	}
	return nan
}

func ofText(work func(string) string) func(*binder, *node, []value) value {
	return func(_ *binder, _ *node, args []value) value {
		x := asText(args[0])
		return words(func(f int) string { return work(x.text(f)) }, x.known)
	}
}

func (b *binder) toNumber(_ *node, args []value) value {
	if args[0].of != TypeTruth {
		return number(asNumber(args[0]))
	}
	return number(func(f int) float64 {
		switch args[0].truth(f) {
		case True:
			return 1
		case False:
			return 0
		default:
			return nan
		}
	})
}

// length is how many letters a text has.
func (b *binder) length(_ *node, args []value) value {
	x := asText(args[0])
	return number(func(f int) float64 {
		if !x.known(f) {
			return nan
		}
		return float64(utf8.RuneCountInString(x.text(f)))
	})
}

// left is the first letters of a text.
func (b *binder) left(n *node, args []value) value {
	x := asText(args[0])
	if args[1].of != TypeNumber {
		return b.fail(NeedsNumber, n.args[1], "")
	}
	count := args[1].num
	return words(
		func(f int) string {
			s, left := x.text(f), count(f)
			for i := range s {
				if left--; left < 0 {
					return s[:i]
				}
			}
			return s
		},
		func(f int) bool { c := count(f); return c == c && x.known(f) })
}

// alike makes values of one type of values: texts when they differ, but conditions do not mix.
func (b *binder) alike(n *node, args []value) []value {
	out := slices.Clone(args)
	for _, a := range args {
		switch {
		case a.of == args[0].of:
		case a.of == TypeTruth || args[0].of == TypeTruth:
			b.fail(Mixed, n, "")
			return nil
		default:
			for i := range out {
				out[i] = asText(args[i])
			}
			return out
		}
	}
	return out
}

// coalesce is the first value that is known.
func (b *binder) coalesce(n *node, args []value) value {
	args = b.alike(n, args)
	if b.err != nil {
		return value{}
	}
	known := make([]func(int) Truth, len(args))
	for i, a := range args {
		known[i] = knows(a)
	}
	return pick(args, func(f int) int {
		for i, k := range known {
			if k(f) == True {
				return i
			}
		}
		return -1
	})
}

// choice is the second value where the condition is true and the third where it is false.
func (b *binder) choice(n *node, args []value) value {
	if args[0].of != TypeTruth {
		return b.fail(NeedsCondition, n.args[0], "")
	}
	ask := args[0].truth
	args = b.alike(n, args[1:])
	if b.err != nil {
		return value{}
	}
	return pick(args, func(f int) int {
		switch ask(f) {
		case True:
			return 0
		case False:
			return 1
		default:
			return -1
		}
	})
}

// pick is one of the values of a type, −1 for unknown.
func pick(args []value, which func(f int) int) value {
	switch args[0].of {
	case TypeNumber:
		return number(func(f int) float64 {
			if i := which(f); i >= 0 {
				return args[i].num(f)
			}
			return nan
		})
	case TypeText:
		return words(
			func(f int) string {
				if i := which(f); i >= 0 {
					return args[i].text(f)
				}
				return ""
			},
			func(f int) bool { i := which(f); return i >= 0 && args[i].known(f) })
	default:
		return condition(func(f int) Truth {
			if i := which(f); i >= 0 {
				return args[i].truth(f)
			}
			return Unknown
		})
	}
}
