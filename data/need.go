package data

// Stage is where a need stands.
type Stage string

// The stages.
const (
	StageOpen   Stage = "open"
	StagePaused Stage = "paused"
	StageServed Stage = "served"
	StageLost   Stage = "lost"
)

// Stages lists them.
func Stages() []Stage { return []Stage{StageOpen, StagePaused, StageServed, StageLost} }

// Need is what a company looks for.
type Need struct {
	ID        string      `json:"id"`
	CompanyID string      `json:"company_id,omitempty"`
	Title     string      `json:"title"`
	Stage     Stage       `json:"stage,omitempty"`
	Jobs      *int        `json:"jobs,omitempty"`     // created or kept
	Deadline  string      `json:"deadline,omitempty"` // AAAA-MM-JJ
	Received  string      `json:"received,omitempty"` // AAAA-MM-JJ
	Criteria  []Criterion `json:"criteria"`
	Notes     string      `json:"notes,omitempty"`
}

func (n Need) Ref() Ref { return Ref{KindNeed, n.ID} }
func (n Need) row()     {}

// Validate requires an ID, a title and criteria that can be answered, as Criterion.Wrong says, each once.
func (n Need) Validate() error {
	ref := n.Ref()
	if err := named(ref, "title", n.Title); err != nil {
		return err
	}
	if n.Jobs != nil && *n.Jobs < 0 {
		return &FieldError{ref, "jobs", "negative"}
	}
	if err := known(ref, "stage", n.Stage, Stages()); err != nil {
		return err
	}
	for _, err := range []error{date(ref, "deadline", n.Deadline), date(ref, "received", n.Received)} {
		if err != nil {
			return err
		}
	}
	seen := map[Measure]bool{}
	for _, c := range n.Criteria {
		if _, rule := c.Wrong(); rule != "" {
			return &FieldError{ref, c.name(), rule}
		}
		if key := c.Key(); seen[key] {
			return &FieldError{ref, c.name(), "twice"}
		}
		seen[c.Key()] = true
	}
	return nil
}
