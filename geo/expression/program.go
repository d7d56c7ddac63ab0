package expression

import (
	"context"

	"emprise/geo/feature"
	"emprise/geo/measure"
)

// Table is what an expression is bound to.
type Table struct {
	Features *feature.Set
	// Computed are columns that the set has not, by name; NaN is unknown. A column of the set of the same name goes before.
	// Nil are the measures of the features themselves, Measured.
	Computed map[string]func(f int) float64
}

// Measured gives area_m2, the area of areas, and length_m, the length of lines, on the ellipsoid; both are unknown of
// features of another kind.
func Measured(s *feature.Set) map[string]func(f int) float64 {
	return map[string]func(f int) float64{
		"area_m2": func(f int) float64 {
			if s.Kinds[f] != feature.Areas {
				return nan
			}
			return float64(measure.FeatureArea(s, f))
		},
		"length_m": func(f int) float64 {
			if s.Kinds[f] != feature.Lines {
				return nan
			}
			return float64(measure.Length(s.Geometry(f)))
		},
	}
}

// Program is an expression bound to the columns of a set. It belongs to one goroutine.
type Program struct{ v value }

// Bind ties the expression to the columns of a table and checks that types agree. What is wrong is an *Error. A column is
// found by its name, whatever its case and accents when no other has that name.
func (e *Expression) Bind(t Table) (*Program, error) {
	if t.Computed == nil {
		t.Computed = Measured(t.Features)
	}
	b := &binder{source: e.source, t: t}
	v := b.value(e.root, true)
	if b.err != nil {
		return nil, b.err
	}
	return &Program{v}, nil
}

// Where reads and binds a condition; an expression of another type is refused.
func Where(source string, t Table) (*Program, error) {
	e, err := Parse(source)
	if err != nil {
		return nil, err
	}
	p, err := e.Bind(t)
	if err != nil {
		return nil, err
	}
	if p.Type() != TypeTruth {
		return nil, &Error{
			Problem: NeedsCondition, Source: source, At: e.root.from, End: e.root.to, Found: source[e.root.from:e.root.to],
		}
	}
	return p, nil
}

// Type is what the program gives.
func (p *Program) Type() Type { return p.v.of }

// Truth is the answer for feature f; that of a program that gives a number or a text is Unknown.
func (p *Program) Truth(f int) Truth {
	if p.v.of != TypeTruth {
		return Unknown
	}
	return p.v.truth(f)
}

// Number is the number for feature f, false when it is unknown or the program gives none. True is 1.
func (p *Program) Number(f int) (float64, bool) {
	switch p.v.of {
	case TypeNumber:
		v := p.v.num(f)
		return v, v == v
	case TypeTruth:
		t := p.v.truth(f)
		return float64(max(0, t)), t != Unknown
	default:
		return 0, false
	}
}

// Text is the value for feature f as text, false when it is unknown.
func (p *Program) Text(f int) (string, bool) {
	v := asText(p.v)
	return v.text(f), v.known(f)
}

// patience is how many features are asked between two looks at the context.
const patience = 1 << 14

// Rows gives the features among the first n for which the condition is true, in order. It ends early, with the error of the
// context, when that ends; report may be nil.
func (p *Program) Rows(ctx context.Context, n int, report func(done, total int64)) ([]int, error) {
	rows := []int{}
	for f := range n {
		if f%patience == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if report != nil {
				report(int64(f), int64(n))
			}
		}
		if p.Truth(f) == True {
			rows = append(rows, f)
		}
	}
	return rows, nil
}
