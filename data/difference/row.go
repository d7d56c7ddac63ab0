package difference

import (
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
)

// What became of a row.
type What string

// The answers.
const (
	New     What = "new"
	Gone    What = "gone"
	Changed What = "changed"
)

// Row is a row that is not the same in two states of a project.
type Row struct {
	data.Ref
	What   What     `json:"what"`
	Name   string   `json:"name"`   // what people call it now, or called it at last
	Fields []Field  `json:"fields"` // all that are known of a row that is new or gone
	Before data.Row `json:"-"`      // nil: new
	After  data.Row `json:"-"`      // nil: gone
}

// Of tells how one row differs from what it was; false when it does not. A layer that was taken off counts as gone.
func Of(before, after data.Row) (Row, bool) {
	before, after = present(before), present(after)
	r := Row{Before: before, After: after, What: Changed}
	switch {
	case reflect.DeepEqual(before, after):
		return r, false
	case before == nil:
		r.What = New
	case after == nil:
		r.What = Gone
	}
	named := after
	if named == nil {
		named = before
	}
	r.Ref, r.Name = named.Ref(), nameOf(named)
	r.Fields = Fields(before, after)
	return r, r.What != Changed || len(r.Fields) > 0
}

// Rows compares two states of a project, in the order of the kinds and of the IDs.
func Rows(before, after []data.Row) []Row {
	old := make(map[data.Ref]data.Row, len(before))
	for _, r := range before {
		old[r.Ref()] = r
	}
	var all []Row
	add := func(before, after data.Row) {
		if r, different := Of(before, after); different {
			all = append(all, r)
		}
	}
	for _, r := range after {
		add(old[r.Ref()], r)
		delete(old, r.Ref())
	}
	for _, r := range old {
		add(r, nil)
	}
	kinds := data.Kinds()
	slices.SortFunc(all, func(a, b Row) int {
		return cmp.Or(slices.Index(kinds, a.Kind)-slices.Index(kinds, b.Kind), strings.Compare(a.ID, b.ID))
	})
	return all
}

// Moved says whether the row is drawn elsewhere, or otherwise, than it was.
func (r Row) Moved() bool {
	return r.What == Changed && slices.ContainsFunc(r.Fields, func(f Field) bool { return f.Name == Shape || f.Name == Place })
}

// Shapes are the outlines before and after, nil where there is none.
func (r Row) Shapes() (before, after orb.MultiPolygon) {
	return formOf(r.Before).shape, formOf(r.After).shape
}

// present takes a layer that was taken off for none.
func present(r data.Row) data.Row {
	if l, ok := r.(data.Layer); ok && l.Removed {
		return nil
	}
	return r
}

// nameOf is what people call a row.
func nameOf(r data.Row) string {
	f := formOf(r)
	for _, field := range []string{"name", "title"} {
		var name string
		if json.Unmarshal(f.value(field), &name) == nil && name != "" {
			return name
		}
	}
	return r.Ref().ID
}
