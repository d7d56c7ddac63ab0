package data

import (
	"strings"

	"github.com/paulmach/orb"
)

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

// Validate requires an ID, a name and a known vocation.
func (z Zone) Validate() error {
	if z.ID == "" {
		return &FieldError{z.Ref(), "id", "required"}
	}
	if strings.TrimSpace(z.Name) == "" {
		return &FieldError{z.Ref(), "name", "required"}
	}
	return known(z.Ref(), "vocation", z.Vocation, Vocations())
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
