package data

import (
	"slices"

	"github.com/paulmach/orb"

	"emprise/data/code"
)

// ProjectType is the priority of Territoires d'industrie a project answers.
type ProjectType string

// The types.
const (
	Recruitment   ProjectType = "recruitment"
	Innovation    ProjectType = "innovation"
	Decarbonation ProjectType = "decarbonation"
)

// ProjectTypes lists them.
func ProjectTypes() []ProjectType { return []ProjectType{Recruitment, Innovation, Decarbonation} }

// ProjectStatus is how far a project is.
type ProjectStatus string

// The statuses of a project.
const (
	ProjectIdea      ProjectStatus = "idea"      // idée
	ProjectStudied   ProjectStatus = "studied"   // instruit
	ProjectFunded    ProjectStatus = "funded"    // financé
	ProjectUnderway  ProjectStatus = "underway"  // en cours
	ProjectDone      ProjectStatus = "done"      // réalisé
	ProjectAbandoned ProjectStatus = "abandoned" // abandonné
)

// ProjectStatuses lists them.
func ProjectStatuses() []ProjectStatus {
	return []ProjectStatus{ProjectIdea, ProjectStudied, ProjectFunded, ProjectUnderway, ProjectDone, ProjectAbandoned}
}

// Project is a recruitment, innovation or decarbonation project, tied to plots, zones, a company and a need.
type Project struct {
	ID        string        `json:"id"`
	Type      ProjectType   `json:"type"`
	Title     string        `json:"title"`
	Owner     string        `json:"owner,omitempty"` // who carries it
	Status    ProjectStatus `json:"status"`
	Start     string        `json:"start,omitempty"` // AAAA-MM-JJ
	End       string        `json:"end,omitempty"`
	PlotIDs   []string      `json:"plot_ids,omitempty"`
	ZoneIDs   []string      `json:"zone_ids,omitempty"`
	CompanyID string        `json:"company_id,omitempty"`
	NeedID    string        `json:"need_id,omitempty"`
	Internal  bool          `json:"internal"` // never on a public sheet
	Notes     string        `json:"notes,omitempty"`

	// Recruitment
	Jobs      *int     `json:"jobs,omitempty"`
	ROME      []string `json:"rome,omitempty"`      // occupation codes, a letter and four digits
	Contracts string   `json:"contracts,omitempty"` // CDI, CDD, apprentissage …
	Partners  string   `json:"partners,omitempty"`

	// Innovation and decarbonation
	Theme       string    `json:"theme,omitempty"`
	Themes      []Theme   `json:"themes,omitempty"`
	TRL         *int      `json:"trl,omitempty"` // 1 to 9
	CapexEuro   *float64  `json:"capex_eur,omitempty"`
	EnergyMWh   *float64  `json:"energy_mwh_year,omitempty"`
	AvoidedTCO2 *float64  `json:"avoided_tco2e_year,omitempty"`
	Funding     []Funding `json:"funding,omitempty"`

	JobLines   []JobLine   `json:"job_lines,omitempty"`   // jobs by type of contract
	Milestones []Milestone `json:"milestones,omitempty"`  // of its calendar
	ContractID string      `json:"contract_id,omitempty"` // that it hangs on
	ActionCode string      `json:"action,omitempty"`      // the action sheet of that contract
	Provenance Provenance  `json:"provenance,omitempty"`

	// Where it is drawn; the zero point means at its first plot or zone.
	At orb.Point `json:"-"`
}

func (p Project) Ref() Ref { return Ref{KindProject, p.ID} }
func (p Project) row()     {}

// Validate requires an ID, a title, a type; ROME codes, TRL, dates and amounts must make sense.
func (p Project) Validate() error {
	ref := p.Ref()
	if err := named(ref, "title", p.Title); err != nil {
		return err
	}
	if !slices.Contains(ProjectTypes(), p.Type) {
		return &FieldError{ref, "type", "unknown_code"}
	}
	if err := known(ref, "status", p.Status, ProjectStatuses()); err != nil {
		return err
	}
	for _, rome := range p.ROME {
		if err := coded(ref, "rome", rome, code.ROME, "bad_rome"); err != nil {
			return err
		}
	}
	if p.TRL != nil && (*p.TRL < 1 || *p.TRL > 9) {
		return &FieldError{ref, "trl", "out_of_range"}
	}
	if p.Jobs != nil && *p.Jobs < 0 {
		return &FieldError{ref, "jobs", "negative"}
	}
	for _, amount := range []struct {
		field string
		value *float64
	}{{"capex_eur", p.CapexEuro}, {"energy_mwh_year", p.EnergyMWh}, {"avoided_tco2e_year", p.AvoidedTCO2}} {
		if amount.value == nil {
			continue
		}
		if err := notNegative(ref, amount.field, *amount.value); err != nil {
			return err
		}
	}
	if err := p.validateParts(ref); err != nil {
		return err
	}
	for _, err := range []error{
		date(ref, "start", p.Start), date(ref, "end", p.End),
		identifiers(ref, "plot_ids", p.PlotIDs), identifiers(ref, "zone_ids", p.ZoneIDs), identifiers(ref, "rome", p.ROME),
	} {
		if err != nil {
			return err
		}
	}
	if !onEarth(p.At) {
		return &FieldError{ref, "at", "bad_shape"}
	}
	if p.Start != "" && p.End != "" && p.End < p.Start {
		return &FieldError{ref, "end", "before_start"}
	}
	return nil
}
