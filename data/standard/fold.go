package standard

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold is a text as enumerations are compared: lower case, without accents, one kind of apostrophe, single spaces.
func fold(s string) string {
	s = norm.NFKD.String(strings.ToLower(s))
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '’', r == '‘', r == 'ʼ', r == '`', r == '´':
			return '\''
		case r == '–', r == '—', r == '‑':
			return '-'
		case r == 'œ':
			return 'o' // the e of "œ" is dropped on both sides alike
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// key is a column's name as names are compared: letters and digits only, so that ban-id is ban_id and SITE_ID is site_id.
func key(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, fold(name))
}

// blanks are the words that say that nothing is known, in any column.
var blanks = map[string]bool{
	"": true, "na": true, "n/a": true, "nc": true, "nr": true, "null": true, "none": true, "nan": true, "-": true,
	"inconnu": true, "inconnue": true, "sans objet": true, "non renseigne": true, "non communique": true, "ne sait pas": true,
	"non connu": true, "non connue": true,
}

// blank says whether a value says that nothing is known.
func blank(s string) bool { return blanks[fold(s)] }
