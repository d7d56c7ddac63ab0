package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a field of text. What is no business of a text it leaves to the window: shortcuts of operations, and keys that do the same
// everywhere. Fyne's own keeps them all, so that a person who types would have to leave the field before each.
type Entry struct {
	widget.Entry
	holder
	OnEscape func() // leaves more than the field; nil leaves the field
	down     func() // what the key down opens, with Alt or without; nil is nothing
}

// NewEntry makes a field of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	return e
}

// newNotes makes a field of several lines.
func newNotes() *Entry {
	e := &Entry{}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab implements fyne.Tabbable: Tab goes on to the next field, from a text of several lines too.
func (e *Entry) AcceptsTab() bool { return false }

// SetText puts a text into the field.
func (e *Entry) SetText(text string) {
	if e.drawn {
		e.Entry.SetText(text)
		return
	}
	another := e.Text != text
	if e.Text = text; another && e.OnChanged != nil {
		e.OnChanged(text)
	}
}

// SetPlaceHolder says what an empty field is for.
func (e *Entry) SetPlaceHolder(text string) {
	if e.PlaceHolder = text; e.drawn {
		e.Entry.SetPlaceHolder(text)
	}
}

// Refresh implements fyne.Widget.
func (e *Entry) Refresh() { e.again(e.Entry.Refresh) }

// CreateRenderer implements fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	return ring(e.Entry.CreateRenderer(), "", &e.holder)
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() { e.lose(e.Entry.FocusLost) }

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() { e.gain(e, e.Entry.FocusGained) }

// TypedShortcut implements fyne.Shortcutable.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	if ok && e.down != nil && custom.KeyName == fyne.KeyDown && custom.Modifier == fyne.KeyModifierAlt {
		e.down()
		return
	}
	if ok && !moves(custom.KeyName) {
		ShortcutToWindow(e, s)
		return
	}
	e.Entry.TypedShortcut(s)
}

// moves says whether a key with a modifier moves or deletes by words.
func moves(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// TypedKey implements fyne.Focusable: Escape leaves the field.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyDown && e.down != nil:
		e.down()
	case k.Name == fyne.KeyEscape && e.OnEscape != nil:
		e.OnEscape()
	case k.Name == fyne.KeyEscape:
		if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
			c.Unfocus()
		}
	case function(k.Name):
		toWindow(e, k)
	default:
		e.Entry.TypedKey(k)
	}
}

// ShortcutToWindow gives a shortcut to the window, as if nothing had the keyboard.
func ShortcutToWindow(o fyne.CanvasObject, s fyne.Shortcut) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		if root, ok := c.Content().(fyne.Shortcutable); ok {
			root.TypedShortcut(s)
		}
	}
}
