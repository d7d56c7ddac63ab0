package data

import (
	"github.com/paulmach/orb"

	"emprise/geo"
)

// KeptView is a view of the map that was kept under a name, so that it travels with the project.
type KeptView struct {
	ID    string    `json:"id"` // VUE-n
	Name  string    `json:"name"`
	Lon   float64   `json:"lon"` // degrees, of the middle
	Lat   float64   `json:"lat"`
	Level geo.Level `json:"level"`
}

func (v KeptView) Ref() Ref { return Ref{KindView, v.ID} }
func (v KeptView) row()     {}

// Validate requires an ID, a name and a place on the Earth.
func (v KeptView) Validate() error {
	ref := v.Ref()
	return first(
		named(ref, "name", v.Name),
		when(!onEarth(orb.Point{v.Lon, v.Lat}), &FieldError{ref, "lon", "bad_shape"}),
	)
}
