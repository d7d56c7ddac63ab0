package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Ending puts the buttons that end something side by side at the right: the main one last for the eye, which gets there last, and first for
// the keyboard, which would else pass by what takes everything back. Fyne gives the keyboard to objects in their order.
func Ending(gap float32, first fyne.CanvasObject, others ...fyne.CanvasObject) *fyne.Container {
	return container.New(&endingLayout{rowLayout{gap: gap}}, append([]fyne.CanvasObject{first}, others...)...)
}

type endingLayout struct{ rowLayout }

func (l *endingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := size.Width
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		h := min(size.Height, m.Height)
		o.Move(fyne.NewPos(x-m.Width, (size.Height-h)/2))
		o.Resize(fyne.NewSize(m.Width, h))
		x -= m.Width + l.gap
	}
}
