package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// holder is what a control embeds that knows whether it has the keyboard.
type holder struct {
	once
	focused bool
}

func (h *holder) gain(o fyne.CanvasObject, control func()) {
	h.focused = true
	control()
	bring(o)
}

func (h *holder) lose(control func()) {
	h.focused = false
	control()
}

// ringed draws a control of Fyne's with a line around it while it has the keyboard: by the pale tint that is Fyne's own mark nobody finds it.
type ringed struct {
	fyne.WidgetRenderer
	ring *canvas.Rectangle
	rest fyne.ThemeColorName // of a thin line without the keyboard, "" for none
	of   *holder
}

// ringEdge is the width of the line around what has the keyboard, Fyne units.
const ringEdge = 2

// ring puts a line around what the renderer of a control draws, while it has the keyboard.
func ring(r fyne.WidgetRenderer, rest fyne.ThemeColorName, of *holder) *ringed {
	of.drawn = true
	line := canvas.NewRectangle(color.Transparent)
	line.CornerRadius = 5
	with := &ringed{r, line, rest, of}
	with.paint()
	return with
}

func (r *ringed) Objects() []fyne.CanvasObject {
	return append(slices.Clip(r.WidgetRenderer.Objects()), r.ring)
}

func (r *ringed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
}

func (r *ringed) paint() {
	r.ring.StrokeColor, r.ring.StrokeWidth = color.Transparent, 0
	switch {
	case r.of.focused:
		r.ring.StrokeColor, r.ring.StrokeWidth = fynetheme.Color(fynetheme.ColorNamePrimary), ringEdge
	case r.rest != "":
		r.ring.StrokeColor, r.ring.StrokeWidth = fynetheme.Color(r.rest), 1
	}
	r.ring.Refresh()
}

func (r *ringed) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}
