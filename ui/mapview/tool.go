package mapview

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emprise/geo"
)

// Tool is what the map does with the hand: select, draw a lasso, measure, move a corner. One tool is in force at a time; the
// Hand is the one that a map begins with and that Escape leads back to.
//
// A tool is told of gestures at places of the plane and keeps what is under way itself, also in plane metres, so that the
// map may move and zoom below it: the wheel, the middle button and the arrow keys stay with the map. What it shows it draws
// anew in each picture, above all else; it calls Map.Redraw when that has changed. All methods are called on the interface
// thread.
type Tool interface {
	// Name is the identifier of the operation that takes the tool, "tool.lasso".
	Name() string
	// Hint is the translation key of the line that says what to do next.
	Hint() string
	// Press tells that the button went down. When it says true, the way until the button goes up belongs to the tool: it
	// is told by Drag and Release. Otherwise the map follows the hand. Either way, a button that goes up where it went
	// down is told by Click alone.
	Press(g Gesture) bool
	// Drag tells a move with the button down, after Press said true.
	Drag(g Gesture)
	// Release tells the end of what Drag told; g is the last place.
	Release(g Gesture)
	// Move tells that the pointer is somewhere, no button down.
	Move(g Gesture)
	// Click tells that the button went down and up at one place. Of a double click the first is told by Click too.
	Click(g Gesture)
	// Double tells the second click of a double click.
	Double(g Gesture)
	// Key tells a key, and says whether the tool made use of it; Escape is told by Cancel.
	Key(e *fyne.KeyEvent) bool
	// Cancel drops what is under way, and says whether anything was: Escape, or another tool that takes over.
	Cancel() bool
	// Draw draws what is under way. It is called for each picture: no search, no measuring.
	Draw(p *Pen)
	// Cursor is the shape of the pointer.
	Cursor() desktop.Cursor
}

// Holder is a Tool that has an answer to a long press, Alt+click or the right button.
type Holder interface{ Hold(g Gesture) }

// Typist is a Tool that reads characters; it says whether it made use of one.
type Typist interface{ Rune(r rune) bool }

// Leaver is a Tool that wants to know that the pointer left the map.
type Leaver interface{ Leave() }

// Gesture is where a hand does something on the map.
type Gesture struct {
	At       geo.XY  // plane metres
	X, Y     float64 // device pixels of the map
	Reach    float64 // plane metres: what is no farther from At counts as pointed at
	Modifier fyne.KeyModifier
}

// How says what a gesture does with what is selected already.
type How uint8

// What a gesture does with what is selected already: it takes its place, is added with Shift, and is taken away with Ctrl,
// Command on a Mac.
const (
	Replace How = iota
	Add
	Remove
)

// How is what the gesture does with what is selected already.
func (g Gesture) How() How { return howOf(g.Modifier) }

func howOf(m fyne.KeyModifier) How {
	switch {
	case m&fyne.KeyModifierShift != 0:
		return Add
	case m&fyne.KeyModifierShortcutDefault != 0:
		return Remove
	}
	return Replace
}

// Near says whether a place lies within reach.
func (g Gesture) Near(p geo.XY) bool { return math.Hypot(p.X-g.At.X, p.Y-g.At.Y) <= g.Reach }

// Tool is the tool in force.
func (m *Map) Tool() Tool { return m.tool }

// Take puts a tool in force; nil is the Hand. What was under way with the one before is dropped.
func (m *Map) Take(t Tool) {
	if t == nil {
		t = m.hand
	}
	if t == m.tool {
		return
	}
	m.drop()
	m.pointAway()
	m.tool, m.hint = t, ""
	m.Redraw()
}

// Pass gives the tool in force to another map with all that is under way, and takes the Hand.
func (m *Map) Pass(to *Map) {
	if to == m || m.tool == Tool(m.hand) {
		return
	}
	t := m.tool
	m.tool, m.hint = m.hand, m.hand.Hint()
	m.mouse.held = false
	m.raster.Refresh()
	to.drop()
	to.pointAway()
	to.tool, to.hint = t, ""
	to.Redraw()
}

// Redraw shows a new picture, because what the tool draws or says has changed.
func (m *Map) Redraw() {
	m.raster.Refresh()
	if h := m.tool.Hint(); h != m.hint {
		m.hint = h
		if m.OnTool != nil {
			m.OnTool(m.tool)
		}
	}
}

// Escape drops what the tool has under way, else goes back to the Hand; it says whether there was something to leave.
func (m *Map) Escape() bool {
	if m.drop() {
		m.Redraw()
		return true
	}
	if m.tool == Tool(m.hand) {
		return false
	}
	m.Take(nil)
	return true
}

// drop makes the tool drop what is under way, with the rest of a press that it took; it says whether there was anything.
func (m *Map) drop() bool {
	m.mouse.dropped, m.mouse.held = m.mouse.dropped || m.mouse.held, false
	return m.tool.Cancel()
}

// gesture is what the hand does at a device pixel.
func (m *Map) gesture(x, y float64, mod fyne.KeyModifier) Gesture {
	return Gesture{
		At: m.camera.ToPlane(x, y), X: x, Y: y, Reach: hitTolerance * m.grain() * m.camera.Resolution, Modifier: mod,
	}
}
