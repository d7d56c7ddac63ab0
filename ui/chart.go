package ui

import (
	"fyne.io/fyne/v2"

	"emprise/geo/scene"
	"emprise/ui/mapview"
)

// newMap makes a map whose gestures are those of the window.
func (w *Window) newMap() *mapview.Map {
	m := mapview.New(w.runner, w.loc)
	m.Enlarge(float32(w.textSize()) / 100)
	m.OnSelect = func(hits []scene.Hit, how mapview.How) {
		if w.ws != nil {
			w.hit(w.ofNow(hits), how)
		}
	}
	m.OnHover = w.pointed
	m.OnHoverSign = w.signWords
	m.OnGather = w.gatherSign
	m.OnChoose = w.offer(m)
	m.OnPointer = w.showPointer
	m.OnEscape = w.escape
	m.OnKey = func(e *fyne.KeyEvent) { w.pressed(e.Name) }
	m.OnRune = w.typed
	m.OnUsed = func() { w.use(m) }
	m.OnTool = func(t mapview.Tool) {
		if m == w.sheet() {
			w.showTool(t)
		}
		w.sameTool(m, t.Name())
	}
	return m
}

// sheet is the map that the hand was on last, of two side by side; things are drawn on it.
func (w *Window) sheet() *mapview.Map {
	if w.split.twin != nil && w.split.drawnOn == w.split.twin {
		return w.split.twin
	}
	return w.chart
}

// use takes a drawing along to the map that the hand is on now, whatever is under way.
func (w *Window) use(m *mapview.Map) {
	before := w.sheet()
	if w.split.drawnOn = m; w.split.twin == nil || before == m || w.drawing.board == nil {
		return
	}
	w.drawing.board.Map = m
	if name := before.Tool().Name(); w.makeTool(before, name) == nil { // else both have it
		before.Pass(m)
	}
}

// sameTool puts the tool that one map has taken into force on the other too.
func (w *Window) sameTool(m *mapview.Map, name string) {
	other := w.split.twin
	if m == other {
		other = w.chart
	}
	if other == nil || other.Tool().Name() == name {
		return
	}
	if t := w.makeTool(other, name); t != nil || name == mapview.HandName {
		other.Take(t)
	}
}
