package needfile

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"emprise/data"
)

// quantity reads a value in the unit of a key.
func quantity(text json.RawMessage, key data.Measure, at string) (float64, []Problem) {
	wrong := func(rule string) (float64, []Problem) {
		return 0, []Problem{{Pointer: at, Rule: rule, Found: shown(text)}}
	}
	switch kind(text) {
	case '0':
		return number(string(text), own(key), at, shown(text))
	case '"':
		var s string
		if json.Unmarshal(text, &s) != nil {
			return wrong("not_a_number")
		}
		return written(strings.TrimSpace(s), key, at)
	case '{':
		if u := key.Unit(); u == "date" || u == "rank" {
			return wrong("wrong_type")
		}
		return measured(text, key, at)
	}
	return wrong("not_a_number")
}

// plain reads a number that has no unit, such as a weight.
func plain(text json.RawMessage, at string) (float64, []Problem) {
	if kind(text) != '0' {
		return 0, []Problem{{Pointer: at, Rule: "not_a_number", Found: shown(text)}}
	}
	return number(string(text), units["number"], at, shown(text))
}

// own is the unit of a key itself, none for categories.
func own(key data.Measure) []unit {
	list := units[key.Unit()]
	return list[:min(1, len(list))]
}

// number converts a decimal number of the first unit.
func number(decimal string, in []unit, at, found string) (float64, []Problem) {
	if len(in) == 0 {
		return 0, []Problem{{Pointer: at, Rule: "not_a_number", Found: found}}
	}
	// Exact arithmetic would work for ever on 1e999999999.
	near, err := strconv.ParseFloat(decimal, 64)
	if err == nil && len(decimal) < 400 && (near == 0 || math.Abs(near) > 1e-100 && math.Abs(near) < 1e100) {
		if v, ok := in[0].in(decimal); ok {
			return v, nil
		}
	}
	return 0, []Problem{{Pointer: at, Rule: "not_a_number", Found: found}}
}

// amountPattern is a number and what follows it: « 1 500,5 m² ».
const amountPattern = "^([-−]?[0-9]+(?:[ \u00a0\u202f][0-9]{3})*)([.,][0-9]+)?[ \u00a0\u202f]*" + `(\D.*)?$`

var amount = regexp.MustCompile(amountPattern)

// written reads a text: a date, a code of a scale, or a number with its unit.
func written(s string, key data.Measure, at string) (float64, []Problem) {
	wrong := func(rule string, known ...string) (float64, []Problem) {
		return 0, []Problem{{Pointer: at, Rule: rule, Found: s, Known: known}}
	}
	switch key.Unit() {
	case "date":
		if day, ok := data.DayNumber(s); ok {
			return day, nil
		}
		return wrong("bad_date")
	case "rank":
		scale := scaleOf(key)
		if i := slices.Index(scale, s); i >= 0 {
			return float64(i), nil
		}
		if len(scale) > 0 {
			return wrong("unknown_code", scale...)
		}
	}
	m := amount.FindStringSubmatch(s)
	if m == nil {
		return wrong("not_a_number")
	}
	whole := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "−", "-").Replace(m[1])
	if len(m[2]) == 4 && m[2][0] == ',' {
		return wrong("ambiguous_number") // 1,500 is one and a half to some and fifteen hundred to others
	}
	return in(whole+strings.Replace(m[2], ",", ".", 1), strings.TrimSpace(m[3]), "", key, at, s)
}

// measured reads {"value": …, "unit": …}, with a power factor for active power.
func measured(text json.RawMessage, key data.Measure, at string) (float64, []Problem) {
	list, problems := members(text, at)
	var value, name, factor string
	for _, m := range list {
		ok := true
		switch m.name {
		case "value":
			value, ok = string(m.value), kind(m.value) == '0'
		case "unit":
			ok = json.Unmarshal(m.value, &name) == nil && name != ""
		case "power_factor":
			factor, ok = string(m.value), kind(m.value) == '0'
		default:
			problems = append(problems, Problem{Pointer: at + step(m.name), Rule: "unknown_field", Known: []string{"value", "unit", "power_factor"}})
		}
		if !ok {
			rule := "not_a_number"
			if m.name == "unit" {
				rule = "unknown_unit"
			}
			problems = append(problems, Problem{Pointer: at + step(m.name), Rule: rule, Found: shown(m.value), Known: nil})
		}
	}
	if len(problems) > 0 {
		return 0, problems
	}
	switch {
	case value == "":
		return 0, []Problem{{Pointer: at + "/value", Rule: "required"}}
	case name == "":
		return 0, []Problem{{Pointer: at + "/unit", Rule: "required", Known: names(key.Unit())}}
	}
	return in(value, name, factor, key, at, shown(text))
}

// in converts a decimal number of a named unit, "" for that of the key.
func in(decimal, name, factor string, key data.Measure, at, found string) (float64, []Problem) {
	of := key.Unit()
	if name == "" {
		return number(decimal, own(key), at, found)
	}
	if u, ok := find(units[of], name); ok {
		if factor != "" {
			return 0, []Problem{{Pointer: at + "/power_factor", Rule: "no_power_factor"}}
		}
		return number(decimal, []unit{u}, at, found)
	}
	u, ok := find(activePower, name)
	if !ok || of != "kVA" {
		return 0, []Problem{{Pointer: at, Rule: "unknown_unit", Found: name, Known: names(of)}}
	}
	if factor == "" {
		return 0, []Problem{{Pointer: at, Rule: "needs_power_factor", Found: name}}
	}
	phi, problems := number(factor, units["number"], at+"/power_factor", factor)
	if problems != nil || !(phi > 0 && phi <= 1) {
		return 0, []Problem{{Pointer: at + "/power_factor", Rule: "bad_power_factor", Found: factor}}
	}
	v, problems := number(decimal, []unit{u}, at, found)
	return v / phi, problems
}

// scaleOf are the codes of a scale, the lowest first; none where it has only numbers.
func scaleOf(key data.Measure) []string {
	switch key {
	case data.MeasureRegime:
		return data.Regimes()
	case data.MeasureSeveso:
		list := make([]string, 0, len(data.Sevesos()))
		for _, s := range data.Sevesos() {
			list = append(list, string(s))
		}
		return list
	}
	return nil
}
