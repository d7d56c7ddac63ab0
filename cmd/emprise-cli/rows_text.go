package main

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/workspace"
)

// columnsOf are the fields that a list shows of each kind.
var columnsOf = map[data.Kind][]string{
	data.KindContract:      {"id", "name", "framework", "start", "end"},
	data.KindScheme:        {"id", "name", "funder", "opens", "closes"},
	data.KindLandowner:     {"id", "name", "sort", "siren"},
	data.KindLandUnit:      {"id", "zone_id", "landowner_id", "use", "last_activity", "unoccupied_since"},
	data.KindEstablishment: {"id", "name", "siret", "zone_id", "land_unit_id", "workforce", "cfe"},
	data.KindContact:       {"id", "date", "company_id", "channel", "subject", "next", "next_due"},
	data.KindProposal:      {"id", "company_id", "need_id", "plot_ids", "stage", "option_until"},
	data.KindSitting:       {"id", "title", "place", "started", "ended", "public"},
	data.KindView:          {"id", "name", "lon", "lat", "level"},
	data.KindComposition:   {"id", "name", "sheet"},
	data.KindAttachment:    {"id", "name", "type", "size", "added", "on"},
	data.KindRemark:        {"id", "on", "date", "author", "text"},
	data.KindTie:           {"id", "from", "sort", "to", "label"},
}

// field is the head of a column.
func (e *env) field(name string) string { return explain.FieldName(e.loc, name) }

// cell is what a row has in a field, for people: codes in words, companies and owners by their name.
func (e *env) cell(s *workspace.Snapshot, r data.Row, field string, public bool) string {
	v := reflect.ValueOf(r)
	for i := range v.NumField() {
		if name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); name == field {
			return e.text(s, r.Ref().Kind, field, v.Field(i), public)
		}
	}
	return ""
}

func (e *env) text(s *workspace.Snapshot, k data.Kind, field string, v reflect.Value, public bool) string {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	switch value := v.Interface().(type) {
	case bool:
		if value {
			return e.loc.T("answer.yes")
		}
		return e.loc.T("answer.no")
	case data.Ref:
		return string(value.Kind) + ":" + value.ID
	case data.Fact:
		return e.loc.Number(value.Value, decimals(value.Value))
	}
	switch v.Kind() {
	case reflect.String:
		return e.word(s, k, field, v.String(), public)
	case reflect.Int, reflect.Int64:
		return e.loc.Number(float64(v.Int()), 0)
	case reflect.Float64:
		return e.loc.Number(v.Float(), decimals(v.Float()))
	case reflect.Slice:
		if v.Len() == 0 || v.Type().Elem().Kind() != reflect.String && v.Type().Elem() != reflect.TypeFor[data.Ref]() {
			break
		}
		parts := make([]string, v.Len())
		for i := range parts {
			parts[i] = e.text(s, k, field, v.Index(i), public)
		}
		return strings.Join(parts, " ")
	}
	if v.IsZero() {
		return ""
	}
	text, err := json.Marshal(v.Interface())
	if err != nil {
		return ""
	}
	return string(text)
}

// word is a text for people: what a code says, whom an ID names.
func (e *env) word(s *workspace.Snapshot, k data.Kind, field, text string, public bool) string {
	if text != "" && slices.Contains(data.Codes(k, field), text) {
		return explain.Code(e.loc, k, field, text)
	}
	to := map[string]data.Kind{"company_id": data.KindCompany, "landowner_id": data.KindLandowner}[field]
	if row, ok := s.Row(data.Ref{Kind: to, ID: text}); ok && to != "" && !(public && data.Withheld(row)) {
		return data.Title(row)
	}
	return strings.ReplaceAll(text, "\n", " ")
}

// decimals is the fewest that show a number whole, five at most: a metre in degrees.
func decimals(v float64) int {
	for d := range 5 {
		if p := math.Pow10(d); math.Abs(math.Round(v*p)/p-v) < 1e-9*math.Max(1, math.Abs(v)) {
			return d
		}
	}
	return 5
}
