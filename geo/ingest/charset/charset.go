package charset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Charset is a character encoding. The zero value is UTF-8.
type Charset struct {
	name  string
	table *charmap.Charmap
}

// The charsets that need no look-up.
var (
	UTF8        = Charset{}
	Windows1252 = Charset{"Windows-1252", charmap.Windows1252}
)

// pages are code pages by number. ISO 8859-1 is read as Windows-1252, which differs only where the former has control
// characters, that no text holds.
var pages = map[string]Charset{
	"65001": UTF8,
	"1252":  Windows1252, "28591": Windows1252, "88591": Windows1252, "885915": {"ISO 8859-15", charmap.ISO8859_15}, "28605": {"ISO 8859-15", charmap.ISO8859_15},
	"1250": {"Windows-1250", charmap.Windows1250}, "1251": {"Windows-1251", charmap.Windows1251}, "88592": {"ISO 8859-2", charmap.ISO8859_2},
	"437": {"code page 437", charmap.CodePage437}, "850": {"code page 850", charmap.CodePage850}, "852": {"code page 852", charmap.CodePage852},
	"858": {"code page 858", charmap.CodePage858}, "863": {"code page 863", charmap.CodePage863}, "10000": {"Mac OS Roman", charmap.Macintosh},
}

// Named finds a charset by a name as .cpg files and XML declarations give it: "UTF-8", "latin1", "1252", "ISO 88591",
// "ANSI 1252", "cp850".
func Named(name string) (Charset, bool) {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z':
			return r
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		default:
			return -1
		}
	}, name)
	switch plain {
	case "utf8", "usascii", "ascii", "system":
		return UTF8, plain != "system"
	case "latin1", "l1", "ansi":
		return Windows1252, true
	case "latin9":
		return pages["885915"], true
	case "mac", "macintosh", "macroman":
		return pages["10000"], true
	}
	digits := strings.TrimLeft(plain, "abcdefghijklmnopqrstuvwxyz")
	c, ok := pages[digits]
	return c, ok
}

// OfDBF is the charset of a language driver ID, byte 29 of a DBF; false when it does not say, or is not known.
func OfDBF(id byte) (Charset, bool) {
	switch id {
	case 0x03, 0x57, 0x58, 0x59:
		return Windows1252, true
	case 0x01, 0x1b, 0x0b, 0x0f, 0x11, 0x15, 0x18:
		return pages["437"], true
	case 0x02, 0x08, 0x09, 0x0a, 0x0c, 0x0d, 0x0e, 0x10, 0x12, 0x17, 0x1a, 0x1d, 0x25, 0x37:
		return pages["850"], true
	case 0x1c, 0x6c:
		return pages["863"], true
	case 0x04:
		return pages["10000"], true
	case 0xc8:
		return pages["1250"], true
	case 0xc9:
		return pages["1251"], true
	default:
		return UTF8, false
	}
}

// Name is what people call it.
func (c Charset) Name() string {
	if c.table == nil {
		return "UTF-8"
	}
	return c.name
}

// Rune is the character of a byte; of one that does not stand alone in UTF-8, that of Windows-1252.
func (c Charset) Rune(b byte) rune {
	if b < utf8.RuneSelf {
		return rune(b)
	}
	table := c.table
	if table == nil {
		table = charmap.Windows1252
	}
	if r := table.DecodeByte(b); r != utf8.RuneError {
		return r
	}
	return rune(b)
}

// Append adds a text in this charset to one in UTF-8. Bytes that are not UTF-8 in a text that should be are read as
// Windows-1252; mended counts them.
func (c Charset) Append(to, text []byte) (longer []byte, mended int) {
	for i := 0; i < len(text); {
		b := text[i]
		if b < utf8.RuneSelf {
			to = append(to, b)
			i++
			continue
		}
		if c.table == nil {
			if r, n := utf8.DecodeRune(text[i:]); r != utf8.RuneError || n > 1 {
				to = append(to, text[i:i+n]...)
				i += n
				continue
			}
			mended++
		}
		to = utf8.AppendRune(to, c.Rune(b))
		i++
	}
	return to, mended
}
