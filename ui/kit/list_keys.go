package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// keyedList is Fyne's list, which chooses with Enter too and leaves to the window the keys that do the same everywhere, and the digits.
type keyedList struct {
	widget.List
	again  func() // what is chosen already is chosen again
	before func() // each time before it is laid out anew
}

// Refresh implements fyne.Widget.
func (l *keyedList) Refresh() {
	if l.before != nil {
		l.before()
	}
	l.List.Refresh()
}

func newKeyedList(length func() int, create func() fyne.CanvasObject, update func(widget.ListItemID, fyne.CanvasObject)) *keyedList {
	l := &keyedList{}
	l.Length, l.CreateItem, l.UpdateItem, l.HideSeparators = length, create, update, true
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey implements fyne.Focusable.
func (l *keyedList) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.told(func() { l.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) })
	case fyne.KeyUp, fyne.KeyDown:
		l.List.TypedKey(k)
	default:
		if len(k.Name) > 1 && k.Name[0] == 'F' { // F1, F2, F11
			toWindow(l, k)
			return
		}
		LeftToWindow(l, k)
	}
}

// TypedRune implements fyne.Focusable: the digits say what becomes of what was chosen.
func (l *keyedList) TypedRune(r rune) {
	c := fyne.CurrentApp().Driver().CanvasForObject(l)
	if r >= '0' && r <= '9' && c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// pick chooses an item; the arrows go on from there.
func (l *keyedList) pick(i widget.ListItemID) {
	l.Highlight(i)
	l.told(func() { l.Select(i) })
}

// told does what chooses an item: Fyne says nothing of one that is chosen already.
func (l *keyedList) told(choose func()) {
	said, say := false, l.OnSelected
	l.OnSelected = func(i widget.ListItemID) {
		said = true
		say(i)
	}
	choose()
	l.OnSelected = say
	if !said && l.Length() > 0 {
		l.again()
	}
}
