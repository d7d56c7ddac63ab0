package explain

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/difference"
	"emprise/data/workspace"
)

// Became is what became of a row: « nouveau ».
func Became(loc *locale.Locale, w difference.What) string { return loc.T("became." + string(w)) }

// Turning is what became of a journal entry: « annulé ».
func Turning(loc *locale.Locale, t workspace.Turning) string { return loc.T("turning." + string(t)) }

// Change tells a field that is different: its name and both values in words.
func Change(loc *locale.Locale, k data.Kind, f difference.Field) (name, before, after string) {
	return FieldName(loc, f.Name), changed(loc, k, f.Name, f.Before), changed(loc, k, f.Name, f.After)
}

// ChangeLine is a field that is different in one line: « statut : en vente, puis vendu ».
func ChangeLine(loc *locale.Locale, k data.Kind, f difference.Field) string {
	name, before, after := Change(loc, k, f)
	return loc.T("change.line", "field", name, "before", before, "after", after)
}

// longest is how many letters of a text are told.
const longest = 160

// changed writes one value of a field.
func changed(loc *locale.Locale, k data.Kind, field string, v json.RawMessage) string {
	var value any
	if json.Unmarshal(v, &value) != nil || value == nil {
		return loc.T("value.unknown")
	}
	switch v := value.(type) {
	case string:
		return text(loc, k, field, v)
	case bool:
		if v {
			return loc.T("answer.yes")
		}
		return loc.T("answer.no")
	case float64:
		if field == difference.Shape {
			return loc.Hectares(v)
		}
		if field == "epsg" {
			return loc.Number(v, 0)
		}
		return amount(loc, field, v)
	case map[string]any:
		if n, ok := v["value"].(float64); ok { // a fact; where it comes from is told beside it
			return amount(loc, field, n)
		}
	case []any:
		return list(loc, k, field, v)
	}
	return loc.N("change.lines", 1)
}

// list writes several values: the texts one after the other, of what has parts only how many.
func list(loc *locale.Locale, k data.Kind, field string, values []any) string {
	var words []string
	for _, v := range values {
		switch v := v.(type) {
		case string:
			words = append(words, text(loc, k, field, v))
		case float64:
			words = append(words, loc.Number(v, decimals(v, 0, 5)))
		default:
			return loc.N("change.lines", len(values))
		}
	}
	return cut(strings.Join(words, ", "))
}

func amount(loc *locale.Locale, field string, v float64) string {
	if m := data.Measure(field); m.Unit() != "" {
		return Value(loc, m, v)
	}
	return loc.Number(v, decimals(v, 0, 2))
}

// text writes a text of a field: the words of a code, a date, or what was typed.
func text(loc *locale.Locale, k data.Kind, field, v string) string {
	if v == "" {
		return loc.T("value.unknown")
	}
	for _, prefix := range prefixes(k, field) {
		if words := word(loc, prefix+v, ""); words != "" {
			return words
		}
	}
	if len(v) == len("2026-01-02") {
		if day := loc.Date(v); day != "" {
			return day
		}
	}
	return cut(v)
}

// prefixes are those of the keys below which the codes of a field have their words.
func prefixes(k data.Kind, field string) []string {
	switch field {
	case "rail_siding", "fibre", "truck_access":
		return []string{"answer."}
	case "name", "title", "notes", "style":
		return nil
	}
	return []string{string(k) + "_" + field + ".", field + "."}
}

// cut puts a text on one line, as much of it as there is room for.
func cut(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= longest {
		return s
	}
	return string([]rune(s)[:longest-1]) + "…"
}
