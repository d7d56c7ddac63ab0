package overlay

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
)

// Piece is what a feature of a layer has in common with an area of a mask.
type Piece struct {
	Row  int32
	Area int32   // number of the area, in the order given to NewMask, those left out not counted
	M2   float64 // on the ellipsoid; NaN where one of the two cannot be trusted
}

// Pieces gives what the features of a layer have in common with each area of the mask, by row and then by area. Areas that
// cover one another are each counted.
func (m *Mask) Pieces(ctx context.Context, of *scene.Layer, o Options) ([]Piece, error) {
	if m.Len() == 0 {
		return nil, nil
	}
	sheet, err := m.on(ctx, planeOfLayer(of))
	if err != nil {
		return nil, fmt.Errorf("common ground: %w", err)
	}
	n := of.Features.Len()
	parts := make([][]Piece, (n+span-1)/span)
	err = Each(ctx, n, o, func() func(from, to int) {
		l := lay{mask: sheet}
		return func(from, to int) {
			var all []Piece
			for f := from; f < to; f++ {
				if of.Features.Kinds[f] == feature.Areas && of.BoxOf(f).Intersects(m.around) {
					l.rings.feature(sheet.sys, of.Features, f)
					all = l.pieces(all, of.Features, f)
				}
			}
			parts[from/span] = all
		}
	})
	if err != nil {
		return nil, fmt.Errorf("common ground: %w", err)
	}
	return slices.Concat(parts...), nil
}

// Covers gives what one area has in common with each of the mask.
func (m *Mask) Covers(mp orb.MultiPolygon) []Piece {
	if m.Len() == 0 || len(mp) == 0 || mp.Bound().IsEmpty() {
		return nil
	}
	sheet, err := m.on(context.Background(), planeOf(mp))
	if err != nil {
		return nil // never: that context does not end
	}
	l := lay{mask: sheet}
	l.rings.shape(sheet.sys, mp)
	return l.each(nil, 0, func() float64 { return float64(measure.Area(mp)) }, func() orb.MultiPolygon { return mp })
}

func (l *lay) pieces(to []Piece, s *feature.Set, f int) []Piece {
	return l.each(to, int32(f), func() float64 { return float64(measure.FeatureArea(s, f)) }, func() orb.MultiPolygon { return s.MultiPolygon(f) })
}

// each adds what the area in hand has in common with each of the mask, one after the other. ground and drawn give its surface
// and its shape, when they are asked for.
func (l *lay) each(to []Piece, row int32, ground func() float64, drawn func() orb.MultiPolygon) []Piece {
	m, s := l.mask, &l.sweep
	first := len(to)
	l.found = m.tree.Collect(l.rings.box.round(), l.found[:0])
	slices.Sort(l.found)
	whole := math.NaN()
	for _, i := range l.found {
		o := &m.outlines[i]
		if !o.box.meets(l.rings.box) {
			continue
		}
		s.box, s.sides, s.west = l.rings.box, s.sides[:0], s.west[:0]
		how := l.meet(o, 0)
		if how == apart {
			continue
		}
		if math.IsNaN(whole) {
			whole = ground()
		}
		piece := Piece{row, int32(i), whole}
		if how == crossed {
			sum := l.measure(1)
			if !agree(sum.plane, l.rings.flat()) {
				if drawn == nil || !l.rings.mend(m.sys, drawn()) {
					piece.M2 = math.NaN()
					to = append(to, piece)
					continue
				}
				mended := float64(l.ground())
				return l.each(to[:first], row, func() float64 { return mended }, nil)
			}
			piece.M2 = whole * sum.share()
		}
		if m.doubt[i] {
			piece.M2 = math.NaN()
		}
		if piece.M2 != 0 {
			to = append(to, piece)
		}
	}
	return to
}

// ground is the surface on the ellipsoid of the area in hand, which was repaired.
func (l *lay) ground() float64 {
	b := l.rings.box
	return l.rings.flat() * groundScale(l.mask.sys, b.minX+(b.maxX-b.minX)/2, b.minY+(b.maxY-b.minY)/2)
}
