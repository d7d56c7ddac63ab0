package projectform

import (
	"math"
	"strings"

	"emprise/data"
	"emprise/data/explain"
	"emprise/ui/kit"
)

// save reads the fields and, when they make sense, tells OnSave.
func (f *Form) save() {
	kit.Read(f.form, f.read, func(rule string) string { return explain.Rule(f.loc, rule) }, f.OnSave)
}

// read gives the project, or the field that does not make sense and the rule that it breaks.
func (f *Form) read() (p data.Project, field, rule string) {
	p = f.project
	value := func(id string) string { return f.fields[id].Value() }
	p.Type = data.ProjectType(value("type"))
	p.Status = data.ProjectStatus(value("status"))
	p.Title, p.Owner, p.Notes = value("title"), value("owner"), value("notes")
	p.CompanyID, p.NeedID = value("company_id"), value("need_id")
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
	if p.Jobs, rule = f.whole("jobs"); rule != "" {
		return p, "jobs", rule
	}
	if p.Milestones, field, rule = f.readSteps(); rule != "" {
		return p, field, rule
	}
	if f.fields["contract_id"] != nil {
		p.ContractID, p.ActionCode = value("contract_id"), ""
		if f.fields["action"] != nil {
			p.ActionCode = value("action")
		}
	}
	// What the form does not show of the other sort of projects stays, but for a project that has become one of this sort.
	if recruits := p.Type == data.Recruitment; recruits != (f.project.Type == data.Recruitment) {
		if recruits {
			p.Theme, p.Themes, p.TRL, p.CapexEuro, p.EnergyMWh, p.AvoidedTCO2, p.Funding = "", nil, nil, nil, nil, nil, nil
		} else {
			p.JobLines, p.ROME, p.Contracts, p.Partners = nil, nil, "", ""
		}
	}
	if p.Type == data.Recruitment {
		return f.readRecruitment(p)
	}
	return f.readInnovation(p)
}

func (f *Form) readRecruitment(p data.Project) (_ data.Project, field, rule string) {
	p.Contracts, p.Partners, p.ROME = f.fields["contracts"].Value(), f.fields["partners"].Value(), nil
	for _, code := range strings.FieldsFunc(f.fields["rome"].Value(), func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		p.ROME = append(p.ROME, strings.ToUpper(code))
	}
	p.JobLines, field, rule = f.readJobs()
	return p, field, rule
}

func (f *Form) readInnovation(p data.Project) (_ data.Project, field, rule string) {
	p.Theme, p.Themes = f.fields["theme"].Value(), nil
	for _, t := range strings.Split(f.fields["themes"].Value(), ",") {
		if t != "" {
			p.Themes = append(p.Themes, data.Theme(t))
		}
	}
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
	p.Funding, field, rule = f.readFunding()
	return p, field, rule
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
