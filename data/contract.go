package data

// Framework is the sort of a contract.
type Framework string

// The frameworks.
const (
	FrameworkCRTE     Framework = "crte"                  // contrat pour la réussite de la transition écologique
	FrameworkTI       Framework = "territoires_industrie" // Territoires d'industrie
	FrameworkRegional Framework = "regional"              // pacte ou contrat régional
	FrameworkOther    Framework = "other"
)

// Frameworks lists them.
func Frameworks() []Framework {
	return []Framework{FrameworkCRTE, FrameworkTI, FrameworkRegional, FrameworkOther}
}

// Action is an action sheet of a contract.
type Action struct {
	Code  string `json:"code"`
	Title string `json:"title"`
	Notes string `json:"notes,omitempty"`
}

// Axis is a line of a contract with its action sheets.
type Axis struct {
	Code    string   `json:"code"`
	Title   string   `json:"title"`
	Actions []Action `json:"actions,omitempty"`
}

// Contract is a framework that projects hang on, with its axes and action sheets.
type Contract struct {
	ID          string    `json:"id"` // CTR-n
	Name        string    `json:"name"`
	Framework   Framework `json:"framework,omitempty"`
	Start       string    `json:"start,omitempty"` // AAAA-MM-JJ
	End         string    `json:"end,omitempty"`   // AAAA-MM-JJ
	Signatories []string  `json:"signatories,omitempty"`
	Axes        []Axis    `json:"axes,omitempty"`
	Notes       string    `json:"notes,omitempty"`
}

func (c Contract) Ref() Ref { return Ref{KindContract, c.ID} }
func (c Contract) row()     {}

// Action finds an action sheet by its code, and the axis that it is of.
func (c Contract) Action(code string) (Axis, Action, bool) {
	for _, x := range c.Axes {
		for _, a := range x.Actions {
			if a.Code == code {
				return x, a, true
			}
		}
	}
	return Axis{}, Action{}, false
}

// Validate requires an ID and a name; axes and actions have codes, each once in the contract, and titles.
func (c Contract) Validate() error {
	ref := c.Ref()
	if err := first(
		named(ref, "name", c.Name),
		known(ref, "framework", c.Framework, Frameworks()),
		period(ref, "start", c.Start, "end", c.End),
		identifiers(ref, "signatories", c.Signatories),
	); err != nil {
		return err
	}
	var axes, actions []string
	for _, x := range c.Axes {
		axes = append(axes, x.Code)
		if err := filled(ref, "axes", x.Title); err != nil {
			return err
		}
		for _, a := range x.Actions {
			actions = append(actions, a.Code)
			if err := filled(ref, "actions", a.Title); err != nil {
				return err
			}
		}
	}
	return first(identifiers(ref, "axes", axes), identifiers(ref, "actions", actions))
}
