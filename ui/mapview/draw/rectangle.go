package draw

import (
	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/draft"
	"emprise/geo/measure"
	"emprise/ui/mapview"
)

// Rectangle is the tool that draws a rectangle: two clicks on opposite corners for one that stands upright; for a turned one,
// two along a side and a third for its depth.
type Rectangle struct {
	mapview.Bare
	// OnRing takes the result.
	OnRing func(orb.Ring)

	board   *Board
	turned  bool
	corners draft.History[[]orb.Point]
	loose   draft.Snap
	inside  bool
	lines   []string
	size    string
}

var (
	_ mapview.Tool   = (*Rectangle)(nil)
	_ mapview.Typist = (*Rectangle)(nil)
	_ Undoer         = (*Rectangle)(nil)
)

// NewRectangle makes a tool of a name.
func NewRectangle(b *Board, name, hint string, turned bool) *Rectangle {
	return &Rectangle{Bare: mapview.Bare{ID: name, HintKey: hint}, board: b, turned: turned}
}

// Hint implements mapview.Tool.
func (t *Rectangle) Hint() string {
	switch len(t.corners.Now()) {
	case 0:
		return t.HintKey
	case 1:
		return t.HintKey + "_on"
	}
	return t.HintKey + "_end"
}

// Rune implements mapview.Typist.
func (t *Rectangle) Rune(r rune) bool { return t.board.letter(r) }

// Move leads the loose corner.
func (t *Rectangle) Move(g mapview.Gesture) {
	t.loose, t.inside = t.aim(g), true
	t.measure()
	t.board.Map.Redraw()
}

func (t *Rectangle) aim(g mapview.Gesture) draft.Snap {
	if g.Modifier&square != 0 && t.turned && len(t.corners.Now()) == 1 {
		return draft.Snap{At: draft.Square(t.corners.Now(), geo.Unmercator(g.At).Orb())}
	}
	return t.board.find(g, nil)
}

// Click sets a corner; the last one ends.
func (t *Rectangle) Click(g mapview.Gesture) {
	t.loose, t.inside = t.aim(g), true
	now := t.corners.Now()
	if n := len(now); n > 0 && now[n-1] == t.loose.At {
		return
	}
	if ring := t.ring(); ring != nil && len(now) == t.needs()-1 {
		t.Cancel()
		t.OnRing(ring)
		t.board.Map.Redraw()
		return
	}
	if len(now) < t.needs()-1 {
		t.corners.Do(append(now[:len(now):len(now)], t.loose.At))
	}
	t.measure()
	t.board.Map.Redraw()
}

// needs is how many clicks make a rectangle.
func (t *Rectangle) needs() int {
	if t.turned {
		return 3
	}
	return 2
}

// ring is the rectangle with its loose corner, nil while there is none.
func (t *Rectangle) ring() orb.Ring {
	switch now := t.corners.Now(); {
	case !t.inside || len(now) < t.needs()-1:
		return nil
	case t.turned:
		return draft.Turned(now[0], now[1], t.loose.At)
	default:
		return draft.Upright(now[0], t.loose.At)
	}
}

// Key takes corners back.
func (t *Rectangle) Key(e *fyne.KeyEvent) bool {
	if (e.Name == fyne.KeyBackspace || e.Name == fyne.KeyDelete) && t.corners.Undo() {
		t.measure()
		return true
	}
	return false
}

// CanUndo says whether there is a corner to take back.
func (t *Rectangle) CanUndo() bool { return t.corners.Changed() }

// CanRedo says whether there is a corner to set again.
func (t *Rectangle) CanRedo() bool { return t.corners.Undone() }

// Undo takes the last corner back.
func (t *Rectangle) Undo() {
	t.corners.Undo()
	t.measure()
	t.board.Map.Redraw()
}

// Redo sets it again.
func (t *Rectangle) Redo() {
	t.corners.Redo()
	t.measure()
	t.board.Map.Redraw()
}

// Cancel drops what is drawn: two clicks are soon made again.
func (t *Rectangle) Cancel() bool {
	was := len(t.corners.Now()) > 0
	t.corners, t.size, t.lines = draft.History[[]orb.Point]{}, "", nil
	t.board.Ask(nil, nil)
	return was
}

func (t *Rectangle) measure() {
	t.size = ""
	if ring := t.ring(); ring != nil {
		shape := orb.MultiPolygon{{ring}}
		side := func(i int) string {
			return mapview.Length(t.board.Loc, measure.Distance(geo.FromOrb(ring[i]), geo.FromOrb(ring[i+1])))
		}
		t.size = t.board.size(shape) + " · " + side(0) + " × " + side(1)
		t.board.Ask(shape, func(lines []string) {
			t.lines = lines
			t.board.Map.Redraw()
		})
		return
	}
	t.lines = nil
	t.board.Ask(nil, nil)
	if now := t.corners.Now(); len(now) > 0 && t.inside {
		t.size = mapview.Length(t.board.Loc, measure.Distance(geo.FromOrb(now[0]), geo.FromOrb(t.loose.At)))
	}
}

// Draw draws the rectangle, or the side that is set.
func (t *Rectangle) Draw(p *mapview.Pen) {
	now := t.corners.Now()
	if ring := t.ring(); ring != nil {
		p.Area(onMap(ring[:4]), true)
	} else if len(now) > 0 && t.inside {
		p.Line(onMap([]orb.Point{now[0], t.loose.At}), true)
	}
	for i, at := range now {
		p.Corner(geo.Mercator(geo.FromOrb(at)), i == 0)
	}
	if t.inside {
		markSnap(p, t.loose)
		if t.size != "" {
			p.Note(geo.Mercator(geo.FromOrb(t.loose.At)), append([]string{t.size}, t.lines...)...)
		}
	}
}
