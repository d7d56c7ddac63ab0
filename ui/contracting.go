package ui

import (
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/dealing"
	"emprise/ui/contracts"
	"emprise/ui/kit"
)

func (w *Window) makeContracts() *contracts.Panel {
	p := contracts.New(w.loc, w.tips)
	p.OnContract = w.chooseContract
	p.OnSheet = func(code string) {
		w.dealing.sheet = code
		w.chooseContract(w.dealing.contract)
	}
	p.OnProject = func(id string) {
		if t, ok := w.ws.Snapshot().Tie(id); ok {
			w.goTied(data.Ref{Kind: data.KindContract, ID: w.dealing.contract}, t)
			return
		}
		w.chooseProject(id, true)
	}
	p.OnClose = w.flipContracts
	if w.shelf == shelfContracts && w.ws != nil {
		p.Set(w.contractsModel())
	}
	return p
}

func (w *Window) flipContracts() {
	if w.shelved(shelfContracts) {
		w.leaveShelf()
		return
	}
	w.papers.Set(w.contractsModel())
	w.takeShelf(shelfContracts)
	w.papers.Focus()
}

func (w *Window) chooseContract(id string) { w.choose(selection{kind: data.KindContract, id: id}) }

// showSheet opens the contracts at an action sheet of one of them.
func (w *Window) showSheet(contractID, code string) {
	w.dealing.contract, w.dealing.sheet = contractID, code
	w.papers.Set(w.contractsModel())
	if !w.shelved(shelfContracts) {
		w.takeShelf(shelfContracts)
	}
}

func (w *Window) contractsModel() contracts.Model {
	snap := w.ws.Snapshot()
	m := contracts.Model{Add: w.actions("contract.add")[0]}
	for _, c := range snap.Contracts {
		m.Contracts = append(m.Contracts, kit.Option{Code: c.ID, Text: c.Name})
	}
	c, ok := dealing.OfContract(snap, w.dealing.contract)
	if !ok && len(snap.Contracts) > 0 {
		w.dealing.contract, w.dealing.sheet = snap.Contracts[0].ID, contracts.All
		c, ok = dealing.OfContract(snap, w.dealing.contract)
	}
	if !ok {
		return m
	}
	m.Contract, m.Chosen = c.ID, w.dealing.sheet
	m.Detail = w.contractDetail(c.Contract)
	m.Actions = append(w.actions("stock", "contract.add"), w.tieTo(c.Ref()))
	m.Actions = append(m.Actions, w.actions("contract.edit", "contract.delete")...)
	m.Sheets = append(m.Sheets, contracts.Sheet{Code: contracts.All, Title: w.loc.T("contracts.all"), Count: w.count(c.All)})
	hand, title, notes := c.All, c.Name, c.Notes
	for _, x := range c.Axes {
		m.Sheets = append(m.Sheets, contracts.Sheet{Title: w.loc.T("contracts.axis", "code", x.Code, "title", x.Title)})
		for _, s := range x.Sheets {
			line := contracts.Sheet{Code: s.Code, Title: w.loc.T("contracts.sheet", "code", s.Code, "title", s.Title), Count: w.count(s.Hanging), Void: len(s.Projects) == 0}
			m.Sheets = append(m.Sheets, line)
			if s.Code == m.Chosen {
				hand, title, notes = s.Hanging, line.Title, s.Notes
			}
		}
	}
	if len(c.Loose.Projects) > 0 {
		m.Sheets = append(m.Sheets, contracts.Sheet{Code: contracts.Loose, Title: w.loc.T("contracts.loose"), Count: w.count(c.Loose)})
		if m.Chosen == contracts.Loose {
			hand, title, notes = c.Loose, w.loc.T("contracts.loose"), ""
		}
	}
	m.Title, m.Notes, m.Facts = title, notes, w.brings(hand)
	for _, p := range hand.Projects {
		m.Projects = append(m.Projects, contracts.Project{
			ID: p.ID, Icon: projectIcon(p.Type), Title: p.Title, Value: brought(w.loc, p),
			Detail: strings.Join(filled(w.code("project_status.", string(p.Status)), placeOf(snap, p)), " · "),
		})
	}
	if m.Chosen == contracts.All {
		for _, t := range tiesOn(snap, c.Ref()) {
			m.Projects = append(m.Projects, contracts.Project{
				ID: t.tie.ID, Icon: rowIcon(t.other), Title: w.nameOfRow(t.other), Value: w.loc.T("kind.tie"),
				Detail: strings.Join(filled(w.tieWords(t), t.tie.Label), " · "),
			})
		}
	}
	return m
}

func (w *Window) count(h dealing.Hanging) string {
	return w.loc.N("inspector.projects", len(h.Projects))
}

// contractDetail says what a contract is, of when and with whom.
func (w *Window) contractDetail(c data.Contract) string {
	var parts []string
	if c.Framework != "" {
		parts = append(parts, w.loc.T("framework."+string(c.Framework)))
	}
	if c.Start != "" && c.End != "" {
		parts = append(parts, w.loc.T("dashboard.take_period", "from", w.loc.Date(c.Start), "until", w.loc.Date(c.End)))
	}
	return strings.Join(append(parts, strings.Join(c.Signatories, ", ")), " · ")
}

// brings says what projects bring together.
func (w *Window) brings(h dealing.Hanging) string {
	parts := []string{w.count(h)}
	if h.Jobs > 0 {
		parts = append(parts, w.loc.N("dashboard.job_count", h.Jobs))
	}
	if h.TCO2e > 0 {
		parts = append(parts, w.loc.Unit(h.TCO2e, 0, w.loc.T("unit.tco2e_year")))
	}
	if h.Asked > 0 {
		parts = append(parts, w.loc.T("contracts.money", "asked", w.loc.Euro(h.Asked), "granted", w.loc.Euro(h.Granted)))
	}
	return strings.Join(parts, " · ")
}

// brought says what one project brings, in as few words as the end of a line takes.
func brought(loc *locale.Locale, p data.Project) string {
	if n, ok := p.JobCount(); ok && n > 0 {
		return loc.N("dashboard.job_count", n)
	}
	if p.AvoidedTCO2 != nil {
		return loc.Unit(*p.AvoidedTCO2, 0, loc.T("unit.tco2e_year"))
	}
	return ""
}

// Contracts is the panel of contracts.
func (w *Window) Contracts() *contracts.Panel { return w.papers }
