package needfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"emprise/data"
)

// Read reads needs: one object or an array of them. A need may lack its id, which is then "". What is wrong is an *Error with all
// problems, in the order of the text.
func Read(text []byte) ([]data.Need, error) {
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")))
	if len(text) == 0 {
		return nil, failed([]Problem{{Rule: "empty"}})
	}
	var whole json.RawMessage
	if err := json.Unmarshal(text, &whole); err != nil {
		p := Problem{Rule: "not_json"}
		p.Line, p.Column = place(text, err)
		return nil, failed([]Problem{p})
	}
	if kind(whole) != '[' {
		n, problems := need(whole, "")
		return []data.Need{n}, failed(problems)
	}
	list, problems := items(whole, "")
	if len(list) == 0 && problems == nil {
		problems = []Problem{{Rule: "empty"}}
	}
	needs := make([]data.Need, len(list))
	for i, one := range list {
		n, more := need(one, "/"+strconv.Itoa(i))
		needs[i], problems = n, append(problems, more...)
	}
	return needs, failed(problems)
}

// place is where JSON cannot be read.
func place(text []byte, err error) (line, column int) {
	at := len(text)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at = min(at, int(syntax.Offset))
	}
	before := text[:max(0, at-1)]
	return 1 + bytes.Count(before, []byte("\n")), 1 + len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:])))
}

// need reads one need.
func need(text json.RawMessage, at string) (n data.Need, problems []Problem) {
	list, problems := members(text, at)
	if list == nil && len(problems) > 0 {
		return n, problems
	}
	for _, m := range list {
		switch {
		case m.name == "criteria":
			criteria, more := Criteria(m.value, at+"/criteria")
			n.Criteria, problems = criteria, append(problems, more...)
		case !slices.Contains(fields(reflect.TypeFor[data.Need]()), m.name):
			problems = append(problems, Problem{Pointer: at + step(m.name), Rule: "unknown_field"})
		case null(m.value): // as if it were not there
		default:
			one, err := json.Marshal(map[string]json.RawMessage{m.name: m.value})
			if err == nil {
				err = json.Unmarshal(one, &n)
			}
			if err != nil {
				problems = append(problems, Problem{Pointer: at + step(m.name), Rule: "wrong_type", Found: shown(m.value)})
			}
		}
	}
	if len(problems) > 0 {
		return n, problems
	}
	whole := n
	if whole.ID == "" {
		whole.ID = "-"
	}
	var wrong *data.FieldError
	if errors.As(whole.Validate(), &wrong) {
		problems = append(problems, Problem{Pointer: at + step(wrong.Field), Rule: wrong.Rule})
	}
	return n, problems
}

// fields are the names of the members that a struct has.
func fields(t reflect.Type) []string {
	var list []string
	for i := range t.NumField() {
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); name != "" {
			list = append(list, name)
		}
	}
	return list
}

// Criteria reads an array of criteria that stands at a pointer.
func Criteria(text json.RawMessage, at string) ([]data.Criterion, []Problem) {
	list, problems := items(text, at)
	criteria := make([]data.Criterion, 0, len(list))
	seen := map[data.Measure]bool{}
	for i, one := range list {
		here := at + "/" + strconv.Itoa(i)
		c, more := criterion(one, here)
		problems = append(problems, more...)
		if len(more) > 0 {
			continue
		}
		if key := c.Key(); seen[key] {
			problems = append(problems, Problem{Pointer: here, Rule: "twice"})
		} else {
			seen[key] = true
		}
		criteria = append(criteria, c)
	}
	if len(criteria) == 0 {
		return nil, problems
	}
	return criteria, problems
}

// criterion reads one criterion: what it asks about first, because that says what its quantities mean.
func criterion(text json.RawMessage, at string) (c data.Criterion, problems []Problem) {
	list, problems := members(text, at)
	if list == nil && len(problems) > 0 {
		return c, problems
	}
	for _, m := range list {
		switch m.name {
		case "measure":
			problems = append(problems, decode(m, at, &c.Measure)...)
		case "free":
			f, more := question(m.value, at+"/free")
			c.Free, problems = f, append(problems, more...)
		}
	}
	switch {
	case len(problems) > 0:
		return c, problems
	case c.Measure == "" && c.Free == nil:
		return c, []Problem{{Pointer: at + "/measure", Rule: "required"}}
	case c.Free == nil && !slices.Contains(data.Measures(), c.Measure):
		return c, []Problem{{Pointer: at + "/measure", Rule: "unknown_code", Found: string(c.Measure)}}
	}
	if p, wrong := wrongness(c, at); wrong && (strings.HasPrefix(p.Pointer, at+"/free/") || p.Pointer == at+"/measure") {
		return c, []Problem{p}
	}
	for _, m := range list {
		problems = append(problems, part(&c, m, at)...)
	}
	if len(problems) > 0 {
		return c, problems
	}
	if p, wrong := wrongness(c, at); wrong {
		return c, []Problem{p}
	}
	return c, senseless(c, at)
}

// wrongness is what Criterion.Wrong says, with its place.
func wrongness(c data.Criterion, at string) (p Problem, wrong bool) {
	where, rule := c.Wrong()
	if where != "" {
		at += "/" + where
	}
	return Problem{Pointer: at, Rule: rule}.explained(c), rule != ""
}

// part reads one member of a criterion.
func part(c *data.Criterion, m member, at string) []Problem {
	here := at + step(m.name)
	bound := func(to **float64) []Problem {
		if null(m.value) {
			return nil
		}
		v, problems := quantity(m.value, c.Key(), here)
		*to = &v
		return problems
	}
	// A bound of a category is a mistake of another kind than one that is no number.
	if c.Categorical() && slices.Contains([]string{"min", "ideal", "max", "points"}, m.name) {
		return []Problem{{Pointer: here, Rule: "number_for_category", Found: shown(m.value)}}
	}
	if !c.Categorical() && (m.name == "allowed" || m.name == "grades") {
		return []Problem{{Pointer: here, Rule: "category_for_number", Found: shown(m.value)}}
	}
	switch m.name {
	case "measure", "free":
		return nil
	case "hard":
		return decode(m, at, &c.Hard)
	case "weight":
		v, problems := plain(m.value, here)
		c.Weight = v
		return problems
	case "weighed":
		return decode(m, at, &c.Weighed)
	case "min":
		return bound(&c.Min)
	case "ideal":
		return bound(&c.Ideal)
	case "max":
		return bound(&c.Max)
	case "allowed":
		return decode(m, at, &c.Allowed)
	case "points":
		return points(c, m.value, here)
	case "grades":
		return grades(c, m.value, here)
	}
	return []Problem{{Pointer: here, Rule: "unknown_field", Known: fields(reflect.TypeFor[data.Criterion]())}}
}

// decode reads a member of a fixed type.
func decode(m member, at string, into any) []Problem {
	if null(m.value) || json.Unmarshal(m.value, into) != nil {
		return []Problem{{Pointer: at + step(m.name), Rule: "wrong_type", Found: shown(m.value)}}
	}
	return nil
}

func points(c *data.Criterion, text json.RawMessage, at string) []Problem {
	if null(text) {
		return []Problem{{Pointer: at, Rule: "needs_list", Found: shown(text)}}
	}
	list, problems := items(text, at)
	for i, one := range list {
		here := at + "/" + strconv.Itoa(i)
		parts, more := members(one, here)
		problems = append(problems, more...)
		var p data.Point
		given := map[string]bool{}
		for _, m := range parts {
			given[m.name] = true
			switch m.name {
			case "value":
				p.Value, more = quantity(m.value, c.Key(), here+"/value")
			case "utility":
				p.Utility, more = plain(m.value, here+"/utility")
			default:
				more = []Problem{{Pointer: here + step(m.name), Rule: "unknown_field", Known: fields(reflect.TypeFor[data.Point]())}}
			}
			problems = append(problems, more...)
		}
		for _, name := range fields(reflect.TypeFor[data.Point]()) {
			if parts != nil && !given[name] {
				problems = append(problems, Problem{Pointer: here + step(name), Rule: "required"})
			}
		}
		c.Points = append(c.Points, p)
	}
	return problems
}

func grades(c *data.Criterion, text json.RawMessage, at string) []Problem {
	list, problems := members(text, at)
	for _, m := range list {
		u, more := plain(m.value, at+step(m.name))
		problems = append(problems, more...)
		if c.Grades == nil {
			c.Grades = map[string]float64{}
		}
		c.Grades[m.name] = u
	}
	return problems
}
