package feature

import (
	"encoding/binary"
	"hash/crc32"
	"math"
)

// Packing tells how the arrays of a set lie in packed blocks: how many bytes those take, and what unpacking them makes.
type Packing struct {
	Columns []PackedColumn `json:"columns"`
	Arrays  []PackedArray  `json:"arrays"` // kinds, starts, rings, coords, then of each column codes, ends and text, or numbers
}

// PackedColumn names a column.
type PackedColumn struct {
	Name string `json:"name"`
	Type Type   `json:"type"`
}

// PackedArray is one array, in its order.
type PackedArray struct {
	Length int           `json:"length"` // elements
	Blocks []PackedBlock `json:"blocks"`
}

// PackedBlock is a stretch of an array, packed by itself.
type PackedBlock struct {
	Length int    `json:"length"` // elements
	Bytes  int    `json:"bytes"`
	Form   int    `json:"form"` // of fractions: 0 as they are in memory, else whole steps of a decimal, of which there are Form-1
	Sum    uint32 `json:"sum"`  // CRC-32 of the bytes, Castagnoli's polynomial
}

// blockLength is how many elements a block has.
const blockLength = 1 << 18

var sumTable = crc32.MakeTable(crc32.Castagnoli)

// decimals are the numbers of decimals that are tried, with what a step is a fraction of. A number that was read from as many
// decimals is that many steps divided by it, to the last bit: both are exact, and a division rounds like a reader of numbers.
var decimals = [...]struct {
	places int
	of     float64
}{{0, 1}, {7, 1e7}, {2, 1e2}, {9, 1e9}}

// Pack packs a set and hands over its blocks one by one, in the order of the arrays; a block is good until keep returns.
func (s *Set) Pack(keep func(block []byte) error) (Packing, error) {
	p := packer{keep: keep}
	packBytes(&p, s.Kinds)
	packSteps(&p, s.Starts)
	packSteps(&p, s.Rings)
	p.fractions(s.Coords, 2)
	for _, c := range s.Columns {
		p.made.Columns = append(p.made.Columns, PackedColumn{c.Name, c.Type})
		if c.Type != Text {
			p.fractions(c.nums, 1)
			continue
		}
		packSteps(&p, c.codes)
		packSteps(&p, c.ends)
		packBytes(&p, []byte(c.text))
	}
	return p.made, p.err
}

type packer struct {
	keep func([]byte) error
	made Packing
	buf  []byte
	err  error
}

// array cuts an array of so many elements into blocks; pack appends one to the buffer and gives its form.
func (p *packer) array(length int, pack func(from, to int) (form int)) {
	a := PackedArray{Length: length}
	for from := 0; from < length && p.err == nil; from += blockLength {
		to := min(length, from+blockLength)
		p.buf = p.buf[:0]
		form := pack(from, to)
		a.Blocks = append(a.Blocks, PackedBlock{to - from, len(p.buf), form, crc32.Checksum(p.buf, sumTable)})
		p.err = p.keep(p.buf)
	}
	p.made.Arrays = append(p.made.Arrays, a)
}

func packBytes[B ~uint8](p *packer, all []B) {
	p.array(len(all), func(from, to int) int {
		for _, b := range all[from:to] {
			p.buf = append(p.buf, byte(b))
		}
		return 0
	})
}

// packSteps keeps of each number how far it is from the one before.
func packSteps[N uint32 | uint64](p *packer, all []N) {
	p.array(len(all), func(from, to int) int {
		last := int64(0)
		for _, n := range all[from:to] {
			p.buf = binary.AppendVarint(p.buf, int64(n)-last)
			last = int64(n)
		}
		return 0
	})
}

// fractions keeps numbers as steps of a decimal where all of a block are such, of which stride series are interleaved.
func (p *packer) fractions(all []float64, stride int) {
	p.array(len(all), func(from, to int) int {
		for _, d := range decimals {
			if p.decimal(all[from:to], stride, d.of) {
				return d.places + 1
			}
		}
		p.buf = p.buf[:0]
		for _, v := range all[from:to] {
			p.buf = binary.LittleEndian.AppendUint64(p.buf, math.Float64bits(v))
		}
		return 0
	})
}

// decimal packs numbers as steps, 0 for an unknown one, and says whether they all are such to the last bit.
func (p *packer) decimal(all []float64, stride int, of float64) bool {
	p.buf = p.buf[:0]
	var last [2]int64
	for i, v := range all {
		if v != v {
			p.buf = append(p.buf, 0)
			continue
		}
		step := math.Round(v * of) // −0 is a step that no whole number tells
		if math.Abs(step) >= 1<<52 || math.Float64bits(float64(int64(step))/of) != math.Float64bits(v) {
			return false
		}
		k := i % stride
		p.buf = binary.AppendUvarint(p.buf, zigzag(int64(step)-last[k])+1)
		last[k] = int64(step)
	}
	return true
}

func zigzag(n int64) uint64 { return uint64(n<<1) ^ uint64(n>>63) }

func unzigzag(u uint64) int64 { return int64(u>>1) ^ -int64(u&1) }
