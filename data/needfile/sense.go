package needfile

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"emprise/data"
)

// senseless finds what a valid criterion cannot mean: an area below nothing, a share of 5 where 5 % was meant, a regime that
// there is not, a category outside of its list. A project that holds such a need is read all the same; it is not written so.
func senseless(c data.Criterion, at string) []Problem {
	var problems []Problem
	check := func(part string, v float64) {
		if rule := outside(c.Key(), v); rule != "" {
			problems = append(problems, Problem{Pointer: at + "/" + part, Rule: rule, Found: strconv.FormatFloat(v, 'g', -1, 64)})
		}
	}
	for _, b := range []struct {
		part  string
		value *float64
	}{{"min", c.Min}, {"ideal", c.Ideal}, {"max", c.Max}} {
		if b.value != nil {
			check(b.part, *b.value)
		}
	}
	for i, p := range c.Points {
		check("points/"+strconv.Itoa(i)+"/value", p.Value)
	}
	if known := c.Key().Categories(); len(known) > 0 {
		for i, code := range c.Allowed {
			if !slices.Contains(known, code) {
				problems = append(problems, Problem{Pointer: at + "/allowed/" + strconv.Itoa(i), Rule: "unknown_code", Found: code, Known: known})
			}
		}
		for code := range c.Grades {
			if code != data.OtherCategories && !slices.Contains(known, code) {
				problems = append(problems, Problem{Pointer: at + "/grades" + step(code), Rule: "unknown_code", Found: code, Known: known})
			}
		}
	}
	for i, code := range c.Allowed {
		switch {
		case strings.TrimSpace(code) == "":
			problems = append(problems, Problem{Pointer: at + "/allowed/" + strconv.Itoa(i), Rule: "required"})
		case slices.Contains(c.Allowed[:i], code):
			problems = append(problems, Problem{Pointer: at + "/allowed/" + strconv.Itoa(i), Rule: "repeated", Found: code})
		}
	}
	slices.SortStableFunc(problems, func(a, b Problem) int { return strings.Compare(a.Pointer, b.Pointer) })
	return problems
}

// outside is the rule that a value breaks which nothing can have.
func outside(key data.Measure, v float64) string {
	switch key.Unit() {
	case "date", "number":
		return ""
	case "share":
		if v < 0 || v > 1 {
			return "bad_share"
		}
	case "rank":
		if v < 0 || v > float64(key.HighestRank()) || v != math.Trunc(v) {
			return "out_of_range"
		}
	default:
		if v < 0 {
			return "negative"
		}
	}
	return ""
}
