package data

import (
	"math"
	"slices"
	"time"
)

// Measure names what a criterion reads of a plot. Each has one unit, fixed here.
type Measure string

// The measures.
const (
	MeasureArea             Measure = "area_m2"      // drawn area, m²
	MeasurePrice            Measure = "price_eur_m2" // €/m² before tax
	MeasureMotorway         Measure = "motorway_m"   // straight line to the nearest interchange, m
	MeasureRail             Measure = "rail_m"       // straight line to the nearest siding or freight track, m
	MeasurePower            Measure = "power_kva"    // kVA
	MeasureWater            Measure = "water_m3h"    // m³/h
	MeasureBuilding         Measure = "building_m2"  // m²
	MeasureFlood            Measure = "flood_share"  // share of the area under a flood zone, 0 to 1
	MeasureAvailable        Measure = "available"    // date, as days since 1970-01-01
	MeasureRegime           Measure = "icpe_max"     // rank in Regimes, 0 to 4
	MeasureUrbanZone        Measure = "urban_zone"   // category: PLU zone under most of the plot
	MeasureVocation         Measure = "vocation"     // category: vocation of its zone
	MeasureOccupancy        Measure = "occupancy"    // category
	MeasureCommune          Measure = "insee"        // category: commune
	MeasureDistanceDwelling Measure = "housing_m"    // straight line to the nearest housing zone, m
)

// Measures lists them in the order in which a need is written.
func Measures() []Measure {
	return []Measure{
		MeasureArea, MeasurePrice, MeasureUrbanZone, MeasureVocation, MeasureMotorway, MeasureRail, MeasurePower, MeasureWater,
		MeasureAvailable, MeasureFlood, MeasureRegime, MeasureOccupancy, MeasureBuilding, MeasureDistanceDwelling, MeasureCommune,
	}
}

// Categorical says whether the measure gives categories rather than numbers.
func (m Measure) Categorical() bool {
	switch m {
	case MeasureUrbanZone, MeasureVocation, MeasureOccupancy, MeasureCommune:
		return true
	}
	return false
}

// Unit is the unit of the measure's numbers: "m²", "€/m²", "m", "kVA", "m³/h", "share", "date", "rank"; "" for categories.
func (m Measure) Unit() string {
	switch m {
	case MeasureArea, MeasureBuilding:
		return "m²"
	case MeasurePrice:
		return "€/m²"
	case MeasureMotorway, MeasureRail, MeasureDistanceDwelling:
		return "m"
	case MeasurePower:
		return "kVA"
	case MeasureWater:
		return "m³/h"
	case MeasureFlood:
		return "share"
	case MeasureAvailable:
		return "date"
	case MeasureRegime:
		return "rank"
	}
	return ""
}

// DayNumber turns AAAA-MM-JJ into the number that MeasureAvailable compares.
func DayNumber(day string) (float64, bool) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, false
	}
	return float64(t.Unix() / 86400), true
}

// DayOf is the inverse of DayNumber.
func DayOf(number float64) string {
	return time.Unix(int64(number)*86400, 0).UTC().Format(time.DateOnly)
}

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
