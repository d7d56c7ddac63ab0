package difference

import (
	"bytes"
	"encoding/json"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo/measure"
)

// The fields that are drawn rather than written.
const (
	Shape = "shape" // an outline; its values are areas in square metres
	Place = "at"    // where something was put by hand, as [lon, lat]
)

// Field is one value that is different, under its JSON name.
type Field struct {
	Name   string          `json:"field"`
	Before json.RawMessage `json:"before"` // as JSON; null is unknown
	After  json.RawMessage `json:"after"`
	Source string          `json:"source,omitempty"` // where the value comes from, as the row itself says
}

// Fields tells how a row differs from what it was, in the order of its JSON form and the drawing at last; nil rows have no
// values. What tells the row itself, its ID, is no field.
func Fields(before, after data.Row) []Field {
	old, now := formOf(before), formOf(after)
	var fields []Field
	add := func(name string) {
		a, b := old.value(name), now.value(name)
		if bytes.Equal(a, b) || void(a) && void(b) {
			return
		}
		fields = append(fields, Field{Name: name, Before: a, After: b, Source: sourceOf(b, a)})
	}
	for _, name := range now.names {
		add(name)
	}
	for _, name := range old.names {
		if _, both := now.values[name]; !both {
			add(name)
		}
	}
	if !old.shape.Equal(now.shape) {
		fields = append(fields, Field{Name: Shape, Before: area(old.shape), After: area(now.shape)})
	}
	if old.at != now.at {
		fields = append(fields, Field{Name: Place, Before: place(old.at), After: place(now.at)})
	}
	return fields
}

// form is a row as it is kept: its values by their JSON names, and its geometry.
type form struct {
	names  []string // in their order, without id
	values map[string]json.RawMessage
	shape  orb.MultiPolygon
	at     orb.Point
}

var null = json.RawMessage("null")

func (f form) value(name string) json.RawMessage {
	if v, ok := f.values[name]; ok {
		return v
	}
	return null
}

// void says whether a value tells nothing: where a row leaves a field out and where it is empty comes to the same.
func void(v json.RawMessage) bool {
	switch string(v) {
	case "null", `""`, "[]", "{}":
		return true
	}
	return false
}

func formOf(r data.Row) form {
	f := form{values: map[string]json.RawMessage{}}
	if r == nil {
		return f
	}
	text, err := json.Marshal(data.Edit{Put: []data.Row{r}})
	if err != nil {
		return f // a number that is none: no valid row has one
	}
	var stored struct {
		Put []struct {
			Row   json.RawMessage  `json:"row"`
			Shape orb.MultiPolygon `json:"shape"`
			At    orb.Point        `json:"at"`
		} `json:"put"`
	}
	if err := json.Unmarshal(text, &stored); err != nil || len(stored.Put) != 1 {
		panic("difference: an edit that cannot be read back") // it was written above
	}
	f.shape, f.at = stored.Put[0].Shape, stored.Put[0].At
	d := json.NewDecoder(bytes.NewReader(stored.Put[0].Row))
	if _, err := d.Token(); err != nil {
		return f
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return f
		}
		var v json.RawMessage
		if err := d.Decode(&v); err != nil {
			return f
		}
		if key, ok := name.(string); ok && key != "id" {
			f.names, f.values[key] = append(f.names, key), v
		}
	}
	return f
}

// sourceOf is what a fact says of where it comes from: the first of the values that is one.
func sourceOf(values ...json.RawMessage) string {
	for _, v := range values {
		var f data.Fact
		if len(v) > 0 && v[0] == '{' && json.Unmarshal(v, &f) == nil && f.Source != "" {
			return f.Source
		}
	}
	return ""
}

func area(shape orb.MultiPolygon) json.RawMessage {
	if len(shape) == 0 {
		return null
	}
	return encoded(float64(measure.Area(shape)))
}

func place(at orb.Point) json.RawMessage {
	if at == (orb.Point{}) {
		return null
	}
	return encoded(at)
}

func encoded(v any) json.RawMessage {
	text, err := json.Marshal(v)
	if err != nil {
		return null // an area that is no number
	}
	return text
}
