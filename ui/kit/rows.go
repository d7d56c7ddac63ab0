package kit

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Rows is a list of Fyne's that a keyboard walks: the arrows, Home, End and the keys of a page go through it, the
// space bar and Enter choose. The rest it leaves to the window.
type Rows struct {
	widget.List
	OnOpen func(i int) bool // Enter; false chooses. nil always chooses
	holder
	at     int         // the row that the keyboard is on
	before func()      // each time before it is laid out anew; nil does nothing
	again  func(i int) // told of a row that is chosen already and chosen once more, of which Fyne says nothing; nil is not
}

var _ fyne.Focusable = (*Rows)(nil)

// NewRows makes a list of so many rows; onChoose is told of the row that is chosen, by program too.
func NewRows(length func() int, create func() fyne.CanvasObject, update func(i int, o fyne.CanvasObject), onChoose func(i int)) *Rows {
	r := &Rows{}
	r.HideSeparators = true
	r.Length, r.CreateItem, r.UpdateItem = length, create, update
	r.OnSelected = func(i widget.ListItemID) {
		r.goTo(i) // the keys go on from there
		onChoose(i)
	}
	r.ExtendBaseWidget(r)
	return r
}

// Refresh implements fyne.Widget.
func (r *Rows) Refresh() {
	if r.before != nil {
		r.before()
	}
	r.List.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer {
	return ring(r.List.CreateRenderer(), "", &r.holder)
}

// FocusGained implements fyne.Focusable.
func (r *Rows) FocusGained() { r.gain(r, r.List.FocusGained) }

// FocusLost implements fyne.Focusable.
func (r *Rows) FocusLost() { r.lose(r.List.FocusLost) }

// TypedRune implements fyne.Focusable.
func (r *Rows) TypedRune(c rune) { RuneToWindow(r, c) }

// TypedKey implements fyne.Focusable.
func (r *Rows) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyUp:
		r.goTo(r.at - 1)
	case fyne.KeyDown:
		r.goTo(r.at + 1)
	case fyne.KeyHome:
		r.goTo(0)
	case fyne.KeyEnd:
		r.goTo(r.Length() - 1)
	case fyne.KeyPageUp:
		r.goTo(r.at - r.inSight())
	case fyne.KeyPageDown:
		r.goTo(r.at + r.inSight())
	case fyne.KeySpace:
		r.pick(r.at)
	case fyne.KeyReturn, fyne.KeyEnter:
		if r.OnOpen == nil || !r.OnOpen(r.at) {
			r.pick(r.at)
		}
	default:
		LeftToWindow(r, k)
	}
}

// goTo brings the keyboard to a row, or to the nearest there is.
func (r *Rows) goTo(i int) {
	if n := r.Length(); n > 0 {
		r.at = max(0, min(n-1, i))
		r.Highlight(r.at)
	}
}

// pick chooses a row, once more where it is chosen already.
func (r *Rows) pick(i int) {
	said, say := false, r.OnSelected
	r.OnSelected = func(i widget.ListItemID) {
		said = true
		say(i)
	}
	r.goTo(i)
	r.Select(i)
	if r.OnSelected = say; !said && r.again != nil && i < r.Length() {
		r.again(i)
	}
}

// inSight is how many whole rows the list shows.
func (r *Rows) inSight() int {
	return max(1, int(r.Size().Height/(r.CreateItem().MinSize().Height+fynetheme.Padding())))
}

// Wrap is a grid of Fyne's that fills lines with as many items as they hold; it leaves to the window what means nothing to it.
type Wrap struct {
	widget.GridWrap
	holder
}

var _ fyne.Focusable = (*Wrap)(nil)

// NewWrap makes a grid of so many items; onChoose is told of the one that is chosen, by program too.
func NewWrap(length func() int, create func() fyne.CanvasObject, update func(i int, o fyne.CanvasObject), onChoose func(i int)) *Wrap {
	w := &Wrap{}
	w.Length, w.CreateItem, w.UpdateItem, w.OnSelected = length, create, update, onChoose
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *Wrap) CreateRenderer() fyne.WidgetRenderer {
	return ring(w.GridWrap.CreateRenderer(), "", &w.holder)
}

// FocusGained implements fyne.Focusable.
func (w *Wrap) FocusGained() { w.gain(w, w.GridWrap.FocusGained) }

// FocusLost implements fyne.Focusable.
func (w *Wrap) FocusLost() { w.lose(w.GridWrap.FocusLost) }

// TypedRune implements fyne.Focusable.
func (w *Wrap) TypedRune(c rune) { RuneToWindow(w, c) }

// TypedKey implements fyne.Focusable.
func (w *Wrap) TypedKey(k *fyne.KeyEvent) {
	if !LeftToWindow(w, k) {
		w.GridWrap.TypedKey(k)
	}
}
