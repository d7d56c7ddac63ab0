package table

import (
	"bufio"
	"errors"
	"io"
)

// Why a table cannot be read on.
var (
	ErrLarge = errors.New("a row is larger than the limit")
	ErrQuote = errors.New("a quotation mark is opened and never closed")
	ErrWide  = errors.New("a row has more fields than the limit")
)

// Reader splits a text into rows.
type Reader struct {
	r      *bufio.Reader
	sep    byte
	limit  int
	most   int
	line   int // of the row
	lines  int // read
	buf    []byte
	ends   []int
	fields [][]byte
}

// NewReader reads r, with sep between fields. limit bounds the bytes of one row, most its fields.
func NewReader(r io.Reader, sep byte, limit, most int) *Reader {
	return &Reader{r: bufio.NewReaderSize(r, 64<<10), sep: sep, limit: limit, most: most}
}

// Line is the line, from 1, on which the row begins that Next gave.
func (r *Reader) Line() int { return r.line }

// Next gives the fields of the next row that is not blank, until the next call; io.EOF after the last one. Fields stand as
// they are but for their quotation marks: a quotation mark within a field that does not begin with one is a character like
// another, and so is what follows the closing one.
func (r *Reader) Next() ([][]byte, error) {
	for {
		r.buf, r.ends = r.buf[:0], r.ends[:0]
		r.line = r.lines + 1
		err := r.row()
		if err != nil && (!errors.Is(err, io.EOF) || len(r.buf) == 0 && len(r.ends) == 0) {
			return nil, err
		}
		r.ends = append(r.ends, len(r.buf))
		if len(r.ends) == 1 && len(r.buf) == 0 {
			continue // a blank line
		}
		r.fields = r.fields[:0]
		from := 0
		for _, to := range r.ends {
			r.fields = append(r.fields, r.buf[from:to:to])
			from = to
		}
		return r.fields, nil
	}
}

// row takes characters up to the end of the row.
func (r *Reader) row() error {
	start := 0 // of the field
	quoted, opened := false, 0
	for {
		c, err := r.r.ReadByte()
		if errors.Is(err, io.EOF) && quoted {
			r.line = opened
			return ErrQuote
		}
		if err != nil {
			return err
		}
		if len(r.buf)+len(r.ends) >= r.limit {
			return ErrLarge
		}
		switch {
		case quoted && c == '"':
			next, err := r.r.ReadByte()
			if err == nil && next == '"' {
				r.buf = append(r.buf, '"')
				continue
			}
			if err == nil {
				err = r.r.UnreadByte()
			}
			if err != nil && !errors.Is(err, io.EOF) {
				return err
			}
			quoted = false
		case quoted:
			if c == '\n' {
				r.lines++
			}
			r.buf = append(r.buf, c)
		case c == '"' && len(r.buf) == start:
			quoted, opened = true, r.lines+1
		case c == r.sep:
			start = len(r.buf)
			if r.ends = append(r.ends, start); len(r.ends) >= r.most {
				return ErrWide
			}
		case c == '\n':
			r.lines++
			return nil
		case c == '\r':
			next, err := r.r.ReadByte()
			if err == nil && next != '\n' {
				err = r.r.UnreadByte()
			}
			if err != nil && !errors.Is(err, io.EOF) {
				return err
			}
			r.lines++
			return nil
		default:
			r.buf = append(r.buf, c)
		}
	}
}
