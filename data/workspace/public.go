package workspace

import (
	"reflect"
	"strings"

	"emprise/data"
)

// Public is a row as data.Public gives it, with the code names of companies in the place of their names wherever these were written
// in a text of the row. Of many rows, Publisher knows the names once.
func (s *Snapshot) Public(r data.Row) (public data.Row, ok bool) { return s.Publisher()(r) }

// Publisher does for many rows what Public does for one.
func (s *Snapshot) Publisher() func(data.Row) (public data.Row, ok bool) {
	var names []string
	for _, c := range s.Companies {
		if c.CodeName != "" && c.Name != c.CodeName && c.Name != "" {
			names = append(names, c.Name, c.CodeName)
		}
	}
	if len(names) == 0 {
		return data.Public
	}
	hide := strings.NewReplacer(names...)
	return func(r data.Row) (data.Row, bool) {
		public, ok := data.Public(r)
		if !ok {
			return nil, false
		}
		v := reflect.ValueOf(public)
		said := reflect.New(v.Type()).Elem()
		said.Set(v)
		for i := range said.NumField() {
			if v.Type().Field(i).Name != "ID" {
				said.Field(i).Set(renamed(v.Field(i), hide))
			}
		}
		return said.Interface().(data.Row), true
	}
}

// renamed is a value with other names in its texts, however deep they lie; what has no text is given as it is. What a newer
// version wrote, which rows keep unread, is left out: nobody here can say whether it may be shown.
func renamed(v reflect.Value, hide *strings.Replacer) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		text := reflect.New(v.Type()).Elem()
		text.SetString(hide.Replace(v.String()))
		return text
	case reflect.Struct:
		said := reflect.New(v.Type()).Elem()
		for i := range said.NumField() {
			if v.Type().Field(i).IsExported() {
				said.Field(i).Set(renamed(v.Field(i), hide))
			}
		}
		return said
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		said := reflect.New(v.Type().Elem())
		said.Elem().Set(renamed(v.Elem(), hide))
		return said
	case reflect.Slice:
		if v.IsNil() || !texts(v.Type().Elem()) {
			return v
		}
		said := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			said.Index(i).Set(renamed(v.Index(i), hide))
		}
		return said
	case reflect.Map:
		if v.IsNil() || !texts(v.Type().Elem()) {
			return v
		}
		said := reflect.MakeMapWithSize(v.Type(), v.Len())
		for _, k := range v.MapKeys() {
			said.SetMapIndex(k, renamed(v.MapIndex(k), hide))
		}
		return said
	}
	return v
}

// texts says whether values of a type may hold texts: outlines do not.
func texts(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Struct, reflect.Pointer, reflect.Map:
		return true
	case reflect.Slice, reflect.Array:
		return texts(t.Elem())
	}
	return false
}
