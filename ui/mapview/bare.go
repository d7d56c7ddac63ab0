package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Bare is a tool that does nothing, for others to be made of: embed it and write the gestures that matter.
type Bare struct{ ID, HintKey string }

var _ Tool = Bare{}

// Name implements Tool.
func (b Bare) Name() string { return b.ID }

// Hint implements Tool.
func (b Bare) Hint() string { return b.HintKey }

// Press implements Tool: the map follows the hand.
func (Bare) Press(Gesture) bool { return false }

// Drag implements Tool.
func (Bare) Drag(Gesture) {}

// Release implements Tool.
func (Bare) Release(Gesture) {}

// Move implements Tool.
func (Bare) Move(Gesture) {}

// Click implements Tool.
func (Bare) Click(Gesture) {}

// Double implements Tool.
func (Bare) Double(Gesture) {}

// Key implements Tool.
func (Bare) Key(*fyne.KeyEvent) bool { return false }

// Cancel implements Tool: nothing is under way.
func (Bare) Cancel() bool { return false }

// Draw implements Tool.
func (Bare) Draw(*Pen) {}

// Cursor implements Tool.
func (Bare) Cursor() desktop.Cursor { return desktop.CrosshairCursor }
