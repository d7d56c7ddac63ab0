package data

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// unread are the members of a JSON object that this version has no field for: a newer one wrote them, and they go back as they
// came. The JSON package alone would drop them without a word.
type unread map[string]json.RawMessage

// String joins the members in the order of their names.
func (u unread) String() string {
	parts := make([]string, 0, len(u))
	for _, name := range slices.Sorted(maps.Keys(u)) {
		parts = append(parts, strconv.Quote(name)+":"+string(u[name]))
	}
	return strings.Join(parts, ",")
}

type (
	plainCriterion Criterion
	plainFree      Free
)

// UnmarshalJSON reads a criterion and keeps what it does not know.
func (c *Criterion) UnmarshalJSON(text []byte) error {
	var plain plainCriterion
	rest, err := readKeeping(text, &plain)
	*c = Criterion(plain)
	c.rest = rest
	return err
}

// MarshalJSON is the inverse of UnmarshalJSON.
func (c Criterion) MarshalJSON() ([]byte, error) { return writeKept(plainCriterion(c), c.rest) }

// UnmarshalJSON reads a question and keeps what it does not know.
func (f *Free) UnmarshalJSON(text []byte) error {
	var plain plainFree
	rest, err := readKeeping(text, &plain)
	*f = Free(plain)
	f.rest = rest
	return err
}

// MarshalJSON is the inverse of UnmarshalJSON.
func (f Free) MarshalJSON() ([]byte, error) { return writeKept(plainFree(f), f.rest) }

// readKeeping reads an object into a struct and gives the members that the struct has no field for.
func readKeeping(text []byte, into any) (unread, error) {
	if err := json.Unmarshal(text, into); err != nil {
		return nil, err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, err
	}
	var rest unread
	for name, value := range all {
		if isMember(reflect.TypeOf(into).Elem(), name) {
			continue
		}
		tight, err := json.Marshal(value) // as it will be written
		if err != nil {
			return nil, err
		}
		if rest == nil {
			rest = unread{}
		}
		rest[name] = tight
	}
	return rest, nil
}

// isMember says whether the JSON package reads a member into a field of a struct: it does not look at the case.
func isMember(t reflect.Type, name string) bool {
	for i := range t.NumField() {
		if field, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); field != "" && strings.EqualFold(field, name) {
			return true
		}
	}
	return false
}

// writeKept writes a struct and behind its members the ones that were kept, in the order of their names.
func writeKept(plain any, rest unread) ([]byte, error) {
	text, err := json.Marshal(plain)
	if err != nil || len(rest) == 0 {
		return text, err
	}
	text = text[:len(text)-1]
	for _, name := range slices.Sorted(maps.Keys(rest)) {
		quoted, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		text = append(append(append(append(text, ','), quoted...), ':'), rest[name]...)
	}
	return append(text, '}'), nil
}
