package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui/callform"
	"emprise/ui/companies"
	"emprise/ui/contracts"
	"emprise/ui/kit"
	"emprise/ui/reasonform"
)

// dealings are companies, contracts and the note of a call.
func dealings() []Exhibit {
	wide := fyne.NewSize(1280, 440)
	people := func(state string, model func(Room) companies.Model) Exhibit {
		return exhibit("companies", state, wide, func(r Room) fyne.CanvasObject {
			p := companies.New(r.Loc, r.Tips)
			m := model(r)
			m.Actions = []kit.Action{action(r, "company.add", "op.company_add_short", "add"), action(r, "call", "op.call_short", "phone")}
			p.Set(m)
			return p.Object
		})
	}
	listed := func(r Room, name string) companies.Model {
		m := companies.Model{Chosen: "1"}
		for i, stage := range []string{"option", "asking", "spoken", "nothing"} {
			m.Companies = append(m.Companies, companies.Line{
				ID: string(rune('1' + i)), Name: name, Stage: r.Loc.T("dealing_stage." + stage), Late: i == 0, Dim: i == 3,
				Detail: r.Loc.N("companies.needs", 2-i%2) + " · " + r.Loc.T("companies.todo", "day", r.Loc.Date("2026-12-01"), "what", "envoyer les plans"),
			})
		}
		return m
	}
	card := func(r Room, name string) companies.Model {
		m := listed(r, name)
		m.Card = &companies.Card{
			Name: name, Detail: "Biscuits et gâteaux · " + r.Loc.T("dealing_stage.option"),
			Facts:   []companies.Fact{{Label: r.Loc.T("company.siren"), Value: "552100554"}, {Label: r.Loc.T("companies.person"), Value: name + " · direction industrielle"}},
			Actions: []kit.Action{action(r, "call", "op.call_short", "phone"), action(r, "edit", "op.edit_short", "edit"), action(r, "delete", "op.delete_short", "trash")},
			Entries: []companies.Entry{
				{
					Date: r.Loc.Date("2026-11-02"), Icon: "phone", Title: name, Lines: []string{r.Loc.T("companies.asked", "what", "2 ha, 1 MW")},
					Todo: r.Loc.T("companies.todo", "day", r.Loc.Date("2026-12-01"), "what", "envoyer les plans"), Late: true,
					Actions: []kit.Action{{Title: r.Loc.T("companies.done")}, action(r, "edit", "op.edit_short", "")},
				},
				{
					Date: r.Loc.Date("2026-10-12"), Icon: "plot", Title: r.Loc.T("companies.step", "stage", r.Loc.T("proposal_stage.option"), "what", name),
					Actions: []kit.Action{{Title: r.Loc.T("companies.see")}, {Title: r.Loc.T("companies.goes_on", "stage", r.Loc.T("proposal_stage.deliberated"))}},
				},
				{Date: r.Loc.T("companies.undated"), Icon: "need", Title: r.Loc.T("companies.need", "need", name)},
			},
		}
		return m
	}
	papers := func(state string, model func(Room) contracts.Model) Exhibit {
		return exhibit("contracts", state, wide, func(r Room) fyne.CanvasObject {
			p := contracts.New(r.Loc, r.Tips)
			p.Set(model(r))
			return p.Object
		})
	}
	contract := func(r Room, name string) contracts.Model {
		count := func(n int) string { return r.Loc.N("inspector.projects", n) }
		m := contracts.Model{
			Contracts: []kit.Option{{Code: "1", Text: name}}, Contract: "1", Chosen: "1.1", Title: r.Loc.T("contracts.sheet", "code", "1.1", "title", name), Notes: name,
			Detail: r.Loc.T("framework.crte") + " · " + name, Facts: count(2) + " · " + r.Loc.T("contracts.money", "asked", r.Loc.Euro(1_250_000), "granted", r.Loc.Euro(400_000)),
			Sheets: []contracts.Sheet{
				{Code: contracts.All, Title: r.Loc.T("contracts.all"), Count: count(9)},
				{Title: r.Loc.T("contracts.axis", "code", "1", "title", name)},
				{Code: "1.1", Title: r.Loc.T("contracts.sheet", "code", "1.1", "title", name), Count: count(2)},
				{Code: "1.2", Title: r.Loc.T("contracts.sheet", "code", "1.2", "title", name), Count: count(0), Void: true},
				{Code: contracts.Loose, Title: r.Loc.T("contracts.loose"), Count: count(1)},
			},
			Actions: []kit.Action{
				action(r, "stock", "op.stock", "check"), action(r, "add", "op.contract_add_short", "add"), action(r, "edit", "op.edit_short", "edit"), action(r, "delete", "op.delete_short", "trash"),
			},
		}
		for i, icon := range []string{"people", "innovation"} {
			m.Projects = append(m.Projects, contracts.Project{ID: icon, Icon: icon, Title: name, Detail: r.Loc.T("project_status.underway") + " · Les Hauts Prés", Value: r.Loc.N("dashboard.job_count", 12*i+12)})
		}
		return m
	}
	call := func(r Room, c data.Contact, edit bool) *callform.Form {
		return callform.New(r.Loc, r.Tips, callform.Model{Contact: c, Edit: edit, Companies: companiesKnown()})
	}
	noted := func(name string) data.Contact {
		return data.Contact{
			CompanyID: "ENT-1", Date: "2026-11-23", Channel: data.ChannelVisit, By: "Mme Aubry", With: name, Subject: name, Asked: name, Promised: name, Next: "Envoyer les plans", NextDue: "2026-12-01", NeedID: "BES-1",
		}
	}
	becomes := func(r Room) *callform.Form {
		f := call(r, data.Contact{Date: "2026-11-23"}, false)
		f.Field("becomes").Fill("yes")
		return f
	}
	reason := func(r Room, name string) *reasonform.Form {
		return reasonform.New(r.Loc, r.Tips, reasonform.Model{Title: r.Loc.T("companies.refusal"), Detail: name, Label: r.Loc.T("companies.reason"), Save: r.Loc.T("form.save"), Reason: name})
	}
	return []Exhibit{
		exhibit("reasonform", Full, side, func(r Room) fyne.CanvasObject { return reason(r, "Trop loin de l’autoroute").Object }),
		exhibit("reasonform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, reason(r, ""), "reason").Object }),
		exhibit("reasonform", Long, side, func(r Room) fyne.CanvasObject { return reason(r, long).Object }),
		people(Empty, func(Room) companies.Model { return companies.Model{} }),
		people(Empty+"-card", func(r Room) companies.Model {
			m := listed(r, "Biscuiterie du Val")
			m.Chosen = ""
			return m
		}),
		people(Full, func(r Room) companies.Model { return card(r, "Biscuiterie du Val") }),
		people(Long, func(r Room) companies.Model { return card(r, long) }),
		papers(Empty, func(r Room) contracts.Model {
			return contracts.Model{Add: action(r, "add", "op.contract_add_short", "add")}
		}),
		papers(Full, func(r Room) contracts.Model { return contract(r, "Réindustrialiser les friches") }),
		papers(Full+"-none", func(r Room) contracts.Model {
			m := contract(r, "Réindustrialiser les friches")
			m.Projects = nil
			return m
		}),
		papers(Long, func(r Room) contracts.Model { return contract(r, long) }),
		exhibit("callform", Empty, tall, func(r Room) fyne.CanvasObject { return call(r, data.Contact{}, false).Object }),
		exhibit("callform", Full+"-need", tall, func(r Room) fyne.CanvasObject { return becomes(r).Object }),
		exhibit("callform", Full, tall, func(r Room) fyne.CanvasObject { return call(r, noted("Visite de l’atelier"), true).Object }),
		exhibit("callform", Error, tall, func(r Room) fyne.CanvasObject { return refused(r, becomes(r), "area_min").Object }),
		exhibit("callform", Long, tall, func(r Room) fyne.CanvasObject { return call(r, noted(long), true).Object }),
	}
}
