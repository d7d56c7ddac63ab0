package board

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// card is a project in a lane.
type card struct {
	widget.BaseWidget
	lanes                 *lanes
	project               Project
	ground                *kit.Ground
	pin                   *kit.Picture
	title, detail, value  *kit.Text
	late                  *kit.Icon
	chosen, hovered, held bool
	focused               bool
	tapped                time.Time
}

var (
	_ kit.Fluid         = (*card)(nil)
	_ fyne.Tappable     = (*card)(nil)
	_ fyne.Draggable    = (*card)(nil)
	_ fyne.Focusable    = (*card)(nil)
	_ fyne.Shortcutable = (*card)(nil)
	_ desktop.Keyable   = (*card)(nil)
	_ desktop.Hoverable = (*card)(nil)
)

func newCard(l *lanes) *card {
	c := &card{lanes: l, ground: kit.NewGround(""), pin: kit.NewPicture(18, 14, nil), title: kit.Body("").Wrapping(), detail: kit.Caption("").Cutting(), value: kit.Caption("").Cutting(), late: kit.NewIcon("warning")}
	c.ground.Radius, c.title.Most = 5, 2
	c.late.Side, c.late.Colour = 13, theme.Caution
	c.ExtendBaseWidget(c)
	return c
}

// set changes what the card says; the page that it stands on refreshes it.
func (c *card) set(p Project, chosen, dim bool) {
	c.project, c.chosen = p, chosen
	c.pin.Paint = p.Mark
	c.title.Value, c.detail.Value, c.value.Value = p.Title, p.Detail, p.Value
	c.title.Colour = fynetheme.ColorNameForeground
	if dim {
		c.title.Colour = theme.Muted
	}
	c.late.Hidden = !p.Late
}

func (c *card) mark(chosen bool) {
	if c.chosen != chosen {
		c.chosen = chosen
		c.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (c *card) Tapped(*fyne.PointEvent) {
	if at := fyne.CurrentApp().Driver().CanvasForObject(c); at != nil {
		at.Focus(c)
	}
	now := time.Now()
	if now.Sub(c.tapped) < kit.DoubleTap {
		c.lanes.panel.OnEdit(c.project.ID)
		return
	}
	c.tapped = now
	c.lanes.panel.OnChoose(c.project.ID)
}

// Dragged implements fyne.Draggable.
func (c *card) Dragged(e *fyne.DragEvent) { c.lanes.drag(c, e.Position) }

// DragEnd implements fyne.Draggable.
func (c *card) DragEnd() { c.lanes.drop(c) }

// FocusGained implements fyne.Focusable.
func (c *card) FocusGained() {
	c.focused = true
	c.lanes.panel.tips.Hide()
	c.lanes.reveal(c)
	c.Refresh()
}

// FocusLost implements fyne.Focusable.
func (c *card) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *card) TypedRune(r rune) { kit.RuneToWindow(c, r) }

// KeyDown and KeyUp make the card take the keys that others would move the focus with.
func (c *card) KeyDown(*fyne.KeyEvent) {}

// KeyUp is the end of KeyDown.
func (c *card) KeyUp(*fyne.KeyEvent) {}

// TypedKey goes to another card with the arrows, chooses with the space bar and edits with Enter.
func (c *card) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		c.lanes.step(c, 0, -1)
	case fyne.KeyDown:
		c.lanes.step(c, 0, 1)
	case fyne.KeyLeft:
		c.lanes.step(c, -1, 0)
	case fyne.KeyRight:
		c.lanes.step(c, 1, 0)
	case fyne.KeySpace:
		c.lanes.panel.OnChoose(c.project.ID)
	case fyne.KeyReturn, fyne.KeyEnter:
		c.lanes.panel.OnEdit(c.project.ID)
	default:
		kit.LeftToWindow(c, e)
	}
}

// TypedShortcut moves the card to the next lane, or the one before.
func (c *card) TypedShortcut(s fyne.Shortcut) {
	if k, ok := s.(*desktop.CustomShortcut); ok && k.Modifier == fyne.KeyModifierShortcutDefault {
		switch k.KeyName {
		case fyne.KeyLeft:
			c.lanes.shift(c, -1)
			return
		case fyne.KeyRight:
			c.lanes.shift(c, 1)
			return
		}
	}
	kit.ShortcutToWindow(c, s)
}

// MouseIn implements desktop.Hoverable.
func (c *card) MouseIn(*desktop.MouseEvent) {
	c.hovered = true
	tip := c.project.Title
	for _, more := range []string{c.project.Detail, c.project.When} {
		if more != "" {
			tip += "\n" + more
		}
	}
	c.lanes.panel.tips.Show(tip, c)
	c.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *card) MouseOut() { c.hovered = false; c.lanes.panel.tips.Hide(); c.Refresh() }

// The measures of a card, Fyne units.
const (
	cardInset = 8
	cardIcon  = 21 // with the room beside it
	cardLine  = 15 // a caption
	cardLeast = 100
)

// HeightFor implements kit.Fluid.
func (c *card) HeightFor(width float32) float32 {
	h := c.title.HeightFor(max(cardLeast, width)-2*cardInset-cardIcon) + 12
	if c.detail.Value != "" {
		h += cardLine
	}
	if c.value.Value != "" || c.project.Late {
		h += cardLine
	}
	return h
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c}
	r.paint()
	return r
}

type cardRenderer struct{ card *card }

func (r *cardRenderer) Destroy() {}

func (r *cardRenderer) MinSize() fyne.Size {
	return fyne.NewSize(cardLeast, r.card.HeightFor(r.card.BaseWidget.Size().Width))
}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	c := r.card
	return []fyne.CanvasObject{c.ground, c.pin, c.title, c.detail, c.value, c.late}
}

func (r *cardRenderer) Layout(size fyne.Size) {
	c := r.card
	c.ground.Resize(size)
	x := float32(cardInset + cardIcon)
	w := max(0, size.Width-x-cardInset)
	h := c.title.HeightFor(w)
	c.pin.Resize(fyne.NewSize(18, 14))
	c.pin.Move(fyne.NewPos(cardInset-2, 8))
	c.title.Resize(fyne.NewSize(w, h))
	c.title.Move(fyne.NewPos(x, 5))
	y := 5 + h
	for _, t := range []*kit.Text{c.detail, c.value} {
		t.Hidden = t.Value == ""
		if t.Hidden {
			continue
		}
		t.Resize(fyne.NewSize(w, cardLine))
		t.Move(fyne.NewPos(x, y))
		y += cardLine
	}
	if c.project.Late && c.value.Hidden {
		y += cardLine
	}
	c.late.Resize(fyne.NewSize(13, 13))
	c.late.Move(fyne.NewPos(cardInset+1, y-cardLine+1))
}

func (r *cardRenderer) paint() {
	c := r.card
	c.ground.Colour, c.ground.Border = fynetheme.ColorNameInputBackground, fynetheme.ColorNameSeparator
	if c.chosen {
		c.ground.Colour = theme.AccentSoft
	}
	if c.focused || c.hovered || c.held {
		c.ground.Border = fynetheme.ColorNamePrimary
	}
}

func (r *cardRenderer) Refresh() {
	r.paint()
	r.Layout(r.card.BaseWidget.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
