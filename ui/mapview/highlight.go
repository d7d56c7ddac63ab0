package mapview

import (
	"context"
	"image/color"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/render"
	"emprise/geo/style"
)

// The highlight of a selected feature is a dark line in a wider light one, which lifts it from any ground.
var (
	lift = style.Line(color.NRGBA{0xff, 0xff, 0xff, 0xe6}, 6.5)
	edge = style.Line(color.NRGBA{0x1b, 0x1b, 0x1b, 0xff}, 2.5)
)

// ringSize is how wide the ring around a selected point is, typographic pixels: wider than any marker.
const ringSize = 36

// mark outlines the selected features of a layer on a surface that shows the view.
func (p picked) mark(ctx context.Context, s paint.Surface, v geo.View, unit float64) error {
	if hasPins(p.Dressed) {
		p.markPins(s, v, unit)
		return nil
	}
	for _, line := range []paint.Stroke{lift, edge} {
		symbol := style.Symbol{Hidden: true, Stroke: line}
		if kinds := p.Layer.Features.Kinds; len(kinds) > 0 && kinds[0] == feature.Points {
			symbol = style.Symbol{Hidden: true, Marker: style.Marker{Shape: style.Circle, Size: ringSize, Stroke: line}}
		}
		rules := style.ByID([]style.Group{{IDs: p.ids, Symbol: symbol}}, nil)
		if err := render.Features(ctx, s, render.Screen(v, unit), p.Layer, rules); err != nil {
			return err
		}
	}
	return nil
}

// markPins draws the selected pins anew, where they stand beside others, larger and with a dark edge.
func (p picked) markPins(s paint.Surface, v geo.View, unit float64) {
	const grown = 1.25
	for _, id := range p.ids {
		f := p.Layer.Find(style.IDColumn, id)
		if f < 0 {
			continue
		}
		for _, q := range standing(p.Dressed, p.Layer.BoxOf(f), v.Resolution(), unit) {
			if q.feature != f {
				continue
			}
			x, y := v.ToPixel(q.place)
			q.marker.Size *= grown
			for _, line := range []paint.Stroke{lift, edge} {
				q.marker.Stroke = paint.Stroke{Colour: line.Colour, Width: line.Width * unit}
				render.Marker(s, x+q.shift, y, q.marker)
			}
		}
	}
}
