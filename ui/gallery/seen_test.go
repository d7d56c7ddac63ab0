package gallery_test

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
)

// box is a place in the window, in Fyne units.
type box struct{ x0, y0, x1, y1 float32 }

func (b box) meet(o box) box {
	return box{max(b.x0, o.x0), max(b.y0, o.y0), min(b.x1, o.x1), min(b.y1, o.y1)}
}

func (b box) empty() bool { return b.x1 <= b.x0 || b.y1 <= b.y0 }

// seen is an object that is drawn: where, and how much of it is in sight.
type seen struct {
	object fyne.CanvasObject
	box    box
	sight  box  // what the window and the scrolls around it let through
	typed  bool // in a field, which scrolls
}

// look lists what is drawn on a canvas, from below.
func look(c fyne.Canvas) []seen {
	var all []seen
	window := box{0, 0, c.Size().Width, c.Size().Height}
	objects := append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...)
	for i, o := range objects {
		if i < len(objects)-1 {
			continue // an overlay covers what is below it
		}
		visit(o, fyne.NewPos(0, 0), window, false, &all)
	}
	return all
}

func visit(o fyne.CanvasObject, at fyne.Position, sight box, typed bool, all *[]seen) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	b := box{at.X, at.Y, at.X + o.Size().Width, at.Y + o.Size().Height}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			visit(child, at, sight, typed, all)
		}
		return
	case *container.Scroll:
		visit(o.Content, at, sight.meet(b), typed, all)
		return
	case *container.Clip:
		visit(o.Content, at, sight.meet(b), typed, all)
		return
	case fyne.Widget:
		switch o := o.(type) {
		case *kit.Entry:
			typed = o.Text != ""
		case *kit.Grid:
			typed = true
		}
		for _, child := range test.WidgetRenderer(o).Objects() {
			visit(child, at, sight, typed, all)
		}
		return
	}
	*all = append(*all, seen{object: o, box: b, sight: sight, typed: typed})
}

// inked is where the letters of a text are, which may be beyond its box; empty for what is no text or shows nothing.
func (s seen) inked() (*canvas.Text, box) {
	t, ok := s.object.(*canvas.Text)
	if !ok || t.Text == "" {
		return nil, box{}
	}
	size := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle)
	b := s.box
	x := b.x0
	switch t.Alignment {
	case fyne.TextAlignCenter:
		x = (b.x0 + b.x1 - size.Width) / 2
	case fyne.TextAlignTrailing:
		x = b.x1 - size.Width
	}
	y := (b.y0 + b.y1 - size.Height) / 2
	return t, box{x, y, x + size.Width, y + size.Height}
}

// without is what is left of a place below something opaque, where that takes a whole side of it.
func (b box) without(o box) box {
	m := b.meet(o)
	if m.empty() {
		return b
	}
	const slack = 1
	if m.x0 <= b.x0+slack && m.x1 >= b.x1-slack {
		if m.y1 >= b.y1-slack {
			b.y1 = m.y0
		} else if m.y0 <= b.y0+slack {
			b.y0 = m.y1
		}
		return b
	}
	if m.y0 <= b.y0+slack && m.y1 >= b.y1-slack {
		if m.x1 >= b.x1-slack {
			b.x1 = m.x0
		} else if m.x0 <= b.x0+slack {
			b.x0 = m.x1
		}
	}
	return b
}

// covers says whether nothing of what is below shines through.
func (s seen) covers() bool {
	r, ok := s.object.(*canvas.Rectangle)
	if !ok || r.FillColor == nil {
		return false
	}
	_, _, _, a := r.FillColor.RGBA()
	return a == 0xFFFF
}
