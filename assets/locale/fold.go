package locale

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold takes case, accents, hyphens and apostrophes away, so that what is typed finds what is written: « Énergie » becomes
// "energie", « L’Haÿ-les-Roses » "l hay les roses".
func Fold(s string) string {
	if !changes(s) {
		return s
	}
	return string(AppendFold(nil, s))
}

// AppendFold is Fold into a buffer, which takes no room of its own for a text without accents.
func AppendFold(to []byte, s string) []byte {
	start := len(to)
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return append(to[:start], folded(s)...)
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c == '-' || c == '\'':
			c = ' '
		}
		to = append(to, c)
	}
	return to
}

// SortedBy gives rows in the order of a key, such as the folded name, which each is asked for once. Those with one key stay as they were.
func SortedBy[T any](rows []T, key func(T) string) []T {
	type keyed struct {
		key string
		at  int
	}
	order := make([]keyed, len(rows))
	for i, r := range rows {
		order[i] = keyed{key(r), i}
	}
	slices.SortFunc(order, func(a, b keyed) int { return cmp.Or(cmp.Compare(a.key, b.key), a.at-b.at) })
	sorted := make([]T, len(rows))
	for i, o := range order {
		sorted[i] = rows[o.at]
	}
	return sorted
}

// changes says whether folding may change a text.
func changes(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' || c == '-' || c == '\'' {
			return true
		}
	}
	return false
}

// folded folds a text letter by letter.
func folded(s string) string {
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
