package demo

import (
	"emprise/data"
	"emprise/geo/feature"
)

// DefaultSeed is the territory that everyone sees.
const DefaultSeed uint64 = 58

// Layer is a layer with its features.
type Layer struct {
	data.Layer
	Features *feature.Set
}

// Territory is all of the demonstration: Layers are bottom first, and every reference between nouns resolves.
type Territory struct {
	Info      data.Territory
	Layers    []Layer
	Zones     []data.Zone
	Plots     []data.Plot
	Companies []data.Company
	Needs     []data.Need
	Projects  []data.Project
	More      []data.Row // of all other kinds, each after those it refers to
}

// Layer finds a layer by ID.
func (t *Territory) Layer(id string) (Layer, bool) {
	for _, l := range t.Layers {
		if l.ID == id {
			return l, true
		}
	}
	return Layer{}, false
}
