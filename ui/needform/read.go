package needform

import (
	"math"
	"strconv"
	"strings"

	"emprise/data"
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
func (f *Form) save() {
	f.form.Complain("", "")
	n, field, rule := f.read()
	if rule != "" {
		f.Complain(field, f.loc.T("invalid."+rule))
		return
	}
	f.OnSave(n)
}

// read gives the need, or the field that does not make sense and the rule that it breaks.
func (f *Form) read() (n data.Need, field, rule string) {
	n = f.model.Need
	value := func(id string) string { return f.fields[id].Value() }
	n.Title, n.CompanyID, n.Notes = value("title"), value("company_id"), value("notes")
	n.Stage = data.Stage(value("stage"))
	if n.Title == "" {
		return n, "title", "required"
	}
	for id, to := range map[string]*string{"received": &n.Received, "deadline": &n.Deadline} {
		day, ok := f.loc.ParseDay(value(id))
		if !ok && value(id) != "" {
			return n, id, "bad_date"
		}
		*to = day
	}
	n.Jobs = nil
	if text := value("jobs"); text != "" {
		v, ok := f.loc.Parse(text)
		if !ok || v != math.Trunc(v) {
			return n, "jobs", "not_a_number"
		}
		jobs := int(v)
		n.Jobs = &jobs
	}
	n.Criteria = nil
	for _, row := range f.asked {
		c, at, bad := f.criterion(row)
		if bad != "" {
			return n, at, bad
		}
		n.Criteria = append(n.Criteria, c)
	}
	return n, "", ""
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
