package letter

import (
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"emprise/assets"
)

// Face is one font with the outlines that were asked for so far, in units of the em; it is shared by all surfaces.
type Face struct {
	font *sfnt.Font
	em   fixed.Int26_6

	mu     sync.RWMutex
	glyphs map[rune]*Glyph
	kerns  map[[2]sfnt.GlyphIndex]float32
	buf    sfnt.Buffer
}

// Glyph is an outline in ems, y downwards, the pen starting at (0,0).
type Glyph struct {
	Advance float32
	Curves  []Curve
	XY      []float32 // the curves as straight pieces, each contour closed
	Starts  []int32   // of the contours, in pairs, and one more

	index sfnt.GlyphIndex
}

// Curve is a piece of an outline, from where the last one ends.
type Curve struct {
	Op sfnt.SegmentOp
	XY []float32 // one pair to move or for a line, two for a quadratic curve, three for a cubic one
}

// CapHeight is the height of the capitals of Noto Sans in ems (OS/2 sCapHeight 714 of 1000).
const CapHeight = 0.714

var faces = sync.OnceValue(func() [3]*Face {
	var out [3]*Face
	for i, name := range []string{"Regular", "Bold", "Italic"} {
		data, err := assets.Fonts.ReadFile("fonts/NotoSans-" + name + ".ttf")
		if err != nil {
			panic(err) // embedded at build time
		}
		f, err := sfnt.Parse(data)
		if err != nil {
			panic(err)
		}
		out[i] = &Face{
			font: f, em: fixed.I(int(f.UnitsPerEm())), glyphs: map[rune]*Glyph{}, kerns: map[[2]sfnt.GlyphIndex]float32{},
		}
	}
	return out
})

// Of gives the face of a style.
func Of(bold, italic bool) *Face {
	switch all := faces(); {
	case bold:
		return all[1]
	case italic:
		return all[2]
	default:
		return all[0]
	}
}

// Glyph gives the outline of a character, the font's own sign for a character that it lacks.
func (f *Face) Glyph(r rune) *Glyph {
	f.mu.RLock()
	g := f.glyphs[r]
	f.mu.RUnlock()
	if g != nil {
		return g
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	g = f.load(r)
	f.glyphs[r] = g
	return g
}

func (f *Face) load(r rune) *Glyph {
	if r == '\u202f' || r == '\u2009' { // not in every face: a fifth of an em either way
		return &Glyph{Advance: 0.2}
	}
	index, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil {
		return &Glyph{}
	}
	g := &Glyph{index: index, Starts: []int32{0}}
	em := float32(f.em)
	if adv, err := f.font.GlyphAdvance(&f.buf, index, f.em, font.HintingNone); err == nil {
		g.Advance = float32(adv) / em
	}
	segments, err := f.font.LoadGlyph(&f.buf, index, f.em, nil)
	if err != nil {
		return g
	}
	for _, s := range segments {
		at := func(i int) (float32, float32) { return float32(s.Args[i].X) / em, float32(s.Args[i].Y) / em }
		c := Curve{Op: s.Op}
		for i := range [...]int{sfnt.SegmentOpMoveTo: 1, sfnt.SegmentOpLineTo: 1, sfnt.SegmentOpQuadTo: 2, sfnt.SegmentOpCubeTo: 3}[s.Op] {
			x, y := at(i)
			c.XY = append(c.XY, x, y)
		}
		g.Curves = append(g.Curves, c)
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			g.close()
			x, y := at(0)
			g.XY = append(g.XY, x, y)
		case sfnt.SegmentOpLineTo:
			x, y := at(0)
			g.XY = append(g.XY, x, y)
		case sfnt.SegmentOpQuadTo:
			cx, cy := at(0)
			x, y := at(1)
			g.curve(cx, cy, cx, cy, x, y, true)
		case sfnt.SegmentOpCubeTo:
			cx, cy := at(0)
			dx, dy := at(1)
			x, y := at(2)
			g.curve(cx, cy, dx, dy, x, y, false)
		}
	}
	g.close()
	return g
}

// curve flattens a Bézier curve of degree 2 or 3 from the last vertex; a handful of pieces is enough at the size of labels.
func (g *Glyph) curve(cx, cy, dx, dy, x, y float32, quadratic bool) {
	const pieces = 6
	n := len(g.XY)
	if n < 2 {
		return
	}
	ax, ay := g.XY[n-2], g.XY[n-1]
	for i := 1; i <= pieces; i++ {
		t := float32(i) / pieces
		u := 1 - t
		if quadratic {
			g.XY = append(g.XY, u*u*ax+2*u*t*cx+t*t*x, u*u*ay+2*u*t*cy+t*t*y)
			continue
		}
		g.XY = append(g.XY,
			u*u*u*ax+3*u*u*t*cx+3*u*t*t*dx+t*t*t*x,
			u*u*u*ay+3*u*u*t*cy+3*u*t*t*dy+t*t*t*y)
	}
}

// close ends the contour being built.
func (g *Glyph) close() {
	from, n := 2*int(g.Starts[len(g.Starts)-1]), len(g.XY)
	if n-from < 4 {
		g.XY = g.XY[:from]
		return
	}
	if g.XY[from] != g.XY[n-2] || g.XY[from+1] != g.XY[n-1] {
		g.XY = append(g.XY, g.XY[from], g.XY[from+1])
	}
	g.Starts = append(g.Starts, int32(len(g.XY)/2))
}

// Kern is how far two neighbours move together (negative) or apart, in ems.
func (f *Face) Kern(a, b *Glyph) float32 {
	key := [2]sfnt.GlyphIndex{a.index, b.index}
	f.mu.RLock()
	k, ok := f.kerns[key]
	f.mu.RUnlock()
	if ok {
		return k
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if v, err := f.font.Kern(&f.buf, a.index, b.index, f.em, font.HintingNone); err == nil {
		k = float32(v) / float32(f.em)
	}
	f.kerns[key] = k
	return k
}
