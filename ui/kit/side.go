package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Side puts a panel of a fixed width at the right of a body that takes the rest; both are as high as there is room.
func Side(width float32, body, aside fyne.CanvasObject) *fyne.Container {
	return container.New(&sideLayout{width}, body, aside)
}

type sideLayout struct{ width float32 }

func (l *sideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[0].MinSize()
	return fyne.NewSize(m.Width+l.width, m.Height)
}

func (l *sideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(max(0, size.Width-l.width), size.Height))
	objects[1].Move(fyne.NewPos(size.Width-l.width, 0))
	objects[1].Resize(fyne.NewSize(l.width, size.Height))
}
