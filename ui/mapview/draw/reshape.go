package draw

import (
	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/draft"
	"emprise/ui/mapview"
)

// Reshape is the tool that changes a shape that is there: a corner is dragged, a side that is taken gets a corner there, Delete
// takes out the corner clicked last. Enter ends. It counts every step, so that each can be taken back.
type Reshape struct {
	mapview.Bare
	// OnShape takes the result.
	OnShape func(orb.MultiPolygon)

	board  *Board
	shape  draft.History[orb.MultiPolygon]
	corner *draft.Corner // in hand, or clicked last
	held   bool
	from   orb.MultiPolygon // before the corner was taken
	loose  draft.Snap
	near   *draft.Corner // under the pointer
	lines  []string
	size   string
	wrong  *geo.LonLat
}

var (
	_ mapview.Tool   = (*Reshape)(nil)
	_ mapview.Typist = (*Reshape)(nil)
	_ Undoer         = (*Reshape)(nil)
)

// NewReshape makes a tool of a name on a shape.
func NewReshape(b *Board, name, hint string, shape orb.MultiPolygon) *Reshape {
	return &Reshape{Bare: mapview.Bare{ID: name, HintKey: hint}, board: b, shape: draft.NewHistory(shape)}
}

// Begin measures the shape once the tool is in force.
func (t *Reshape) Begin() { t.measure() }

// Hint implements mapview.Tool.
func (t *Reshape) Hint() string {
	if t.shape.Changed() {
		return t.HintKey + "_end"
	}
	return t.HintKey
}

// Shape is the shape of the moment.
func (t *Reshape) Shape() orb.MultiPolygon { return t.shape.Now() }

// Rune implements mapview.Typist.
func (t *Reshape) Rune(r rune) bool { return t.board.letter(r) }

// Press takes the corner under the hand, or makes one on the side there.
func (t *Reshape) Press(g mapview.Gesture) bool {
	now := t.shape.Now()
	if c, ok := draft.CornerNear(now, g.At, snapReach*g.Reach); ok {
		t.corner, t.held, t.from = &c, true, now
		return true
	}
	if c, _, ok := draft.EdgeNear(now, g.At, g.Reach); ok {
		made, name := draft.Inserted(now, c, t.board.find(g, nil).At)
		t.shape.Do(made)
		t.corner, t.held, t.from = &name, true, nil
		t.measure()
		t.board.Map.Redraw()
		return true
	}
	t.corner = nil
	return false
}

// Drag moves the corner.
func (t *Reshape) Drag(g mapview.Gesture) {
	if !t.held {
		return
	}
	t.loose = t.board.find(g, nil)
	next := draft.Moved(t.shape.Now(), *t.corner, t.loose.At)
	if t.from != nil { // the whole way is one step
		t.shape.Do(next)
		t.from = nil
	} else {
		t.shape.Replace(next)
	}
	t.measure()
	t.board.Map.Redraw()
}

// Release puts the corner down.
func (t *Reshape) Release(mapview.Gesture) {
	t.held, t.loose = false, draft.Snap{}
	t.board.Map.Redraw()
}

// Click keeps the corner that Press took: Delete takes it out.
func (t *Reshape) Click(mapview.Gesture) {
	t.held = false
	t.board.Map.Redraw()
}

// Move shows what Press would take.
func (t *Reshape) Move(g mapview.Gesture) {
	t.near = nil
	if c, ok := draft.CornerNear(t.shape.Now(), g.At, snapReach*g.Reach); ok {
		t.near = &c
	}
	t.board.Map.Redraw()
}

// Key takes a corner out and ends.
func (t *Reshape) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyBackspace, fyne.KeyDelete:
		if t.corner == nil {
			t.board.Say("draw.no_corner")
			return true
		}
		next, ok := draft.Deleted(t.shape.Now(), *t.corner)
		if !ok {
			t.board.Say("draw.too_few")
			return true
		}
		t.shape.Do(next)
		t.corner, t.near = nil, nil
		t.measure()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		t.end()
		return true
	}
	return false
}

func (t *Reshape) end() {
	if t.wrong = wrong(t.shape.Now()); t.wrong != nil {
		t.board.Say("draw.crossed")
		return
	}
	t.OnShape(t.shape.Now())
}

// CanUndo says whether there is a step to take back.
func (t *Reshape) CanUndo() bool { return t.shape.Changed() }

// CanRedo says whether there is a step to make again.
func (t *Reshape) CanRedo() bool { return t.shape.Undone() }

// Undo takes the last step back.
func (t *Reshape) Undo() { t.step(t.shape.Undo) }

// Redo makes it again.
func (t *Reshape) Redo() { t.step(t.shape.Redo) }

func (t *Reshape) step(f func() bool) {
	f()
	t.corner, t.near = nil, nil
	t.measure()
	t.board.Map.Redraw()
}

// Cancel goes back to the shape that was; Redo brings the steps again while the tool is in force.
func (t *Reshape) Cancel() bool {
	was := t.shape.Changed()
	for t.shape.Undo() {
	}
	t.corner, t.near, t.held = nil, nil, false
	t.measure()
	return was
}

func (t *Reshape) measure() {
	t.wrong = nil
	t.size = t.board.size(t.shape.Now())
	t.board.Ask(t.shape.Now(), func(lines []string) {
		t.lines = lines
		t.board.Map.Redraw()
	})
}

// Draw draws the shape with its corners.
func (t *Reshape) Draw(p *mapview.Pen) {
	now := t.shape.Now()
	top := geo.XY{}
	for i, polygon := range now {
		for k, r := range polygon {
			ring := onMap(r)
			if k == 0 {
				p.Area(ring, false)
			} else {
				p.Line(ring, false)
			}
			for _, at := range ring {
				if i == 0 && k == 0 && (top == geo.XY{} || at.X > top.X) {
					top = at
				}
			}
		}
	}
	for _, c := range draft.Corners(now) {
		full := t.corner != nil && c == *t.corner || t.near != nil && c == *t.near
		p.Corner(geo.Mercator(geo.FromOrb(draft.Place(now, c))), full)
	}
	if t.held {
		markSnap(p, t.loose)
	}
	if t.wrong != nil {
		fault(p, *t.wrong)
	}
	if len(now) > 0 {
		p.Note(top, append([]string{t.size}, t.lines...)...)
	}
}
