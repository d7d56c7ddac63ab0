package ui

import (
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/workspace"
	"emprise/ui/callform"
	"emprise/ui/companies"
	"emprise/ui/contracts"
	"emprise/ui/kit"
	"emprise/ui/reasonform"
)

// dealingState is what is in hand of companies and contracts.
type dealingState struct {
	company  string
	contract string
	sheet    string // of the contract
}

func (w *Window) makeCompanies() *companies.Panel {
	p := companies.New(w.loc, w.tips)
	p.OnChoose = w.chooseCompany
	p.OnClose = w.flipCompanies
	if w.shelf == shelfCompanies && w.ws != nil {
		p.Set(w.companiesModel())
	}
	return p
}

func (w *Window) flipCompanies() {
	if w.shelved(shelfCompanies) {
		w.leaveShelf()
		return
	}
	w.takeShelf(shelfCompanies)
	w.people.Set(w.companiesModel()) // the company in hand is that of the shelf
	w.people.Focus()
}

// refreshDealings follows a change of the project, while companies or contracts are shown.
func (w *Window) refreshDealings() {
	switch {
	case w.shelved(shelfCompanies):
		w.people.Set(w.companiesModel())
	case w.shelved(shelfContracts):
		w.papers.Set(w.contractsModel())
	}
}

func (w *Window) chooseCompany(id string) { w.choose(selection{kind: data.KindCompany, id: id}) }

// followDealing brings the companies or the contracts to what is selected, when it is one of them.
func (w *Window) followDealing() {
	switch s := w.selected; s.kind {
	case data.KindCompany:
		w.dealing.company = s.id
		if w.shelf == shelfCompanies { // else it is told when it is shown
			w.people.Set(w.companiesModel())
		}
	case data.KindContract:
		if w.dealing.contract != s.id {
			w.dealing.contract, w.dealing.sheet = s.id, contracts.All
		}
		if w.shelf == shelfContracts {
			w.papers.Set(w.contractsModel())
		}
	}
}

func (w *Window) companiesModel() companies.Model {
	snap := w.ws.Snapshot()
	m := companies.Model{Chosen: w.dealing.company, Actions: w.actions("company.add", "call")}
	today, stages := w.today(), map[dealing.Stage]string{}
	for _, s := range dealing.Stages() {
		stages[s] = w.loc.T("dealing_stage." + string(s))
	}
	for _, c := range dealing.Companies(snap) {
		line := companies.Line{ID: c.ID, Name: c.Shown(), Stage: stages[c.Stage], Dim: c.Stage == dealing.Nothing}
		parts := []string{}
		if n := len(c.Open); n > 0 {
			parts = append(parts, w.loc.N("companies.needs", n))
		}
		if c.Due != nil {
			line.Late = c.Due.NextDue != "" && c.Due.NextDue < today
			parts = append(parts, w.todo(*c.Due))
		} else if c.Last != "" {
			parts = append(parts, w.loc.T("companies.last", "day", w.loc.Date(c.Last)))
		}
		line.Detail = strings.Join(parts, " · ")
		m.Companies = append(m.Companies, line)
	}
	if c, ok := dealing.Find(snap, m.Chosen); ok {
		m.Card = w.companyCard(snap, c)
	} else {
		m.Chosen = ""
	}
	return m
}

// todo says what is still to be done after an exchange, and by when.
func (w *Window) todo(c data.Contact) string {
	if c.NextDue == "" {
		return c.Next
	}
	return w.loc.T("companies.todo", "day", w.loc.Date(c.NextDue), "what", c.Next)
}

func (w *Window) companyCard(snap *workspace.Snapshot, c dealing.Company) *companies.Card {
	card := &companies.Card{Name: c.Shown(), Detail: strings.Join(filled(c.Activity, w.loc.T("dealing_stage."+string(c.Stage))), " · ")}
	fact := func(key, value string) {
		if value != "" {
			card.Facts = append(card.Facts, companies.Fact{Label: w.loc.T(key), Value: value})
		}
	}
	if c.CodeName != "" {
		fact("company.name", c.Name)
	}
	fact("company.siren", c.SIREN)
	fact("company.siret", c.SIRET)
	fact("company.naf", c.NAF)
	if c.Size != "" {
		fact("company.size", w.loc.T("company_size."+string(c.Size)))
	}
	for _, p := range c.People {
		fact("companies.person", strings.Join(filled(p.Name, p.Role, p.Phone, p.Mail), " · "))
	}
	fact("companies.contact", c.Contact)
	fact("company.notes", c.Notes)
	call := w.action(w.operation("call"))
	call.Title, call.Run = w.loc.T("op.call_short"), func() { w.noteCall(c.ID) }
	card.Actions = append([]kit.Action{call, w.tieTo(c.Ref())}, w.actions("company.edit", "company.delete")...)
	card.Entries = w.tiedEntries(snap, c.Ref())
	for _, e := range c.Timeline() {
		card.Entries = append(card.Entries, w.companyEntry(snap, e))
	}
	return card
}

// filled are the texts that are not empty.
func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// see is the button that goes to something, about is what can be done with it besides.
func (w *Window) see(run func()) kit.Action {
	return kit.Action{Title: w.loc.T("companies.see"), Run: run}
}

// unlessReadOnly is an action that changes the project.
func (w *Window) unlessReadOnly(title string, run func()) kit.Action {
	return kit.Action{Title: title, Run: run, Disabled: func() string {
		if why := w.noEdit(); why != "" {
			return w.loc.T(why)
		}
		return ""
	}}
}

func (w *Window) companyEntry(snap *workspace.Snapshot, e dealing.Entry) companies.Entry {
	out := companies.Entry{Date: w.loc.Date(e.Date)}
	if e.Date == "" {
		out.Date = w.loc.T("companies.undated")
	}
	switch e.Sort {
	case dealing.Exchange:
		w.exchangeEntry(&out, e.Contact)
	case dealing.NeedCame:
		n := e.Need
		out.Icon, out.Title = "need", w.loc.T("companies.need", "need", n.Title)
		out.Lines = filled(w.askedLine(n))
		out.Actions = []kit.Action{w.see(func() { w.chooseNeed(n.ID) })}
	case dealing.Step:
		w.proposalEntry(snap, &out, e)
	case dealing.Began:
		p := e.Project
		out.Icon, out.Title = projectIcon(p.Type), w.loc.T("companies.project", "project", p.Title)
		out.Lines = []string{w.loc.T("project_status." + string(p.Status))}
		out.Actions = []kit.Action{w.see(func() { w.chooseProject(p.ID, true) })}
	}
	return out
}

// channelIcons are the signs of how people met.
var channelIcons = map[data.Channel]string{
	data.ChannelCall: "phone", data.ChannelMail: "doc", data.ChannelMeeting: "people", data.ChannelVisit: "pin", data.ChannelEvent: "sitting",
}

func (w *Window) exchangeEntry(out *companies.Entry, c data.Contact) {
	out.Icon, out.Title = channelIcons[c.Channel], c.Subject
	if out.Icon == "" {
		out.Icon = "people"
	}
	who := filled(c.By, c.With)
	if c.Channel != "" {
		who = append([]string{upperFirst(w.loc.T("channel." + string(c.Channel)))}, who...)
	}
	out.Lines = filled(strings.Join(who, " · "))
	if c.Asked != "" {
		out.Lines = append(out.Lines, w.loc.T("companies.asked", "what", c.Asked))
	}
	if c.Promised != "" {
		out.Lines = append(out.Lines, w.loc.T("companies.promised", "what", c.Promised))
	}
	if c.Next != "" && !c.NextDone {
		out.Todo, out.Late = w.todo(c), c.NextDue != "" && c.NextDue < w.today()
		out.Actions = append(out.Actions, w.unlessReadOnly(w.loc.T("companies.done"), func() {
			c.NextDone = true
			w.do(data.Edit{Note: data.Saved(c), Put: []data.Row{c}}, w.toldOf(data.Saved(c)))
		}))
	}
	out.Actions = append(out.Actions, w.unlessReadOnly(w.loc.T("op.edit_short"), func() { w.editCall(c.ID) }))
}

func (w *Window) proposalEntry(snap *workspace.Snapshot, out *companies.Entry, e dealing.Entry) {
	p := e.Proposal
	var plots []string
	for _, id := range p.PlotIDs {
		if plot, ok := snap.Plot(id); ok {
			plots = append(plots, plot.Name)
		}
	}
	if n := len(p.Parcels); n > 0 {
		plots = append(plots, w.loc.N("companies.parcels", n))
	}
	out.Icon = "plot"
	out.Title = w.loc.T("companies.step", "stage", upperFirst(w.loc.T("proposal_stage."+string(e.Step.Stage))), "what", strings.Join(plots, ", "))
	out.Lines = filled(e.Step.Note)
	if !e.Current {
		return
	}
	if p.Reason != "" {
		out.Lines = append(out.Lines, p.Reason)
	}
	if p.Stage == data.ProposalOption && p.OptionUntil != "" {
		out.Todo, out.Late = w.loc.T("companies.option_until", "day", w.loc.Date(p.OptionUntil)), p.OptionUntil < w.today()
	}
	if run := w.goesToLand(p); run != nil {
		out.Actions = append(out.Actions, w.see(run))
	}
	if next, ok := dealing.Next(p.Stage); ok {
		title := w.loc.T("companies.goes_on", "stage", w.loc.T("proposal_stage."+string(next)))
		out.Actions = append(out.Actions, w.unlessReadOnly(title, func() {
			moved := p.Moved(next, w.today(), "")
			w.do(data.Edit{Note: data.Saved(moved), Put: []data.Row{moved}}, w.toldOf(data.Saved(moved)))
		}), w.unlessReadOnly(w.loc.T("companies.refused"), func() { w.refuseProposal(p, strings.Join(plots, ", ")) }))
	}
}

// goesToLand is the way to the plots of a proposal, nil when none of them is on the map.
func (w *Window) goesToLand(p data.Proposal) func() {
	if crowd, _ := w.rowsOnMap(plotRefs(p.PlotIDs)); crowd.count() == 0 {
		return nil
	}
	return func() {
		crowd, _ := w.rowsOnMap(plotRefs(p.PlotIDs))
		w.gather(crowd)
		w.chart.FlyTo(withGround(crowd.box()))
	}
}

// refuseProposal ends a proposal, once it is said why.
func (w *Window) refuseProposal(p data.Proposal, plots string) {
	f := reasonform.New(w.loc, w.tips, reasonform.Model{
		Title: w.loc.T("companies.refusal"), Detail: plots, Label: w.loc.T("companies.reason"), Save: w.loc.T("form.save"),
	})
	f.OnCancel = w.closeForm
	f.OnSave = func(reason string) {
		end := p.Moved(data.ProposalRefused, w.today(), "")
		end.Reason = reason
		w.save(data.Edit{Note: data.Saved(end), Put: []data.Row{end}}, f, w.closeForm)
	}
	w.showForm(f, f.Object)
	w.focus(f.Field("reason"))
}

func plotRefs(ids []string) []data.Ref {
	refs := make([]data.Ref, len(ids))
	for i, id := range ids {
		refs[i] = data.Ref{Kind: data.KindPlot, ID: id}
	}
	return refs
}

// noteCall opens the form of a new exchange, with a company when it is known.
func (w *Window) noteCall(companyID string) {
	if companyID == "" && (w.shelved(shelfCompanies) || w.selected.kind == data.KindCompany) {
		companyID = w.dealing.company
	}
	w.openCall(data.Contact{ID: w.ws.NewID(data.KindContact, ""), CompanyID: companyID, Date: w.today(), Channel: data.ChannelCall, By: w.settings.Author}, false)
}

func (w *Window) editCall(id string) {
	if c, ok := w.ws.Snapshot().Contact(id); ok {
		w.openCall(c, true)
	}
}

func (w *Window) openCall(c data.Contact, edit bool) {
	f := callform.New(w.loc, w.tips, callform.Model{
		Contact: c, Edit: edit, Companies: w.ws.Snapshot().Companies, Company: data.Company{ID: w.ws.NewID(data.KindCompany, "")},
		Need: data.Need{ID: w.ws.NewID(data.KindNeed, "")},
	})
	f.OnCancel = w.closeForm
	f.OnSave = func(a callform.Answer) {
		call := dealing.Call{Company: a.Company, New: a.New, Contact: a.Contact, Need: a.Need}
		e := call.Edit()
		w.save(e, f, func() {
			w.closeForm()
			w.dealing.company = a.Company.ID
			w.refreshDealings()
			w.did(e.Note)
			if w.selected.kind == data.KindCompany || w.selected.empty() {
				w.chooseCompany(a.Company.ID)
			}
			if a.Need != nil {
				w.chooseNeed(a.Need.ID)
				w.matchSelected()
			}
		})
	}
	w.showForm(f, f.Object)
	if c.CompanyID == "" {
		w.focus(f.Field("name"))
	} else {
		w.focus(f.Field("subject"))
	}
}

// Companies is the panel of companies.
func (w *Window) Companies() *companies.Panel { return w.people }
