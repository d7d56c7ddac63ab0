package data

// LandownerSort is what sort of owner a landowner is.
type LandownerSort string

// The sorts.
const (
	LandownerPerson     LandownerSort = "person"      // personne physique
	LandownerCompany    LandownerSort = "company"     // société
	LandownerEPCI       LandownerSort = "epci"        // EPCI, structure intercommunale
	LandownerCommune    LandownerSort = "commune"     // commune
	LandownerState      LandownerSort = "state"       // État
	LandownerLandAgency LandownerSort = "land_agency" // établissement public foncier
	LandownerMixed      LandownerSort = "mixed"       // SEM ou SPLA
	LandownerPublic     LandownerSort = "public"      // autre personne publique
)

// LandownerSorts lists them.
func LandownerSorts() []LandownerSort {
	return []LandownerSort{
		LandownerPerson, LandownerCompany, LandownerEPCI, LandownerCommune, LandownerState, LandownerLandAgency, LandownerMixed,
		LandownerPublic,
	}
}

// Landowner is who owns land units. It is confidential whole.
type Landowner struct {
	ID      string        `json:"id"` // PTE-n
	Name    string        `json:"name"`
	Sort    LandownerSort `json:"sort,omitempty"`
	SIREN   string        `json:"siren,omitempty"`
	Contact string        `json:"contact,omitempty"`
	Notes   string        `json:"notes,omitempty"`
}

func (o Landowner) Ref() Ref { return Ref{KindLandowner, o.ID} }
func (o Landowner) row()     {}

// Validate requires an ID and a name.
func (o Landowner) Validate() error {
	ref := o.Ref()
	return first(named(ref, "name", o.Name), known(ref, "sort", o.Sort, LandownerSorts()), siren(ref, "siren", o.SIREN))
}
