package needform

import (
	"strconv"
	"strings"

	"emprise/data"
	"emprise/ui/asking"
)

func joinCodes(codes []string) string { return strings.Join(codes, ",") }

// codes are the words between commas.
func codes(text string) []string {
	var list []string
	for _, code := range strings.Split(text, ",") {
		if code = strings.TrimSpace(code); code != "" {
			list = append(list, code)
		}
	}
	return list
}

// save reads the fields and, when they make sense, tells OnSave.
func (f *Form) save() { asking.Read(f.form, f.loc, f.read, f.OnSave) }

// read gives the need.
func (f *Form) read(a *asking.Answers) data.Need {
	n := f.model.Need
	n.Title, n.CompanyID, n.Notes = a.Needed("title"), a.Text("company_id"), a.Text("notes")
	n.Stage = data.Stage(a.Text("stage"))
	n.Received, n.Deadline = a.Day("received"), a.Day("deadline")
	n.Jobs = a.Whole("jobs")
	n.Criteria = nil
	for _, row := range f.asked.All() {
		c, at, rule := f.criterion(row)
		a.Wrong(at, rule)
		n.Criteria = append(n.Criteria, c)
	}
	return n
}

func (f *Form) criterion(row *criterion) (c data.Criterion, field, rule string) {
	id := string(row.measure)
	c = row.given
	if !c.Understood() {
		return c, "", ""
	}
	c.Hard = f.fields[id+".hard"].Value() == "yes"
	c.Weight, _ = strconv.ParseFloat(f.fields[id+".weight"].Value(), 64)
	if list := f.fields[id+".allowed"]; list != nil {
		c.Allowed = codes(list.Value())
		if len(c.Allowed) == 0 && (c.Hard || len(c.Grades) == 0) {
			return c, id + ".allowed", "nothing_asked"
		}
		return c, "", ""
	}
	u := unitOf(row.measure)
	for part, to := range map[string]**float64{"min": &c.Min, "ideal": &c.Ideal, "max": &c.Max} {
		at := f.fields[id+"."+part]
		switch {
		case at == nil:
			continue
		case at.Value() == "":
			*to = nil
			continue
		case at.Value() == row.texts[part]:
			continue // with all the decimals that it came with
		}
		v, bad := u.read(f.loc, at.Value())
		if bad != "" {
			return c, id + "." + part, bad
		}
		*to = &v
	}
	if c.Min == nil && c.Ideal == nil && c.Max == nil && (c.Hard || len(c.Points) == 0) {
		return c, id + ".min", "nothing_asked"
	}
	return c, "", ""
}
