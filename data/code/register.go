package code

import "strings"

// laPoste is the one SIREN whose establishments do not all follow Luhn: the sum of their digits is a multiple of 5.
const laPoste = "356000000"

// SIREN says whether s is the number of a legal person: nine digits, not all zero, that keep Luhn's sum.
func SIREN(s string) bool { return len(s) == 9 && digits(s) && strings.Trim(s, "0") != "" && luhn(s) }

// SIRET says whether s is the number of an establishment: fourteen digits that keep Luhn's sum, or number one of La Poste's.
func SIRET(s string) bool {
	if len(s) != 14 || !digits(s) || strings.Trim(s, "0") == "" {
		return false
	}
	return luhn(s) || s[:9] == laPoste && digitSum(s)%5 == 0
}

// luhn doubles every second digit from the right and wants a multiple of ten (ISO/IEC 7812-1, annex B).
func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

func digitSum(s string) int {
	sum := 0
	for _, c := range s {
		sum += int(c - '0')
	}
	return sum
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func upper(c byte) bool { return c >= 'A' && c <= 'Z' }
