package mapview

import (
	"fmt"
	"slices"

	"emprise/geo/style"
)

// outlined is the model with the features that names keep off: those that are selected, as long as they are few. Many are only washed.
func (m Model) outlined() Model {
	chosen := m.marked()
	m.Dressed = slices.Clone(m.Dressed)
	for _, p := range chosen {
		features := p.numbers()
		if len(features) >= crowdSize {
			continue
		}
		for i := range m.Dressed {
			if d := &m.Dressed[i]; d.Layer == p.Layer {
				d.Outlined = features
			}
		}
	}
	return m
}

// outlines tells two such choices apart.
func (m Model) outlines() string {
	said := ""
	for _, p := range m.marked() {
		if len(p.ids)+len(p.features) < crowdSize {
			said += fmt.Sprintln(p.Layer.ID, p.ids, p.features)
		}
	}
	return said
}

// numbers are the features by their numbers in the layer.
func (p marked) numbers() []int {
	features := slices.Clone(p.features)
	for _, id := range p.ids {
		if f := p.Layer.Find(style.IDColumn, id); f >= 0 {
			features = append(features, f)
		}
	}
	return features
}
