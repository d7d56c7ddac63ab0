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
	code   string // of a text that stands for one, "" for the others
	number float64
}

// Of is a text; the empty one is not known.
func Of(text string) Value { return Value{known: text != "", text: text} }

// OfWord is a word for people that stands for a code for programs; without a code it is not known.
func OfWord(code, word string) Value { return Value{known: code != "", text: word, code: code} }

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
	if v.code != "" {
		return v.code
	}
	return v.text
}

// rounded is a number as its column has it: Decimals are for the eye, what was entered leaves as it was.
func (c Column) rounded(v float64) float64 {
	if c.Sort == Whole {
		return math.Round(v)
	}
	return v
}
