package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Frame puts a head above and a foot below a body that takes the rest of the height. Head or foot may be nil.
func Frame(head, foot, body fyne.CanvasObject) *fyne.Container {
	objects := []fyne.CanvasObject{body}
	l := &frameLayout{}
	if head != nil {
		objects = append(objects, head)
		l.head = head
	}
	if foot != nil {
		objects = append(objects, foot)
		l.foot = foot
	}
	return container.New(l, objects...)
}

type frameLayout struct{ head, foot fyne.CanvasObject }

func (l *frameLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
	}
	return fyne.NewSize(size.Width, 120)
}

func (l *frameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var top, bottom float32
	if l.head != nil && l.head.Visible() {
		top = heightFor(l.head, size.Width)
		l.head.Move(fyne.NewPos(0, 0))
		l.head.Resize(fyne.NewSize(size.Width, top))
	}
	if l.foot != nil && l.foot.Visible() {
		bottom = heightFor(l.foot, size.Width)
		l.foot.Move(fyne.NewPos(0, size.Height-bottom))
		l.foot.Resize(fyne.NewSize(size.Width, bottom))
	}
	objects[0].Move(fyne.NewPos(0, top))
	objects[0].Resize(fyne.NewSize(size.Width, max(0, size.Height-top-bottom)))
}
