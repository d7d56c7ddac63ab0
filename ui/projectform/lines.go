package projectform

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/kit"
)

// lines are what a project has several of: a row of fields each, with a button that adds an empty one. A row that is left empty is none.
type lines struct {
	column *fyne.Container
	count  int
}

// several lays lines out below their name; add makes an empty row.
func (f *Form) several(l *lines, nameKey, addKey string, add func()) fyne.CanvasObject {
	l.column = kit.Column(6)
	more := kit.NewButton(f.loc.T(addKey), "add", kit.Quiet, func() { add(); f.form.Fit() })
	more.Small, more.Left = true, true
	return kit.Column(4, kit.Caption(f.loc.T(nameKey)), l.column, kit.Row(0, more))
}

// next is the name of the fields of a new row.
func (l *lines) next(of string) string {
	l.count++
	return of + "." + strconv.Itoa(l.count-1)
}

func (f *Form) addStep(have data.Milestone) {
	at := f.steps.next("milestones")
	title, day := kit.NewTextField("", "", f.loc.T("project.step_title"), ""), kit.NewDayField(f.loc, "", "")
	done := kit.NewMarkField(f.loc.T("project.step_done"), "", nil)
	title.Fill(have.Title)
	day.Fill(have.Date)
	if have.Done {
		done.Fill("yes")
	}
	f.fields[at+".title"], f.fields[at+".date"], f.fields[at+".done"] = title, day, done
	f.steps.column.Add(kit.Cells(6, []float32{0, 104, 62}, title.Object(), day.Object(), done.Object()))
}

func (f *Form) addJobs(have data.JobLine) {
	at := f.jobs.next("job_lines")
	sort := kit.NewChoiceField("", "", append([]kit.Option{{Text: "–"}}, options(f.loc, "job_type.", data.JobTypes())...), nil)
	count := kit.NewTextField("", "", f.loc.T("project.job_count"), "")
	sort.Fill(string(have.Type))
	if have.Type != "" {
		count.Fill(strconv.Itoa(have.Count))
	}
	f.fields[at+".type"], f.fields[at+".count"] = sort, count
	f.jobs.column.Add(kit.Cells(6, []float32{0, 90}, sort.Object(), count.Object()))
}

func (f *Form) addFunding(have data.Funding) {
	at := f.funding.next("funding")
	scheme, amount := kit.NewTextField("", "", f.loc.T("project.funding_scheme"), ""), kit.NewTextField("", "", f.loc.T("project.funding_amount"), "€")
	status := kit.NewChoiceField("", "", append([]kit.Option{{Text: "–"}}, options(f.loc, "funding_status.", data.FundingStatuses())...), nil)
	scheme.Fill(have.Scheme)
	if have.Scheme != "" {
		amount.Fill(f.loc.Number(have.Euro, decimals(have.Euro)))
	}
	status.Fill(string(have.Status))
	f.fields[at+".scheme"], f.fields[at+".eur"], f.fields[at+".status"] = scheme, amount, status
	f.funding.column.Add(kit.Column(4, scheme.Object(), kit.Halves(amount.Object(), status.Object())))
}

// fillLines shows what there is, and one row of money to begin with.
func (f *Form) fillLines(p data.Project) {
	for _, m := range p.Milestones {
		f.addStep(m)
	}
	for _, l := range p.JobLines {
		f.addJobs(l)
	}
	for _, m := range p.Funding {
		f.addFunding(m)
	}
	if len(p.Funding) == 0 {
		f.addFunding(data.Funding{})
	}
}

// offerActions offers the action sheets of the contract in hand.
func (f *Form) offerActions() {
	var sheets []kit.Option
	have := f.project.ActionCode
	if old := f.fields["action"]; old != nil {
		have = old.Value()
	}
	for _, c := range f.model.Contracts {
		if c.ID != f.fields["contract_id"].Value() {
			continue
		}
		for _, x := range c.Axes {
			for _, a := range x.Actions {
				sheets = append(sheets, kit.Option{Code: a.Code, Text: f.loc.T("contracts.sheet", "code", a.Code, "title", a.Title)})
			}
		}
		if _, _, ok := c.Action(have); !ok && have != "" && have == f.project.ActionCode && c.ID == f.project.ContractID { // it is not in the contract any more
			sheets = append(sheets, kit.Option{Code: have, Text: have})
		}
	}
	delete(f.fields, "action")
	f.action.Objects = nil
	if len(sheets) > 0 {
		choice := kit.NewChoiceField(f.loc.T("project.action"), "", append([]kit.Option{{Text: f.loc.T("form.none")}}, sheets...), nil)
		choice.Fill(have)
		f.fields["action"] = choice
		f.action.Objects = []fyne.CanvasObject{choice.Object()}
	}
	f.action.Hidden = len(sheets) == 0
	f.action.Refresh()
}

// readSteps gives the milestones, or the field that does not make sense and the rule that it breaks.
func (f *Form) readSteps() (out []data.Milestone, field, rule string) {
	for i := range f.steps.count {
		at := "milestones." + strconv.Itoa(i)
		m := data.Milestone{Title: f.fields[at+".title"].Value(), Done: f.fields[at+".done"].Value() == "yes"}
		text := f.fields[at+".date"].Value()
		if m.Title == "" && text == "" {
			continue
		}
		day, ok := f.loc.ParseDay(text)
		switch {
		case m.Title == "":
			return nil, at + ".title", "required"
		case text == "":
			return nil, at + ".date", "required"
		case !ok:
			return nil, at + ".date", "bad_date"
		}
		m.Date = day
		out = append(out, m)
	}
	return out, "", ""
}

func (f *Form) readJobs() (out []data.JobLine, field, rule string) {
	told := map[data.JobType]bool{}
	for i := range f.jobs.count {
		at := "job_lines." + strconv.Itoa(i)
		sort := data.JobType(f.fields[at+".type"].Value())
		n, bad := f.whole(at + ".count")
		switch {
		case bad != "":
			return nil, at + ".count", bad
		case sort == "" && n == nil:
			continue
		case sort == "":
			return nil, at + ".type", "required"
		case n == nil:
			return nil, at + ".count", "required"
		case told[sort]:
			return nil, at + ".type", "repeated"
		}
		told[sort] = true
		out = append(out, data.JobLine{Type: sort, Count: *n})
	}
	return out, "", ""
}

func (f *Form) readFunding() (out []data.Funding, field, rule string) {
	for i := range f.funding.count {
		at := "funding." + strconv.Itoa(i)
		euro, bad := f.number(at + ".eur")
		if bad != "" {
			return nil, at + ".eur", bad
		}
		scheme := f.fields[at+".scheme"].Value()
		if scheme == "" && euro == nil {
			continue
		}
		var line data.Funding
		if i < len(f.project.Funding) {
			line = f.project.Funding[i] // with what the form does not show
		}
		if line.Scheme != scheme {
			line.SchemeID = f.schemeOf(scheme)
		}
		line.Scheme, line.Euro = scheme, 0
		if euro != nil {
			line.Euro = *euro
		}
		if status := f.fields[at+".status"].Value(); status != "" || known(line.Status) {
			line.Status = data.FundingStatus(status)
		}
		out = append(out, line)
	}
	return out, "", ""
}

// known says whether a status is one that the form can show: what a file says otherwise stays while nothing is chosen.
func known(s data.FundingStatus) bool {
	for _, of := range data.FundingStatuses() {
		if of == s {
			return true
		}
	}
	return false
}

// schemeOf is the ID of the scheme of that name, "" for one that is only named.
func (f *Form) schemeOf(name string) string {
	for _, s := range f.model.Schemes {
		if strings.EqualFold(locale.Fold(s.Name), locale.Fold(name)) {
			return s.ID
		}
	}
	return ""
}
