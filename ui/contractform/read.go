package contractform

import (
	"slices"
	"strings"

	"emprise/data"
	"emprise/ui/asking"
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
	asking.Read(f.form, f.loc, f.read, f.OnSave)
}

// read gives the contract.
func (f *Form) read(says *asking.Answers) (a Answer) {
	c := f.model.Contract
	c.Name, c.Framework, c.Notes = says.Text("name"), data.Framework(says.Text("framework")), says.Text("notes")
	c.Start, c.End = says.Day("start"), says.Day("end")
	c.Signatories = nil
	for _, line := range strings.Split(says.Text("signatories"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			c.Signatories = append(c.Signatories, line)
		}
	}
	c.Axes = nil
	a.Renamed = map[string]string{}
	var codes, sheets []string
	for _, x := range f.axes.All() {
		out := data.Axis{Code: x.code.Value(), Title: x.title.Value()}
		says.Wrong(coded(x.id, out.Code, out.Title, codes))
		codes = append(codes, out.Code)
		for _, s := range x.sheets.All() {
			action := s.given
			action.Code, action.Title, action.Notes = s.code.Value(), s.title.Value(), s.notes.Value()
			says.Wrong(coded(s.id, action.Code, action.Title, sheets))
			sheets = append(sheets, action.Code)
			if s.was != "" && s.was != action.Code {
				a.Renamed[s.was] = action.Code
			}
			out.Actions = append(out.Actions, action)
		}
		c.Axes = append(c.Axes, out)
	}
	a.Contract = c
	says.Valid(c.Validate())
	return a
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
