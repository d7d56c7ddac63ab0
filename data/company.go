package data

// Company is who looks for land.
type Company struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	CodeName string   `json:"code_name,omitempty"` // shown in its place while the project is confidential
	SIREN    string   `json:"siren,omitempty"`
	SIRET    string   `json:"siret,omitempty"` // of its seat
	NAF      string   `json:"naf,omitempty"`
	Activity string   `json:"activity,omitempty"`
	Contact  string   `json:"contact,omitempty"`
	Size     Size     `json:"size,omitempty"`
	People   []Person `json:"people,omitempty"`
	Notes    string   `json:"notes,omitempty"`

	Provenance Provenance `json:"provenance,omitempty"`
}

// Size is how large a company is, as the decree of 18 December 2008 parts them.
type Size string

// The sizes.
const (
	SizeMicro  Size = "micro"  // microentreprise
	SizeSmall  Size = "small"  // petite ou moyenne entreprise
	SizeMiddle Size = "middle" // entreprise de taille intermédiaire
	SizeLarge  Size = "large"  // grande entreprise
)

// Sizes lists them from the smallest.
func Sizes() []Size { return []Size{SizeMicro, SizeSmall, SizeMiddle, SizeLarge} }

// Person is whom one talks to in a company.
type Person struct {
	Name  string `json:"name"`
	Role  string `json:"role,omitempty"`
	Phone string `json:"phone,omitempty"`
	Mail  string `json:"mail,omitempty"`
}

func (c Company) Ref() Ref { return Ref{KindCompany, c.ID} }
func (c Company) row()     {}

// Shown is the name to show in a meeting: the code name when there is one.
func (c Company) Shown() string {
	if c.CodeName != "" {
		return c.CodeName
	}
	return c.Name
}

// Validate requires an ID and a name; numbers of the registers must be what they can be, and agree.
func (c Company) Validate() error {
	ref := c.Ref()
	if err := first(
		named(ref, "name", c.Name),
		siren(ref, "siren", c.SIREN),
		siret(ref, "siret", c.SIRET),
		when(c.SIREN != "" && c.SIRET != "" && c.SIRET[:min(9, len(c.SIRET))] != c.SIREN, &FieldError{ref, "siret", "other_siren"}),
		naf(ref, "naf", c.NAF),
		known(ref, "size", c.Size, Sizes()),
		provenance(c, c.Provenance),
	); err != nil {
		return err
	}
	for _, p := range c.People {
		if err := filled(ref, "people", p.Name); err != nil {
			return err
		}
	}
	return nil
}
