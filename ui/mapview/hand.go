package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Hand is the tool that a map begins with: it moves the map, selects what is clicked and zooms at a double click.
type Hand struct{ m *Map }

var _ Tool = (*Hand)(nil)

// HandName is the Name of the Hand.
const HandName = "tool.hand"

// Name implements Tool.
func (h *Hand) Name() string { return HandName }

// Hint implements Tool.
func (h *Hand) Hint() string { return "hint.hand" }

// Press implements Tool: the map follows the hand.
func (h *Hand) Press(Gesture) bool { return false }

// Drag implements Tool.
func (h *Hand) Drag(Gesture) {}

// Release implements Tool.
func (h *Hand) Release(Gesture) {}

// Move implements Tool.
func (h *Hand) Move(Gesture) {}

// Click selects what lies under the pointer.
func (h *Hand) Click(g Gesture) {
	m := h.m
	if m.OnSelect == nil {
		return
	}
	add := g.Adds() || g.Removes()
	if m.model.Scene == nil {
		m.OnSelect(nil, add)
		return
	}
	m.OnSelect(m.hits(g.X, g.Y), add)
}

// Double zooms where the pointer is.
func (h *Hand) Double(g Gesture) {
	if g.Adds() || g.Removes() {
		h.Click(g)
		return
	}
	h.m.zoom(2*stepsPerNotch, g.X, g.Y)
}

// Key implements Tool.
func (h *Hand) Key(*fyne.KeyEvent) bool { return false }

// Cancel implements Tool: nothing is ever under way.
func (h *Hand) Cancel() bool { return false }

// Draw implements Tool.
func (h *Hand) Draw(*Pen) {}

// Cursor implements Tool.
func (h *Hand) Cursor() desktop.Cursor { return desktop.DefaultCursor }
