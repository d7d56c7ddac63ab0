package projectform

import (
	"math"
	"strconv"
	"strings"

	"emprise/data"
)

// save reads the fields and, when they make sense, tells OnSave.
func (f *Form) save() {
	f.form.Complain("", "")
	p, field, rule := f.read()
	if rule != "" {
		f.form.Complain(field, f.loc.T("invalid."+rule))
		return
	}
	f.OnSave(p)
}

// read gives the project, or the field that does not make sense and the rule that it breaks.
func (f *Form) read() (p data.Project, field, rule string) {
	p = f.project
	value := func(id string) string { return f.fields[id].Value() }
	p.Type = data.ProjectType(value("type"))
	p.Status = data.ProjectStatus(value("status"))
	p.Title, p.Owner, p.Notes = value("title"), value("owner"), value("notes")
	p.CompanyID, p.NeedID = value("company_id"), value("need_id")
	if now := value("contract"); now != hook(p.ContractID, p.ActionCode) { // else it may hang on what is not there any more
		p.ContractID, p.ActionCode = f.hangsOn(now)
	}
	p.Internal = value("internal") == "yes"
	if p.Title == "" {
		return p, "title", "required"
	}
	for id, to := range map[string]*string{"start": &p.Start, "end": &p.End} {
		day, ok := f.loc.ParseDay(value(id))
		if !ok && value(id) != "" {
			return p, id, "bad_date"
		}
		*to = day
	}
	p.Jobs, p.ROME, p.Contracts, p.Partners = nil, nil, "", ""
	p.Theme, p.TRL, p.CapexEuro, p.EnergyMWh, p.AvoidedTCO2, p.Funding = "", nil, nil, nil, nil, nil
	if p.Type == data.Recruitment {
		p.Contracts, p.Partners = value("contracts"), value("partners")
		for _, code := range strings.FieldsFunc(value("rome"), func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
			p.ROME = append(p.ROME, strings.ToUpper(code))
		}
		if p.Jobs, rule = f.whole("jobs"); rule != "" {
			return p, "jobs", rule
		}
		return p, "", ""
	}
	p.Theme = value("theme")
	if p.TRL, rule = f.whole("trl"); rule != "" {
		return p, "trl", rule
	}
	for id, to := range map[string]**float64{
		"capex_eur": &p.CapexEuro, "avoided_tco2e_year": &p.AvoidedTCO2, "energy_mwh_year": &p.EnergyMWh,
	} {
		if *to, rule = f.number(id); rule != "" {
			return p, id, rule
		}
	}
	for i := range f.lines {
		at := "funding." + strconv.Itoa(i)
		euro, bad := f.number(at + ".eur")
		if bad != "" {
			return p, at + ".eur", bad
		}
		if scheme := value(at + ".scheme"); scheme != "" || euro != nil {
			var line data.Funding
			if i < len(f.project.Funding) {
				line = f.project.Funding[i] // with what the form does not show
			}
			line.Scheme, line.Euro = scheme, 0
			if euro != nil {
				line.Euro = *euro
			}
			p.Funding = append(p.Funding, line)
		}
	}
	return p, "", ""
}

func (f *Form) number(id string) (*float64, string) {
	text := f.fields[id].Value()
	if text == "" {
		return nil, ""
	}
	v, ok := f.loc.Parse(text)
	if !ok {
		return nil, "not_a_number"
	}
	return &v, ""
}

func (f *Form) whole(id string) (*int, string) {
	v, rule := f.number(id)
	if v == nil {
		return nil, rule
	}
	if *v != math.Trunc(*v) || math.Abs(*v) > 1e6 {
		return nil, "not_a_number"
	}
	n := int(*v)
	return &n, ""
}

// hangsOn is the contract and the action sheet of a choice.
func (f *Form) hangsOn(code string) (contract, action string) {
	for _, c := range f.contracts {
		if rest, ok := strings.CutPrefix(code, c.ID); ok && (rest == "" || rest[0] == ' ') {
			return c.ID, strings.TrimSpace(rest)
		}
	}
	return "", ""
}
