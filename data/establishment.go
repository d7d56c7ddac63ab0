package data

import "github.com/paulmach/orb"

// Establishment is where a company works: CNIG ETABLISSEMENT, the occupant of a land unit.
type Establishment struct {
	ID         string `json:"id"` // ETA-n
	Name       string `json:"name"`
	SIRET      string `json:"siret,omitempty"`
	NAF        string `json:"naf,omitempty"`
	ZoneID     string `json:"zone_id,omitempty"`
	LandUnitID string `json:"land_unit_id,omitempty"`
	CompanyID  string `json:"company_id,omitempty"`
	Workforce  *int   `json:"workforce,omitempty"` // people
	CFE        Answer `json:"cfe,omitempty"`       // liable to the cotisation foncière des entreprises
	From       string `json:"from,omitempty"`      // AAAA-MM-JJ
	Until      string `json:"until,omitempty"`     // AAAA-MM-JJ
	Notes      string `json:"notes,omitempty"`

	Provenance Provenance `json:"provenance,omitempty"`

	At orb.Point `json:"-"` // the zero point means not placed
}

func (e Establishment) Ref() Ref { return Ref{KindEstablishment, e.ID} }
func (e Establishment) row()     {}

// Validate requires an ID and a name; numbers of the registers must be what they can be.
func (e Establishment) Validate() error {
	ref := e.Ref()
	return first(
		named(ref, "name", e.Name),
		siret(ref, "siret", e.SIRET),
		naf(ref, "naf", e.NAF),
		count(ref, "workforce", e.Workforce),
		known(ref, "cfe", e.CFE, Answers()),
		period(ref, "from", e.From, "until", e.Until),
		provenance(e, e.Provenance),
		when(!onEarth(e.At), &FieldError{ref, "at", "bad_shape"}),
	)
}
