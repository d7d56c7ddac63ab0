package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Beside puts two objects side by side from the top: the left one of a fixed width, the right one takes the rest.
func Beside(left, gap float32, a, b fyne.CanvasObject) *fyne.Container {
	return container.New(&besideLayout{left: left, gap: gap}, a, b)
}

type besideLayout struct{ left, gap, width float32 }

func (l *besideLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	l.width = width
	return max(heightFor(objects[0], l.left), heightFor(objects[1], width-l.left-l.gap))
}

func (l *besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := l.left + l.gap + objects[1].MinSize().Width
	return fyne.NewSize(w, l.heightFor(objects, max(w, l.width)))
}

func (l *besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 { // not placed yet
		return
	}
	objects[0].Resize(fyne.NewSize(l.left, heightFor(objects[0], l.left)))
	objects[0].Move(fyne.NewPos(0, 0))
	rest := size.Width - l.left - l.gap
	objects[1].Resize(fyne.NewSize(rest, heightFor(objects[1], rest)))
	objects[1].Move(fyne.NewPos(l.left+l.gap, 0))
}

// Drawn is an icon in a colour of its own, that no theme changes.
func Drawn(name string, ink color.Color, side float32) fyne.CanvasObject {
	i := NewIcon(name)
	i.Ink, i.Side = ink, side
	return Pad(Sides(0, 1), i)
}
