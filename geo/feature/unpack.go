package feature

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
)

// errPacked is what blocks are that no set was packed into.
var errPacked = errors.New("not a packed set")

// Unpacker makes a set of its blocks again. Blocks may be given in any order and side by side.
type Unpacker struct {
	set    Set
	kinds  []byte
	texts  [][]byte // one a column
	blocks []func(content []byte) error
}

// Unpack makes room for what was packed, when it can be true: the blocks take at most so many bytes together.
func (p Packing) Unpack(most int64) (*Unpacker, error) {
	u := &Unpacker{texts: make([][]byte, len(p.Columns))}
	var bytes int64
	for _, a := range p.Arrays {
		length := 0
		for _, b := range a.Blocks {
			if b.Length < 1 || b.Length > blockLength || b.Bytes < b.Length || b.Form < 0 || int64(b.Bytes) > most {
				return nil, errPacked
			}
			length += b.Length
			bytes += int64(b.Bytes)
		}
		if length != a.Length || bytes > most {
			return nil, errPacked
		}
	}
	arrays := p.Arrays
	next := func() (a PackedArray) {
		if len(arrays) > 0 {
			a, arrays = arrays[0], arrays[1:]
		}
		return a
	}
	u.kinds = unpackBytes(u, next())
	u.set.Starts = unpackSteps[uint32](u, next())
	u.set.Rings = unpackSteps[uint32](u, next())
	u.set.Coords = unpackFractions(u, next(), 2)
	for i, c := range p.Columns {
		column := &Column{Name: c.Name, Type: c.Type}
		u.set.Columns = append(u.set.Columns, column)
		switch c.Type {
		case Text:
			column.codes = unpackSteps[uint32](u, next())
			column.ends = unpackSteps[uint64](u, next())
			u.texts[i] = unpackBytes(u, next())
		case Integer, Real, Boolean:
			column.nums = unpackFractions(u, next(), 1)
		default:
			return nil, errPacked
		}
	}
	if len(arrays) > 0 || len(u.blocks) != p.Blocks() {
		return nil, errPacked
	}
	return u, nil
}

// Blocks is how many blocks there are.
func (p Packing) Blocks() (n int) {
	for _, a := range p.Arrays {
		n += len(a.Blocks)
	}
	return n
}

// Block takes block i of those that Pack handed over, and refuses one that is not what it was.
func (u *Unpacker) Block(i int, content []byte) error {
	if err := u.blocks[i](content); err != nil {
		return fmt.Errorf("block %d: %w", i, err)
	}
	return nil
}

// Set is what was packed, once all blocks are there. It refuses arrays that do not fit together.
func (u *Unpacker) Set() (*Set, error) {
	s := &u.set
	s.Kinds = make([]Kind, len(u.kinds))
	for i, k := range u.kinds {
		if k > byte(Areas) {
			return nil, errPacked
		}
		s.Kinds[i] = Kind(k)
	}
	n := len(s.Kinds)
	if len(s.Starts) != n+1 || !climbs(s.Starts, uint64(len(s.Rings))-1) || !climbs(s.Rings, uint64(len(s.Coords)/2)) || len(s.Coords)%2 != 0 {
		return nil, errPacked
	}
	for i, c := range s.Columns {
		if len(c.codes) > n || len(c.nums) > n {
			return nil, errPacked
		}
		if c.Type != Text {
			continue
		}
		c.text = string(u.texts[i])
		last := uint64(0)
		for _, end := range c.ends {
			if end < last {
				return nil, errPacked
			}
			last = end
		}
		if last != uint64(len(c.text)) {
			return nil, errPacked
		}
		for _, code := range c.codes {
			if int(code) > len(c.ends) {
				return nil, errPacked
			}
		}
	}
	return s, nil
}

// climbs says whether numbers go from nothing up to the last one.
func climbs(all []uint32, last uint64) bool {
	if len(all) == 0 || all[0] != 0 || uint64(all[len(all)-1]) != last {
		return false
	}
	for i := 1; i < len(all); i++ {
		if all[i] < all[i-1] {
			return false
		}
	}
	return true
}

// each notes how the blocks of an array are unpacked; unpack fills elements from..to.
func (u *Unpacker) each(a PackedArray, unpack func(content []byte, from, to, form int) bool) {
	from := 0
	for _, b := range a.Blocks {
		start := from
		u.blocks = append(u.blocks, func(content []byte) error {
			if len(content) != b.Bytes || crc32.Checksum(content, sumTable) != b.Sum || !unpack(content, start, start+b.Length, b.Form) {
				return errPacked
			}
			return nil
		})
		from += b.Length
	}
}

func unpackBytes(u *Unpacker, a PackedArray) []byte {
	all := make([]byte, a.Length)
	u.each(a, func(content []byte, from, to, _ int) bool { return copy(all[from:to], content) == len(content) })
	return all
}

func unpackSteps[N uint32 | uint64](u *Unpacker, a PackedArray) []N {
	all := make([]N, a.Length)
	u.each(a, func(content []byte, from, to, _ int) bool {
		last := int64(0)
		for i := from; i < to; i++ {
			step, n := binary.Varint(content)
			if n <= 0 {
				return false
			}
			content = content[n:]
			last += step
			all[i] = N(last)
		}
		return len(content) == 0
	})
	return all
}

func unpackFractions(u *Unpacker, a PackedArray, stride int) []float64 {
	all := make([]float64, a.Length)
	u.each(a, func(content []byte, from, to, form int) bool {
		if form == 0 {
			return unpackPlain(content, all[from:to], stride == 2)
		}
		for _, d := range decimals {
			if d.places == form-1 {
				return unpackDecimal(content, all[from:to], stride, d.of)
			}
		}
		return false
	})
	return all
}

func unpackPlain(content []byte, all []float64, places bool) bool {
	if len(content) != 8*len(all) {
		return false
	}
	for i := range all {
		v := math.Float64frombits(binary.LittleEndian.Uint64(content[8*i:]))
		if all[i] = v; places && math.IsNaN(v-v) {
			return false
		}
	}
	return true
}

func unpackDecimal(content []byte, all []float64, stride int, of float64) bool {
	var last [2]int64
	for i := range all {
		step, n := binary.Uvarint(content)
		if n <= 0 {
			return false
		}
		content = content[n:]
		if step == 0 {
			if all[i] = math.NaN(); stride == 2 {
				return false
			}
			continue
		}
		k := i & (stride - 1)
		last[k] += unzigzag(step - 1)
		all[i] = float64(last[k]) / of
	}
	return len(content) == 0
}
