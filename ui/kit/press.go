package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Press is what a widget embeds that is pressed as a whole, by a tap or by Enter and the space bar, and shows whether the pointer or the
// keyboard is on it.
type Press struct {
	widget.BaseWidget
	Hovered, Focused bool
	OnPress          func()

	self fyne.CanvasObject
}

var (
	_ fyne.Tappable     = (*Press)(nil)
	_ fyne.Focusable    = (*Press)(nil)
	_ desktop.Hoverable = (*Press)(nil)
)

// Extend is to be called once with the widget that embeds it.
func (p *Press) Extend(w fyne.Widget) {
	p.self = w
	p.ExtendBaseWidget(w)
}

// Tapped implements fyne.Tappable.
func (p *Press) Tapped(*fyne.PointEvent) { p.OnPress() }

// MouseIn implements desktop.Hoverable.
func (p *Press) MouseIn(*desktop.MouseEvent) { p.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (p *Press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *Press) MouseOut() { p.hover(false) }

func (p *Press) hover(on bool) {
	p.Hovered = on
	p.Refresh()
}

// Light gives a ground the look of what is pressed as a whole.
func (p *Press) Light(g *Ground) {
	g.Colour, g.Border = "", ""
	if p.Hovered {
		g.Colour = fynetheme.ColorNameHover
	}
	if p.Focused {
		g.Border = fynetheme.ColorNamePrimary
	}
}

// FocusGained implements fyne.Focusable.
func (p *Press) FocusGained() {
	p.Focused = true
	p.Refresh()
	bring(p.self)
}

// FocusLost implements fyne.Focusable.
func (p *Press) FocusLost() {
	p.Focused = false
	p.Refresh()
}

// TypedRune implements fyne.Focusable.
func (p *Press) TypedRune(r rune) { RuneToWindow(p.self, r) }

// TypedKey implements fyne.Focusable.
func (p *Press) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.OnPress()
	default:
		LeftToWindow(p.self, k)
	}
}
