package expression

import (
	"math"
	"strconv"
	"strings"
)

// Number reads a number that a file holds as text, written in French or English: 1 234,5, 1234.5, −3. A single comma is a
// decimal mark. What is not a number, and what is not finite, gives false.
func Number(s string) (float64, bool) {
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		return v, !math.IsNaN(v) && !math.IsInf(v, 0) && !strings.ContainsAny(s, "xXpP_")
	}
	s = strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\u00a0', '\u202f', '\u2009':
			return -1
		case '−':
			return '-'
		case ',':
			return '.'
		case '_', 'x', 'X', 'p', 'P':
			return '?'
		}
		return r
	}, s)
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// plain writes a number as the columns of a set do.
func plain(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.FormatInt(int64(v), 10)
	}
	if a := math.Abs(v); a < 1e-9 || a >= 1e18 {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
