package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Bar is a Row in which buttons, from the last, keep their icon alone where there is no room for their words; a tip has them then.
func Bar(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&barLayout{rowLayout{gap: gap}}, objects...)
}

type barLayout struct{ rowLayout }

func (l *barLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.shorten(objects, size.Width)
	l.rowLayout.Layout(objects, size)
}

func (l *barLayout) shorten(objects []fyne.CanvasObject, width float32) {
	if width <= 0 { // not placed yet
		return
	}
	buttons := worded(objects)
	was := make([]bool, len(buttons))
	for i, b := range buttons {
		was[i], b.short = b.short, false
	}
	for i := len(buttons) - 1; i >= 0 && l.MinSize(objects).Width > width; i-- {
		buttons[i].short = true
	}
	for i, b := range buttons {
		if b.short != was[i] {
			b.Refresh()
		}
	}
}

// worded are the buttons in sight that have an icon beside their words, in the order in which they stand.
func worded(objects []fyne.CanvasObject) []*Button {
	var all []*Button
	for _, o := range objects {
		switch o := o.(type) {
		case *fyne.Container:
			if o.Visible() {
				all = append(all, worded(o.Objects)...)
			}
		case *Button:
			if o.Visible() && o.Icon != "" && o.Text != "" {
				all = append(all, o)
			}
		}
	}
	return all
}
