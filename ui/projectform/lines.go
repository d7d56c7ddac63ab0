package projectform

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// dayWidth is what a day with its button takes of a line, in Fyne units.
const dayWidth = 128

// step is a line: a milestone.
type step struct {
	id          string // of its fields, before a full stop
	title, date *kit.TextField
	done        *kit.MarkField
}

// post is a line: jobs of a type of contract.
type post struct {
	id    string
	sort  *kit.ChoiceField
	count *kit.TextField
}

// fund is a line: money from a scheme.
type fund struct {
	id             string
	scheme, amount *kit.TextField
	status         *kit.ChoiceField
	given          data.Funding // with what the form does not show
}

// next is what the fields of a new line are called by, numbered as lines come into the form.
func (f *Form) next(of string) string {
	f.made[of]++
	return of + "." + strconv.Itoa(f.made[of]-1)
}

// makeLines makes the lists of lines, empty.
func (f *Form) makeLines() {
	f.steps = kit.NewLines(asking.Lines(f.loc, "project.step_add"), f.tips, func(s *step, buttons fyne.CanvasObject) fyne.CanvasObject {
		return kit.Column(4, kit.Row(4, kit.Grow(s.title.Object()), buttons), kit.Cells(6, []float32{dayWidth, 0}, s.date.Object(), s.done.Object()))
	}, func() { f.addStep(data.Milestone{}).title.Focus() })
	f.jobs = kit.NewLines(asking.Lines(f.loc, "project.job_line_add"), f.tips, func(p *post, buttons fyne.CanvasObject) fyne.CanvasObject {
		return kit.Column(4, kit.Row(4, kit.Grow(p.sort.Object()), buttons), kit.Cells(6, []float32{104, 0}, p.count.Object(), kit.Space(0, 0)))
	}, func() { f.addPost(data.JobLine{}).count.Focus() })
	f.funding = kit.NewLines(asking.Lines(f.loc, "project.funding_add"), f.tips, func(m *fund, buttons fyne.CanvasObject) fyne.CanvasObject {
		return kit.Column(4, kit.Row(4, kit.Grow(m.scheme.Object()), buttons), kit.Halves(m.amount.Object(), m.status.Object()))
	}, func() { f.addFund(data.Funding{}).scheme.Focus() })
}

// several are lines below their name.
func (f *Form) several(nameKey string, lines fyne.CanvasObject) fyne.CanvasObject {
	return kit.Column(4, kit.Caption(f.loc.T(nameKey)), lines)
}

func (f *Form) addStep(have data.Milestone) *step {
	s := &step{id: f.next("milestones")}
	s.title, s.date = kit.NewTextField("", "", f.loc.T("project.step_title"), ""), kit.NewDayField(f.loc, f.tips, "", "")
	s.done = kit.NewMarkField(f.loc.T("project.step_done"), "", nil)
	s.title.Fill(have.Title)
	s.date.Fill(have.Date)
	if have.Done {
		s.done.Fill("yes")
	}
	f.fields[s.id+".title"], f.fields[s.id+".date"], f.fields[s.id+".done"] = s.title, s.date, s.done
	f.steps.Add(s)
	return s
}

func (f *Form) addPost(have data.JobLine) *post {
	p := &post{id: f.next("job_lines")}
	p.sort = kit.NewChoiceField("", "", asking.Or("–", asking.Options(f.loc, "job_type.", data.JobTypes())), nil)
	p.count = kit.NewTextField("", "", f.loc.T("project.job_count"), "")
	p.sort.Fill(string(have.Type))
	if have.Type != "" {
		p.count.Fill(strconv.Itoa(have.Count))
	}
	f.fields[p.id+".type"], f.fields[p.id+".count"] = p.sort, p.count
	f.jobs.Add(p)
	return p
}

func (f *Form) addFund(have data.Funding) *fund {
	m := &fund{id: f.next("funding"), given: have}
	m.scheme, m.amount = kit.NewTextField("", "", f.loc.T("project.funding_scheme"), ""), kit.NewTextField("", "", f.loc.T("project.funding_amount"), "€")
	m.status = kit.NewChoiceField("", "", asking.Or("–", asking.Options(f.loc, "funding_status.", data.FundingStatuses())), nil)
	m.scheme.Fill(have.Scheme)
	if have.Scheme != "" {
		m.amount.Fill(asking.Number(f.loc, have.Euro))
	}
	m.status.Fill(string(have.Status))
	f.fields[m.id+".scheme"], f.fields[m.id+".eur"], f.fields[m.id+".status"] = m.scheme, m.amount, m.status
	f.funding.Add(m)
	return m
}

// fillLines shows what there is, and one line of money to begin with.
func (f *Form) fillLines(p data.Project) {
	for _, m := range p.Milestones {
		f.addStep(m)
	}
	for _, l := range p.JobLines {
		f.addPost(l)
	}
	for _, m := range p.Funding {
		f.addFund(m)
	}
	if len(p.Funding) == 0 {
		f.addFund(data.Funding{})
	}
}

// AddLine adds a line of "milestones", "job_lines" or "funding", as the button does.
func (f *Form) AddLine(of string) {
	switch of {
	case "milestones":
		f.addStep(data.Milestone{})
	case "job_lines":
		f.addPost(data.JobLine{})
	case "funding":
		f.addFund(data.Funding{})
	}
}

// DropLine takes a line out, given by the beginning of the names of its fields: "funding.0".
func (f *Form) DropLine(id string) {
	f.steps.Drop(f.steps.Find(func(s *step) bool { return s.id == id }))
	f.jobs.Drop(f.jobs.Find(func(p *post) bool { return p.id == id }))
	f.funding.Drop(f.funding.Find(func(m *fund) bool { return m.id == id }))
}

// readSteps gives the milestones; a line that says nothing is none.
func (f *Form) readSteps(a *asking.Answers) (out []data.Milestone) {
	for _, s := range f.steps.All() {
		if s.title.Value() != "" || s.date.Value() != "" {
			a.Needed(s.id + ".title")
			a.Needed(s.id + ".date")
			out = append(out, data.Milestone{Title: s.title.Value(), Date: a.Day(s.id + ".date"), Done: a.Yes(s.id + ".done")})
		}
	}
	return out
}

// readJobs gives the jobs by type of contract, each type once.
func (f *Form) readJobs(a *asking.Answers) (out []data.JobLine) {
	told := map[data.JobType]bool{}
	for _, p := range f.jobs.All() {
		sort, n := data.JobType(p.sort.Value()), a.Whole(p.id+".count")
		if sort == "" && p.count.Value() == "" {
			continue
		}
		a.Needed(p.id + ".type")
		a.Needed(p.id + ".count")
		if told[sort] {
			a.Wrong(p.id+".type", "repeated")
		}
		told[sort] = true
		if n != nil {
			out = append(out, data.JobLine{Type: sort, Count: *n})
		}
	}
	return out
}

func (f *Form) readFunding(a *asking.Answers) (out []data.Funding) {
	for _, m := range f.funding.All() {
		line, scheme := m.given, m.scheme.Value()
		euro := a.Number(m.id+".eur", 1, &m.given.Euro)
		if scheme == "" && m.amount.Value() == "" {
			continue
		}
		if line.Scheme != scheme {
			line.SchemeID = f.schemeOf(scheme)
		}
		line.Scheme, line.Euro = scheme, 0
		if euro != nil {
			line.Euro = *euro
		}
		// What a file says otherwise stays while nothing is chosen.
		if status := m.status.Value(); status != "" || slices.Contains(data.FundingStatuses(), line.Status) {
			line.Status = data.FundingStatus(status)
		}
		out = append(out, line)
	}
	return out
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
