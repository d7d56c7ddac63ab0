package data

import "encoding/json"

// KeptComposition is how a page to print is composed, under a name, so that the next one comes out alike.
type KeptComposition struct {
	ID    string `json:"id"` // CMP-n
	Name  string `json:"name"`
	Sheet string `json:"sheet"` // the template, as report has it
	Look  string `json:"look"`  // JSON, as a template file has it
}

func (c KeptComposition) Ref() Ref { return Ref{KindComposition, c.ID} }
func (c KeptComposition) row()     {}

// mostLook is how many bytes a look takes at most.
const mostLook = 1 << 20

// Validate requires an ID, a name, a sheet and a look that is a JSON object.
func (c KeptComposition) Validate() error {
	ref := c.Ref()
	var look map[string]json.RawMessage
	return first(
		named(ref, "name", c.Name),
		when(c.Sheet == "", &FieldError{ref, "sheet", "required"}),
		when(len(c.Look) > mostLook || json.Unmarshal([]byte(c.Look), &look) != nil, &FieldError{ref, "look", "needs_object"}),
	)
}
