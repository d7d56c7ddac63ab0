package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Cells puts objects side by side in columns of given widths, centred on one line; columns of width 0 share the room that
// is left. Rows of the same widths line up.
func Cells(gap float32, widths []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&cellsLayout{gap: gap, widths: widths}, objects...)
}

type cellsLayout struct {
	gap    float32
	widths []float32
}

func (l *cellsLayout) spread(width float32) []float32 {
	out := make([]float32, len(l.widths))
	left, sharing := width-l.gap*float32(len(out)-1), 0
	for i, w := range l.widths {
		out[i] = w
		left -= w
		if w == 0 {
			sharing++
		}
	}
	for i, w := range l.widths {
		if w == 0 {
			out[i] = max(0, left/float32(sharing))
		}
	}
	return out
}

func (l *cellsLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for i, w := range l.spread(width)[:len(objects)] {
		if objects[i].Visible() {
			h = max(h, heightFor(objects[i], w))
		}
	}
	return h
}

func (l *cellsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		size.Width += l.widths[i]
		if o.Visible() {
			size.Height = max(size.Height, o.MinSize().Height)
		}
	}
	size.Width += l.gap * float32(max(0, len(objects)-1))
	return size
}

func (l *cellsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var x float32
	for i, w := range l.spread(size.Width)[:len(objects)] {
		h := min(size.Height, heightFor(objects[i], w))
		objects[i].Move(fyne.NewPos(x, (size.Height-h)/2))
		objects[i].Resize(fyne.NewSize(w, h))
		x += w + l.gap
	}
}
