package toolbar

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// item is a line of the menus: the name of one, or something that can be done.
type item struct {
	kit.Press
	sheet   *sheet
	action  kit.Action
	head    bool
	open    bool   // the name of the menu in hand
	hovered func() // the pointer rests on it; nil tells nobody
	waiting *fyne.Animation
}

func newItem(s *sheet, a kit.Action, head bool) *item {
	l := &item{sheet: s, action: a, head: head}
	l.Extend(l)
	return l
}

// menuDelay is how long the pointer rests on the name of a menu before it is taken in hand: on its way to a line it crosses others.
const menuDelay = 150 * time.Millisecond

// MouseIn implements desktop.Hoverable.
func (l *item) MouseIn(e *desktop.MouseEvent) {
	l.Press.MouseIn(e)
	if l.hovered == nil {
		return
	}
	l.waiting = fyne.NewAnimation(menuDelay, func(done float32) {
		if done == 1 && l.Hovered {
			l.hovered()
		}
	})
	l.waiting.Start()
}

// MouseOut implements desktop.Hoverable.
func (l *item) MouseOut() {
	if l.waiting != nil {
		l.waiting.Stop()
	}
	l.Press.MouseOut()
}

// Tapped implements fyne.Tappable: the name of a menu takes it in hand at once.
func (l *item) Tapped(e *fyne.PointEvent) {
	if l.hovered != nil {
		l.hovered()
		return
	}
	l.Press.Tapped(e)
}

// TypedKey implements fyne.Focusable. A key of the window closes the menus first.
func (l *item) TypedKey(k *fyne.KeyEvent) {
	if l.sheet.key(l, k) {
		return
	}
	if k.Name != fyne.KeyReturn && k.Name != fyne.KeyEnter && k.Name != fyne.KeySpace {
		l.sheet.leave()
	}
	l.Press.TypedKey(k)
}

func (l *item) CreateRenderer() fyne.WidgetRenderer {
	a := l.action
	title := kit.Body(a.Title).Cutting()
	ground, icon := kit.NewGround(""), kit.NewIcon(a.Icon)
	icon.Colour = theme.Muted
	ground.Radius, ground.Edge = 5, 2
	row := []fyne.CanvasObject{icon}
	if l.head {
		chevron := kit.NewIcon("chevron-right")
		chevron.Side, chevron.Colour = 14, theme.Muted
		row = []fyne.CanvasObject{kit.Grow(title), chevron}
	} else {
		lines := kit.Column(0, title)
		if why := a.Why(); why != "" {
			title.Colour, icon.Colour = fynetheme.ColorNameDisabled, fynetheme.ColorNameDisabled
			lines.Add(kit.Caption(why).Cutting())
		}
		if a.Chosen {
			title.Bold, icon.Colour = true, fynetheme.ColorNamePrimary
		}
		key := kit.Caption(a.Shortcut)
		row = append(row, kit.Grow(kit.Stack(lines)), key)
	}
	r := &itemRenderer{WidgetRenderer: widget.NewSimpleRenderer(kit.Stack(ground, kit.Pad(kit.Sides(10, 5), kit.Row(10, row...)))), item: l, ground: ground}
	r.Refresh()
	return r
}

type itemRenderer struct {
	fyne.WidgetRenderer
	item   *item
	ground *kit.Ground
}

func (r *itemRenderer) Refresh() {
	l := r.item
	r.ground.Colour, r.ground.Border = "", ""
	switch {
	case l.open:
		r.ground.Colour = theme.AccentSoft
	case l.Hovered && l.action.Why() == "":
		r.ground.Colour = fynetheme.ColorNameHover
	}
	if l.Focused {
		r.ground.Border = fynetheme.ColorNamePrimary
	}
	r.WidgetRenderer.Refresh()
}
