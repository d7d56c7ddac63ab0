package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Halves shares a width evenly between objects, all from the top.
func Halves(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&halvesLayout{}, objects...)
}

const halvesGap = 10

type halvesLayout struct{ width float32 }

func (l *halvesLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	l.width = width
	each := (width - halvesGap*float32(len(objects)-1)) / float32(len(objects))
	var h float32
	for _, o := range objects {
		h = max(h, heightFor(o, each))
	}
	return h
}

func (l *halvesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w float32
	for _, o := range objects {
		w = max(w, o.MinSize().Width)
	}
	w = w*float32(len(objects)) + halvesGap*float32(len(objects)-1)
	return fyne.NewSize(w, l.heightFor(objects, max(w, l.width)))
}

func (l *halvesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 { // not placed yet
		return
	}
	each := (size.Width - halvesGap*float32(len(objects)-1)) / float32(len(objects))
	for i, o := range objects {
		o.Resize(fyne.NewSize(each, heightFor(o, each)))
		o.Move(fyne.NewPos(float32(i)*(each+halvesGap), 0))
	}
}
