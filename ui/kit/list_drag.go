package kit

import (
	"math"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

var _ fyne.Draggable = (*itemRow)(nil)

// pitch is how far apart two items of the list begin.
func (r *itemRow) pitch() float32 {
	return r.BaseWidget.Size().Height + fynetheme.Padding()
}

// target is the place among the others where the item would go in.
func (r *itemRow) target() int {
	by := int(math.Round(float64(r.dragged / r.pitch())))
	return max(0, min(len(r.list.items)-1, r.at+by))
}

// Dragged takes the item along and shows where it would go in.
func (r *itemRow) Dragged(e *fyne.DragEvent) {
	l := r.list
	if l.OnMove == nil {
		return
	}
	r.dragged += e.Dragged.DY
	to := r.target()
	l.seam.Hidden = to == r.at
	edge := to
	if to > r.at {
		edge++
	}
	y := float32(edge)*r.pitch() - fynetheme.Padding()/2 - l.list.GetScrollOffset()
	l.seam.Move(fyne.NewPos(6, max(0, y-1)))
	l.seam.Resize(fyne.NewSize(r.BaseWidget.Size().Width-12, 2))
	l.seam.Refresh()
}

// DragEnd lets go of the item.
func (r *itemRow) DragEnd() {
	l, to, from := r.list, r.target(), r.at
	r.dragged = 0
	l.seam.Hide()
	if l.OnMove != nil && to != from {
		l.OnMove(r.id, to)
	}
}
