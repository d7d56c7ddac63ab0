package assembly

import (
	"emprise/data"
	"emprise/geo"
)

// Refusal is why a parcel is in no assembly.
type Refusal string

// The refusals; the empty one is none.
const (
	RefusedArea    Refusal = "area"    // alone it is larger than what is asked, or it has no area
	RefusedZoning  Refusal = "zoning"  // the urban plan has it in a zone that the need does not allow
	RefusedCommune Refusal = "commune" // it lies in a commune that the need does not allow
	RefusedStatus  Refusal = "status"  // it is of a plot that is sold or cannot be
	RefusedBuilt   Refusal = "built"   // buildings stand on it
	RefusedOwner   Refusal = "owner"   // its owner is not to be asked
	RefusedOutside Refusal = "outside" // it lies outside of the zone that was asked about
)

// Refusals lists them.
func Refusals() []Refusal {
	return []Refusal{RefusedArea, RefusedZoning, RefusedCommune, RefusedStatus, RefusedBuilt, RefusedOwner, RefusedOutside}
}

// Parcel is what is known of a parcel; nil and "" are unknown.
type Parcel struct {
	ID        string
	Area      geo.SquareMetres
	Perimeter geo.Metres
	Flooded   *geo.SquareMetres // under flood zones
	Taken     *geo.SquareMetres // not urbanised yet: what building on it would use up
	Price     *float64          // euros, for all of it
	Owner     string            // the same text is the same owner
	Public    data.Answer       // whether the owner is a public body
	Refused   Refusal
}

// Range is what a number may be: Low and High are the same when it is known. High may be infinite.
type Range struct{ Low, High float64 }

// Known says whether there is only one number.
func (r Range) Known() bool { return r.Low == r.High }

func (r *Range) add(low, high float64) {
	r.Low += low
	r.High += high
}

// Scaled multiplies by a number above zero.
func (r Range) Scaled(by float64) Range { return Range{r.Low * by, r.High * by} }

// Assembly is a connected set of parcels.
type Assembly struct {
	Parcels     []string // in order
	Places      []int    // of the parcels in the list that was searched, in order
	Area        geo.SquareMetres
	Perimeter   geo.Metres // outer and inner borders
	Compactness float64    // 4π·area/perimeter² (Polsby and Popper): 1 for a disc, 0.79 for a square
	Owners      Range      // how many there are
	Public      Range      // share of the area, 0 to 1
	Price       Range      // euros
	Net         Range      // square metres out of flood zones
	Taken       Range      // square metres that are not urbanised yet
}
