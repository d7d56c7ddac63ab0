package feature

import (
	"math"
	"strconv"
)

// Type is what a column holds.
type Type uint8

// The types. A column whose values disagree becomes Text, each value kept as it was written.
const (
	Text Type = iota
	Integer
	Real
	Boolean
)

// Column is one attribute of all features of a Set.
type Column struct {
	Name string
	Type Type

	codes []uint32  // Text: 0 is unknown, else the number of a text from 1
	text  string    // Text: each distinct text once, one behind the other
	ends  []uint64  // Text: text number k ends before ends[k-1]
	nums  []float64 // Integer, Real, Boolean: NaN is unknown
}

// Known says whether feature f has a value. Unknown is not "no" and not zero.
func (c *Column) Known(f int) bool {
	if c.Type == Text {
		return f < len(c.codes) && c.codes[f] != 0
	}
	return f < len(c.nums) && c.nums[f] == c.nums[f]
}

// Number is the value of feature f when the column is numeric or boolean (1 is true) and the value is known.
func (c *Column) Number(f int) (float64, bool) {
	if c.Type == Text || !c.Known(f) {
		return 0, false
	}
	return c.nums[f], true
}

// Text is the value of feature f as text, "" when unknown.
func (c *Column) Text(f int) string {
	if !c.Known(f) {
		return ""
	}
	if c.Type == Text {
		return c.Word(c.codes[f])
	}
	return c.write(c.nums[f])
}

// AppendText is Text into a buffer, which takes no room of its own.
func (c *Column) AppendText(to []byte, f int) []byte {
	switch {
	case !c.Known(f):
		return to
	case c.Type == Text:
		return append(to, c.Word(c.codes[f])...)
	}
	return c.append(to, c.nums[f])
}

// write is a value of a column that is not of texts, as text.
func (c *Column) write(v float64) string { return string(c.append(nil, v)) }

func (c *Column) append(to []byte, v float64) []byte {
	switch c.Type {
	case Boolean:
		return strconv.AppendBool(to, v != 0)
	case Integer:
		return strconv.AppendInt(to, int64(v), 10)
	default:
		return appendNumber(to, v)
	}
}

// Distinct is the number of different texts, 0 for other types.
func (c *Column) Distinct() int { return len(c.ends) }

// appendNumber writes a number as people do, with an exponent only where zeros would fill the line.
func appendNumber(to []byte, v float64) []byte {
	if a := math.Abs(v); a != 0 && (a < 1e-9 || a >= 1e18) {
		return strconv.AppendFloat(to, v, 'g', -1, 64)
	}
	return strconv.AppendFloat(to, v, 'f', -1, 64)
}
