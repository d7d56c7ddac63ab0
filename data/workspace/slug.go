package workspace

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// slug turns a name into the letters that a layer ID may have: « Zones inondables » becomes zones_inondables.
func slug(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r): // an accent, taken off its letter
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	s := b.String()
	s = strings.Trim(s[:min(len(s), 50)], "_")
	switch {
	case s == "":
		return "layer"
	case s[0] >= '0' && s[0] <= '9':
		return "layer_" + s
	}
	return s
}
