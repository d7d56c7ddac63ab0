package projectform

import (
	"strings"

	"emprise/data"
	"emprise/ui/asking"
)

// save reads the fields and, when they make sense, tells OnSave.
func (f *Form) save() {
	asking.Read(f.form, f.loc, f.read, f.OnSave)
}

// read gives the project.
func (f *Form) read(a *asking.Answers) data.Project {
	p := f.project
	p.Type, p.Status = data.ProjectType(a.Text("type")), data.ProjectStatus(a.Text("status"))
	p.Title, p.Owner, p.Notes = a.Needed("title"), a.Text("owner"), a.Text("notes")
	p.CompanyID, p.NeedID = a.Text("company_id"), a.Text("need_id")
	p.Internal = a.Yes("internal")
	p.Start, p.End = a.Day("start"), a.Day("end")
	p.Jobs = a.Whole("jobs")
	p.Milestones = f.readSteps(a)
	if f.fields["contract_id"] != nil {
		p.ContractID, p.ActionCode = a.Text("contract_id"), a.Text("action")
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
		f.readRecruitment(a, &p)
	} else {
		f.readInnovation(a, &p)
	}
	return p
}

func (f *Form) readRecruitment(a *asking.Answers, p *data.Project) {
	p.Contracts, p.Partners, p.ROME = a.Text("contracts"), a.Text("partners"), nil
	for _, code := range strings.FieldsFunc(a.Text("rome"), func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		p.ROME = append(p.ROME, strings.ToUpper(code))
	}
	p.JobLines = f.readJobs(a)
}

func (f *Form) readInnovation(a *asking.Answers, p *data.Project) {
	p.Theme, p.Themes = a.Text("theme"), nil
	for _, t := range strings.Split(a.Text("themes"), ",") {
		if t != "" {
			p.Themes = append(p.Themes, data.Theme(t))
		}
	}
	p.TRL = a.Whole("trl")
	p.CapexEuro = a.Number("capex_eur", 1, p.CapexEuro)
	p.AvoidedTCO2 = a.Number("avoided_tco2e_year", 1, p.AvoidedTCO2)
	p.EnergyMWh = a.Number("energy_mwh_year", 1, p.EnergyMWh)
	p.Funding = f.readFunding(a)
}
