package data

import (
	"encoding/json"
	"strings"
)

// FundingStatus is how far a line of money is.
type FundingStatus string

// The statuses of a line of money.
const (
	FundingAsked   FundingStatus = "asked"   // demandé
	FundingGranted FundingStatus = "granted" // accordé
	FundingPaid    FundingStatus = "paid"    // versé
	FundingRefused FundingStatus = "refused" // refusé
)

// FundingStatuses lists them.
func FundingStatuses() []FundingStatus {
	return []FundingStatus{FundingAsked, FundingGranted, FundingPaid, FundingRefused}
}

// Funding is one line of money, of a scheme of the project file or of one that is only named.
type Funding struct {
	SchemeID string        `json:"scheme_id,omitempty"`
	Scheme   string        `json:"scheme"`
	Euro     float64       `json:"eur"`
	Status   FundingStatus `json:"status,omitempty"`
	Note     string        `json:"note,omitempty"`
}

// UnmarshalJSON reads what was written when the status was a free text: the words that people used become codes, and what is
// understood by nobody is kept as a note.
func (f *Funding) UnmarshalJSON(text []byte) error {
	type plain Funding
	if err := json.Unmarshal(text, (*plain)(f)); err != nil {
		return err
	}
	word := string(f.Status)
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "", "asked", "granted", "paid", "refused":
		f.Status = FundingStatus(strings.ToLower(strings.TrimSpace(word)))
	case "demandé", "demande", "déposé", "sollicité", "en cours", "instruit":
		f.Status = FundingAsked
	case "accordé", "obtenu", "notifié", "acquis", "attribué":
		f.Status = FundingGranted
	case "versé", "payé", "soldé":
		f.Status = FundingPaid
	case "refusé", "rejeté":
		f.Status = FundingRefused
	default:
		f.Status = ""
		f.Note = strings.TrimSpace(word + " " + f.Note)
	}
	return nil
}

// JobType is the type of contract of a job.
type JobType string

// The types of jobs.
const (
	JobPermanent      JobType = "permanent"      // CDI
	JobFixedTerm      JobType = "fixed_term"     // CDD
	JobApprenticeship JobType = "apprenticeship" // apprentissage, alternance
	JobTemporary      JobType = "temporary"      // intérim
	JobIntegration    JobType = "integration"    // insertion
)

// JobTypes lists them.
func JobTypes() []JobType {
	return []JobType{JobPermanent, JobFixedTerm, JobApprenticeship, JobTemporary, JobIntegration}
}

// JobLine is how many jobs of one type.
type JobLine struct {
	Type  JobType `json:"type"`
	Count int     `json:"count"`
}

// Theme is what an innovation or decarbonation project works at; the first four are those of DECARB IND.
type Theme string

// The themes.
const (
	ThemeEfficiency Theme = "efficiency" // efficacité énergétique
	ThemeEnergy     Theme = "energy"     // mix énergétique
	ThemeMaterials  Theme = "materials"  // mix matières
	ThemeCapture    Theme = "capture"    // captage, stockage ou usage du CO₂
	ThemeHeat       Theme = "heat"       // chaleur fatale
	ThemeCircular   Theme = "circular"   // économie circulaire
	ThemeDigital    Theme = "digital"    // industrie du futur, numérique
	ThemeProduct    Theme = "product"    // nouveau produit ou procédé
)

// Themes lists them.
func Themes() []Theme {
	return []Theme{ThemeEfficiency, ThemeEnergy, ThemeMaterials, ThemeCapture, ThemeHeat, ThemeCircular, ThemeDigital, ThemeProduct}
}

// Milestone is a day of the calendar of a project.
type Milestone struct {
	Title string `json:"title"`
	Date  string `json:"date"` // AAAA-MM-JJ
	Done  bool   `json:"done,omitempty"`
}

// JobCount is how many jobs there are in all: what was entered, else the sum of the lines; ok is false when neither is known.
func (p Project) JobCount() (n int, ok bool) {
	if p.Jobs != nil {
		return *p.Jobs, true
	}
	for _, l := range p.JobLines {
		n += l.Count
	}
	return n, len(p.JobLines) > 0
}

// validateParts checks what a project has several of.
func (p Project) validateParts(ref Ref) error {
	for _, f := range p.Funding {
		if err := first(
			notNegative(ref, "funding", f.Euro), known(ref, "funding", f.Status, FundingStatuses()),
		); err != nil {
			return err
		}
	}
	var types []JobType
	for _, l := range p.JobLines {
		types = append(types, l.Type)
		if err := count(ref, "job_lines", &l.Count); err != nil {
			return err
		}
	}
	for _, m := range p.Milestones {
		if err := first(filled(ref, "milestones", m.Title), filled(ref, "milestones", m.Date), date(ref, "milestones", m.Date)); err != nil {
			return err
		}
	}
	return first(
		codes(ref, "job_lines", types, JobTypes()),
		codes(ref, "themes", p.Themes, Themes()),
		when(p.ActionCode != "", filled(ref, "contract_id", p.ContractID)),
		provenance(p, p.Provenance),
	)
}
