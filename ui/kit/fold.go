package kit

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold takes case and accents away: « Énergie » becomes "energie".
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ':
			b.WriteString("oe")
		case r == '’' || r == '-' || r == '\u00a0' || r == '\u202f':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
