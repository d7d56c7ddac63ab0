package reconcile

import (
	"reflect"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
)

// Outline is the name of the field that is a row's outline.
const Outline = "shape"

// fieldsOf lists the fields of a row by their JSON names, but for its identifier; its outline last.
func fieldsOf(r data.Row) []string {
	var names []string
	for i := range reflect.TypeOf(r).NumField() {
		name, _, _ := strings.Cut(reflect.TypeOf(r).Field(i).Tag.Get("json"), ",")
		if name != "" && name != "-" && name != "id" {
			names = append(names, name)
		}
	}
	return append(names, Outline)
}

// index is the place of a field in the struct of a row, -1 when it has none of that name.
func place(t reflect.Type, field string) int {
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name == field && name != "-" || field == Outline && t.Field(i).Name == "Shape" {
			return i
		}
	}
	return -1
}

// get is the value of a field, nil when it is unknown.
func get(r data.Row, field string) any {
	v := reflect.ValueOf(r)
	i := place(v.Type(), field)
	if i < 0 || v.Field(i).IsZero() || v.Field(i).Kind() == reflect.Slice && v.Field(i).Len() == 0 {
		return nil
	}
	return v.Field(i).Interface()
}

// with is the row with another value of a field; nil makes it unknown.
func with(r data.Row, field string, value any) data.Row {
	v := reflect.ValueOf(r)
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	if i := place(v.Type(), field); i >= 0 {
		if value == nil {
			out.Field(i).SetZero()
		} else {
			out.Field(i).Set(reflect.ValueOf(value))
		}
	}
	return out.Interface().(data.Row)
}

func shapeOf(r data.Row) orb.MultiPolygon {
	shape, _ := get(r, Outline).(orb.MultiPolygon)
	return shape
}

// nameOf is what people call a row.
func nameOf(r data.Row) string {
	for _, field := range []string{"name", "title"} {
		if name, ok := get(r, field).(string); ok {
			return name
		}
	}
	return r.Ref().ID
}

// equal says whether two values of a field are the same: facts by their number, lists whatever their order.
func equal(a, b any) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	switch a := a.(type) {
	case *data.Fact:
		b, ok := b.(*data.Fact)
		return ok && a.Value == b.Value
	case []string:
		b, ok := b.([]string)
		return ok && sameSet(a, b)
	case orb.MultiPolygon:
		b, ok := b.(orb.MultiPolygon)
		return ok && sameOutline(a, b)
	}
	return reflect.DeepEqual(a, b)
}

func sameSet(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}
