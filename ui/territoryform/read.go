package territoryform

import (
	"errors"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/code"
)

// read gives the answer, or the field that does not make sense and the rule that it breaks.
func (f *Form) read() (a Answer, field, rule string) {
	t := f.model.Territory
	value := func(id string) string { return f.fields[id].Value() }
	t.Name, t.Authority = value("name"), value("authority")
	t.EPSG, _ = strconv.Atoi(value("epsg")) // one of the options
	if !f.model.New {
		t.Language, t.Fictional, t.TI = value("language"), value("fictional") == "yes", value("id_ti")
		t.EPCISiren = strings.Join(strings.Fields(value("epci_siren")), "")
		if t.EPCISiren != "" && !code.SIREN(t.EPCISiren) {
			return a, "epci_siren", "bad_siren"
		}
	}
	var bad *data.FieldError
	if err := t.Validate(); errors.As(err, &bad) {
		return a, bad.Field, bad.Rule
	}
	a.Territory = t
	if f.model.New {
		if f.file.Value() == "" {
			return a, "file", "required"
		}
		a.Path = f.path()
	}
	return a, "", ""
}
