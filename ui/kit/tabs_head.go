package kit

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/ui/theme"
)

// tabHead is the name of a tab.
type tabHead struct {
	Press
	tabs   *Tabs
	at     int
	name   string
	chosen bool
}

var _ fyne.Disableable = (*tabHead)(nil)

func newTabHead(t *Tabs, at int, name string) *tabHead {
	h := &tabHead{tabs: t, at: at, name: name}
	h.OnPress = func() { t.Select(at) }
	h.Extend(h)
	return h
}

// Disabled keeps Tab from the names of the pages that are not in front.
func (h *tabHead) Disabled() bool { return !h.chosen }

// Enable implements fyne.Disableable; which page is in front is for Tabs to say.
func (h *tabHead) Enable() {}

// Disable implements fyne.Disableable.
func (h *tabHead) Disable() {}

// TypedKey implements fyne.Focusable: the arrows bring the pages beside to the front, and the keyboard with them.
func (h *tabHead) TypedKey(k *fyne.KeyEvent) {
	to, goes := along(k.Name, h.at, len(h.tabs.heads))
	if !goes {
		h.Press.TypedKey(k)
		return
	}
	h.tabs.Select(to)
	if c := canvasOf(h); c != nil {
		c.Focus(h.tabs.heads[to])
	}
}

func (h *tabHead) CreateRenderer() fyne.WidgetRenderer {
	r := &tabHeadRenderer{head: h, text: Body(h.name), line: NewGround(fynetheme.ColorNamePrimary), ring: NewGround("")}
	r.text.Align = fyne.TextAlignCenter
	r.ring.Radius, r.ring.Edge = 5, ringEdge
	r.objects = []fyne.CanvasObject{r.text, r.line, r.ring}
	r.Refresh()
	return r
}

type tabHeadRenderer struct {
	head    *tabHead
	text    *Text
	line    *Ground
	ring    *Ground
	objects []fyne.CanvasObject
}

func (r *tabHeadRenderer) Destroy()                     {}
func (r *tabHeadRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *tabHeadRenderer) MinSize() fyne.Size {
	bold := fyne.MeasureText(r.head.name, fynetheme.Size(fynetheme.SizeNameText), fyne.TextStyle{Bold: true})
	return fyne.NewSize(bold.Width+12, 38)
}

func (r *tabHeadRenderer) Layout(size fyne.Size) {
	r.text.Resize(size)
	r.line.Resize(fyne.NewSize(size.Width-12, 2))
	r.line.Move(fyne.NewPos(6, size.Height-2))
	const air = 3
	r.ring.Resize(fyne.NewSize(size.Width-2, size.Height-2*air))
	r.ring.Move(fyne.NewPos(1, air))
}

func (r *tabHeadRenderer) Refresh() {
	h := r.head
	r.text.Value, r.text.Bold, r.text.Colour = h.name, h.chosen, theme.Muted
	if h.chosen || h.Hovered {
		r.text.Colour = fynetheme.ColorNameForeground
	}
	r.line.Hidden = !h.chosen
	r.ring.Border = ""
	if h.Focused {
		r.ring.Border = fynetheme.ColorNamePrimary
	}
	for _, o := range r.objects {
		o.Refresh()
	}
}
