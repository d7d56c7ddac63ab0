package data

// TieSort is what one row is to another.
type TieSort string

// The sorts of ties, read from the first row to the second.
const (
	TieRelated   TieSort = "related"   // en rapport avec
	TieParent    TieSort = "parent"    // maison mère de
	TieSupplier  TieSort = "supplier"  // fournisseur de
	TieSymbiosis TieSort = "symbiosis" // échange des flux avec
	TieDepends   TieSort = "depends"   // dépend de
	TieReplaces  TieSort = "replaces"  // remplace
)

// TieSorts lists them.
func TieSorts() []TieSort {
	return []TieSort{TieRelated, TieParent, TieSupplier, TieSymbiosis, TieDepends, TieReplaces}
}

// Tie joins any two rows; a row may have as many as there are.
type Tie struct {
	ID    string  `json:"id"` // LIE-n
	From  Ref     `json:"from"`
	To    Ref     `json:"to"`
	Sort  TieSort `json:"sort,omitempty"`
	Label string  `json:"label,omitempty"`
}

func (t Tie) Ref() Ref { return Ref{KindTie, t.ID} }
func (t Tie) row()     {}

// Validate requires an ID and two rows that differ.
func (t Tie) Validate() error {
	ref := t.Ref()
	return first(
		identifier(ref, "id", t.ID),
		pointed(ref, "from", t.From),
		pointed(ref, "to", t.To),
		when(t.From == t.To, &FieldError{ref, "to", "repeated"}),
		known(ref, "sort", t.Sort, TieSorts()),
	)
}
