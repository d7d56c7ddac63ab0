package ui

import (
	"context"
	"image"

	"emprise/data"
	"emprise/data/incoming"
	"emprise/data/symbology"
	"emprise/geo"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/ui/kit"
)

// pictureOf paints the first features of a layer as their role wears them, read by the mapping; nil when none has a place. It is painted off
// the interface thread: until ready is called there is nothing to show.
func (w *Window) pictureOf(l *incoming.Look, d *draft, ready func()) kit.Painter {
	about := data.Layer{ID: "look", Name: l.Part.Layer, Role: d.role}
	set, _ := l.PlanBy(d.role, d.mapping).Columns.Layer(l.Sample)
	drawn := scene.NewLayer(about.ID, about.Name, string(about.Role), 1, set)
	if drawn.Box.Empty() {
		return nil
	}
	var painted *image.RGBA
	asked := image.Point{}
	return func(width, height int, unit float64) *image.RGBA {
		if size := image.Pt(width, height); size != asked {
			asked = size
			var picture *image.RGBA
			w.runner.Latest("mapping.picture", func(context.Context) error {
				picture = paintLayer(drawn, width, height, unit, symbology.ForLayer(about), symbology.ForLayer(data.Layer{Role: data.RoleContext}))
				return nil
			}, func(error) {
				painted = picture
				ready()
			})
		}
		return painted
	}
}

// paintLayer paints all of a layer in the first style that shows something of it at this scale, else as dots: that there is
// something, and where, is what the picture is for.
func paintLayer(l *scene.Layer, width, height int, unit float64, styles ...style.Rules) *image.RGBA {
	box := l.Box.Padded(0.06 * max(l.Box.Width(), l.Box.Height()))
	resolution := max(box.Width()/float64(width), box.Height()/float64(height), 0.01)
	frame := render.Plane(box.Centre(), resolution, render.Rect{Width: float64(width), Height: float64(height)}, unit)
	surface := raster.New(width, height, unit)
	for _, rules := range styles {
		if render.Scene(context.Background(), surface, frame, []render.Dressed{{Layer: l, Rules: rules}}) != nil {
			return nil // it ends early only when its context does
		}
		if picture := surface.Picture(); !plainPaper(picture) {
			return picture
		}
	}
	for f := range l.Features.Len() {
		b := l.Features.Bound(f)
		if b.IsEmpty() {
			continue
		}
		p := geo.Mercator(geo.FromOrb(b.Center()))
		dot := style.Marker{Shape: style.Circle, Size: 4 * unit, Fill: symbology.Accent}
		render.Marker(surface, (p.X-frame.Box.Min.X)/resolution, (frame.Box.Max.Y-p.Y)/resolution, dot)
	}
	return surface.Picture()
}

// plainPaper says whether nothing is drawn.
func plainPaper(img *image.RGBA) bool {
	first := img.RGBAAt(0, 0)
	for i := 0; i < len(img.Pix); i += 4 {
		if img.Pix[i] != first.R || img.Pix[i+1] != first.G || img.Pix[i+2] != first.B {
			return false
		}
	}
	return true
}
