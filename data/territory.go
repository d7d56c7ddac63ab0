package data

import "strings"

// Territory is what the project file is about. There is one, with ID "territory".
type Territory struct {
	Name      string `json:"name"`            // « CC du Val d'Ombrelle »
	EPSG      int    `json:"epsg"`            // the legal projection, 2154 in metropolitan France
	Fictional bool   `json:"fictional"`       // said on every sheet
	Authority string `json:"authority"`       // who signs the sheets
	Language  string `json:"language"`        // "fr" or "en", of the sheets
	EPCISiren string `json:"epci_siren"`      // nine digits, may be empty
	TI        string `json:"id_ti,omitempty"` // of the Territoires d'industrie programme, "ti-8418"; empty: not known to be one
	Styles    Styles `json:"styles,omitzero"`

	// The natural, farm and forest land that may be consumed for activity over a period (ZAN), as the plan grants it: absent is
	// not known.
	LandBudgetM2    *float64 `json:"land_budget_m2,omitempty"`
	LandBudgetFrom  string   `json:"land_budget_from,omitempty"`  // AAAA-MM-JJ
	LandBudgetUntil string   `json:"land_budget_until,omitempty"` // AAAA-MM-JJ

	Allocation Allocation `json:"allocation,omitzero"`
}

// TerritoryID is the ID of the only territory row.
const TerritoryID = "territory"

func (t Territory) Ref() Ref { return Ref{KindTerritory, TerritoryID} }
func (t Territory) row()     {}

// Validate requires a name, a projection, styles that can be read and decisions that do not contradict one another; a budget of land is
// not negative and its period not reversed.
func (t Territory) Validate() error {
	if strings.TrimSpace(t.Name) == "" {
		return &FieldError{t.Ref(), "name", "required"}
	}
	if t.EPSG <= 0 {
		return &FieldError{t.Ref(), "epsg", "required"}
	}
	if rule := t.Styles.validate(); rule != "" {
		return &FieldError{t.Ref(), "styles", rule}
	}
	if rule := t.Allocation.validate(); rule != "" {
		return &FieldError{t.Ref(), "allocation", rule}
	}
	return first(
		amount(t.Ref(), "land_budget_m2", t.LandBudgetM2),
		period(t.Ref(), "land_budget_from", t.LandBudgetFrom, "land_budget_until", t.LandBudgetUntil),
	)
}
