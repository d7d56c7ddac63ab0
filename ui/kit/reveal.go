package kit

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A page that scrolls must show what the keyboard goes to. Fyne does not tell a page, so what can have the keyboard does.

// shownPages are the pages that are drawn.
var shownPages = map[*Page]bool{}

// bring has the pages show an object that has got the keyboard. To ask where something is, Fyne goes through all that is in sight: it is asked
// for many pages at once, each nudged by another power of two.
func bring(o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(o)
	var pages []*Page
	for p := range shownPages {
		if on := d.CanvasForObject(p.scroll); p.Visible() && (on == nil || on == c) {
			pages = append(pages, p)
		}
	}
	before := d.AbsolutePositionForObject(o)
	const atOnce = 16 // whose sum a float32 holds beside a position
	for some := range slices.Chunk(pages, atOnce) {
		for i, p := range some {
			p.column.Move(p.column.Position().AddXY(float32(int(2)<<i), 0))
		}
		moved := int(math.Round(float64(d.AbsolutePositionForObject(o).X - before.X)))
		for i, p := range some {
			p.column.Move(p.column.Position().AddXY(-float32(int(2)<<i), 0))
		}
		for i, p := range some {
			if moved&(2<<i) != 0 {
				p.Bring(o)
			}
		}
	}
}

// Bring scrolls as little as shows an object that the page holds.
func (p *Page) Bring(o fyne.CanvasObject) {
	const around = 24 // it is seen that there is more
	d := fyne.CurrentApp().Driver()
	room := p.scroll.Size().Height
	if d.CanvasForObject(o) == nil || room <= 0 {
		return
	}
	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(p.scroll).Y
	bottom, offset := top+o.Size().Height, p.scroll.Offset.Y
	switch {
	case top < 0:
		offset += top - around
	case bottom > room:
		offset += min(bottom-room+around, top)
	default:
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(offset, p.column.Size().Height-room))))
}

// Select is a choice that leaves to the window the keys that do the same everywhere.
type Select struct {
	widget.Select
	holder
}

func newSelect(options []string) *Select {
	s := &Select{}
	s.Options = options
	s.ExtendBaseWidget(s)
	return s
}

// SetSelectedIndex chooses an option.
func (s *Select) SetSelectedIndex(i int) {
	if s.drawn {
		s.Select.SetSelectedIndex(i)
		return
	}
	s.Selected = s.Options[i]
	s.OnChanged(s.Selected)
}

// Refresh implements fyne.Widget.
func (s *Select) Refresh() { s.again(s.Select.Refresh) }

// CreateRenderer implements fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	return ring(s.Select.CreateRenderer(), fynetheme.ColorNameInputBorder, &s.holder)
}

// FocusLost implements fyne.Focusable.
func (s *Select) FocusLost() { s.lose(s.Select.FocusLost) }

// FocusGained implements fyne.Focusable.
func (s *Select) FocusGained() { s.gain(s, s.Select.FocusGained) }

// TypedKey implements fyne.Focusable.
func (s *Select) TypedKey(k *fyne.KeyEvent) {
	if !LeftToWindow(s, k) {
		s.Select.TypedKey(k)
	}
}

// TypedRune implements fyne.Focusable.
func (s *Select) TypedRune(r rune) { RuneToWindow(s, r) }
