package needfile

import (
	"encoding/json"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"emprise/data"
)

// object is a part of a JSON schema.
type object = map[string]any

// Schema is the JSON schema (draft 2020-12) of what Read takes, made from the model. It is as strict as a schema can be: that a
// minimum is not above a maximum, that a filter can be read or that nothing is asked twice is for Read to say.
func Schema() []byte {
	one := reference("need")
	whole := object{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       "Need",
		"description": "What a company looks for: one need, or several.",
		"anyOf":       []any{one, object{"type": "array", "minItems": 1, "items": one}},
		"$defs": object{
			"need":      needSchema(),
			"criterion": object{"anyOf": criteria()},
			"role":      object{"enum": anys(data.Roles())},
			"utility":   object{"type": "number", "minimum": 0, "maximum": 100},
			"words":     object{"type": "string", "pattern": `\S`},
		},
	}
	defs := whole["$defs"].(object)
	for u, name := range quantities {
		define(defs, name, quantitySchema(u))
	}
	for _, m := range data.Measures() {
		if m.Unit() == "rank" {
			define(defs, string(m), rankSchema(m))
		}
	}
	text, err := json.MarshalIndent(whole, "", "  ")
	if err != nil {
		panic(err) // of maps, lists, texts and numbers alone
	}
	return append(text, '\n')
}

// quantities are the names of quantities by their unit.
var quantities = map[string]string{
	"m²": "area", "m": "length", "€/m²": "price", "kVA": "power", "m³/h": "flow", "Nm³/h": "gas_flow", "m³/day": "daily_flow", "kPa": "pressure",
	"%": "percent", "share": "share", "number": "number", "count": "count", "min": "duration", "date": "date",
}

// define adds a quantity, the bound that may be absent, and the points of a value function.
func define(defs object, name string, quantity object) {
	q := reference(name)
	defs[name] = quantity
	defs[name+"_bound"] = object{"anyOf": []any{q, object{"type": "null"}}}
	defs[name+"_points"] = object{"type": "array", "items": object{
		"type": "object", "required": []any{"value", "utility"}, "additionalProperties": false,
		"properties": object{"value": q, "utility": reference("utility")},
	}}
}

func reference(name string) object { return object{"$ref": "#/$defs/" + name} }

// needSchema follows the fields of data.Need.
func needSchema() object {
	known := object{
		"title":    object{"type": "string", "pattern": `\S`},
		"stage":    object{"enum": append([]any{nil, ""}, anys(data.Stages())...)},
		"jobs":     object{"type": []any{"integer", "null"}, "minimum": 0},
		"criteria": object{"type": []any{"array", "null"}, "items": reference("criterion")},
		"deadline": object{"type": []any{"string", "null"}, "pattern": `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`},
	}
	known["received"] = known["deadline"]
	t := reflect.TypeFor[data.Need]()
	properties := object{}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		switch {
		case known[name] != nil:
			properties[name] = known[name]
		case t.Field(i).Type.Kind() == reflect.String:
			properties[name] = object{"type": []any{"string", "null"}}
		default:
			properties[name] = object{}
		}
	}
	return object{"type": "object", "required": []any{"title"}, "properties": properties, "additionalProperties": false}
}

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

// criteria are the shapes that a criterion can have: by the unit of its measure, by the list of its categories, by the kind of its
// question.
func criteria() []any {
	var list []any
	byUnit := map[string][]any{}
	var open []any
	for _, m := range data.Measures() {
		measure := object{"const": m}
		switch known := m.Categories(); {
		case m.Unit() == "rank":
			list = append(list, criterionSchema("measure", measure, bounds(string(m))))
		case m.Unit() != "":
			byUnit[m.Unit()] = append(byUnit[m.Unit()], m)
		case len(known) > 0:
			list = append(list, criterionSchema("measure", measure, allowed(known)))
		default:
			open = append(open, m)
		}
	}
	list = append(list, criterionSchema("measure", object{"enum": open}, allowed(nil)))
	for _, u := range slices.Sorted(maps.Keys(byUnit)) {
		list = append(list, criterionSchema("measure", object{"enum": byUnit[u]}, bounds(quantities[u])))
	}
	return append(list, questions()...)
}

// criterionSchema is a criterion that asks about a subject, with the members that say what.
func criterionSchema(name string, subject, asks object) object {
	properties := object{name: subject, "hard": object{"type": "boolean"}, "weight": object{"type": "number", "minimum": 0}, "weighed": object{"type": "object"}}
	for k, v := range asks {
		properties[k] = v
	}
	return object{"type": "object", "required": []any{name}, "properties": properties, "additionalProperties": false}
}

// bounds are the members of a criterion about a quantity.
func bounds(name string) object {
	bound := reference(name + "_bound")
	return object{"min": bound, "ideal": bound, "max": bound, "points": reference(name + "_points")}
}

// allowed are the members of a criterion about categories.
func allowed(known []string) object {
	one, grades := reference("words"), object{"type": "object", "additionalProperties": reference("utility")}
	if len(known) > 0 {
		one = object{"enum": anys(known)}
		grades["propertyNames"] = object{"enum": append(anys(known), data.OtherCategories)}
	}
	return object{"allowed": object{"type": "array", "uniqueItems": true, "items": one}, "grades": grades}
}

// questions are the free criteria.
func questions() []any {
	text := reference("words")
	question := func(kind data.FreeKind, more object, required ...any) object {
		properties := object{
			"kind": object{"const": kind}, "label": text, "role": reference("role"), "layer": text, "where": text,
		}
		for k, v := range more {
			properties[k] = v
		}
		return object{
			"type": "object", "required": append([]any{"kind", "label"}, required...), "properties": properties, "additionalProperties": false,
			"oneOf": []any{object{"required": []any{"role"}}, object{"required": []any{"layer"}}},
		}
	}
	list := []any{
		criterionSchema("free", question(data.FreeDistance, nil), bounds("length")),
		criterionSchema("free", question(data.FreeRoad, nil), bounds("length")),
		criterionSchema("free", question(data.FreeDrive, nil), bounds(quantities["min"])),
		criterionSchema("free", question(data.FreeShare, nil), bounds("share")),
		criterionSchema("free", question(data.FreeIntersects, nil), allowed(texts(data.Answers()))),
		criterionSchema("free", question(data.FreeCount, object{"within_m": reference("length")}, "within_m"), bounds("count")),
		criterionSchema("free", question(data.FreeText, object{
			"attribute": text, "pick": object{"enum": []any{data.PickMost, data.PickAny}},
		}, "attribute"), allowed(nil)),
	}
	for _, u := range data.FreeUnits() {
		more := object{"attribute": text, "unit": object{"const": u}, "pick": object{
			"enum": []any{data.PickMost, data.PickMin, data.PickMax, data.PickSum, data.PickMean},
		}}
		required := []any{"attribute", "unit"}
		if u == "number" {
			required = required[:1] // it is what is meant when nothing is said
		}
		list = append(list, criterionSchema("free", question(data.FreeNumber, more, required...), bounds(quantities[u])))
	}
	return list
}

// quantitySchema is a value in a unit: a number, a text, or both apart.
func quantitySchema(u string) object {
	number := object{"type": "number"}
	known := make([]string, 0, len(units[u]))
	for _, name := range names(u) {
		known = append(known, regexp.QuoteMeta(name))
	}
	text := object{"type": "string", "pattern": strings.TrimSuffix(`^\s*`+strings.TrimPrefix(amountPattern, "^"), `(\D.*)?$`) + "(" + strings.Join(known, "|") + `)?\s*$`}
	switch u {
	case "date":
		return object{"anyOf": []any{number, object{"type": "string", "pattern": `^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$`}}}
	case "number":
	case "share":
		number = object{"type": "number", "minimum": 0, "maximum": 1}
	default:
		number = object{"type": "number", "minimum": 0}
	}
	apart := func(of []string, more object, required ...any) object {
		properties := object{"value": object{"type": "number"}, "unit": object{"enum": anys(of)}}
		for k, v := range more {
			properties[k] = v
		}
		return object{"type": "object", "required": append([]any{"value", "unit"}, required...), "properties": properties, "additionalProperties": false}
	}
	forms := []any{number, text, apart(names(u), nil)}
	if u == "kVA" {
		factor := object{"type": "number", "exclusiveMinimum": 0, "maximum": 1}
		active := make([]string, len(activePower))
		for i, a := range activePower {
			active[i] = a.name
		}
		forms = append(forms, apart(active, object{"power_factor": factor}, "power_factor"))
	}
	return object{"anyOf": forms}
}

// rankSchema is a place on a scale: a number, or a code where places have codes.
func rankSchema(m data.Measure) object {
	number := object{"type": "integer", "minimum": 0, "maximum": m.HighestRank()}
	if scale := scaleOf(m); len(scale) > 0 {
		return object{"anyOf": []any{number, object{"enum": anys(scale)}}}
	}
	digits := object{"type": "string", "pattern": `^\s*[0-9]+\s*(rank)?\s*$`}
	return object{"anyOf": []any{number, digits}}
}
