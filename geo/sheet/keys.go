package sheet

import (
	"context"

	"emprise/geo/paint"
	"emprise/geo/render"
)

// Unnamed are the features of a layer that lie on the map of the sheet, on its first small one where there are several, and whose names
// find no place on it: those that a number should tie to a table. The letters of the surface, which is not drawn on, say what finds place.
func (sh *Sheet) Unnamed(ctx context.Context, s paint.Surface, layer string) ([]int, error) {
	m, frame := sh.Map, sh.Paper.Frame()
	if len(sh.Panels) > 0 {
		m, frame = sh.Panels[0].Map, sh.PanelFrame(0)
	}
	f := render.Paper(m.System, m.Centre, m.Denominator, render.Rect{X: frame.X, Y: frame.Y, Width: frame.W, Height: frame.H})
	found, err := render.Unnamed(ctx, inMillimetres(s), f, m.Layers)
	if err != nil {
		return nil, err
	}
	for i, l := range m.Layers {
		if l.Layer.ID == layer {
			return found[i], nil
		}
	}
	return nil, nil
}
