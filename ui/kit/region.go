package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Region is a part of the window that the keyboard can be brought into at once.
type Region struct {
	Object *fyne.Container

	before, after *gate
	kept          fyne.Focusable // what had the keyboard when it left last
}

// NewRegion makes a region of an object.
func NewRegion(content fyne.CanvasObject) *Region {
	r := &Region{before: newGate(), after: newGate()}
	r.Object = container.New(regionLayout{}, r.before, content, r.after)
	return r
}

// regionLayout gives all the room to what the region holds: a gate that took some would take the clicks in it.
type regionLayout struct{}

func (regionLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }

func (regionLayout) Layout(o []fyne.CanvasObject, size fyne.Size) { o[1].Resize(size) }

func (regionLayout) heightFor(o []fyne.CanvasObject, width float32) float32 {
	return heightFor(o[1], width)
}

// Holds says whether an object is in sight within the region.
func (r *Region) Holds(o fyne.CanvasObject) bool { return within(o, r.Object) }

// Held says whether something in the region has the keyboard.
func (r *Region) Held() bool {
	c := canvasOf(r.Object)
	if c == nil {
		return false
	}
	o, ok := c.Focused().(fyne.CanvasObject)
	return ok && r.Holds(o)
}

// Keep notes what has the keyboard, to which Enter comes back.
func (r *Region) Keep() {
	r.kept = nil
	if c := canvasOf(r.Object); c != nil {
		r.kept = c.Focused()
	}
}

// Enter brings the keyboard to what had it last, or to what is first; it says whether something takes it. Where nothing does, nothing has it.
func (r *Region) Enter() bool {
	c := canvasOf(r.Object)
	if c == nil {
		return false
	}
	if o, ok := r.kept.(fyne.CanvasObject); ok && r.Holds(o) {
		if c.Focus(r.kept); c.Focused() == r.kept {
			return true
		}
	}
	r.before.open, r.after.open = true, true
	defer func() { r.before.open, r.after.open = false, false }()
	c.Focus(r.before)
	if c.Focused() != r.before { // the region is not in sight
		return false
	}
	if c.FocusNext(); c.Focused() == r.after {
		c.Unfocus()
		return false
	}
	return true
}

// within says whether an object is in sight in what a container holds: whether it goes along when that is moved. Fyne has no other way to ask.
func within(o fyne.CanvasObject, holder *fyne.Container) bool {
	d := fyne.CurrentApp().Driver()
	at, before := holder.Position(), d.AbsolutePositionForObject(o)
	holder.Move(at.AddXY(1, 0))
	after := d.AbsolutePositionForObject(o)
	holder.Move(at)
	return before != after
}

// gate stands before and after all that a region holds. Tab passes it by but while it is open.
type gate struct {
	widget.BaseWidget
	open bool
}

var (
	_ fyne.Focusable   = (*gate)(nil)
	_ fyne.Disableable = (*gate)(nil)
)

func newGate() *gate {
	g := &gate{}
	g.ExtendBaseWidget(g)
	return g
}

func (g *gate) Disabled() bool            { return !g.open }
func (g *gate) Enable()                   {}
func (g *gate) Disable()                  {}
func (g *gate) FocusGained()              {}
func (g *gate) FocusLost()                {}
func (g *gate) TypedRune(r rune)          { RuneToWindow(g, r) }
func (g *gate) TypedKey(k *fyne.KeyEvent) { LeftToWindow(g, k) }
func (g *gate) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Space(0, 0))
}
