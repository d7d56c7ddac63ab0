package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"emprise/data"
)

// readTable reads rows from CSV: the first line names fields, a cell that is empty says nothing. Lists are joined by "|", references
// written kind:id, yes and no in either language; what has parts of its own is JSON.
func readTable(row reflect.Type, text []byte) ([]map[string]json.RawMessage, error) {
	r := csv.NewReader(bytes.NewReader(text))
	head, _, _ := bytes.Cut(text, []byte("\n"))
	for _, mark := range []rune{';', '\t'} {
		if bytes.ContainsRune(head, mark) {
			r.Comma = mark
		}
	}
	lines, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	types := map[string]reflect.Type{}
	for i := range row.NumField() {
		name, _, _ := strings.Cut(row.Field(i).Tag.Get("json"), ",")
		types[name] = row.Field(i).Type
	}
	var rows []map[string]json.RawMessage
	for n, line := range lines[1:] {
		fields := map[string]json.RawMessage{}
		for i, cell := range line {
			name := strings.TrimSpace(lines[0][i])
			if cell = strings.TrimSpace(cell); cell == "" {
				continue
			}
			t, ok := types[name]
			if !ok {
				return nil, fmt.Errorf("unknown field %q", name)
			}
			value, err := cellValue(t, cell)
			if err != nil {
				return nil, fmt.Errorf("line %d: %s: %w", n+2, name, err)
			}
			if fields[name], err = json.Marshal(value); err != nil {
				return nil, fmt.Errorf("line %d: %s: %w", n+2, name, err)
			}
		}
		rows = append(rows, fields)
	}
	return rows, nil
}

// cellValue reads a cell as the type of its field asks.
func cellValue(t reflect.Type, cell string) (any, error) {
	if t.Kind() == reflect.Pointer {
		if t == reflect.TypeFor[*data.Fact]() && cell[0] != '{' {
			v, err := decimal(cell)
			return data.Fact{Value: v}, err
		}
		t = t.Elem()
	}
	switch {
	case t == reflect.TypeFor[data.Answer]():
		return string(answerOf(cell)), nil
	case t == reflect.TypeFor[data.Ref]():
		return pointOf(cell), nil
	case t == reflect.TypeFor[[]data.Ref]():
		var refs []data.Ref
		for part := range strings.SplitSeq(cell, "|") {
			refs = append(refs, pointOf(strings.TrimSpace(part)))
		}
		return refs, nil
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		parts := strings.Split(cell, "|")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		return parts, nil
	case t.Kind() == reflect.String:
		return cell, nil
	case t.Kind() == reflect.Bool:
		switch answerOf(cell) {
		case data.Yes, "true", "1":
			return true, nil
		case data.No, "false", "0":
			return false, nil
		}
		return nil, fmt.Errorf("%q: yes or no", cell)
	case t.Kind() == reflect.Float64:
		return decimal(cell)
	case t.Kind() == reflect.Int, t.Kind() == reflect.Int64:
		return strconv.ParseInt(strings.ReplaceAll(cell, " ", ""), 10, 64)
	}
	if !json.Valid([]byte(cell)) {
		return nil, fmt.Errorf("%q is not JSON", cell)
	}
	return json.RawMessage(cell), nil
}

// decimal reads a number with a point or a comma.
func decimal(cell string) (float64, error) {
	return strconv.ParseFloat(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".").Replace(cell), 64)
}

func answerOf(cell string) data.Answer {
	switch strings.ToLower(cell) {
	case "oui", "yes":
		return data.Yes
	case "non", "no":
		return data.No
	}
	return data.Answer(strings.ToLower(cell))
}

// pointOf reads kind:id.
func pointOf(text string) data.Ref {
	kind, id, _ := strings.Cut(text, ":")
	return data.Ref{Kind: data.Kind(kind), ID: id}
}
