package expression

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is a text as texts are compared: lower case, without accents, one kind of apostrophe, of dash and of space.
func Fold(s string) string { return string(new(folder).fold(s)) }

// folder keeps its arrays from one text to the next. It belongs to one goroutine.
type folder struct{ parts, out []byte }

// fold gives the text folded, until the next call.
func (d *folder) fold(s string) []byte {
	d.out = d.out[:0]
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return d.wide(s)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		d.out = append(d.out, c)
	}
	return d.out
}

func (d *folder) wide(s string) []byte {
	d.out = d.out[:0]
	d.parts = norm.NFKD.AppendString(d.parts[:0], s)
	for i := 0; i < len(d.parts); {
		r, n := utf8.DecodeRune(d.parts[i:])
		i += n
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ' || r == 'Œ':
			d.out = append(d.out, "oe"...)
		case r == 'æ' || r == 'Æ':
			d.out = append(d.out, "ae"...)
		case r == 'ß':
			d.out = append(d.out, "ss"...)
		case r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´':
			d.out = append(d.out, '\'')
		case r == '–' || r == '—' || r == '‑' || r == '‐' || r == '−':
			d.out = append(d.out, '-')
		case unicode.IsSpace(r):
			d.out = append(d.out, ' ')
		default:
			d.out = utf8.AppendRune(d.out, unicode.ToLower(r))
		}
	}
	return d.out
}
