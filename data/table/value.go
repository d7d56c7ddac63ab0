package table

import (
	"math"
	"strconv"
	"time"
)

// Value is a cell. The zero value is not known.
type Value struct {
	known  bool
	text   string
	number float64
}

// Of is a text; the empty one is not known.
func Of(text string) Value { return Value{known: text != "", text: text} }

// OfNumber is a number; one that is none is not known.
func OfNumber(v float64) Value {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Value{}
	}
	return Value{known: true, number: v}
}

// OfAnswer is yes or no.
func OfAnswer(yes bool) Value {
	if yes {
		return Value{known: true, number: 1}
	}
	return Value{known: true}
}

// Known says whether there is a value.
func (v Value) Known() bool { return v.known }

// day is the moment at which a day begins; false for a month, a year and what is no day.
func (v Value) day() (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, v.text)
	return t, err == nil
}

// plain is a value as programs read it: a decimal point and no grouping.
func (c Column) plain(v Value) string {
	switch {
	case !v.known:
		return ""
	case c.Sort == Whole || c.Sort == Number:
		return strconv.FormatFloat(c.rounded(v.number), 'f', -1, 64)
	case c.Sort == Answer:
		return strconv.FormatBool(v.number != 0)
	}
	return v.text
}

// rounded takes away the decimals beyond those of the column; what is measured is not that exact.
func (c Column) rounded(v float64) float64 {
	switch {
	case c.Sort == Whole:
		return math.Round(v)
	case c.Decimals == Exact:
		return v
	}
	p := math.Pow10(c.Decimals)
	if math.Abs(v) > 1e15/p {
		return v
	}
	return math.Round(v*p) / p
}
