package feature

import (
	"fmt"

	"github.com/paulmach/orb"
)

// Builder collects features one after the other: Begin, then rings and attributes in any order, then End.
// The zero value is ready. It belongs to one goroutine.
type Builder struct {
	set      Set
	names    map[string]int
	lexicons []lexicon // one a column
	blank    []bool    // one a column: no value seen yet, so its type is still open
	next     int       // the column most likely to be set next
	last     size      // of the Set built before
	open     bool
	scratch  []byte   // a text on its way to a lexicon
	codes    []uint32 // what the codes of another builder become here
	part     bool     // of what another builder puts together
}

// Part makes a builder whose features are only ever given to Append of another: of a column that hardly repeats a text, texts
// are not looked for here, because the other one must look for them anyway.
func Part() *Builder { return &Builder{part: true} }

// size is how much room a Set took; the next one of a series will take about as much.
type size struct{ features, rings, coords int }

// Begin starts a feature of the given kind.
func (b *Builder) Begin(k Kind) {
	if b.open {
		panic("feature: Begin before End")
	}
	b.begin()
	b.open, b.next = true, 0
	b.set.Kinds = append(b.set.Kinds, k)
}

// begin makes the arrays of a Set.
func (b *Builder) begin() {
	if b.set.Starts == nil {
		b.set.Kinds = make([]Kind, 0, b.last.features)
		b.set.Starts = append(make([]uint32, 0, b.last.features+1), 0)
		b.set.Rings = append(make([]uint32, 0, b.last.rings), 0)
		b.set.Coords = make([]float64, 0, b.last.coords)
	}
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
	for i, c := range b.set.Columns {
		if c.Type == Text {
			c.codes = padCodes(c.codes, n)
			l := &b.lexicons[i]
			c.text, c.ends = string(l.text), l.ends
			*l = lexicon{}
		} else {
			c.nums = padNums(c.nums, n)
		}
	}
	s := b.set
	if s.Starts == nil {
		s.Starts, s.Rings = []uint32{0}, []uint32{0}
	}
	*b = Builder{last: size{n, len(s.Rings), len(s.Coords)}}
	return &s, nil
}
