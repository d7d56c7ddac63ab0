package table

import (
	"bytes"
	"math"
	"strconv"
)

// Number reads a number as people write it: a point or a comma before the decimals. A number with zeros before it is a
// code, and one in another notation is text: neither is taken.
func Number(raw []byte) (value float64, integer, ok bool) {
	raw = bytes.TrimSpace(raw)
	s := raw
	if len(s) > 0 && s[0] == '-' {
		s = s[1:]
	}
	const longest = 40
	if len(s) == 0 || len(s) > longest || s[0] < '0' || s[0] > '9' {
		return 0, false, false
	}
	if s[0] == '0' && len(s) > 1 && s[1] != '.' && s[1] != ',' {
		return 0, false, false
	}
	point := -1
	for i, c := range s {
		switch {
		case c >= '0' && c <= '9':
		case (c == '.' || c == ',') && point < 0 && i+1 < len(s):
			point = i
		default:
			return 0, false, false
		}
	}
	text := string(raw)
	if point >= 0 && s[point] == ',' {
		at := len(raw) - len(s) + point
		text = text[:at] + "." + text[at+1:]
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(value, 0) {
		return 0, false, false
	}
	return value, point < 0, true
}

// Ordinate reads a coordinate: a number in any notation.
func Ordinate(raw []byte) (float64, bool) {
	raw = bytes.TrimPrefix(bytes.TrimSpace(raw), []byte("+"))
	if v, _, ok := Number(raw); ok {
		return v, true
	}
	v, err := strconv.ParseFloat(string(raw), 64)
	return v, err == nil && v-v == 0
}

// Pair reads two ordinates with a comma, a semicolon or a blank between: "3.9815, 49.2527".
func Pair(raw []byte) (a, b float64, ok bool) {
	raw = bytes.TrimSpace(bytes.Trim(bytes.TrimSpace(raw), "()[]"))
	for _, sep := range []string{";", ", ", ",", " "} {
		first, second, found := bytes.Cut(raw, []byte(sep))
		if !found {
			continue
		}
		a, okA := Ordinate(first)
		b, okB := Ordinate(second)
		if okA && okB {
			return a, b, true
		}
	}
	return 0, 0, false
}

// Nothing says whether a cell holds no value: "NA" is what R and many French tables write for one.
func Nothing(raw []byte) bool {
	raw = bytes.TrimSpace(raw)
	switch len(raw) {
	case 0:
		return true
	case 2:
		return bytes.EqualFold(raw, []byte("NA"))
	case 3:
		return bytes.EqualFold(raw, []byte("nan")) || bytes.EqualFold(raw, []byte("n/a"))
	case 4:
		return bytes.EqualFold(raw, []byte("null")) || bytes.EqualFold(raw, []byte("none"))
	default:
		return false
	}
}
