package data

import "slices"

// ProposalStage is how far a proposal is on the way from the map to the notary.
type ProposalStage string

// The stages of a proposal.
const (
	ProposalMade      ProposalStage = "proposed"    // proposé
	ProposalVisited   ProposalStage = "visited"     // visité
	ProposalOption    ProposalStage = "option"      // sous option
	ProposalDecided   ProposalStage = "deliberated" // délibéré
	ProposalSigned    ProposalStage = "signed"      // signé
	ProposalRefused   ProposalStage = "refused"     // refusé, and why
	ProposalWithdrawn ProposalStage = "withdrawn"   // retiré
)

// ProposalStages lists them in the order of the way; the last two end it early.
func ProposalStages() []ProposalStage {
	return []ProposalStage{
		ProposalMade, ProposalVisited, ProposalOption, ProposalDecided, ProposalSigned, ProposalRefused, ProposalWithdrawn,
	}
}

// ProposalStep is a stage that was reached.
type ProposalStep struct {
	Stage ProposalStage `json:"stage"`
	Date  string        `json:"date"` // AAAA-MM-JJ
	Note  string        `json:"note,omitempty"`
}

// Proposal offers land to a company: whole plots, or parcels to be put together.
type Proposal struct {
	ID          string         `json:"id"` // PRO-n
	CompanyID   string         `json:"company_id,omitempty"`
	NeedID      string         `json:"need_id,omitempty"`
	PlotIDs     []string       `json:"plot_ids,omitempty"`
	Parcels     []string       `json:"parcels,omitempty"` // 14-character ids, of an assembly
	Stage       ProposalStage  `json:"stage"`
	Steps       []ProposalStep `json:"steps,omitempty"`        // oldest first; the last is the stage
	OptionUntil string         `json:"option_until,omitempty"` // AAAA-MM-JJ
	Reason      string         `json:"reason,omitempty"`       // of a refusal
	Notes       string         `json:"notes,omitempty"`
}

func (p Proposal) Ref() Ref { return Ref{KindProposal, p.ID} }
func (p Proposal) row()     {}

// Open says whether the proposal may still lead to a sale.
func (p Proposal) Open() bool {
	return p.Stage != ProposalSigned && p.Stage != ProposalRefused && p.Stage != ProposalWithdrawn
}

// Moved is the proposal at a stage that it reached on a day.
func (p Proposal) Moved(to ProposalStage, day, note string) Proposal {
	p.Steps = append(slices.Clone(p.Steps), ProposalStep{to, day, note})
	p.Stage = to
	return p
}

// Validate requires an ID, somebody to propose to and land to propose; steps in the order of their days, the last of them at the
// stage where the proposal is; a refusal has a reason.
func (p Proposal) Validate() error {
	ref := p.Ref()
	if err := first(
		identifier(ref, "id", p.ID),
		when(p.CompanyID == "" && p.NeedID == "", &FieldError{ref, "company_id", "required"}),
		identifiers(ref, "plot_ids", p.PlotIDs),
		parcels(ref, "parcels", p.Parcels),
		when(len(p.PlotIDs) == 0 && len(p.Parcels) == 0, &FieldError{ref, "plot_ids", "nothing_proposed"}),
		filled(ref, "stage", string(p.Stage)),
		known(ref, "stage", p.Stage, ProposalStages()),
		date(ref, "option_until", p.OptionUntil),
		when(p.Stage == ProposalRefused, filled(ref, "reason", p.Reason)),
	); err != nil {
		return err
	}
	for i, s := range p.Steps {
		if err := first(
			filled(ref, "steps", string(s.Stage)), known(ref, "steps", s.Stage, ProposalStages()),
			filled(ref, "steps", s.Date), date(ref, "steps", s.Date),
			when(i > 0 && s.Date < p.Steps[max(0, i-1)].Date, &FieldError{ref, "steps", "out_of_order"}),
		); err != nil {
			return err
		}
	}
	if n := len(p.Steps); n > 0 && p.Steps[n-1].Stage != p.Stage {
		return &FieldError{ref, "stage", "stage_differs"}
	}
	return nil
}
