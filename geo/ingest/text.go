package ingest

import (
	"errors"
	"strconv"
	"unicode/utf8"
)

// Both say that the text ended too early: errMore that the window must be filled, errCut that there is no more.
var (
	errMore = errors.New("more text is needed")
	errCut  = errors.New("the text ends too early")
)

// syntaxError is a breach of RFC 8259.
type syntaxError struct {
	at      int // place in the text
	message string
}

func (e *syntaxError) Error() string { return e.message }

// text scans JSON strictly as RFC 8259 has it. Methods leave i after what they read.
type text struct {
	b    []byte
	i    int
	last bool   // nothing follows b
	buf  []byte // scratch of decoded strings
}

func (t *text) end() error {
	if t.last {
		return errCut
	}
	return errMore
}

func (t *text) bad(message string) error { return &syntaxError{t.i, message} }

// peek skips blanks and gives the next character without taking it.
func (t *text) peek() (byte, error) {
	for t.i < len(t.b) {
		c := t.b[t.i]
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return c, nil
		}
		t.i++
	}
	return 0, t.end()
}

// follows takes a text that comes next as it is written, or nothing.
func (t *text) follows(written string) bool {
	if len(t.b)-t.i < len(written) || string(t.b[t.i:t.i+len(written)]) != written {
		return false
	}
	t.i += len(written)
	return true
}

// take skips blanks and takes the character c.
func (t *text) take(c byte) error {
	got, err := t.peek()
	if err != nil {
		return err
	}
	if got != c {
		return t.bad("expected " + strconv.QuoteRune(rune(c)) + ", found " + found(t.b[t.i:]))
	}
	t.i++
	return nil
}

// found shows the character that stands in the way.
func found(b []byte) string {
	r, _ := utf8.DecodeRune(b)
	if r == utf8.RuneError {
		return "byte 0x" + strconv.FormatUint(uint64(b[0]), 16)
	}
	return strconv.QuoteRune(r)
}

// key takes a member name and its colon. The name is valid until the next string is decoded.
func (t *text) key() ([]byte, error) {
	c, err := t.peek()
	if err != nil {
		return nil, err
	}
	if c != '"' {
		return nil, t.bad("expected a member name, found " + found(t.b[t.i:]))
	}
	s, err := t.quoted()
	if err != nil {
		return nil, err
	}
	name, _ := t.decode(s)
	return name, t.take(':')
}

// more takes what follows a member or an element: true for a comma, false for the closing character.
func (t *text) more(closing byte) (bool, error) {
	c, err := t.peek()
	if err != nil {
		return false, err
	}
	switch c {
	case ',':
		t.i++
		return true, nil
	case closing:
		t.i++
		return false, nil
	default:
		return false, t.bad("expected ',' or " + strconv.QuoteRune(rune(closing)) + ", found " + found(t.b[t.i:]))
	}
}

// opens takes an opening character and says whether the array or object is not empty; an empty one is taken whole.
func (t *text) opens(open, closing byte) (bool, error) {
	if err := t.take(open); err != nil {
		return false, err
	}
	c, err := t.peek()
	if err != nil {
		return false, err
	}
	if c == closing {
		t.i++
		return false, nil
	}
	return true, nil
}

// word takes true, false or null.
func (t *text) word(w string) error {
	for k := range len(w) {
		if t.i+k == len(t.b) {
			return t.end()
		}
		if t.b[t.i+k] != w[k] {
			return t.bad("expected a value, found " + found(t.b[t.i:]))
		}
	}
	t.i += len(w)
	return nil
}

// skip takes any value, checking it, and gives it as it stands in the file.
func (t *text) skip() ([]byte, error) {
	if _, err := t.peek(); err != nil {
		return nil, err
	}
	start := t.i
	err := t.value(0)
	return t.b[start:t.i], err
}

func (t *text) value(depth int) error {
	c, err := t.peek()
	if err != nil {
		return err
	}
	if depth > maxDepth {
		return t.bad("nested more than " + strconv.Itoa(maxDepth) + " levels")
	}
	switch {
	case c == '"':
		_, err = t.quoted()
	case c == '-' || c >= '0' && c <= '9':
		_, err = t.number()
	case c == 't':
		err = t.word("true")
	case c == 'f':
		err = t.word("false")
	case c == 'n':
		err = t.word("null")
	case c == '[':
		var more bool
		for more, err = t.opens('[', ']'); more && err == nil; {
			if err = t.value(depth + 1); err == nil {
				more, err = t.more(']')
			}
		}
	case c == '{':
		var more bool
		for more, err = t.opens('{', '}'); more && err == nil; {
			if _, err = t.key(); err != nil {
				break
			}
			if err = t.value(depth + 1); err == nil {
				more, err = t.more('}')
			}
		}
	default:
		err = t.bad("expected a value, found " + found(t.b[t.i:]))
	}
	return err
}
