package drive_test

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// finger sends events to whatever lies at a place of a window, in the order in which the driver of a desktop does.
type finger struct {
	canvas fyne.Canvas
	over   desktop.Hoverable
}

// under finds the topmost object at a place that is of a kind, and the place in it.
func (f *finger) under(at fyne.Position, is func(fyne.CanvasObject) bool) (found fyne.CanvasObject, in fyne.Position) {
	root := f.canvas.Content()
	if top := f.canvas.Overlays().Top(); top != nil {
		root = top
	}
	var walk func(o fyne.CanvasObject, offset, low, high fyne.Position)
	walk = func(o fyne.CanvasObject, offset, low, high fyne.Position) {
		if o == nil || !o.Visible() {
			return
		}
		pos := offset.Add(o.Position())
		end := pos.Add(o.Size())
		var children []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			children = o.Objects
		case fyne.Widget:
			children = test.WidgetRenderer(o).Objects()
		}
		if _, clips := o.(fyne.Scrollable); clips {
			low, high = fyne.NewPos(max(low.X, pos.X), max(low.Y, pos.Y)), fyne.NewPos(min(high.X, end.X), min(high.Y, end.Y))
		}
		within := func(a, b fyne.Position) bool { return at.X >= a.X && at.Y >= a.Y && at.X < b.X && at.Y < b.Y }
		if within(pos, end) && within(low, high) && is(o) {
			found, in = o, at.Subtract(pos)
		}
		for _, c := range children {
			walk(c, pos, low, high)
		}
	}
	walk(root, fyne.Position{}, fyne.Position{}, fyne.NewPos(1e6, 1e6))
	return found, in
}

func pressed(o fyne.CanvasObject) bool {
	switch o.(type) {
	case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
		return true
	}
	return false
}

func (f *finger) move(at fyne.Position) {
	o, in := f.under(at, func(o fyne.CanvasObject) bool { _, ok := o.(desktop.Hoverable); return ok })
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: in, AbsolutePosition: at}}
	h, _ := o.(desktop.Hoverable)
	switch {
	case h == f.over && h != nil:
		h.MouseMoved(e)
	case h != f.over:
		if f.over != nil {
			f.over.MouseOut()
		}
		if f.over = h; h != nil {
			h.MouseIn(e)
		}
	}
}

// press puts a button down and says on what.
func (f *finger) press(at fyne.Position, b desktop.MouseButton, m fyne.KeyModifier) fyne.CanvasObject {
	o, in := f.under(at, pressed)
	if mouse, ok := o.(desktop.Mouseable); ok {
		mouse.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: in, AbsolutePosition: at}, Button: b, Modifier: m})
	}
	if focused := f.canvas.Focused(); focused != nil {
		if own, _ := f.under(at, func(o fyne.CanvasObject) bool { return any(o) == any(focused) }); own == nil {
			f.canvas.Unfocus()
		}
	}
	return o
}

func (f *finger) release(at fyne.Position, b desktop.MouseButton, m fyne.KeyModifier) (fyne.CanvasObject, *fyne.PointEvent) {
	o, in := f.under(at, pressed)
	e := fyne.PointEvent{Position: in, AbsolutePosition: at}
	if mouse, ok := o.(desktop.Mouseable); ok {
		mouse.MouseUp(&desktop.MouseEvent{PointEvent: e, Button: b, Modifier: m})
	}
	return o, &e
}

func (f *finger) tap(at fyne.Position, twice bool, m fyne.KeyModifier) {
	down := f.press(at, desktop.MouseButtonPrimary, m)
	o, e := f.release(at, desktop.MouseButtonPrimary, m)
	if o != down {
		return
	}
	if d, ok := o.(fyne.DoubleTappable); ok && twice {
		d.DoubleTapped(e)
	} else if t, ok := o.(fyne.Tappable); ok {
		t.Tapped(e)
	}
}

func (f *finger) tapOther(at fyne.Position) {
	down := f.press(at, desktop.MouseButtonSecondary, 0)
	o, e := f.release(at, desktop.MouseButtonSecondary, 0)
	if s, ok := o.(fyne.SecondaryTappable); ok && o == down {
		s.TappedSecondary(e)
	}
}

// drag goes from one place to another in steps; between runs after each.
func (f *finger) drag(from, to fyne.Position, steps int, m fyne.KeyModifier, between func()) {
	f.press(from, desktop.MouseButtonPrimary, m)
	o, in := f.under(from, func(o fyne.CanvasObject) bool { _, ok := o.(fyne.Draggable); return ok })
	d, _ := o.(fyne.Draggable)
	step := fyne.NewDelta((to.X-from.X)/float32(steps), (to.Y-from.Y)/float32(steps))
	at := from
	for range steps {
		at, in = at.Add(step), in.Add(step)
		if d != nil {
			d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: in, AbsolutePosition: at}, Dragged: step})
		}
		between()
	}
	f.release(at, desktop.MouseButtonPrimary, m)
	if d != nil {
		d.DragEnd()
	}
}

func (f *finger) scroll(at fyne.Position, dx, dy float32) {
	o, in := f.under(at, func(o fyne.CanvasObject) bool { _, ok := o.(fyne.Scrollable); return ok })
	if s, ok := o.(fyne.Scrollable); ok {
		s.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: in, AbsolutePosition: at}, Scrolled: fyne.NewDelta(dx, dy)})
	}
}

func (f *finger) key(name fyne.KeyName) {
	focused := f.canvas.Focused()
	if name == fyne.KeyTab {
		if t, ok := focused.(fyne.Tabbable); !ok || !t.AcceptsTab() {
			f.canvas.FocusNext()
			return
		}
	}
	e := &fyne.KeyEvent{Name: name}
	if focused == nil {
		if typed := f.canvas.OnTypedKey(); typed != nil {
			typed(e)
		}
		return
	}
	if k, ok := focused.(desktop.Keyable); ok {
		k.KeyDown(e)
		defer k.KeyUp(e)
	}
	focused.TypedKey(e)
}

func (f *finger) rune(r rune) {
	if focused := f.canvas.Focused(); focused != nil {
		focused.TypedRune(r)
	} else if typed := f.canvas.OnTypedRune(); typed != nil {
		typed(r)
	}
}

func (f *finger) shortcut(s fyne.Shortcut) {
	if focused, ok := f.canvas.Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(s)
		return
	}
	if c, ok := f.canvas.Content().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}
