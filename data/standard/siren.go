package standard

import (
	"strings"
	"unicode"

	"emprise/data/code"
)

// SIREN reads the nine digits of a legal person, checked by Luhn's sum. Spaces are taken out and lost zeros put back.
func SIREN(text string) (number, note string, ok bool) { return register(text, 9) }

// SIRET reads the fourteen digits of an establishment, checked by Luhn's sum, or as La Poste numbers its own.
func SIRET(text string) (number, note string, ok bool) { return register(text, 14) }

func register(text string, length int) (number, note string, ok bool) {
	number = plainDigits(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text))
	if number != text {
		note = codeMended
	}
	if !digits(number) || len(number) > length || len(number) < length-3 { // 3.47E+13 has lost its digits
		return number, note, false
	}
	if short := length - len(number); short > 0 {
		number, note = strings.Repeat("0", short)+number, zeroRestored
	}
	return number, note, code.SIREN(number) || code.SIRET(number)
}
