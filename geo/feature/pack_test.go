package feature_test

import (
	"errors"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"emprise/geo/feature"
)

// packed packs a set and gives the blocks.
func packed(t interface{ Fatal(...any) }, s *feature.Set) (feature.Packing, [][]byte) {
	var blocks [][]byte
	p, err := s.Pack(func(b []byte) error {
		blocks = append(blocks, slices.Clone(b))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return p, blocks
}

func unpacked(p feature.Packing, blocks [][]byte) (*feature.Set, error) {
	u, err := p.Unpack(1 << 30)
	if err != nil {
		return nil, err
	}
	if p.Blocks() != len(blocks) {
		return nil, errors.New("other blocks")
	}
	for i := len(blocks) - 1; i >= 0; i-- {
		if err := u.Block(i, blocks[i]); err != nil {
			return nil, err
		}
	}
	return u.Set()
}

// equal compares two sets to the last bit; any unknown number is like another.
func equal(a, b *feature.Set) bool {
	if !slices.Equal(a.Kinds, b.Kinds) || !slices.Equal(a.Starts, b.Starts) || !slices.Equal(a.Rings, b.Rings) ||
		!slices.EqualFunc(a.Coords, b.Coords, func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) }) ||
		len(a.Columns) != len(b.Columns) {
		return false
	}
	for i, c := range a.Columns {
		d := b.Columns[i]
		if c.Name != d.Name || c.Type != d.Type || c.Distinct() != d.Distinct() {
			return false
		}
		for f := range a.Len() {
			x, _ := c.Number(f)
			y, _ := d.Number(f)
			if c.Known(f) != d.Known(f) || c.Text(f) != d.Text(f) || c.Code(f) != d.Code(f) || math.Float64bits(x) != math.Float64bits(y) {
				return false
			}
		}
	}
	return true
}

// drawn makes a set of anything: places of a few decimals or of any number, all types of columns.
func drawnSet(t *rapid.T) *feature.Set {
	var b feature.Builder
	places := []*rapid.Generator[float64]{
		rapid.Map(rapid.IntRange(-1_800_000_000, 1_800_000_000), func(n int) float64 { return float64(n) / 1e7 }),
		rapid.Float64Range(-180, 180),
		rapid.SampledFrom([]float64{0, math.Copysign(0, -1), 1e-300, 0.1, 1.0 / 3}),
	}[rapid.IntRange(0, 2).Draw(t, "places")]
	numbers := []*rapid.Generator[float64]{
		rapid.Map(rapid.IntRange(-1e9, 1e9), func(n int) float64 { return float64(n) / 100 }),
		rapid.Float64(), rapid.SampledFrom([]float64{math.NaN(), 1e300, 1 << 53, -3}),
	}[rapid.IntRange(0, 2).Draw(t, "numbers")]
	for range rapid.IntRange(0, 30).Draw(t, "features") {
		kind := feature.Kind(rapid.IntRange(0, 3).Draw(t, "kind"))
		b.Begin(kind)
		if kind != feature.None {
			for r := range rapid.IntRange(1, 3).Draw(t, "rings") {
				var flat []float64
				for range rapid.IntRange(1, 6).Draw(t, "positions") {
					flat = append(flat, places.Draw(t, "lon"), places.Draw(t, "lat"))
				}
				b.Ring(flat, r > 0)
			}
		}
		switch rapid.IntRange(0, 3).Draw(t, "value") {
		case 0:
			b.Text("text", rapid.StringN(0, 8, -1).Draw(t, "text"))
		case 1:
			b.Number("number", numbers.Draw(t, "number"), feature.Real)
			b.Number("whole", float64(rapid.IntRange(-1000, 1000).Draw(t, "whole")), feature.Integer)
		case 2:
			b.Bool("yes", rapid.Bool().Draw(t, "yes"))
		}
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAPackedSetComesBackToTheLastBit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawnSet(t)
		p, blocks := packed(t, s)
		back, err := unpacked(p, blocks)
		if err != nil {
			t.Fatal(err)
		}
		if !equal(s, back) {
			t.Fatalf("%+v comes back as %+v", s, back)
		}
	})
}

// TestManyBlocks has more elements than a block takes, and places whose form differs from block to block.
func TestManyBlocks(t *testing.T) {
	t.Parallel()
	var b feature.Builder
	for i := range 300_000 {
		b.Begin(feature.Points)
		lon := float64(i) / 1e7
		if i > 200_000 {
			lon = float64(i) / 3e7
		}
		b.Ring([]float64{lon, 48.1234567}, false)
		b.Number("n", float64(i), feature.Integer)
		b.Text("t", string(rune('a'+i%7)))
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	p, blocks := packed(t, s)
	back, err := unpacked(p, blocks)
	if err != nil || !equal(s, back) {
		t.Fatalf("300,000 features in %d blocks do not come back: %v", len(blocks), err)
	}
}

// TestWhatIsNotPackedIsRefused: whatever one byte or one number of a packing becomes, the set comes back whole or not at all.
func TestWhatIsNotPackedIsRefused(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawnSet(t)
		p, blocks := packed(t, s)
		switch rapid.IntRange(0, 2).Draw(t, "what") {
		case 0:
			if len(blocks) == 0 {
				return
			}
			at := rapid.IntRange(0, len(blocks)-1).Draw(t, "block")
			blocks[at][rapid.IntRange(0, len(blocks[at])-1).Draw(t, "byte")] ^= byte(rapid.IntRange(1, 255).Draw(t, "bits"))
		case 1:
			a := &p.Arrays[rapid.IntRange(0, len(p.Arrays)-1).Draw(t, "array")]
			a.Length += rapid.IntRange(-2, 1<<40).Draw(t, "more")
			if len(a.Blocks) > 0 {
				a.Blocks[0].Length, a.Blocks[0].Form = a.Length, rapid.IntRange(-1, 12).Draw(t, "form")
			}
		case 2:
			p.Arrays = p.Arrays[:rapid.IntRange(0, len(p.Arrays)-1).Draw(t, "arrays")]
		}
		back, err := unpacked(p, blocks)
		if err == nil && !reflect.DeepEqual(back.Kinds, s.Kinds) && len(back.Kinds)+len(s.Kinds) > 0 {
			t.Fatalf("%+v comes back as %+v", s, back)
		}
	})
}
