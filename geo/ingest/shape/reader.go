package shape

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Why a file cannot be read on.
var (
	ErrNotShapes = errors.New("not a .shp file")
	ErrNotTable  = errors.New("not a .dbf file")
	ErrCut       = errors.New("the file is cut short")
	ErrLarge     = errors.New("a shape is larger than the limit")
)

// Sort is what a shape is made of.
type Sort uint8

// The sorts.
const (
	Null Sort = iota
	Points
	Lines
	Areas
	Unreadable // of a sort that is not known, or damaged: Fault says which
)

// Record is one shape. It is reused by the next call.
type Record struct {
	Sort   Sort
	Coords []float64 // x, y
	Ends   []int     // positions before the end of each line or ring
	Tall   bool      // had heights or measures
	Fault  string    // of an Unreadable shape
}

// Reader reads a .shp file.
type Reader struct {
	r     io.Reader
	limit int
	read  int64 // bytes
	size  int64 // that the header declares
	buf   bytes.Buffer
	kind  uint32
}

const (
	headerSize = 100
	fileCode   = 9994
)

// NewReader reads the header. limit bounds the bytes of one shape.
func NewReader(r io.Reader, limit int) (*Reader, error) {
	r = bufio.NewReaderSize(r, 64<<10)
	var head [headerSize]byte
	n, err := io.ReadFull(r, head[:])
	if !IsShapes(head[:n]) && n >= 4 {
		return nil, ErrNotShapes
	}
	if err != nil {
		return nil, cut(err)
	}
	return &Reader{
		r: r, limit: limit, read: headerSize,
		size: 2 * int64(binary.BigEndian.Uint32(head[24:])),
		kind: binary.LittleEndian.Uint32(head[32:]),
	}, nil
}

// IsShapes says whether a file begins as a .shp or a .shx does.
func IsShapes(head []byte) bool {
	return len(head) >= 4 && binary.BigEndian.Uint32(head) == fileCode
}

// IsIndex tells the .shx, which begins as the .shp: its first entry is the place of the first shape, 50 words into the .shp.
func IsIndex(head []byte) bool {
	return IsShapes(head) && len(head) >= headerSize+4 && binary.BigEndian.Uint32(head[headerSize:]) == headerSize/2
}

// Sort is what the file says that its shapes are made of.
func (r *Reader) Sort() Sort { s, _ := sortOf(r.kind); return s }

// sortOf reads a shape type; tall for those with heights or measures.
func sortOf(kind uint32) (s Sort, tall bool) {
	if kind > 28 {
		return Unreadable, true
	}
	switch kind % 10 {
	case 0:
		if kind == 0 {
			return Null, false
		}
	case 1:
		return Points, kind > 10
	case 3:
		return Lines, kind > 10
	case 5:
		return Areas, kind > 10
	case 8:
		return Points, kind > 10
	}
	return Unreadable, false
}

// Next reads a shape; io.EOF after the last one.
func (r *Reader) Next(rec *Record) error {
	if r.size > headerSize && r.read >= r.size {
		return io.EOF // what follows is not told of by the header
	}
	var head [8]byte
	if n, err := io.ReadFull(r.r, head[:]); err != nil {
		if n == 0 && errors.Is(err, io.EOF) && (r.read >= r.size || r.size <= headerSize) {
			return io.EOF
		}
		return cut(err)
	}
	length := 2 * int64(binary.BigEndian.Uint32(head[4:]))
	if length > int64(r.limit) {
		return ErrLarge
	}
	r.buf.Reset()
	if _, err := io.CopyN(&r.buf, r.r, length); err != nil {
		return cut(err)
	}
	r.read += int64(len(head)) + length
	rec.Coords, rec.Ends, rec.Tall, rec.Fault = rec.Coords[:0], rec.Ends[:0], false, ""
	rec.decode(r.buf.Bytes())
	return nil
}

// decode reads the content of a shape.
func (rec *Record) decode(b []byte) {
	if len(b) < 4 {
		rec.fault("no type")
		return
	}
	kind := binary.LittleEndian.Uint32(b)
	rec.Sort, rec.Tall = sortOf(kind)
	switch {
	case rec.Sort == Unreadable:
		rec.fault(fmt.Sprintf("type %d", kind))
	case rec.Sort == Null:
	case kind%10 == 1:
		if len(b) < 20 {
			rec.fault("cut short")
			return
		}
		if x := float(b[4:]); math.IsNaN(x) {
			rec.Sort = Null // an empty point
			return
		}
		rec.positions(b[4:], 1)
	case kind%10 == 8:
		if len(b) < 40 || !rec.positions(b[40:], binary.LittleEndian.Uint32(b[36:])) {
			rec.fault("cut short")
		}
	default:
		rec.parts(b)
	}
	for _, v := range rec.Coords {
		if v-v != 0 {
			rec.fault("a position is not a number")
			return
		}
	}
}

// parts reads lines or rings: after the box, how many there are, of how many positions, where each begins.
func (rec *Record) parts(b []byte) {
	if len(b) < 44 {
		rec.fault("cut short")
		return
	}
	parts, positions := binary.LittleEndian.Uint32(b[36:]), binary.LittleEndian.Uint32(b[40:])
	b = b[44:]
	if uint64(len(b)) < 4*uint64(parts)+16*uint64(positions) {
		rec.fault("cut short")
		return
	}
	last := uint32(0)
	for i := range parts {
		start := binary.LittleEndian.Uint32(b[4*i:])
		if start < last || start > positions || i == 0 && start != 0 {
			rec.fault("its parts are not in order")
			return
		}
		if i > 0 {
			rec.Ends = append(rec.Ends, int(start))
		}
		last = start
	}
	if parts == 0 || positions == 0 {
		rec.Sort, rec.Ends = Null, rec.Ends[:0]
		return
	}
	rec.Ends = append(rec.Ends, int(positions))
	rec.positions(b[4*parts:], positions)
}

func (rec *Record) positions(b []byte, n uint32) bool {
	if uint64(len(b)) < 16*uint64(n) {
		return false
	}
	for i := range 2 * int(n) {
		rec.Coords = append(rec.Coords, float(b[8*i:]))
	}
	return true
}

func (rec *Record) fault(what string) {
	rec.Sort, rec.Fault = Unreadable, what
	rec.Coords, rec.Ends = rec.Coords[:0], rec.Ends[:0]
}

func float(b []byte) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(b)) }

func cut(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return ErrCut
	}
	return err
}
