package territoryform

import (
	"strconv"

	"emprise/data/code"
	"emprise/ui/asking"
)

// read gives the answer.
func (f *Form) read(says *asking.Answers) (a Answer) {
	t := f.model.Territory
	t.Name, t.Authority = says.Text("name"), says.Text("authority")
	t.EPSG, _ = strconv.Atoi(says.Text("epsg")) // one of the options
	if !f.model.New {
		t.Language, t.Fictional, t.TI = says.Text("language"), says.Yes("fictional"), says.Text("id_ti")
		t.EPCISiren = says.Code("epci_siren")
		if t.EPCISiren != "" && !code.SIREN(t.EPCISiren) {
			says.Wrong("epci_siren", "bad_siren")
		}
	}
	says.Valid(t.Validate())
	a.Territory = t
	if f.model.New {
		says.Needed("file")
		a.Path = f.path()
	}
	return a
}
