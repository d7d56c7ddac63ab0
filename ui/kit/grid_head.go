package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/theme"
)

// gridHead is the line of names above a Grid: pressing one sorts by its column, dragging its right border makes it wider.
type gridHead struct {
	widget.BaseWidget
	grid   *Grid
	ground *Ground
	texts  []*Text
	arrow  *Icon
	grip   int // the column whose border is held, -1 for none
	near   bool
}

var (
	_ fyne.Tappable      = (*gridHead)(nil)
	_ fyne.Draggable     = (*gridHead)(nil)
	_ desktop.Hoverable  = (*gridHead)(nil)
	_ desktop.Cursorable = (*gridHead)(nil)
)

func newGridHead(g *Grid) *gridHead {
	h := &gridHead{grid: g, ground: NewGround(theme.Well), arrow: NewIcon("sort-down"), grip: -1}
	h.arrow.Side = 12
	h.ExtendBaseWidget(h)
	return h
}

// border is the column whose right border is at x, -1 for none; column is the one whose name is there.
func (h *gridHead) border(x float32) int {
	at := gridGutter - h.grid.left
	for i, c := range h.grid.columns {
		at += c.Width + gridGutter
		if d := x - (at - gridGutter/2); d > -5 && d < 5 {
			return i
		}
	}
	return -1
}

func (h *gridHead) column(x float32) int {
	at := gridGutter/2 - h.grid.left
	for i, c := range h.grid.columns {
		if x >= at && x < at+c.Width+gridGutter {
			return i
		}
		at += c.Width + gridGutter
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (h *gridHead) Tapped(e *fyne.PointEvent) {
	if c := h.column(e.Position.X); c >= 0 && h.border(e.Position.X) < 0 && h.grid.OnSort != nil {
		h.grid.OnSort(c)
	}
}

// Dragged makes a column wider.
func (h *gridHead) Dragged(e *fyne.DragEvent) {
	if h.grip < 0 {
		if h.grip = h.border(e.Position.X - e.Dragged.DX); h.grip < 0 {
			return
		}
	}
	c := &h.grid.columns[h.grip]
	c.Width = max(gridLeast, c.Width+e.Dragged.DX)
	h.grid.Refresh()
}

// DragEnd lets go of the border.
func (h *gridHead) DragEnd() { h.grip = -1 }

// MouseIn implements desktop.Hoverable.
func (h *gridHead) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved notes whether a border can be grasped.
func (h *gridHead) MouseMoved(e *desktop.MouseEvent) { h.near = h.border(e.Position.X) >= 0 }

// MouseOut implements desktop.Hoverable.
func (h *gridHead) MouseOut() { h.near = false }

// Cursor implements desktop.Cursorable.
func (h *gridHead) Cursor() desktop.Cursor {
	if h.near || h.grip >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer { return &gridHeadRenderer{h} }

type gridHeadRenderer struct{ head *gridHead }

func (r *gridHeadRenderer) Destroy()           {}
func (r *gridHeadRenderer) MinSize() fyne.Size { return fyne.NewSize(10, gridHeight) }
func (r *gridHeadRenderer) Layout(fyne.Size)   {}

func (r *gridHeadRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.head.ground, r.head.arrow}
	for _, t := range r.head.texts {
		objects = append(objects, t)
	}
	return objects
}

func (r *gridHeadRenderer) Refresh() {
	h, g := r.head, r.head.grid
	size := h.BaseWidget.Size()
	h.ground.Resize(size)
	h.ground.Refresh()
	for len(h.texts) < len(g.columns) {
		h.texts = append(h.texts, Caption("").Cutting())
	}
	h.arrow.Hidden = g.sorted < 0
	h.arrow.Name, h.arrow.Colour = "sort-down", theme.Muted
	if g.descending {
		h.arrow.Name = "sort-up"
	}
	x := gridGutter - g.left
	for i, t := range h.texts {
		t.Hidden = i >= len(g.columns) || x > size.Width
		if t.Hidden {
			if i < len(g.columns) {
				x += g.columns[i].Width + gridGutter
			}
			continue
		}
		c := g.columns[i]
		t.Value, t.Bold, t.Align, t.Colour = c.Name, i == g.sorted, fyne.TextAlignLeading, theme.Muted
		width := c.Width
		if t.Bold {
			t.Colour = fynetheme.ColorNameForeground
			width -= 13
			h.arrow.Resize(fyne.NewSize(12, size.Height))
			h.arrow.Move(fyne.NewPos(x+c.Width-12, 0))
		}
		if c.Trailing {
			t.Align = fyne.TextAlignTrailing
		}
		t.Resize(fyne.NewSize(width, size.Height))
		t.Move(fyne.NewPos(x, 0))
		t.Refresh()
		x += c.Width + gridGutter
	}
	h.arrow.Refresh()
}
