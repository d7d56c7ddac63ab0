package draw

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/draft"
	"emprise/geo/scene"
	"emprise/ui/mapview"
)

// Pick is the tool that gathers features by clicking them, one more or one less with each click. Enter ends.
type Pick struct {
	mapview.Bare
	// OnPicked takes the result, in the order of the clicks.
	OnPicked func([]scene.Hit)

	board  *Board
	layers func() []*scene.Layer
	least  int
	picked draft.History[[]scene.Hit]
	rings  [][]geo.XY // of what is picked, on the map
	size   string
}

var (
	_ mapview.Tool = (*Pick)(nil)
	_ Undoer       = (*Pick)(nil)
)

// NewPick makes a tool of a name that picks areas of layers, and ends with least of them.
func NewPick(b *Board, name, hint string, least int, layers func() []*scene.Layer, first []scene.Hit) *Pick {
	return &Pick{Bare: mapview.Bare{ID: name, HintKey: hint}, board: b, layers: layers, least: least, picked: draft.NewHistory(first)}
}

// Begin measures what is picked once the tool is in force.
func (t *Pick) Begin() { t.measure() }

// Hint implements mapview.Tool.
func (t *Pick) Hint() string {
	if len(t.picked.Now()) >= t.least {
		return t.HintKey + "_end"
	}
	return t.HintKey
}

// Cursor implements mapview.Tool.
func (t *Pick) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Click takes the area under the hand, or leaves it.
func (t *Pick) Click(g mapview.Gesture) {
	hits := (&scene.Scene{Layers: t.layers()}).At(g.At, 0, nil)
	if len(hits) == 0 {
		t.board.Say("draw.nothing_here")
		return
	}
	now := t.picked.Now()
	next := slices.Clone(now)
	if i := slices.Index(next, hits[0]); i >= 0 {
		next = slices.Delete(next, i, i+1)
	} else {
		next = append(next, hits[0])
	}
	t.picked.Do(next)
	t.measure()
	t.board.Map.Redraw()
}

// Key takes the last pick back and ends.
func (t *Pick) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyBackspace, fyne.KeyDelete:
		if !t.picked.Undo() {
			return false
		}
		t.measure()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if now := t.picked.Now(); len(now) >= t.least {
			t.OnPicked(now)
		} else {
			t.board.Say("draw.pick_more")
		}
		return true
	}
	return false
}

// CanUndo says whether there is a pick to take back.
func (t *Pick) CanUndo() bool { return t.picked.Changed() }

// CanRedo says whether there is a pick to make again.
func (t *Pick) CanRedo() bool { return t.picked.Undone() }

// Undo takes the last pick back.
func (t *Pick) Undo() {
	t.picked.Undo()
	t.measure()
	t.board.Map.Redraw()
}

// Redo makes it again.
func (t *Pick) Redo() {
	t.picked.Redo()
	t.measure()
	t.board.Map.Redraw()
}

// Cancel leaves all.
func (t *Pick) Cancel() bool {
	was := len(t.picked.Now()) > 0
	t.picked = draft.History[[]scene.Hit]{}
	t.measure()
	return was
}

func (t *Pick) measure() {
	var all orb.MultiPolygon
	t.rings, t.size = nil, ""
	for _, h := range t.picked.Now() {
		mp := h.Layer.Features.MultiPolygon(h.Feature)
		for _, polygon := range mp {
			t.rings = append(t.rings, onMap(polygon[0]))
		}
		all = append(all, mp...)
	}
	if len(all) > 0 {
		t.size = t.board.Loc.N("draw.picked", len(t.picked.Now()), "size", t.board.size(all))
	}
}

// Draw outlines what is picked.
func (t *Pick) Draw(p *mapview.Pen) {
	for _, ring := range t.rings {
		p.Area(ring, false)
	}
	if now := t.picked.Now(); len(now) > 0 {
		last := now[len(now)-1]
		p.Note(last.Layer.BoxOf(last.Feature).Centre(), t.size)
	}
}
