package style

import (
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// Picker answers which class each feature of one layer wears. It belongs to one goroutine.
type Picker struct {
	classes []compiled // in the order in which they are tried
}

type compiled struct {
	class      int
	conditions []condition
}

type condition struct {
	column *feature.Column // nil when the layer has none: the value is unknown
	values map[string]struct{}
	not    bool
}

// Picker prepares the rules for a layer.
func (r Rules) Picker(l *scene.Layer) *Picker {
	order := r.First
	if order == nil {
		order = make([]int, len(r.Classes))
		for i := range order {
			order[i] = i
		}
	}
	p := &Picker{}
	for _, i := range order {
		p.classes = append(p.classes, compiled{i, compile(l, r.Classes[i].When)})
	}
	return p
}

func compile(l *scene.Layer, when []Condition) []condition {
	var out []condition
	for _, w := range when {
		c := condition{column: l.Features.Column(w.Column), values: make(map[string]struct{}, len(w.Values)), not: w.Not}
		for _, v := range w.Values {
			c.values[v] = struct{}{}
		}
		out = append(out, c)
	}
	return out
}

// Class is the index of the class that feature f wears, -1 for none.
func (p *Picker) Class(f int) int {
	for _, c := range p.classes {
		if holds(c.conditions, f) {
			return c.class
		}
	}
	return -1
}

func holds(conditions []condition, f int) bool {
	for _, c := range conditions {
		have := false
		if c.column != nil && c.column.Known(f) {
			_, have = c.values[c.column.Text(f)]
		}
		if have == c.not {
			return false
		}
	}
	return true
}

// Read gives what the label reads for each feature of a layer, "" when it names it not.
func (n Label) Read(l *scene.Layer) func(f int) string {
	var columns []*feature.Column
	for _, name := range n.Columns {
		if c := l.Features.Column(name); c != nil {
			columns = append(columns, c)
		}
	}
	when := compile(l, n.When)
	return func(f int) string {
		if !holds(when, f) {
			return ""
		}
		for _, c := range columns {
			if t := c.Text(f); t != "" {
				return t
			}
		}
		return ""
	}
}
