package companyform

import (
	"strings"

	"emprise/data"
	"emprise/data/code"
	"emprise/data/explain"
	"emprise/ui/asking"
)

// registers are the fields of numbers that registers give: how long they are when they are complete, and what is wrong with one that
// is none.
var registers = map[string]struct {
	length int
	is     func(string) bool
	rule   string
}{
	"siren": {9, code.SIREN, "bad_siren"},
	"siret": {14, code.SIRET, "bad_siret"},
	"naf":   {5, code.NAF, "bad_naf"},
}

// typed says what is wrong with a number as soon as it is complete. A seat tells the company's own number.
func (f *Form) typed(id string) {
	says := asking.Of(f.form, f.loc)
	n, of := says.Code(id), registers[id]
	sentence := ""
	switch {
	case len(strings.ReplaceAll(n, ".", "")) >= of.length && !of.is(n):
		sentence = explain.Rule(f.loc, of.rule)
	case id == "siret" && code.SIRET(n) && says.Code("siren") == "":
		f.fields["siren"].Fill(n[:9])
	case id == "siret" && code.SIRET(n) && n[:9] != says.Code("siren"):
		sentence = explain.Rule(f.loc, "other_siren")
	case id == "siren" && n != "":
		for _, c := range f.model.Known {
			if c.SIREN == n && c.ID != f.model.Company.ID {
				sentence = f.loc.T("company.known", "company", c.Shown())
			}
		}
	}
	f.fields[id].Complain(sentence)
	f.form.Fit()
}

// Save reads the fields and, when they make sense, tells OnSave.
func (f *Form) Save() {
	asking.Read(f.form, f.loc, f.read, f.OnSave)
}

// read gives the company. A line of a person that says nothing is none.
func (f *Form) read(a *asking.Answers) data.Company {
	c := f.model.Company
	c.Name, c.CodeName, c.Activity, c.Contact, c.Notes = a.Text("name"), a.Text("code_name"), a.Text("activity"), a.Text("contact"), a.Text("notes")
	c.SIREN, c.SIRET, c.NAF, c.Size = a.Code("siren"), a.Code("siret"), a.Code("naf"), data.Size(a.Text("size"))
	c.People = nil
	for _, p := range f.people.All() {
		who := data.Person{Name: p.name.Value(), Role: p.role.Value(), Phone: p.phone.Value(), Mail: p.mail.Value()}
		switch {
		case who == data.Person{}:
			continue
		case who.Name == "":
			a.Wrong(p.id+".name", "required")
		}
		c.People = append(c.People, who)
	}
	a.Valid(c.Validate())
	return c
}
