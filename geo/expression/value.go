package expression

import "emprise/geo/feature"

// Type is what a program gives.
type Type uint8

// The types.
const (
	TypeNumber Type = iota
	TypeText
	TypeTruth
)

// value is a node bound to the columns of a set: one of its functions is set.
type value struct {
	of    Type
	num   func(f int) float64      // NaN: unknown
	text  func(f int) string       // meaningful where known says so
	known func(f int) bool         // of texts
	truth func(f int) Truth        //
	fixed bool                     // the same for all features
	reads map[*feature.Column]bool // the columns of texts that it depends on
	loose bool                     // it depends on something else too
}

func number(num func(f int) float64) value { return value{of: TypeNumber, num: num} }

func condition(truth func(f int) Truth) value { return value{of: TypeTruth, truth: truth} }

func words(text func(f int) string, known func(f int) bool) value {
	return value{of: TypeText, text: text, known: known}
}

// from notes what the value depends on.
func (v value) from(args ...value) value {
	v.fixed = true
	for _, a := range args {
		v.fixed = v.fixed && a.fixed
		v.loose = v.loose || a.loose
		for c := range a.reads {
			if v.reads == nil {
				v.reads = map[*feature.Column]bool{}
			}
			v.reads[c] = true
		}
	}
	return v
}

// remembered is a condition or a number that depends on one column of texts alone, worked out once for each different text.
// Columns in which texts hardly repeat are left as they are.
func (v value) remembered(features int) value {
	if v.loose || v.of == TypeText || len(v.reads) != 1 {
		return v
	}
	var c *feature.Column
	for c = range v.reads {
	}
	if c.Distinct() > features/2 {
		return v
	}
	if v.of == TypeTruth {
		const asked = 2 // added, so that 0 is what was not asked yet
		ask, answers := v.truth, make([]Truth, c.Distinct()+1)
		v.truth = func(f int) Truth {
			a := &answers[c.Code(f)]
			if *a == 0 {
				*a = ask(f) + asked
			}
			return *a - asked
		}
		return v
	}
	ask, asked, answers := v.num, make([]bool, c.Distinct()+1), make([]float64, c.Distinct()+1)
	v.num = func(f int) float64 {
		code := c.Code(f)
		if !asked[code] {
			asked[code], answers[code] = true, ask(f)
		}
		return answers[code]
	}
	return v
}
