package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Side puts a panel of a fixed width at the right of a body that takes the rest; both are as high as there is room.
func Side(width float32, body, aside fyne.CanvasObject) *fyne.Container {
	return container.New(&sideLayout{width}, body, aside)
}

// Trailing puts a panel of a fixed width at the right of a body that takes the rest, with a line between them.
func Trailing(width float32, body, aside fyne.CanvasObject) *fyne.Container {
	return Side(width, body, Leading(0, Space(0, 0), aside))
}

// Leading puts a panel of a fixed width at the left of a body that takes the rest, with a line between them.
func Leading(width float32, aside, body fyne.CanvasObject) *fyne.Container {
	return container.New(&leadingLayout{width}, aside, Hairline(), body)
}

type leadingLayout struct{ width float32 }

func (l *leadingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[2].MinSize()
	return fyne.NewSize(m.Width+l.width, m.Height)
}

func (l *leadingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	aside := min(l.width, size.Width/2)
	for i, at := range []struct{ x, width float32 }{{0, aside}, {aside, 1}, {aside + 1, max(0, size.Width-aside-1)}} {
		objects[i].Move(fyne.NewPos(at.x, 0))
		objects[i].Resize(fyne.NewSize(at.width, size.Height))
	}
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
