package mapview

import (
	"context"
	"image/color"
	"slices"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// The highlight of a selected feature is a dark line in a wider light one, which lifts it from any ground. Many together are
// washed in a warm colour, and their lines thin out: hundreds of dark outlines would be a stain.
var (
	lift     = style.Line(color.NRGBA{0xff, 0xff, 0xff, 0xe6}, 6.5)
	edge     = style.Line(color.NRGBA{0x1b, 0x1b, 0x1b, 0xff}, 2.5)
	thinLift = style.Line(color.NRGBA{0xff, 0xff, 0xff, 0xb0}, 3.5)
	thinEdge = style.Line(color.NRGBA{0x5a, 0x3a, 0x00, 0xff}, 1.4)
	wash     = paint.Fill{Colour: color.NRGBA{0xff, 0xb3, 0x00, 0x66}}
)

// crowdSize is from how many features on the highlight is that of many.
const crowdSize = 8

// ringSize is how wide the ring around a selected point is, typographic pixels: wider than any marker.
const ringSize = 36

// mark outlines the features on a surface that shows the view. Many are kept as a layer of their own in the highlights.
func (p marked) mark(ctx context.Context, s paint.Surface, v geo.View, unit float64, kept *highlights) error {
	features := p.numbers()
	if hasPins(p.Dressed) {
		p.markPins(s, v, unit, features)
		return nil
	}
	l := kept.layer(p.Layer, features)
	lines := []paint.Stroke{lift, edge}
	if len(features) >= crowdSize {
		switch size := typical(l) / v.Resolution() / unit; {
		case size < 5:
			lines = []paint.Stroke{{}}
		case size < 16:
			lines = []paint.Stroke{{Colour: thinEdge.Colour, Width: 0.7}}
		default:
			lines = []paint.Stroke{thinLift, thinEdge}
		}
	}
	for i, line := range lines {
		symbol := style.Symbol{Hidden: true, Stroke: line}
		if i == 0 && len(features) >= crowdSize {
			symbol.Fill = wash
		}
		if kinds := l.Features.Kinds; len(kinds) > 0 && kinds[0] == feature.Points {
			symbol = style.Symbol{Hidden: true, Marker: style.Marker{Shape: style.Circle, Size: ringSize, Stroke: line}}
		}
		if err := render.Features(ctx, s, render.Screen(v, unit), l, style.Rules{Classes: []style.Class{{Symbol: symbol}}}); err != nil {
			return err
		}
	}
	return nil
}

// typical is how large the features of a layer are, plane metres, by a sample of them.
func typical(l *scene.Layer) float64 {
	const sample = 200
	total, n := 0.0, 0
	for f := 0; f < len(l.Extents); f += 1 + len(l.Extents)/sample {
		b := l.BoxOf(f)
		total += max(b.Width(), b.Height())
		n++
	}
	return total / float64(max(1, n))
}

// markPins draws the selected pins anew, where they stand beside others, larger and with a dark edge.
func (p marked) markPins(s paint.Surface, v geo.View, unit float64, features []int) {
	const grown = 1.25
	for _, f := range features {
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

// highlights keeps the features that are highlighted as layers with an index of their own, so that a map that moves looks at
// them alone. It belongs to the one worker that draws them.
type highlights struct {
	of   *scene.Layer
	ids  []int
	made *scene.Layer
}

// layer gives the features of a layer as a layer.
func (h *highlights) layer(l *scene.Layer, features []int) *scene.Layer {
	if h.of != l || !slices.Equal(h.ids, features) {
		*h = highlights{of: l, ids: features, made: scene.NewLayer(l.ID, l.Name, l.Role, 0, l.Features.Only(features))}
	}
	return h.made
}
