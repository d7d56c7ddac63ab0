package data

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Confidences lists them.
func Confidences() []Confidence { return []Confidence{Measured, Declared, Estimated} }

// provenance checks that each origin is one of a field that the row has, and makes sense.
func provenance(r Row, p Provenance) error {
	ref := r.Ref()
	for _, field := range slices.Sorted(maps.Keys(p)) {
		o := p[field]
		if err := first(
			when(!slices.Contains(Fields(ref.Kind), field), &FieldError{ref, field, "unknown_field"}),
			date(ref, field, o.Date),
			known(ref, field, o.Confidence, Confidences()),
		); err != nil {
			return err
		}
	}
	return nil
}

// Fields lists the JSON names of the fields of a kind, in the order in which its rows are written.
func Fields(k Kind) []string { return fields()[k] }

var fields = sync.OnceValue(func() map[Kind][]string {
	all := map[Kind][]string{}
	for _, r := range []Row{
		Territory{},
		Layer{},
		Zone{},
		Plot{},
		Company{},
		Need{},
		Contract{},
		Scheme{},
		Project{},
		Landowner{},
		LandUnit{},
		Establishment{},
		Contact{},
		Proposal{},
		Sitting{},
		KeptView{},
		Attachment{},
		Remark{},
		Tie{},
		KeptComposition{},
	} {
		t := reflect.TypeOf(r)
		for i := range t.NumField() {
			if name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); name != "-" && name != "" {
				all[r.Ref().Kind] = append(all[r.Ref().Kind], name)
			}
		}
	}
	return all
})
