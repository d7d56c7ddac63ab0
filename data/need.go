package data

import (
	"math"
	"slices"
)

// Criterion is one thing a company asks of a plot. Bounds are in the measure's unit and nil when not asked. A hard
// criterion eliminates outside Min and Max (or outside Allowed); a weight above zero also scores: 100 at Ideal, 0 at the
// bounds, straight between (the value function).
type Criterion struct {
	Measure Measure  `json:"measure"`
	Hard    bool     `json:"hard"`
	Weight  float64  `json:"weight"` // of the soft part; 0 does not score
	Min     *float64 `json:"min,omitempty"`
	Ideal   *float64 `json:"ideal,omitempty"`
	Max     *float64 `json:"max,omitempty"`
	Allowed []string `json:"allowed,omitempty"` // categories
}

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

// Validate requires an ID, a title and criteria that can be answered: known measures, each once, numbers that are numbers,
// min ≤ ideal ≤ max, categories for categorical measures only.
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
		if !slices.Contains(Measures(), c.Measure) {
			return &FieldError{ref, string(c.Measure), "unknown_code"}
		}
		if seen[c.Measure] {
			return &FieldError{ref, string(c.Measure), "twice"}
		}
		seen[c.Measure] = true
		if err := c.validate(ref); err != nil {
			return err
		}
	}
	return nil
}

func (c Criterion) validate(ref Ref) error {
	bad := func(rule string) error { return &FieldError{ref, string(c.Measure), rule} }
	if math.IsNaN(c.Weight) || math.IsInf(c.Weight, 0) {
		return bad("not_a_number")
	}
	if c.Weight < 0 {
		return bad("negative")
	}
	last := math.Inf(-1)
	for _, p := range []*float64{c.Min, c.Ideal, c.Max} {
		if p == nil {
			continue
		}
		if math.IsNaN(*p) || math.IsInf(*p, 0) {
			return bad("not_a_number")
		}
		if *p < last {
			return bad("min_above_max")
		}
		last = *p
	}
	numeric := c.Min != nil || c.Ideal != nil || c.Max != nil
	if c.Measure.Categorical() {
		if numeric {
			return bad("number_for_category")
		}
		if len(c.Allowed) == 0 {
			return bad("nothing_asked")
		}
		return nil
	}
	if len(c.Allowed) > 0 {
		return bad("category_for_number")
	}
	if !numeric {
		return bad("nothing_asked")
	}
	return nil
}
