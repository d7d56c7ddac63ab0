package ui

import (
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/workspace"
	"emprise/ui/contracts"
	"emprise/ui/inspector"
)

// record gathers what is known of a row that is not drawn, a line a field: what is not known takes none. In front of a room it tells no more than
// may be read outside.
type record struct {
	w   *Window
	row data.Row
	inspector.Section
}

func (w *Window) newRecord(row data.Row, titleKey string) *record {
	return &record{w, row, inspector.Section{Title: w.loc.T(titleKey)}}
}

// secret says whether a field is not for whom the window is shown to.
func (w *Window) secret(row data.Row, field string) bool {
	return w.outside() && data.Hidden(row, field)
}

// add tells fields under their names: a field and its value, in turn.
func (s *record) add(named ...string) {
	for i := 0; i+1 < len(named); i += 2 {
		s.say(named[i], upperFirst(explain.FieldName(s.w.loc, named[i])), named[i+1])
	}
}

// say tells a field under a label.
func (s *record) say(field, label, value string) {
	if value != "" && !s.w.secret(s.row, field) {
		s.Facts = append(s.Facts, inspector.Fact{Label: label, Value: upperFirst(value)})
	}
}

// to adds the way to a row that a field cites.
func (s *record) to(field string, ref data.Ref) {
	if row, ok := s.w.ws.Snapshot().Row(ref); ok && !s.w.secret(s.row, field) {
		s.Links = append(s.Links, s.w.linkTo(row))
	}
}

// linkTo is the line that leads to a row.
func (w *Window) linkTo(row data.Row) inspector.Link {
	ref := row.Ref()
	return inspector.Link{Icon: rowIcon(row), Title: w.nameOfRow(row), Detail: w.loc.T("kind." + string(ref.Kind)), Run: w.goesTo(ref)}
}

// into are the sections that have something to tell, then the notes of the row.
func (w *Window) into(m inspector.Model, row data.Row, notes string, sections ...inspector.Section) inspector.Model {
	if notes != "" && !w.secret(row, "notes") {
		sections = append(sections, inspector.Section{Title: w.loc.T("inspector.notes"), Text: notes})
	}
	for _, s := range sections {
		if len(s.Facts)+len(s.Links) > 0 || s.Text != "" {
			m.Sections = append(m.Sections, s)
		}
	}
	return m
}

// few keeps a section to what it can show, and says how many more there are.
func (w *Window) few(s inspector.Section) inspector.Section {
	if n := len(s.Links) - shownTies; n > 0 {
		s.Links, s.Text = s.Links[:shownTies], w.loc.N("inspector.and_more", n)
	}
	return s
}

// withPlace adds the way to the map where there is one, after the first thing that can be done.
func (w *Window) withPlace(ref data.Ref, ids ...string) []string {
	if w.groundOf(w.ws.Snapshot(), ref).Empty() {
		return ids
	}
	return slices.Insert(ids, 1, "zoom.selected")
}

func (w *Window) describeCompany(snap *workspace.Snapshot, about data.Company) inspector.Model {
	c, _ := dealing.Find(snap, about.ID)
	m := inspector.Model{Key: c.ID, Kind: w.loc.T("kind.company"), Title: c.Shown(), Detail: w.loc.T("dealing_stage." + string(c.Stage))}
	if w.outside() { // what it asks for and was offered is not for a room
		c, m.Detail = dealing.Company{Company: about}, ""
	}
	who := w.newRecord(about, "inspector.record")
	if c.CodeName != "" {
		who.say("name", w.loc.T("company.name"), c.Name)
	}
	who.add("activity", c.Activity, "siren", c.SIREN, "siret", c.SIRET, "naf", c.NAF, "size", w.code("company_size.", string(c.Size)))
	for _, p := range c.People {
		who.say("people", w.loc.T("companies.person"), strings.Join(filled(p.Name, p.Role, p.Phone, p.Mail), " · "))
	}
	who.add("contact", c.Contact)
	needs := inspector.Section{Title: w.loc.N("inspector.needs", len(c.Needs))}
	for _, n := range c.Needs {
		needs.Links = append(needs.Links, inspector.Link{
			Icon: "need", Title: n.Title, Detail: strings.Join(filled(w.code("stage.", string(n.Stage)), w.askedArea(n)), " · "), Run: func() { w.chooseNeed(n.ID) },
		})
	}
	sites := w.sitesSection(snap, func(e data.Establishment) bool { return e.CompanyID == c.ID && !w.secret(e, "company_id") })
	m = w.into(m, about, c.Notes, w.exchanges(c), w.few(needs), who.Section, w.few(w.projectsSection(c.Projects)), sites)
	m.Actions = w.actions(w.withPlace(c.Ref(), "call", "need.add", "establishment.add", "tie.add", "company.edit", "delete")...)
	return m
}

// shownCalls is how many exchanges are told of a company; the list of companies tells all.
const shownCalls = 4

// exchanges are the last ones with a company: first of which something is due.
func (w *Window) exchanges(c dealing.Company) inspector.Section {
	s := inspector.Section{Title: w.loc.N("inspector.exchanges", len(c.Contacts))}
	if c.Due != nil {
		s.Facts = []inspector.Fact{{Label: w.loc.T("call.next"), Value: upperFirst(w.todo(*c.Due))}}
	}
	last := slices.Clone(c.Contacts)
	slices.SortStableFunc(last, func(a, b data.Contact) int { return strings.Compare(b.Date, a.Date) })
	for _, e := range last[:min(shownCalls, len(last))] {
		icon := channelIcons[e.Channel]
		if icon == "" {
			icon = "people"
		}
		s.Links = append(s.Links, inspector.Link{
			Icon: icon, Title: e.Subject, Detail: strings.Join(filled(w.loc.Date(e.Date), e.With), " · "), Run: func() { w.editCall(e.ID) },
		})
	}
	if len(c.Timeline()) > 0 {
		s.Links = append(s.Links, inspector.Link{Icon: "history", Title: w.loc.T("inspector.all_exchanges"), Run: func() {
			if !w.shelved(shelfCompanies) {
				w.Press("companies")
			}
		}})
	}
	return s
}

func (w *Window) describeContract(snap *workspace.Snapshot, about data.Contract) inspector.Model {
	c, _ := dealing.OfContract(snap, about.ID)
	m := inspector.Model{Key: c.ID, Kind: w.loc.T("kind.contract"), Title: c.Name, Detail: w.code("framework.", string(c.Framework))}
	what := w.newRecord(about, "inspector.record")
	what.add("start", w.loc.Date(c.Start), "end", w.loc.Date(c.End), "signatories", strings.Join(c.Signatories, ", "))
	sections := []inspector.Section{what.Section}
	for _, x := range c.Axes {
		axis := inspector.Section{Title: w.loc.T("contracts.axis", "code", x.Code, "title", x.Title)}
		for _, a := range x.Sheets {
			axis.Links = append(axis.Links, inspector.Link{
				Icon: "doc", Title: w.loc.T("contracts.sheet", "code", a.Code, "title", a.Title), Detail: w.brings(a.Hanging), Run: func() { w.showSheet(c.ID, a.Code) },
			})
		}
		sections = append(sections, axis)
	}
	if len(c.Loose.Projects) > 0 {
		sections = append(sections, inspector.Section{Title: w.loc.T("contracts.loose"), Links: []inspector.Link{{
			Icon: "doc", Title: w.count(c.Loose), Detail: w.brings(c.Loose), Run: func() { w.showSheet(c.ID, contracts.Loose) },
		}}})
	}
	if len(c.All.Projects) > 0 {
		sections[0].Text = w.brings(c.All)
	}
	m = w.into(m, about, c.Notes, sections...)
	m.Actions = w.actions(w.withPlace(c.Ref(), "stock", "tie.add", "contract.edit", "delete")...)
	return m
}
