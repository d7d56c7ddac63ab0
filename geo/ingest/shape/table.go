package shape

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"strconv"
)

// Column is a column of a .dbf file.
type Column struct {
	Name   []byte // in the encoding of the file
	Letter byte   // the type: C text, N and F number, D date, L yes or no …
	Width  int    // bytes
	from   int
}

// Table reads a .dbf file.
type Table struct {
	Columns  []Column
	Rows     int  // that the header declares, deleted ones included
	Language byte // language driver ID
	r        io.Reader
	row      []byte
	read     int
}

// IsTable says whether a file begins as a .dbf does: a version of the format, a date, and a header as long as its columns
// take.
func IsTable(head []byte) bool {
	if len(head) < 32 {
		return false
	}
	switch head[0] {
	case 0x03, 0x30, 0x31, 0x32, 0x83, 0x8b, 0xf5:
	default:
		return false
	}
	size := int(binary.LittleEndian.Uint16(head[8:]))
	row := int(binary.LittleEndian.Uint16(head[10:]))
	return head[2] <= 12 && head[3] <= 31 && size > 32 && row > 1 && (size%32 == 1 || size%32 == 2 || size%32 == 9)
}

// NewTable reads the header.
func NewTable(r io.Reader) (*Table, error) {
	r = bufio.NewReaderSize(r, 64<<10)
	var head [32]byte
	if n, err := io.ReadFull(r, head[:]); err != nil {
		if n == 0 || !IsTable(append(head[:n:n], make([]byte, 32-n)...)) {
			return nil, ErrNotTable
		}
		return nil, cut(err)
	}
	if !IsTable(head[:]) {
		return nil, ErrNotTable
	}
	size := int(binary.LittleEndian.Uint16(head[8:]))
	t := &Table{
		Rows:     int(binary.LittleEndian.Uint32(head[4:])),
		Language: head[29],
		r:        r,
		row:      make([]byte, binary.LittleEndian.Uint16(head[10:])),
	}
	fields := make([]byte, size-len(head))
	if _, err := io.ReadFull(r, fields); err != nil {
		return nil, cut(err)
	}
	from := 1
	for len(fields) >= 32 && fields[0] != '\r' {
		c := Column{Letter: fields[11], Width: int(fields[16]), from: from}
		name, _, _ := bytes.Cut(fields[:11], []byte{0})
		c.Name = bytes.TrimSpace(bytes.Clone(name))
		if c.Letter == 'C' {
			c.Width += int(fields[17]) << 8 // Clipper's and FoxPro's long texts
		}
		if from+c.Width > len(t.row) {
			c.Width = int(fields[16])
		}
		if from += c.Width; from > len(t.row) {
			return nil, ErrNotTable
		}
		t.Columns = append(t.Columns, c)
		fields = fields[32:]
	}
	if len(t.Columns) == 0 {
		return nil, ErrNotTable
	}
	return t, nil
}

// Next reads a row; io.EOF after the last one. deleted rows are still there, marked, until a table is packed.
func (t *Table) Next() (deleted bool, err error) {
	if t.read == t.Rows {
		return false, io.EOF
	}
	if _, err := io.ReadFull(t.r, t.row); err != nil {
		return false, cut(err)
	}
	t.read++
	return t.row[0] == '*', nil
}

// ValueSort is what a Value is.
type ValueSort uint8

// The sorts of values.
const (
	Unknown ValueSort = iota
	Text              // Raw in the encoding of the file
	Integer           // Number, and Raw as written
	Real
	Day       // Raw as 2006-01-02
	Logical   // Number 1 for yes
	Strange   // Raw, not a value of its column: a number of asterisks is one too long for its column
	Elsewhere // in another file, which is not read
)

// Value is a cell of the row. Raw lives until the next one is read.
type Value struct {
	Sort   ValueSort
	Raw    []byte
	Number float64
	Full   bool // a text that fills its column: it may have been cut
}

// Value reads a cell of the row that Next read.
func (t *Table) Value(i int) Value {
	c := &t.Columns[i]
	raw := t.row[c.from : c.from+c.Width]
	switch c.Letter {
	case 'C', 'V':
		full := len(raw) > 0 && raw[len(raw)-1] != ' ' && raw[len(raw)-1] != 0
		if k := bytes.IndexByte(raw, 0); k >= 0 {
			raw = raw[:k]
		}
		if raw = bytes.TrimRight(raw, " "); len(raw) == 0 {
			return Value{}
		}
		return Value{Sort: Text, Raw: raw, Full: full}
	case 'N', 'F':
		return number(bytes.Trim(raw, " \x00"))
	case 'D':
		return day(raw)
	case 'L':
		if len(raw) == 1 {
			switch raw[0] {
			case 'T', 't', 'Y', 'y', '1':
				return Value{Sort: Logical, Number: 1}
			case 'F', 'f', 'N', 'n', '0':
				return Value{Sort: Logical}
			case '?', ' ', 0:
				return Value{}
			}
		}
		return Value{Sort: Strange, Raw: raw}
	case 'I':
		if len(raw) == 4 {
			v := int32(binary.LittleEndian.Uint32(raw))
			return Value{Sort: Integer, Number: float64(v), Raw: strconv.AppendInt(nil, int64(v), 10)}
		}
	case 'B', 'O':
		if len(raw) == 8 {
			v := math.Float64frombits(binary.LittleEndian.Uint64(raw))
			return Value{Sort: Real, Number: v, Raw: strconv.AppendFloat(nil, v, 'g', -1, 64)}
		}
	}
	return Value{Sort: Elsewhere} // memos, pictures: in another file
}

// number reads the text of a number.
func number(raw []byte) Value {
	if len(raw) == 0 {
		return Value{}
	}
	integer := true
	for i, c := range raw {
		if (c < '0' || c > '9') && (i > 0 || c != '-' && c != '+') {
			integer = false
		}
	}
	text := string(raw)
	if k := bytes.IndexByte(raw, ','); k >= 0 { // as some French software writes
		text = text[:k] + "." + text[k+1:]
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return Value{Sort: Strange, Raw: raw}
	}
	if integer {
		return Value{Sort: Integer, Number: v, Raw: raw}
	}
	return Value{Sort: Real, Number: v, Raw: raw}
}

func day(raw []byte) Value {
	if len(bytes.Trim(raw, " 0\x00")) == 0 {
		return Value{}
	}
	if len(raw) != 8 {
		return Value{Sort: Strange, Raw: raw}
	}
	for _, c := range raw {
		if c < '0' || c > '9' {
			return Value{Sort: Strange, Raw: raw}
		}
	}
	d := append(make([]byte, 0, len("2006-01-02")), raw[:4]...)
	d = append(append(d, '-'), raw[4:6]...)
	return Value{Sort: Day, Raw: append(append(d, '-'), raw[6:]...)}
}
