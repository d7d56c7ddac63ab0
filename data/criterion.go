package data

import (
	"math"
	"slices"
)

// Criterion is one thing a company asks of a plot: of a Measure, or of what Free tells. Bounds are in the unit of Unit and nil
// when not asked. A hard criterion eliminates outside Min and Max (or outside Allowed); a weight above zero also scores, by a
// value function that is one of three:
//
//   - Points, when there are any: straight between them, level beyond the first and the last. Two of one value are a step, on
//     which the better counts.
//   - Grades, for categories: each its utility, "*" for all others, else 0.
//   - else 100 at Ideal and 0 at the bounds, straight between; for categories 100 when allowed.
//
// Outside of the bounds the utility is 0 in any case.
type Criterion struct {
	Measure Measure  `json:"measure,omitempty"` // one of Measures; "" when Free asks
	Free    *Free    `json:"free,omitempty"`
	Hard    bool     `json:"hard"`
	Weight  float64  `json:"weight"` // of the soft part; 0 does not score
	Weighed *Weighed `json:"weighed,omitempty"`
	Min     *float64 `json:"min,omitempty"`
	Ideal   *float64 `json:"ideal,omitempty"`
	Max     *float64 `json:"max,omitempty"`
	Allowed []string `json:"allowed,omitempty"` // categories

	Points []Point            `json:"points,omitempty"` // in rising order of their values
	Grades map[string]float64 `json:"grades,omitempty"` // utility of each category, 0 to 100
}

// Point is where a value function passes.
type Point struct {
	Value   float64 `json:"value"`
	Utility float64 `json:"utility"` // 0 to 100
}

// OtherCategories is the key of Grades for the categories that have no grade of their own.
const OtherCategories = "*"

// Key is under what name a plot's value for the criterion is found: its measure, or for a free criterion a text that tells
// what it reads. Measure.Unit and Measure.Categorical read such a text too.
func (c Criterion) Key() Measure {
	if c.Free != nil {
		return c.Free.Key()
	}
	return c.Measure
}

// Unit is the unit of the criterion's numbers: one of those of Measure.Unit, or for a free criterion also "count" and
// "number"; "" for categories.
func (c Criterion) Unit() string {
	if c.Free != nil {
		return c.Free.Unit()
	}
	return c.Measure.Unit()
}

// Categorical says whether the criterion reads categories rather than numbers.
func (c Criterion) Categorical() bool {
	if c.Free != nil {
		return c.Free.Unit() == ""
	}
	return c.Measure.Categorical()
}

// Label is the name that a person gave to a free criterion; "" for the others, whose names are translations.
func (c Criterion) Label() string {
	if c.Free != nil {
		return c.Free.Label
	}
	return ""
}

func (c Criterion) validate(ref Ref) error {
	bad := func(rule string) error { return &FieldError{ref, string(c.Key()), rule} }
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
	if rule := c.wrongFunction(); rule != "" {
		return bad(rule)
	}
	bounded := c.Min != nil || c.Ideal != nil || c.Max != nil
	if c.Categorical() {
		switch {
		case bounded, len(c.Points) > 0:
			return bad("number_for_category")
		case len(c.Allowed) == 0 && (c.Hard || len(c.Grades) == 0):
			return bad("nothing_asked")
		}
		return nil
	}
	switch {
	case len(c.Allowed) > 0, len(c.Grades) > 0:
		return bad("category_for_number")
	case !bounded && (c.Hard || len(c.Points) == 0):
		return bad("nothing_asked")
	}
	return nil
}

// wrongFunction is the rule that the points or the grades break.
func (c Criterion) wrongFunction() string {
	utilities := make([]float64, 0, len(c.Points)+len(c.Grades))
	for i, p := range c.Points {
		utilities = append(utilities, p.Utility)
		switch {
		case math.IsNaN(p.Value), math.IsInf(p.Value, 0):
			return "not_a_number"
		case i > 0 && p.Value < c.Points[i-1].Value, i > 1 && p.Value == c.Points[i-2].Value:
			return "points_out_of_order"
		}
	}
	if len(c.Points) > 0 && c.Ideal != nil {
		return "ideal_and_points"
	}
	for _, u := range c.Grades {
		utilities = append(utilities, u)
	}
	if slices.ContainsFunc(utilities, func(u float64) bool { return !(u >= 0 && u <= 100) }) {
		return "bad_utility"
	}
	return ""
}
