package ui

import "emprise/ui/mapview"

// newMap makes a map whose gestures are those of the window.
func (w *Window) newMap() *mapview.Map {
	m := mapview.New(w.runner, w.loc)
	m.OnSelect = w.hit
	m.OnHover = w.pointed
	m.OnHoverSign = w.signWords
	m.OnGather = w.gatherSign
	m.OnChoose = w.offer(m)
	m.OnPointer = w.showPointer
	m.OnEscape = w.escape
	m.OnRune = w.typed
	m.OnTool = func(t mapview.Tool) {
		if m == w.chart {
			w.showTool(t)
		}
		w.sameTool(m, t.Name())
	}
	return m
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
