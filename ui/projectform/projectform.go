package projectform

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what the form begins with.
type Model struct {
	Project   data.Project
	New       bool
	Place     string         // what the project is tied to, in words
	Companies []data.Company // to choose from
	Needs     []data.Need
	Contracts []data.Contract
	Schemes   []data.Scheme
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Project)
	OnCancel func()

	loc     *locale.Locale
	tips    *kit.Tips
	model   Model
	project data.Project
	form    *kit.Form
	fields  map[string]kit.Field
	byType  map[bool]*fyne.Container // recruitment, and the others
	action  *fyne.Container          // the choice among the action sheets of the contract
	steps   *kit.Lines[*step]
	jobs    *kit.Lines[*post]
	funding *kit.Lines[*fund]
	made    map[string]int // lines that were ever in the form, by what they are of
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, tips: tips, model: m, project: m.Project, fields: map[string]kit.Field{}, action: kit.Stack(), made: map[string]int{}}
	f.makeLines()
	body := kit.Column(12)
	text := func(id, unit string) *kit.TextField {
		t := kit.NewTextField(loc.T("project."+id), "", "", unit)
		f.fields[id] = t
		return t
	}
	choice := func(id string, options []kit.Option, onChange func(string)) kit.Field {
		c := kit.NewChoiceField(loc.T("project."+id), "", options, onChange)
		f.fields[id] = c
		return c
	}

	f.byType = map[bool]*fyne.Container{true: kit.Column(12), false: kit.Column(12)}
	body.Add(choice("type", asking.Options(loc, "project_type.", data.ProjectTypes()), func(string) { f.switchType() }).Object())
	title := text("title", "")
	title.Entry.SetPlaceHolder(loc.T("project.title_example"))
	body.Add(title.Object())
	body.Add(choice("status", asking.Options(loc, "project_status.", data.ProjectStatuses()), nil).Object())
	body.Add(text("owner", "").Object())
	start, end := kit.NewDayField(loc, tips, loc.T("project.start"), ""), kit.NewDayField(loc, tips, loc.T("project.end"), "")
	f.fields["start"], f.fields["end"] = start, end
	body.Add(kit.Halves(start.Object(), end.Object()))
	body.Add(f.several("project.steps", f.steps.Object))
	if len(m.Contracts) > 0 {
		contracts := []kit.Option{{Text: loc.T("form.none")}}
		for _, c := range m.Contracts {
			contracts = append(contracts, kit.Option{Code: c.ID, Text: c.Name})
		}
		body.Add(choice("contract_id", contracts, func(string) { f.offerActions(); f.form.Fit() }).Object())
		body.Add(f.action)
	}
	body.Add(text("jobs", "").Object())

	contracts := text("contracts", "")
	contracts.Entry.SetPlaceHolder(loc.T("project.contracts_example"))
	rome := kit.NewTextField(loc.T("project.rome"), loc.T("project.rome_hint"), "H2102, N1303", "")
	f.fields["rome"] = rome
	f.byType[true].Objects = []fyne.CanvasObject{
		f.several("project.job_lines", f.jobs.Object),
		contracts.Object(), rome.Object(), text("partners", "").Object(),
	}

	theme := text("theme", "")
	theme.Entry.SetPlaceHolder(loc.T("project.theme_example"))
	themes := kit.NewSetField(loc.T("project.themes"), "", asking.Options(loc, "theme.", data.Themes()))
	f.fields["themes"] = themes
	trl := kit.NewTextField(loc.T("project.trl"), "", loc.T("project.trl_range"), "")
	f.fields["trl"] = trl
	f.byType[false].Objects = []fyne.CanvasObject{
		themes.Object(), kit.Halves(theme.Object(), trl.Object()),
		kit.Halves(text("capex_eur", "€").Object(), text("avoided_tco2e_year", loc.T("unit.tco2e_year")).Object()),
		text("energy_mwh_year", loc.T("unit.mwh_year")).Object(),
		f.several("project.funding", f.funding.Object),
	}
	body.Add(f.byType[true])
	body.Add(f.byType[false])

	companies := []kit.Option{{Text: loc.T("form.none")}}
	for _, c := range m.Companies {
		companies = append(companies, kit.Option{Code: c.ID, Text: c.Shown()})
	}
	needs := []kit.Option{{Text: loc.T("form.none")}}
	for _, n := range m.Needs {
		needs = append(needs, kit.Option{Code: n.ID, Text: n.Title})
	}
	body.Add(choice("company_id", companies, nil).Object())
	body.Add(choice("need_id", needs, nil).Object())
	notes := kit.NewNotesField(loc.T("project.notes"), "")
	f.fields["notes"] = notes
	body.Add(notes.Object())
	internal := kit.NewMarkField(loc.T("project.internal"), loc.T("project.internal_hint"), nil)
	f.fields["internal"] = internal
	body.Add(internal.Object())

	head := loc.T("project.edit_title")
	if m.New {
		head = loc.T("project.new_title")
	}
	words := asking.Text(loc, head, m.Place)
	f.form = kit.NewForm(words, f.fields, body, f.save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.fill()
	f.steps.OnChange, f.jobs.OnChange, f.funding.OnChange = f.form.Moved, f.form.Moved, f.form.Moved
	f.switchType()
	return f
}

// Field finds a field by the JSON name of what it holds.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the project was refused, at the field when the form has it.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does.
func (f *Form) Save() { f.save() }

func (f *Form) switchType() {
	recruits := f.fields["type"].Value() == string(data.Recruitment)
	for of, part := range f.byType {
		part.Hidden = of != recruits
	}
	if f.form != nil {
		f.form.Fit()
	}
}

func (f *Form) fill() {
	var themes []string
	p, put := f.project, func(id, value string) { f.fields[id].Fill(value) }
	put("type", string(p.Type))
	put("status", string(p.Status))
	put("title", p.Title)
	put("owner", p.Owner)
	put("start", p.Start)
	put("end", p.End)
	put("contracts", p.Contracts)
	put("rome", strings.Join(p.ROME, ", "))
	put("partners", p.Partners)
	put("theme", p.Theme)
	put("company_id", p.CompanyID)
	put("need_id", p.NeedID)
	put("notes", p.Notes)
	if p.Internal {
		put("internal", "yes")
	}
	for id, v := range map[string]*int{"jobs": p.Jobs, "trl": p.TRL} {
		if v != nil {
			put(id, strconv.Itoa(*v))
		}
	}
	for id, v := range map[string]*float64{
		"capex_eur": p.CapexEuro, "avoided_tco2e_year": p.AvoidedTCO2, "energy_mwh_year": p.EnergyMWh,
	} {
		if v != nil {
			put(id, asking.Number(f.loc, *v))
		}
	}
	for _, t := range p.Themes {
		themes = append(themes, string(t))
	}
	put("themes", strings.Join(themes, ","))
	if f.fields["contract_id"] != nil {
		put("contract_id", p.ContractID)
		f.offerActions()
	}
	f.fillLines(p)
	f.form.Filled()
}
