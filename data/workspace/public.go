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
		v := reflect.New(reflect.TypeOf(public)).Elem()
		v.Set(reflect.ValueOf(public))
		for i := range v.NumField() {
			if f := v.Field(i); f.Kind() == reflect.String && v.Type().Field(i).Name != "ID" {
				f.SetString(hide.Replace(f.String()))
			}
		}
		return v.Interface().(data.Row), true
	}
}
