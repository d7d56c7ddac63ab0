package style

import "emprise/geo/scene"

// Kept tells which features of a layer are drawn at all: those for which Only is true. It is nil when all are, or when Only
// cannot be worked out for the layer, which Check says; it belongs to one goroutine.
func (r Rules) Kept(l *scene.Layer) func(f int) bool {
	if r.Only == "" {
		return nil
	}
	kept, err := Where(r.Only).test(l.Features)
	if err != nil {
		return nil
	}
	return kept
}
