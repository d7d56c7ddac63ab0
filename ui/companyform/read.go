package companyform

import (
	"errors"
	"strings"
	"unicode"

	"emprise/data"
	"emprise/data/code"
	"emprise/data/explain"
	"emprise/ui/kit"
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

// number is a number of a register without the spaces that people write in it; letters are capitals.
func (f *Form) number(id string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, f.fields[id].Value()))
}

// typed says what is wrong with a number as soon as it is complete. A seat tells the company's own number.
func (f *Form) typed(id string) {
	n, of := f.number(id), registers[id]
	sentence := ""
	switch {
	case len(strings.ReplaceAll(n, ".", "")) >= of.length && !of.is(n):
		sentence = explain.Rule(f.loc, of.rule)
	case id == "siret" && code.SIRET(n) && f.number("siren") == "":
		f.fields["siren"].Fill(n[:9])
	case id == "siret" && code.SIRET(n) && n[:9] != f.number("siren"):
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
	kit.Read(f.form, f.read, func(rule string) string { return explain.Rule(f.loc, rule) }, f.OnSave)
}

// read gives the company, or the field that does not make sense and the rule that it breaks. A line of a person that says nothing is none.
func (f *Form) read() (c data.Company, field, rule string) {
	c = f.model.Company
	value := func(id string) string { return f.fields[id].Value() }
	c.Name, c.CodeName, c.Activity, c.Contact, c.Notes = value("name"), value("code_name"), value("activity"), value("contact"), value("notes")
	c.SIREN, c.SIRET, c.NAF, c.Size = f.number("siren"), f.number("siret"), f.number("naf"), data.Size(value("size"))
	c.People = nil
	for _, p := range f.people.All() {
		who := data.Person{Name: p.name.Value(), Role: p.role.Value(), Phone: p.phone.Value(), Mail: p.mail.Value()}
		switch {
		case who == data.Person{}:
			continue
		case who.Name == "":
			return c, p.id + ".name", "required"
		}
		c.People = append(c.People, who)
	}
	var bad *data.FieldError
	if err := c.Validate(); errors.As(err, &bad) {
		return c, bad.Field, bad.Rule
	}
	return c, "", ""
}
