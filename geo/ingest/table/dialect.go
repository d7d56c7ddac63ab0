package table

import (
	"bytes"
	"errors"
	"io"
)

// Sniff finds the separator of a table from its beginning; ok is false for what does not look like one: a first row of two
// fields or more, followed by rows that have as many. whole says that head is the whole text.
func Sniff(head []byte, whole bool) (sep byte, ok bool) {
	best := 0
	for _, c := range []byte(";\t,|") {
		if n := columns(head, c, whole); n > best {
			best, sep = n, c
		}
	}
	return sep, best >= 2
}

// columns is how many fields the rows have, 0 when they disagree.
func columns(head []byte, sep byte, whole bool) int {
	const enough = 50 // rows
	r := NewReader(bytes.NewReader(head), sep, len(head)+1, len(head)+1)
	wide, rows, same := 0, 0, 0
	for rows < enough {
		fields, err := r.Next()
		if err != nil {
			if !errors.Is(err, io.EOF) && !errors.Is(err, ErrQuote) {
				return 0
			}
			break // a quotation mark that is never closed will be told when the table is read
		}
		if !whole && r.r.Buffered() == 0 && rows > 1 {
			break // the last row is cut
		}
		if rows == 0 {
			wide = len(fields)
			if !namesLike(fields) {
				return 0
			}
		} else if len(fields) == wide {
			same++
		}
		rows++
	}
	if wide < 2 || rows > 1 && 2*same < rows-1 {
		return 0
	}
	return wide
}

// namesLike says whether the fields of a first row may be names: most are short texts, and none is a control character.
func namesLike(fields [][]byte) bool {
	const longest = 200 // bytes
	named := 0
	for _, f := range fields {
		if len(f) > longest || bytes.ContainsAny(f, "\x00\x01\x02\x03\x04\x05\x06\x07\x08") {
			return false
		}
		if len(bytes.TrimSpace(f)) > 0 {
			named++
		}
	}
	return 2*named > len(fields)
}
