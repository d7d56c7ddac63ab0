package standard

import (
	"strings"
	"unicode"
)

// laPoste is the one SIREN whose establishments do not all follow Luhn: the sum of their digits is a multiple of 5.
const laPoste = "356000000"

// SIREN reads the nine digits of a legal person, checked by Luhn's sum. Spaces are taken out and lost zeros put back.
func SIREN(text string) (code, note string, ok bool) { return register(text, 9) }

// SIRET reads the fourteen digits of an establishment, checked by Luhn's sum, or as La Poste numbers its own.
func SIRET(text string) (code, note string, ok bool) { return register(text, 14) }

func register(text string, length int) (code, note string, ok bool) {
	code = plainDigits(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text))
	if code != text {
		note = codeMended
	}
	if !digits(code) || len(code) > length || len(code) < length-3 { // 3.47E+13 has lost its digits
		return code, note, false
	}
	if short := length - len(code); short > 0 {
		code, note = strings.Repeat("0", short)+code, zeroRestored
	}
	if luhn(code) {
		return code, note, strings.Trim(code, "0") != ""
	}
	return code, note, length == 14 && strings.HasPrefix(code, laPoste) && digitSum(code)%5 == 0
}

// luhn doubles every second digit from the right and wants a multiple of ten (ISO/IEC 7812-1, annex B).
func luhn(code string) bool {
	sum := 0
	for i := range len(code) {
		d := int(code[len(code)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

func digitSum(code string) int {
	sum := 0
	for _, c := range code {
		sum += int(c - '0')
	}
	return sum
}
