package render

import (
	"context"

	"emprise/geo/paint"
)

// Scene paints a whole map: the paper, the layers from the bottom up, then the names. Ink stays inside the frame.
func Scene(ctx context.Context, s paint.Surface, f Frame, layers []Dressed) error {
	if err := Background(ctx, s, f, layers); err != nil {
		return err
	}
	return Labels(ctx, s, f, layers)
}

// Background paints a map without its names, as tiles do.
func Background(ctx context.Context, s paint.Surface, f Frame, layers []Dressed) error {
	r := f.Rect
	s.Clip(r.X, r.Y, r.Width, r.Height)
	defer s.Unclip()
	x0, y0, x1, y1 := float32(r.X), float32(r.Y), float32(r.X+r.Width), float32(r.Y+r.Height)
	var page paint.Path
	add(&page, x0, y0, x1, y0, x1, y1, x0, y1, x0, y0)
	s.Fill(page, paint.Fill{Colour: PaperColour})
	return bare(ctx, s, f, layers)
}

// Layers paints the layers over what is there, without paper and names.
func Layers(ctx context.Context, s paint.Surface, f Frame, layers []Dressed) error {
	s.Clip(f.Rect.X, f.Rect.Y, f.Rect.Width, f.Rect.Height)
	defer s.Unclip()
	return bare(ctx, s, f, layers)
}

func bare(ctx context.Context, s paint.Surface, f Frame, layers []Dressed) error {
	for _, d := range layers {
		s.Group(d.Layer.Name)
		if err := Features(ctx, s, f, d.Layer, d.Rules); err != nil {
			s.Group("")
			return err
		}
	}
	s.Group("")
	return nil
}
