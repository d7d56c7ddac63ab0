package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Check is a mark that leaves to the window the keys that do the same everywhere. It draws itself: Fyne's reads and colours two icons again
// for every mark, each time it is refreshed.
type Check struct {
	widget.Check
	holder
	hovered bool
}

// NewCheck makes a mark beside a text.
func NewCheck(text string, onChange func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = text, onChange
	c.ExtendBaseWidget(c)
	return c
}

// SetChecked sets the mark, or takes it away.
func (c *Check) SetChecked(on bool) {
	another := c.Checked != on
	if c.Checked = on; another && c.OnChanged != nil {
		c.OnChanged(on)
	}
	c.Refresh()
}

// SetText changes what stands beside it.
func (c *Check) SetText(text string) {
	c.Text = text
	c.Refresh()
}

// Refresh implements fyne.Widget.
func (c *Check) Refresh() { c.again(c.Check.Refresh) }

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{check: c, box: NewGround(""), tick: NewIcon(""), label: canvas.NewText("", nil)}
	r.paint()
	return ring(r, "", &c.holder)
}

// FocusLost implements fyne.Focusable.
func (c *Check) FocusLost() { c.lose(c.Check.FocusLost) }

// FocusGained implements fyne.Focusable.
func (c *Check) FocusGained() { c.gain(c, c.Check.FocusGained) }

// TypedKey implements fyne.Focusable.
func (c *Check) TypedKey(k *fyne.KeyEvent) {
	if !LeftToWindow(c, k) {
		c.Check.TypedKey(k)
	}
}

// TypedRune implements fyne.Focusable.
func (c *Check) TypedRune(r rune) {
	c.Check.TypedRune(r)
	RuneToWindow(c, r)
}

// MouseIn implements desktop.Hoverable.
func (c *Check) MouseIn(*desktop.MouseEvent) { c.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (c *Check) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *Check) MouseOut() { c.hover(false) }

func (c *Check) hover(on bool) {
	c.hovered = on
	c.Refresh()
}

// The box of a mark, Fyne units: its side, what lies around it, and what lies between it and the text.
const (
	checkBox  = 15
	checkRoom = 7
	checkGap  = 5
)

type checkRenderer struct {
	check *Check
	box   *Ground
	tick  *Icon
	label *canvas.Text
}

func (r *checkRenderer) paint() {
	c := r.check
	r.box.Radius, r.box.Edge = 3, 1
	r.box.Colour, r.box.Border = fynetheme.ColorNameInputBackground, fynetheme.ColorNameInputBorder
	r.tick.Name, r.tick.Colour, r.tick.Side = "", fynetheme.ColorNameForegroundOnPrimary, checkBox-2
	if c.Checked {
		r.box.Colour, r.box.Border, r.tick.Name = fynetheme.ColorNamePrimary, fynetheme.ColorNamePrimary, "check"
	}
	if c.hovered {
		r.box.Border = fynetheme.ColorNamePrimary
	}
	r.label.Text, r.label.Color = c.Text, fynetheme.Color(fynetheme.ColorNameForeground)
	r.label.TextSize = fynetheme.Size(fynetheme.SizeNameText)
}

func (r *checkRenderer) Destroy() {}

func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.tick, r.label}
}

func (r *checkRenderer) Layout(size fyne.Size) {
	side := fyne.NewSquareSize(checkBox)
	at := fyne.NewPos(checkRoom, (size.Height-checkBox)/2)
	r.box.Resize(side)
	r.box.Move(at)
	r.tick.Resize(side)
	r.tick.Move(at)
	left := float32(checkRoom + checkBox + checkGap)
	r.label.Move(fyne.NewPos(left, 0))
	r.label.Resize(size.SubtractWidthHeight(left, 0))
}

func (r *checkRenderer) MinSize() fyne.Size {
	text := r.label.MinSize()
	height := max(checkBox, text.Height) + 2*checkRoom
	if r.check.Text == "" {
		return fyne.NewSize(checkBox+2*checkRoom, height)
	}
	return fyne.NewSize(checkRoom+checkBox+text.Width+2*checkGap, height)
}

func (r *checkRenderer) Refresh() {
	r.paint()
	r.box.Refresh()
	r.tick.Refresh()
	canvas.Refresh(r.label)
}
