package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Frame puts a head above and a foot below a body that takes the rest of the height. Head or foot may be nil.
func Frame(head, foot, body fyne.CanvasObject) *fyne.Container {
	objects := []fyne.CanvasObject{body}
	l := &frameLayout{body: body}
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

// HeadFirst has Tab go through the head of a frame before its body.
func HeadFirst(frame *fyne.Container) *fyne.Container {
	o := frame.Objects
	o[0], o[1] = o[1], o[0]
	return frame
}

type frameLayout struct{ head, foot, body fyne.CanvasObject }

func (l *frameLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
	}
	return fyne.NewSize(size.Width, 120)
}

func (l *frameLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
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
	l.body.Move(fyne.NewPos(0, top))
	l.body.Resize(fyne.NewSize(size.Width, max(0, size.Height-top-bottom)))
}
