package contractform

import (
	"errors"
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/explain"
	"emprise/ui/kit"
)

func (f *Form) fill() {
	c := f.model.Contract
	for id, value := range map[string]string{
		"name": c.Name, "framework": string(c.Framework), "start": c.Start, "end": c.End, "signatories": strings.Join(c.Signatories, "\n"), "notes": c.Notes,
	} {
		f.fields[id].Fill(value)
	}
	for _, x := range c.Axes {
		f.addAxis(x)
	}
}

// Save reads the fields and, when they make sense, tells OnSave.
func (f *Form) Save() {
	kit.Read(f.form, f.read, func(rule string) string { return explain.Rule(f.loc, rule) }, f.OnSave)
}

// read gives the contract, or the field that does not make sense and the rule that it breaks.
func (f *Form) read() (a Answer, field, rule string) {
	c := f.model.Contract
	value := func(id string) string { return f.fields[id].Value() }
	c.Name, c.Framework, c.Notes = value("name"), data.Framework(value("framework")), value("notes")
	for _, day := range []struct {
		id string
		to *string
	}{{"start", &c.Start}, {"end", &c.End}} {
		v, ok := f.loc.ParseDay(value(day.id))
		if !ok && value(day.id) != "" {
			return a, day.id, "bad_date"
		}
		*day.to = v
	}
	c.Signatories = nil
	for _, line := range strings.Split(value("signatories"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			c.Signatories = append(c.Signatories, line)
		}
	}
	c.Axes = nil
	a.Renamed = map[string]string{}
	var codes, sheets []string
	for _, x := range f.axes.All() {
		out := data.Axis{Code: x.code.Value(), Title: x.title.Value()}
		if field, rule := coded(x.id, out.Code, out.Title, codes); rule != "" {
			return a, field, rule
		}
		codes = append(codes, out.Code)
		for _, s := range x.sheets.All() {
			action := s.given
			action.Code, action.Title, action.Notes = s.code.Value(), s.title.Value(), s.notes.Value()
			if field, rule := coded(s.id, action.Code, action.Title, sheets); rule != "" {
				return a, field, rule
			}
			sheets = append(sheets, action.Code)
			if s.was != "" && s.was != action.Code {
				a.Renamed[s.was] = action.Code
			}
			out.Actions = append(out.Actions, action)
		}
		c.Axes = append(c.Axes, out)
	}
	a.Contract = c
	var bad *data.FieldError
	if err := c.Validate(); errors.As(err, &bad) {
		return a, bad.Field, bad.Rule
	}
	return a, "", ""
}

// coded checks a line: its code is a code and no other's, and its title says something.
func coded(id, code, title string, others []string) (field, rule string) {
	switch {
	case code == "":
		return id + ".code", "required"
	case strings.Contains(code, "|"):
		return id + ".code", "bad_identifier"
	case slices.Contains(others, code):
		return id + ".code", "repeated"
	case title == "":
		return id + ".title", "required"
	}
	return "", ""
}
