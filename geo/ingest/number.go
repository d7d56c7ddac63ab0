package ingest

import (
	"math"
	"strconv"
)

// number is a JSON number as read and as written.
type number struct {
	value   float64
	raw     []byte
	integer bool // written without point or exponent
}

// powers are the powers of ten that a float64 holds exactly.
var powers = [...]float64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// number takes a number; its first character is next. A value beyond float64 is infinite.
func (t *text) number() (number, error) {
	b, start, i := t.b, t.i, t.i
	negative := b[i] == '-'
	if negative {
		i++
	}
	var mantissa uint64
	exponent := 0
	whole := i
	for i < len(b) && b[i]-'0' <= 9 {
		mantissa = mantissa*10 + uint64(b[i]-'0')
		i++
	}
	digits := i - whole
	if digits == 0 {
		return t.notNumber(i, "expected a digit")
	}
	if digits > 1 && b[whole] == '0' {
		return t.notNumber(whole+1, "a number cannot begin with 0")
	}
	integer := true
	if i < len(b) && b[i] == '.' {
		integer = false
		i++
		fraction := i
		for i < len(b) && b[i]-'0' <= 9 {
			mantissa = mantissa*10 + uint64(b[i]-'0')
			i++
		}
		if i == fraction {
			return t.notNumber(i, "expected a digit after the point")
		}
		digits += i - fraction
		exponent = fraction - i
	}
	plain := true
	if i < len(b) && b[i]|0x20 == 'e' {
		integer, plain = false, false
		i++
		if i < len(b) && (b[i] == '+' || b[i] == '-') {
			i++
		}
		power := i
		for i < len(b) && b[i]-'0' <= 9 {
			i++
		}
		if i == power {
			return t.notNumber(i, "expected a digit in the exponent")
		}
	}
	if i == len(b) && !t.last {
		return number{}, errMore // digits may follow
	}
	t.i = i
	n := number{raw: b[start:i], integer: integer}
	// With both parts exact, one division rounds once, as it should (W. Clinger, 1990).
	if plain && digits <= 19 && mantissa <= 1<<53 && -exponent < len(powers) {
		n.value = float64(mantissa) / powers[-exponent]
		if negative {
			n.value = -n.value
		}
		return n, nil
	}
	value, err := strconv.ParseFloat(string(n.raw), 64)
	if err != nil && !math.IsInf(value, 0) {
		return n, &syntaxError{start, "bad number"}
	}
	n.value = value
	return n, nil
}

// ordinate reads a number of few digits without an exponent, and gives where it ends: len(b) when it is not one. Its value
// is that of text.number.
func ordinate(b []byte, i int) (float64, int) {
	negative := i < len(b) && b[i] == '-'
	if negative {
		i++
	}
	mantissa, start := uint64(0), i
	for i < len(b) && b[i]-'0' <= 9 {
		mantissa = mantissa*10 + uint64(b[i]-'0')
		i++
	}
	if digits := i - start; digits == 0 || digits > 8 || digits > 1 && b[start] == '0' {
		return 0, len(b)
	}
	value := float64(mantissa)
	if i < len(b) && b[i] == '.' {
		fraction := i + 1
		for i = fraction; i < len(b) && b[i]-'0' <= 9; i++ {
			mantissa = mantissa*10 + uint64(b[i]-'0')
		}
		digits := i - fraction
		if digits == 0 || digits > 11 || mantissa > 1<<53 { // 8 and 11 digits fit an uint64
			return 0, len(b)
		}
		value = float64(mantissa) / powers[digits]
	}
	if negative {
		value = -value
	}
	return value, i
}

func (t *text) notNumber(at int, message string) (number, error) {
	if at >= len(t.b) {
		return number{}, t.end()
	}
	t.i = at
	return number{}, t.bad(message)
}
