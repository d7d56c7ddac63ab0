package kit

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// gridBar is a scroll bar whose place is a share, not a length: however long the table, its thumb can be held.
type gridBar struct {
	widget.BaseWidget
	upright bool
	onMove  func(share float64)
	thumb   *Ground
	at      float64 // share of the whole that is above or at the left
	seen    float64 // share that is in sight
}

var (
	_ fyne.Draggable = (*gridBar)(nil)
	_ fyne.Tappable  = (*gridBar)(nil)
)

func newGridBar(upright bool, onMove func(share float64)) *gridBar {
	b := &gridBar{upright: upright, onMove: onMove, thumb: NewGround(fynetheme.ColorNameScrollBar)}
	b.thumb.Radius = 3
	b.ExtendBaseWidget(b)
	return b
}

func (b *gridBar) set(at, seen float64) {
	b.at, b.seen = at, min(1, seen)
	b.Refresh()
}

// length is that of the bar, thumb that of what is held.
func (b *gridBar) measure() (length, thumb float32) {
	length = b.BaseWidget.Size().Width
	if b.upright {
		length = b.BaseWidget.Size().Height
	}
	return length, min(length, max(28, float32(b.seen)*length))
}

// way turns units of the bar into a share of the whole.
func (b *gridBar) way(units float32) float64 {
	length, thumb := b.measure()
	if length <= thumb {
		return 0
	}
	return float64(units/(length-thumb)) * (1 - b.seen)
}

// Dragged implements fyne.Draggable.
func (b *gridBar) Dragged(e *fyne.DragEvent) {
	d := e.Dragged.DX
	if b.upright {
		d = e.Dragged.DY
	}
	b.onMove(max(0, min(1-b.seen, b.at+b.way(d))))
}

// DragEnd implements fyne.Draggable.
func (b *gridBar) DragEnd() {}

// Tapped goes where it was pressed.
func (b *gridBar) Tapped(e *fyne.PointEvent) {
	_, thumb := b.measure()
	p := e.Position.X
	if b.upright {
		p = e.Position.Y
	}
	b.onMove(max(0, min(1-b.seen, b.way(p-thumb/2))))
}

// CreateRenderer implements fyne.Widget.
func (b *gridBar) CreateRenderer() fyne.WidgetRenderer { return &gridBarRenderer{b} }

type gridBarRenderer struct{ bar *gridBar }

func (r *gridBarRenderer) Destroy()                     {}
func (r *gridBarRenderer) Layout(fyne.Size)             { r.Refresh() }
func (r *gridBarRenderer) MinSize() fyne.Size           { return fyne.NewSize(gridBarW, gridBarW) }
func (r *gridBarRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.bar.thumb} }

func (r *gridBarRenderer) Refresh() {
	b := r.bar
	b.thumb.Hidden = b.seen >= 1
	length, thumb := b.measure()
	at := float32(0)
	if b.seen < 1 {
		at = float32(b.at/(1-b.seen)) * (length - thumb)
	}
	if b.upright {
		b.thumb.Move(fyne.NewPos(2, at))
		b.thumb.Resize(fyne.NewSize(gridBarW-3, thumb))
	} else {
		b.thumb.Move(fyne.NewPos(at, 2))
		b.thumb.Resize(fyne.NewSize(thumb, gridBarW-3))
	}
	b.thumb.Refresh()
}
