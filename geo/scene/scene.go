package scene

import "emprise/geo"

// Scene is a stack of layers, bottom first. It is immutable; the zero value is an empty map.
type Scene struct {
	Version uint64
	Layers  []*Layer
}

// Layer finds a layer by its ID, nil when there is none.
func (s *Scene) Layer(id string) *Layer {
	if s == nil {
		return nil
	}
	for _, l := range s.Layers {
		if l.ID == id {
			return l
		}
	}
	return nil
}

// With is the scene with l in the place of the layer of the same ID; a layer that is new goes to position at, counted from
// the bottom, or on top when at is negative or too great.
func (s *Scene) With(l *Layer, at int) *Scene {
	n := &Scene{Version: s.Version + 1, Layers: make([]*Layer, 0, len(s.Layers)+1)}
	replaced := false
	for _, have := range s.Layers {
		if have.ID == l.ID {
			have, replaced = l, true
		}
		n.Layers = append(n.Layers, have)
	}
	if replaced {
		return n
	}
	if at < 0 || at > len(s.Layers) {
		at = len(s.Layers)
	}
	n.Layers = append(n.Layers, nil)
	copy(n.Layers[at+1:], n.Layers[at:])
	n.Layers[at] = l
	return n
}

// Without is the scene without the layer of that ID.
func (s *Scene) Without(id string) *Scene {
	n := &Scene{Version: s.Version + 1}
	for _, l := range s.Layers {
		if l.ID != id {
			n.Layers = append(n.Layers, l)
		}
	}
	return n
}

// Box covers all layers, plane metres; empty when nothing has a geometry.
func (s *Scene) Box() geo.Box {
	b := geo.EmptyBox()
	if s != nil {
		for _, l := range s.Layers {
			b = b.Union(l.Box)
		}
	}
	return b
}
