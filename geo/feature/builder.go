package feature

import (
	"fmt"
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

// Builder collects features one after the other: Begin, then rings and attributes in any order, then End.
// The zero value is ready. It belongs to one goroutine.
type Builder struct {
	set   Set
	names map[string]int
	dicts []map[string]uint32 // one a column: text to code
	open  bool
}

// Begin starts a feature of the given kind.
func (b *Builder) Begin(k Kind) {
	if b.open {
		panic("feature: Begin before End")
	}
	if b.set.Starts == nil {
		b.set.Starts, b.set.Rings = []uint32{0}, []uint32{0}
	}
	b.open = true
	b.set.Kinds = append(b.set.Kinds, k)
}

// Ring adds one ring, line or run of points to the feature: lon and lat interleaved, copied. Rings of areas must be
// closed; their direction is set here: the first ring of a part is given with hole false.
func (b *Builder) Ring(flat []float64, hole bool) {
	from := len(b.set.Coords)
	b.set.Coords = append(b.set.Coords, flat...)
	if b.set.Kinds[len(b.set.Kinds)-1] == Areas {
		added := b.set.Coords[from:]
		if a := signedArea(added); (a < 0) != hole && a != 0 {
			reverse(added)
		}
	}
	b.set.Rings = append(b.set.Rings, uint32(len(b.set.Coords)/2))
}

// Geometry adds all rings of a lon/lat orb geometry of the kind given to Begin (KindOf says which).
func (b *Builder) Geometry(g orb.Geometry) {
	switch g := g.(type) {
	case orb.Point:
		b.Ring([]float64{g[0], g[1]}, false)
	case orb.MultiPoint:
		b.Ring(flatten(orb.LineString(g)), false)
	case orb.LineString:
		b.Ring(flatten(g), false)
	case orb.MultiLineString:
		for _, l := range g {
			b.Ring(flatten(l), false)
		}
	case orb.Polygon:
		for i, r := range g {
			b.Ring(flatten(orb.LineString(r)), i > 0)
		}
	case orb.MultiPolygon:
		for _, p := range g {
			b.Geometry(p)
		}
	}
}

// KindOf is the kind of an orb geometry; None for nil and for collections.
func KindOf(g orb.Geometry) Kind {
	switch g.(type) {
	case orb.Point, orb.MultiPoint:
		return Points
	case orb.LineString, orb.MultiLineString:
		return Lines
	case orb.Polygon, orb.MultiPolygon:
		return Areas
	default:
		return None
	}
}

func flatten(ls orb.LineString) []float64 {
	flat := make([]float64, 0, 2*len(ls))
	for _, p := range ls {
		flat = append(flat, p[0], p[1])
	}
	return flat
}

func reverse(flat []float64) {
	for i, j := 0, len(flat)-2; i < j; i, j = i+2, j-2 {
		flat[i], flat[i+1], flat[j], flat[j+1] = flat[j], flat[j+1], flat[i], flat[i+1]
	}
}

// Text sets an attribute of the open feature.
func (b *Builder) Text(name, value string) {
	c, i := b.column(name, Text)
	if c.Type != Text {
		b.toText(i)
	}
	b.setText(i, value)
}

// Number sets a numeric attribute of the open feature; typ is Integer or Real. NaN and infinities are unknown.
func (b *Builder) Number(name string, value float64, typ Type) {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return
	}
	c, i := b.column(name, typ)
	switch {
	case c.Type == Text:
		b.setText(i, strconv.FormatFloat(value, 'f', -1, 64))
		return
	case c.Type == Boolean && typ != Boolean, typ == Boolean && c.Type != Boolean:
		b.toText(i)
		b.setText(i, strconv.FormatFloat(value, 'f', -1, 64))
		return
	case c.Type == Integer && typ == Real:
		c.Type = Real
	}
	c.nums = padNums(c.nums, len(b.set.Kinds)-1)
	c.nums = append(c.nums[:len(b.set.Kinds)-1], value)
}

// Bool sets a yes/no attribute of the open feature.
func (b *Builder) Bool(name string, value bool) {
	c, i := b.column(name, Boolean)
	if c.Type != Boolean {
		if c.Type != Text {
			b.toText(i)
		}
		b.setText(i, strconv.FormatBool(value))
		return
	}
	v := 0.0
	if value {
		v = 1
	}
	c.nums = padNums(c.nums, len(b.set.Kinds)-1)
	c.nums = append(c.nums[:len(b.set.Kinds)-1], v)
}

// End closes the feature.
func (b *Builder) End() {
	if !b.open {
		panic("feature: End before Begin")
	}
	b.open = false
	b.set.Starts = append(b.set.Starts, uint32(len(b.set.Rings)-1))
}

// Len is the number of features begun so far.
func (b *Builder) Len() int { return len(b.set.Kinds) }

// Set hands over what was built. The builder is empty afterwards.
func (b *Builder) Set() (*Set, error) {
	if b.open {
		return nil, fmt.Errorf("feature %d is still open", len(b.set.Kinds)-1)
	}
	n := len(b.set.Kinds)
	for _, c := range b.set.Columns {
		if c.Type == Text {
			c.codes = padCodes(c.codes, n)
		} else {
			c.nums = padNums(c.nums, n)
		}
	}
	s := b.set
	if s.Starts == nil {
		s.Starts, s.Rings = []uint32{0}, []uint32{0}
	}
	*b = Builder{}
	return &s, nil
}

func (b *Builder) column(name string, typ Type) (*Column, int) {
	if i, ok := b.names[name]; ok {
		return b.set.Columns[i], i
	}
	if b.names == nil {
		b.names = map[string]int{}
	}
	i := len(b.set.Columns)
	b.names[name] = i
	b.set.Columns = append(b.set.Columns, &Column{Name: name, Type: typ})
	b.dicts = append(b.dicts, nil)
	return b.set.Columns[i], i
}

// toText rewrites a numeric column as text, for a source that mixes both.
func (b *Builder) toText(i int) {
	c := b.set.Columns[i]
	old := *c
	c.Type, c.nums, c.codes = Text, nil, nil
	for f := range old.nums {
		if old.Known(f) {
			c.codes = padCodes(c.codes, f)
			c.codes = append(c.codes, b.code(i, old.Text(f)))
		}
	}
}

func (b *Builder) setText(i int, value string) {
	c, f := b.set.Columns[i], len(b.set.Kinds)-1
	c.codes = padCodes(c.codes, f)
	c.codes = append(c.codes[:f], b.code(i, value))
}

func (b *Builder) code(i int, value string) uint32 {
	if b.dicts[i] == nil {
		b.dicts[i] = map[string]uint32{}
	}
	code, ok := b.dicts[i][value]
	if !ok {
		c := b.set.Columns[i]
		c.words = append(c.words, value)
		code = uint32(len(c.words))
		b.dicts[i][value] = code
	}
	return code
}

func padCodes(codes []uint32, n int) []uint32 {
	for len(codes) < n {
		codes = append(codes, 0)
	}
	return codes
}

func padNums(nums []float64, n int) []float64 {
	for len(nums) < n {
		nums = append(nums, math.NaN())
	}
	return nums
}
