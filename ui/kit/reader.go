package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Reader is a page of text that is read by keyboard too: the arrows, the keys of a page, Home and End scroll it.
type Reader struct {
	widget.BaseWidget
	holder
	page *Page
}

var _ fyne.Focusable = (*Reader)(nil)

// NewReader lets a page have the keyboard.
func NewReader(page *Page) *Reader {
	r := &Reader{page: page}
	r.ExtendBaseWidget(r)
	return r
}

// lineStep is how far an arrow scrolls, Fyne units.
const lineStep = 40

// TypedKey implements fyne.Focusable.
func (r *Reader) TypedKey(k *fyne.KeyEvent) {
	room := r.page.scroll.Size().Height
	var by float32
	switch k.Name {
	case fyne.KeyUp:
		by = -lineStep
	case fyne.KeyDown:
		by = lineStep
	case fyne.KeyPageUp:
		by = lineStep - room
	case fyne.KeyPageDown, fyne.KeySpace:
		by = room - lineStep
	case fyne.KeyHome:
		r.page.scroll.ScrollToTop()
		return
	case fyne.KeyEnd:
		r.page.scroll.ScrollToBottom()
		return
	default:
		LeftToWindow(r, k)
		return
	}
	r.page.Shift(by)
}

// TypedRune implements fyne.Focusable.
func (r *Reader) TypedRune(c rune) { RuneToWindow(r, c) }

// FocusGained implements fyne.Focusable.
func (r *Reader) FocusGained() { r.gain(r, r.Refresh) }

// FocusLost implements fyne.Focusable.
func (r *Reader) FocusLost() { r.lose(r.Refresh) }

// CreateRenderer implements fyne.Widget.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	return ring(widget.NewSimpleRenderer(Pad(All(ringEdge), r.page)), "", &r.holder)
}
