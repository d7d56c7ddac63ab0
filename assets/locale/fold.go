package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold takes case, accents, hyphens and apostrophes away, so that what is typed finds what is written: « Énergie » becomes
// "energie", « L’Haÿ-les-Roses » "l hay les roses".
func Fold(s string) string {
	if folded, ok := plain(s); ok {
		return folded
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ':
			b.WriteString("oe")
		case r == 'æ':
			b.WriteString("ae")
		case r == '’' || r == '\'' || r == '-' || r == '\u00a0' || r == '\u202f':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain folds what has no accents, as most codes and many names do: without a copy when nothing changes.
func plain(s string) (string, bool) {
	changes := false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			return "", false
		case c >= 'A' && c <= 'Z' || c == '-' || c == '\'':
			changes = true
		}
	}
	if !changes {
		return s, true
	}
	folded := []byte(s)
	for i, c := range folded {
		switch {
		case c >= 'A' && c <= 'Z':
			folded[i] = c + 'a' - 'A'
		case c == '-' || c == '\'':
			folded[i] = ' '
		}
	}
	return string(folded), true
}
