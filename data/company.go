package data

// Company is who looks for land.
type Company struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	CodeName string `json:"code_name,omitempty"` // shown in its place while the project is confidential
	SIREN    string `json:"siren,omitempty"`
	NAF      string `json:"naf,omitempty"`
	Activity string `json:"activity,omitempty"`
	Contact  string `json:"contact,omitempty"`
	Notes    string `json:"notes,omitempty"`
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

// Validate requires an ID and a name.
func (c Company) Validate() error {
	return named(c.Ref(), "name", c.Name)
}
