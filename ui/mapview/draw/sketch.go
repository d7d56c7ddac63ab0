package draw

import (
	"slices"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/draft"
	"emprise/geo/measure"
	"emprise/geo/outline"
	"emprise/ui/mapview"
)

// Sketch is the tool that sets corners one by one: an outline, or a line. Backspace and Ctrl+Z take the last corner back,
// Ctrl+Y sets it again; Enter, a double click or a click on the first corner end. Shift keeps right angles, Alt snaps to
// nothing; a length typed with its digits sets the next corner that far towards the pointer.
type Sketch struct {
	mapview.Bare
	// OnRing and OnLine take the result; one of them is set.
	OnRing func(orb.Ring)
	OnLine func(orb.LineString)

	board   *Board
	corners draft.History[[]draft.Snap]
	loose   draft.Snap // under the pointer
	inside  bool       // the pointer is on the map
	typed   string     // a length, or a length and a bearing
	lines   []string   // what the ground says
	wrong   *geo.LonLat
	size    string // of what is drawn
}

var (
	_ mapview.Tool   = (*Sketch)(nil)
	_ mapview.Typist = (*Sketch)(nil)
	_ mapview.Leaver = (*Sketch)(nil)
	_ Undoer         = (*Sketch)(nil)
)

// Undoer is a tool that can take its own steps back, before those of the project are.
type Undoer interface {
	CanUndo() bool
	CanRedo() bool
	Undo()
	Redo()
}

// NewSketch makes a tool of a name. Set OnRing to draw an outline, OnLine to draw a line.
func NewSketch(b *Board, name, hint string) *Sketch {
	return &Sketch{Bare: mapview.Bare{ID: name, HintKey: hint}, board: b}
}

// Hint implements mapview.Tool: where a drawing was left unfinished, that it can be gone on with.
func (t *Sketch) Hint() string {
	switch n := len(t.corners.Now()); {
	case n == 0 && t.board.Kept(t.ID):
		return "hint.draw_resume"
	case n >= t.least():
		return t.HintKey + "_end"
	case n > 0:
		return t.HintKey + "_on"
	}
	return t.HintKey
}

// least is how many corners make a result.
func (t *Sketch) least() int {
	if t.OnRing != nil {
		return 3
	}
	return 2
}

// Resume goes on with what was left unfinished.
func (t *Sketch) Resume() {
	if t.board.Kept(t.ID) {
		t.corners = t.board.kept[t.ID]
		delete(t.board.kept, t.ID)
		t.measure()
		t.board.Map.Redraw()
	}
}

// Places are the corners set.
func (t *Sketch) Places() orb.LineString {
	var line orb.LineString
	for _, c := range t.corners.Now() {
		line = append(line, c.At)
	}
	return line
}

// Move leads the loose end.
func (t *Sketch) Move(g mapview.Gesture) {
	t.loose, t.inside = t.aim(g), true
	t.measure()
	t.board.Map.Redraw()
}

// Leave takes the loose end away.
func (t *Sketch) Leave() {
	t.inside = false
	t.measure()
	t.board.Map.Redraw()
}

// aim is the place that a gesture means.
func (t *Sketch) aim(g mapview.Gesture) draft.Snap {
	line := t.Places()
	if g.Modifier&square != 0 && len(line) > 0 {
		return draft.Snap{At: draft.Square(line, geo.Unmercator(g.At).Orb())}
	}
	var own orb.MultiPoint
	if t.OnRing != nil && len(line) >= t.least() {
		own = orb.MultiPoint{line[0]}
	}
	return t.board.find(g, own)
}

// Click sets a corner; on the first one it ends.
func (t *Sketch) Click(g mapview.Gesture) {
	c := t.aim(g)
	line := t.Places()
	if t.OnRing != nil && len(line) >= t.least() && (c.At == line[0] || g.Near(geo.Mercator(geo.FromOrb(line[0])))) {
		t.end()
		return
	}
	t.inside, t.loose = true, c
	t.set(c)
}

// set adds a corner, with the border that leads to it when that is followed.
func (t *Sketch) set(c draft.Snap) {
	now := t.corners.Now()
	if n := len(now); n > 0 && now[n-1].At == c.At {
		return
	}
	next := slices.Clone(now)
	for _, at := range t.way(c) {
		next = append(next, draft.Snap{At: at, On: draft.ACorner})
	}
	t.corners.Do(append(next, c))
	t.typed = ""
	delete(t.board.kept, t.ID)
	t.measure()
	t.board.Map.Redraw()
}

// way is what lies between the last corner and a place when the border is followed.
func (t *Sketch) way(c draft.Snap) orb.LineString {
	now := t.corners.Now()
	if !t.board.Traced || len(now) == 0 {
		return nil
	}
	return draft.Trace(now[len(now)-1], c)
}

// Double ends: its first click has set the last corner.
func (t *Sketch) Double(mapview.Gesture) { t.end() }

// Key takes corners back and ends.
func (t *Sketch) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyBackspace, fyne.KeyDelete:
		if t.typed != "" {
			t.typed = t.typed[:len(t.typed)-1]
			return true
		}
		if !t.corners.Undo() {
			return false
		}
		t.measure()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.typed != "" {
			t.setTyped()
		} else {
			t.end()
		}
		return true
	}
	return false
}

// CanUndo says whether there is a corner to take back.
func (t *Sketch) CanUndo() bool { return t.corners.Changed() }

// CanRedo says whether there is a corner to set again.
func (t *Sketch) CanRedo() bool { return t.corners.Undone() }

// Undo takes the last corner back.
func (t *Sketch) Undo() {
	t.corners.Undo()
	t.measure()
	t.board.Map.Redraw()
}

// Redo sets it again.
func (t *Sketch) Redo() {
	t.corners.Redo()
	t.measure()
	t.board.Map.Redraw()
}

// Cancel leaves the drawing; it is kept, so that it can be gone on with.
func (t *Sketch) Cancel() bool {
	was := len(t.corners.Now()) > 0
	if was {
		t.board.keep(t.ID, t.corners)
	}
	t.clear()
	return was
}

func (t *Sketch) clear() {
	t.corners, t.typed, t.lines, t.wrong, t.size = draft.History[[]draft.Snap]{}, "", nil, nil, ""
	t.board.Ask(nil, nil)
}

// end hands the result over, unless it is not one yet.
func (t *Sketch) end() {
	line := t.Places()
	if len(line) < t.least() {
		t.board.Say("draw.too_few")
		return
	}
	if t.OnLine != nil {
		t.clear()
		t.OnLine(line)
		t.board.Map.Redraw()
		return
	}
	ring := orb.Ring(append(line, line[0]))
	if t.wrong = wrong(orb.MultiPolygon{{ring}}); t.wrong != nil {
		t.board.Say("draw.crossed")
		t.board.Map.Redraw()
		return
	}
	// It is kept until something is made of it: a form that is left brings nothing back by itself.
	kept := t.corners
	t.clear()
	t.board.keep(t.ID, kept)
	t.OnRing(ring)
	t.board.Map.Redraw()
}

// line is what is drawn, with its loose end.
func (t *Sketch) line() orb.LineString {
	line := t.Places()
	if t.inside && len(line) > 0 {
		line = append(append(line, t.way(t.loose)...), t.loose.At)
	}
	return line
}

// measure takes the size of what is drawn, and asks the ground about it.
func (t *Sketch) measure() {
	t.size, t.wrong = "", nil
	line := t.line()
	switch {
	case len(line) < 2:
		t.lines = nil
		t.board.Ask(nil, nil)
		return
	case t.OnLine != nil || len(line) < 3:
		t.size = mapview.Length(t.board.Loc, measure.Length(line))
		return
	}
	shape := orb.MultiPolygon{{orb.Ring(append(line, line[0]))}}
	if len(line) > 3 && wrong(shape) != nil {
		t.size, t.lines = t.board.Loc.T("measure.crossed"), nil
		t.board.Ask(nil, nil)
		return
	}
	t.size = t.board.size(shape)
	t.board.Ask(shape, func(lines []string) {
		t.lines = lines
		t.board.Map.Redraw()
	})
}

// wrong is where a shape is not as it must be, nil when it is: a crossing rather than anything else.
func wrong(shape orb.MultiPolygon) *geo.LonLat {
	var at *geo.LonLat
	for _, f := range outline.Faults(shape) {
		if at == nil || f.Rule == "self_crossing" {
			at = &f.At
		}
	}
	return at
}

// size is the area of a shape in words.
func (b *Board) size(shape orb.MultiPolygon) string {
	a := float64(measure.Area(shape))
	return b.Loc.T("draw.size", "m2", b.Loc.SquareMetres(a), "ha", b.Loc.Hectares(a))
}
