package ingest

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// quote is a string as it stands in the file, without its quotation marks.
type quote struct {
	raw     []byte
	escaped bool // has a backslash
	high    bool // has a byte above ASCII
}

// plain are the characters of a string that mean themselves.
var plain = func() (is [256]bool) {
	for c := range utf8.RuneSelf {
		is[c] = c >= 0x20 && c != '"' && c != '\\'
	}
	return is
}()

// quoted takes a string; the quotation mark is next.
func (t *text) quoted() (quote, error) {
	start := t.i + 1
	q := quote{}
	for i := start; ; i++ {
		for i < len(t.b) && plain[t.b[i]] {
			i++
		}
		if i >= len(t.b) {
			return q, t.end()
		}
		c := t.b[i]
		switch {
		case c == '"':
			q.raw = t.b[start:i]
			t.i = i + 1
			return q, nil
		case c == '\\':
			q.escaped = true
			i++
			if i == len(t.b) {
				return q, t.end()
			}
			switch t.b[i] {
			case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
			case 'u':
				for range 4 {
					i++
					if i == len(t.b) {
						return q, t.end()
					}
					if hex(t.b[i]) < 0 {
						t.i = i
						return q, t.bad("bad \\u escape in a string")
					}
				}
			default:
				t.i = i
				return q, t.bad("bad escape in a string")
			}
		case c < 0x20:
			t.i = i
			return q, t.bad("control character in a string")
		case c >= utf8.RuneSelf:
			q.high = true
		}
	}
}

// decode gives the text of a string as UTF-8, and whether it was UTF-8 in the file. A string that was not is read as
// Windows-1252, which holds ISO 8859-1: what older French software writes. The result is valid until the next call.
func (t *text) decode(q quote) (s []byte, wasUTF8 bool) {
	s, wasUTF8 = q.raw, true
	if q.high && !utf8.Valid(s) {
		wasUTF8 = false
		if decoded, err := charmap.Windows1252.NewDecoder().Bytes(s); err == nil {
			s = decoded
		}
	}
	if q.escaped {
		t.buf = unescape(t.buf[:0], s)
		s = t.buf
	}
	return s, wasUTF8
}

// unescape appends a string whose escapes are known to be well formed. A lone surrogate becomes U+FFFD.
func unescape(to, s []byte) []byte {
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			to = append(to, s[i])
			continue
		}
		i++
		switch s[i] {
		case 'b':
			to = append(to, '\b')
		case 'f':
			to = append(to, '\f')
		case 'n':
			to = append(to, '\n')
		case 'r':
			to = append(to, '\r')
		case 't':
			to = append(to, '\t')
		case 'u':
			r := hex4(s[i+1:])
			i += 4
			if r >= 0xD800 && r < 0xDC00 && i+6 < len(s) && s[i+1] == '\\' && s[i+2] == 'u' {
				if low := hex4(s[i+3:]); low >= 0xDC00 && low < 0xE000 {
					r = 0x10000 + (r-0xD800)<<10 + (low - 0xDC00)
					i += 6
				}
			}
			to = utf8.AppendRune(to, r)
		default:
			to = append(to, s[i])
		}
	}
	return to
}

func hex4(s []byte) (r rune) {
	for _, c := range s[:4] {
		r = r<<4 | rune(hex(c))
	}
	return r
}

func hex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	default:
		return -1
	}
}
