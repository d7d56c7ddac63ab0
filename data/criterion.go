package data

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
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

	rest unread
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
	switch {
	case c.Free != nil:
		return c.Free.Key()
	case !c.Understood():
		return Measure(freePrefix + ":" + c.rest.String())
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
	return !c.Understood() || c.Measure.Categorical()
}

// Label is the name that a person gave to a free criterion; "" for the others, whose names are translations.
func (c Criterion) Label() string {
	if c.Free != nil {
		return c.Free.Label
	}
	return ""
}

// Understood says whether this version knows what the criterion asks. One that it does not know is kept as it came, and what it
// reads is known of no plot.
func (c Criterion) Understood() bool {
	if c.Free == nil {
		return c.Measure != "" || len(c.rest) == 0
	}
	return slices.Contains(FreeKinds(), c.Free.Kind)
}

// name is what an error calls the criterion.
func (c Criterion) name() string {
	if c.Free == nil {
		return cmp.Or(string(c.Measure), "criteria")
	}
	return cmp.Or(c.Free.Label, "criteria")
}

// Wrong finds the first thing that is wrong with the criterion: the part, as a JSON pointer without its first slash ("min",
// "points/1/utility", "free/where"; "" is the whole), and the rule, a translation key below "invalid."; "" when all is well.
func (c Criterion) Wrong() (part, rule string) {
	for _, check := range []func() (string, string){c.wrongSubject, c.wrongWeight, c.wrongBounds, c.wrongPoints, c.wrongGrades} {
		if part, rule = check(); rule != "" {
			return part, rule
		}
	}
	if !c.Understood() {
		return "", ""
	}
	return c.wrongSort()
}

func (c Criterion) wrongSubject() (part, rule string) {
	switch {
	case c.Free != nil && c.Measure != "":
		return "measure", "measure_and_free"
	case c.Free != nil:
		if part, rule = c.Free.wrong(); rule != "" {
			return "free/" + part, rule
		}
	case c.Understood() && !slices.Contains(Measures(), c.Measure):
		return "measure", "unknown_code"
	}
	return "", ""
}

func (c Criterion) wrongWeight() (part, rule string) {
	switch {
	case !finite(c.Weight):
		return "weight", "not_a_number"
	case c.Weight < 0:
		return "weight", "negative"
	}
	return "", ""
}

func (c Criterion) wrongBounds() (part, rule string) {
	last := math.Inf(-1)
	for _, p := range []struct {
		part  string
		value *float64
	}{{"min", c.Min}, {"ideal", c.Ideal}, {"max", c.Max}} {
		switch {
		case p.value == nil:
			continue
		case !finite(*p.value):
			return p.part, "not_a_number"
		case *p.value < last:
			return p.part, "min_above_max"
		}
		last = *p.value
	}
	return "", ""
}

func (c Criterion) wrongPoints() (part, rule string) {
	for i, p := range c.Points {
		at := "points/" + strconv.Itoa(i)
		switch {
		case !finite(p.Value):
			return at + "/value", "not_a_number"
		case i > 0 && p.Value < c.Points[i-1].Value, i > 1 && p.Value == c.Points[i-2].Value:
			return at + "/value", "points_out_of_order"
		case !(p.Utility >= 0 && p.Utility <= 100):
			return at + "/utility", "bad_utility"
		}
	}
	if len(c.Points) > 0 && c.Ideal != nil {
		return "ideal", "ideal_and_points"
	}
	return "", ""
}

func (c Criterion) wrongGrades() (part, rule string) {
	for _, category := range slices.Sorted(maps.Keys(c.Grades)) {
		if u := c.Grades[category]; !(u >= 0 && u <= 100) {
			return "grades/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(category), "bad_utility"
		}
	}
	return "", ""
}

// wrongSort finds numbers asked of categories, categories of numbers, and criteria that ask nothing.
func (c Criterion) wrongSort() (part, rule string) {
	bounded := c.Min != nil || c.Ideal != nil || c.Max != nil
	if c.Categorical() {
		switch {
		case bounded, len(c.Points) > 0:
			return "", "number_for_category"
		case len(c.Allowed) == 0 && (c.Hard || len(c.Grades) == 0):
			return "", "nothing_asked"
		case c.Free != nil && c.Free.Kind == FreeIntersects && slices.ContainsFunc(c.Allowed, func(a string) bool { return !slices.Contains(Answers(), Answer(a)) }):
			return "allowed", "unknown_code"
		}
		return "", ""
	}
	switch {
	case len(c.Allowed) > 0:
		return "allowed", "category_for_number"
	case len(c.Grades) > 0:
		return "grades", "category_for_number"
	case !bounded && (c.Hard || len(c.Points) == 0):
		return "", "nothing_asked"
	}
	return "", ""
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
