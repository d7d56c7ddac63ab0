package mapview

import "emprise/geo"

// trace is a way that clicks set corner by corner, with the pointer as its loose end.
type trace struct {
	corners []geo.XY
	loose   geo.XY
	held    bool // the loose end is shown
}

func (t *trace) move(g Gesture) { t.loose, t.held = g.At, len(t.corners) > 0 }

// set adds a corner, unless it lies where the last one does.
func (t *trace) set(g Gesture) {
	if n := len(t.corners); n == 0 || t.corners[n-1] != g.At {
		t.corners = append(t.corners[:n:n], g.At)
	}
	t.loose, t.held = g.At, false
}

// back takes the last corner away, and says whether there was one.
func (t *trace) back() bool {
	n := len(t.corners)
	if n == 0 {
		return false
	}
	t.corners = t.corners[: n-1 : n-1]
	t.held = t.held && n > 1
	return true
}

// drop takes all away, and says whether there was anything.
func (t *trace) drop() bool {
	was := len(t.corners) > 0
	*t = trace{}
	return was
}

// line is the way with its loose end.
func (t *trace) line() []geo.XY {
	if t.held {
		return append(t.corners[:len(t.corners):len(t.corners)], t.loose)
	}
	return t.corners
}
