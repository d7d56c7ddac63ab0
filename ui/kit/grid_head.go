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
	cover  *Ground // of what scrolls below the frozen columns
	texts  []*Text
	unders []*Text
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
	h := &gridHead{grid: g, ground: NewGround(theme.Well), cover: NewGround(theme.Well), arrow: NewIcon("sort-down"), grip: -1}
	h.arrow.Side = 12
	h.ExtendBaseWidget(h)
	return h
}

// border is the column whose right border is at x, -1 for none; column is the one whose name is there.
func (h *gridHead) border(x float32) int {
	edge := h.grid.frozenEdge()
	for i, c := range h.grid.columns {
		at := h.grid.x(i) + c.Width + gridGutter/2
		if d := x - at; d > -5 && d < 5 && (i < h.grid.Frozen || at > edge+5) {
			return i
		}
	}
	return -1
}

func (h *gridHead) column(x float32) int { return h.grid.columnAt(x) }

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
	c.least, c.Grow = c.Width/Scale(), 0 // the hand has the last word
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
	h := r.head
	objects := []fyne.CanvasObject{h.ground}
	frozen := min(h.grid.Frozen, len(h.texts))
	for i := frozen; i < len(h.texts); i++ {
		objects = append(objects, h.texts[i], h.unders[i])
	}
	if frozen > 0 {
		objects = append(objects, h.cover)
	}
	for i := range frozen {
		objects = append(objects, h.texts[i], h.unders[i])
	}
	return append(objects, h.arrow)
}

func (r *gridHeadRenderer) Refresh() {
	h, g := r.head, r.head.grid
	size := h.BaseWidget.Size()
	h.ground.Resize(size)
	h.ground.Refresh()
	edge := g.frozenEdge()
	h.cover.Resize(fyne.NewSize(edge, size.Height))
	h.cover.Refresh()
	for len(h.texts) < len(g.columns) {
		h.texts, h.unders = append(h.texts, Caption("").Cutting()), append(h.unders, Caption("").Cutting())
	}
	h.arrow.Hidden = g.sorted < 0
	h.arrow.Name, h.arrow.Colour = "sort-down", theme.Muted
	if g.descending {
		h.arrow.Name = "sort-up"
	}
	x := float32(gridGutter)
	for i, t := range h.texts {
		if i > 0 && i <= len(g.columns) {
			x += g.columns[i-1].Width + gridGutter
		}
		if i == g.Frozen {
			x -= g.left
		}
		under := h.unders[i]
		t.Hidden = i >= len(g.columns) || x > size.Width || i >= g.Frozen && x+g.columns[i].Width < edge
		under.Hidden = t.Hidden || g.columns[i].Under == ""
		if t.Hidden {
			continue
		}
		c := g.columns[i]
		t.Value, t.Bold, t.Align, t.Colour = c.Name, i == g.sorted, fyne.TextAlignLeading, theme.Muted
		width, height := min(c.Width, size.Width-x), size.Height // what is beyond the table is not its own
		if t.Bold {
			t.Colour = fynetheme.ColorNameForeground
			width -= 13
			h.arrow.Resize(fyne.NewSize(12, size.Height))
			h.arrow.Move(fyne.NewPos(x+c.Width-12, 0))
		}
		if c.Trailing {
			t.Align = fyne.TextAlignTrailing
		}
		if !under.Hidden {
			height = size.Height/2 + 3
			under.Value, under.Align = c.Under, t.Align
			under.Resize(fyne.NewSize(width, height))
			under.Move(fyne.NewPos(x, size.Height/2-4))
			under.Refresh()
		}
		t.Resize(fyne.NewSize(width, height))
		t.Move(fyne.NewPos(x, 0))
		t.Refresh()
	}
	h.arrow.Refresh()
}
