package data

import "github.com/paulmach/orb"

// Vocation is the main activity of a zone (CNIG site_vocadomi).
type Vocation string

// The vocations.
const (
	VocationIndustrial Vocation = "industrial" // industrielle
	VocationCommercial Vocation = "commercial" // commerciale
	VocationOffices    Vocation = "offices"    // tertiaire
	VocationCraft      Vocation = "craft"      // artisanale
	VocationTourism    Vocation = "tourism"    // touristique
	VocationPort       Vocation = "port"       // portuaire
	VocationAirport    Vocation = "airport"    // aéroportuaire, aéronautique
	VocationLogistics  Vocation = "logistics"  // entrepôts, logistique
	VocationFarming    Vocation = "farming"    // logistique agricole
	VocationMixed      Vocation = "mixed"      // mixte
)

// Vocations lists them in the standard's order.
func Vocations() []Vocation {
	return []Vocation{
		VocationIndustrial, VocationCommercial, VocationOffices, VocationCraft, VocationTourism, VocationPort,
		VocationAirport, VocationLogistics, VocationFarming, VocationMixed,
	}
}

// Zone is an industrial or business zone: CNIG SITE-ECO.
type Zone struct {
	ID       string           `json:"id"` // INSEE_SITE-ECO_n
	Name     string           `json:"name"`
	Commune  string           `json:"commune"` // name
	INSEE    string           `json:"insee"`
	Vocation Vocation         `json:"vocation"`
	Shape    orb.MultiPolygon `json:"-"`
}

func (z Zone) Ref() Ref { return Ref{KindZone, z.ID} }
func (z Zone) row()     {}

// Validate requires an ID, a name, a known vocation and a shape that can be drawn.
func (z Zone) Validate() error {
	if err := named(z.Ref(), "name", z.Name); err != nil {
		return err
	}
	if err := known(z.Ref(), "vocation", z.Vocation, Vocations()); err != nil {
		return err
	}
	return drawn(z.Ref(), z.Shape)
}

// known checks a code against its list; the empty code means unknown and is allowed.
func known[T ~string](ref Ref, field string, code T, list []T) error {
	if code == "" {
		return nil
	}
	for _, c := range list {
		if c == code {
			return nil
		}
	}
	return &FieldError{ref, field, "unknown_code"}
}
