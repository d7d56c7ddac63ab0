// Package fact gathers what is known of each plot, measure by measure, each value with its source and date: what people
// entered, and what is measured on the ground against the layers of the project by their role or, where a need asks in words
// of its own (data.Free), against the features that it names.
//
// Areas are square metres and distances metres on the ground, straight line from edge to edge or, where their name says so, by
// road; geometries are lon/lat degrees. What a layer cannot tell, because the layer is absent or says nothing of the kind, is unknown and never "none
// near". All functions may be called from any goroutine; a Cache guards itself. The package must know nothing of bounds, of
// weights and of languages.
package fact
