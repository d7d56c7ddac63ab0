package locale

import (
	"cmp"
	"slices"
	"strings"
	"sync"
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
	var room [64]byte // most names fit
	return string(AppendFold(room[:0], s))
}

// AppendFold is Fold into a buffer, which takes no room of its own for a text in Latin letters.
func AppendFold(to []byte, s string) []byte {
	start := len(to)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			letter, ok := letterOf(r)
			if !ok {
				return append(to[:start], folded(s)...)
			}
			to = append(to, letter...)
			i += n - 1
			continue
		}
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c == '-' || c == '\'':
			c = ' '
		}
		to = append(to, c)
	}
	return to
}

// What French and its neighbours are written with beside ASCII: accented letters and signs. None of them joins the one before it, so that each
// can be folded alone.
const (
	lastLetter = 0x17f
	firstSign  = 0x2000
	lastSign   = 0x206f
)

// letters are the foldings of single letters, then of signs.
var letters = sync.OnceValue(func() *[lastLetter + 1 + lastSign + 1 - firstSign]string {
	var all [lastLetter + 1 + lastSign + 1 - firstSign]string
	for r := range rune(lastLetter + 1) {
		all[r] = folded(string(r))
	}
	for r := rune(firstSign); r <= lastSign; r++ {
		all[lastLetter+1+r-firstSign] = folded(string(r))
	}
	return &all
})

// letterOf is the folding of a letter or sign that can be folded alone.
func letterOf(r rune) (string, bool) {
	switch {
	case r <= lastLetter:
		return letters()[r], true
	case r >= firstSign && r <= lastSign:
		return letters()[lastLetter+1+r-firstSign], true
	}
	return "", false
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
