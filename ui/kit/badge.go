package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Badge is a short word after a mark of its colour and pattern, as in a legend.
func Badge(mark fyne.CanvasObject, word string) *fyne.Container {
	text := Body(word).Cutting()
	return Row(7, mark, Grow(text))
}

// Meter is a horizontal bar that shows a share of 0 to 1 in an ink.
func Meter(share float64, ink color.Color) *fyne.Container {
	m := &meter{share: float32(min(1, max(0, share)))}
	track := NewGround(fynetheme.ColorNameSeparator)
	track.Radius = 2
	m.bar = canvas.NewRectangle(ink)
	m.bar.CornerRadius = 2
	return &fyne.Container{Layout: m, Objects: []fyne.CanvasObject{track, m.bar}}
}

type meter struct {
	share float32
	bar   *canvas.Rectangle
}

func (m *meter) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(24, 4) }

func (m *meter) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := (size.Height - 4) / 2
	objects[0].Resize(fyne.NewSize(size.Width, 4))
	objects[0].Move(fyne.NewPos(0, y))
	objects[1].Resize(fyne.NewSize(size.Width*m.share, 4))
	objects[1].Move(fyne.NewPos(0, y))
}

// SetMeter changes what a Meter shows.
func SetMeter(c *fyne.Container, share float64, ink color.Color) {
	m := c.Layout.(*meter)
	m.share = float32(min(1, max(0, share)))
	m.bar.FillColor = ink
	m.Layout(c.Objects, c.Size())
	m.bar.Refresh()
}
