package data

import (
	"time"

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
	ID       string   `json:"id"` // INSEE_SITE-ECO_n
	Name     string   `json:"name"`
	Commune  string   `json:"commune"` // name
	INSEE    string   `json:"insee"`
	Vocation Vocation `json:"vocation"`

	PoleID      string        `json:"pole_id,omitempty"`
	Type        ZoneType      `json:"type,omitempty"`
	State       ZoneState     `json:"state,omitempty"`
	Evolution   ZoneEvolution `json:"evolution,omitempty"`
	Created     string        `json:"created,omitempty"` // AAAA
	Updated     string        `json:"updated,omitempty"` // AAAA-MM-JJ
	Developer   ZoneDeveloper `json:"developer,omitempty"`
	LedBy       string        `json:"led_by,omitempty"`     // who develops it
	PlannedBy   string        `json:"planned_by,omitempty"` // who fits it out
	SoldBy      string        `json:"sold_by,omitempty"`    // who sells it
	Description string        `json:"description,omitempty"`
	URL         string        `json:"url,omitempty"`

	Networks ZoneNetworks `json:"networks,omitzero"`
	Access   ZoneAccess   `json:"access,omitzero"`

	// The inventory of article L. 318-8-2, each day AAAA-MM-JJ.
	InventoryStarted  string `json:"inventory_started,omitempty"`
	ConsultationStart string `json:"consultation_start,omitempty"` // of owners and occupants, thirty days
	ConsultationEnd   string `json:"consultation_end,omitempty"`
	InventoryAdopted  string `json:"inventory_adopted,omitempty"`
	InventoryDue      string `json:"inventory_due,omitempty"` // the next one; absent: six years after it was adopted

	Notes      string     `json:"notes,omitempty"`
	Provenance Provenance `json:"provenance,omitempty"`

	Shape orb.MultiPolygon `json:"-"`
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
	ref := z.Ref()
	return first(
		insee(ref, "insee", z.INSEE),
		known(ref, "type", z.Type, ZoneTypes()),
		known(ref, "state", z.State, ZoneStates()),
		known(ref, "evolution", z.Evolution, ZoneEvolutions()),
		year(ref, "created", z.Created),
		date(ref, "updated", z.Updated),
		known(ref, "developer", z.Developer, ZoneDevelopers()),
		webAddress(ref, "url", z.URL),
		z.Networks.validate(ref),
		z.Access.validate(ref),
		date(ref, "inventory_started", z.InventoryStarted),
		period(ref, "consultation_start", z.ConsultationStart, "consultation_end", z.ConsultationEnd),
		period(ref, "inventory_started", z.InventoryStarted, "inventory_adopted", z.InventoryAdopted),
		date(ref, "inventory_due", z.InventoryDue),
		provenance(z, z.Provenance),
		drawn(ref, z.Shape),
	)
}

// NextInventory is the day by which the inventory is to be brought up to date: six years after it was adopted at the latest
// (L. 318-8-2); "" when neither is known.
func (z Zone) NextInventory() string {
	if z.InventoryDue != "" {
		return z.InventoryDue
	}
	adopted, err := time.Parse(time.DateOnly, z.InventoryAdopted)
	if err != nil {
		return ""
	}
	return adopted.AddDate(6, 0, 0).Format(time.DateOnly)
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
