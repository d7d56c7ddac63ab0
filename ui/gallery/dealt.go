package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/ui/inspector"
	"emprise/ui/kit"
)

// dealt are records that are drawn nowhere themselves, in the inspector.
func dealt() []Exhibit {
	tell := func(state string, height float32, model func(Room) inspector.Model) Exhibit {
		return exhibit("inspector", state, fyne.NewSize(side.Width, height), func(r Room) fyne.CanvasObject {
			i := inspector.New(r.Loc, r.Tips)
			i.Set(model(r))
			return i.Object
		})
	}
	return []Exhibit{
		tell(Full+"-company", 1240, func(r Room) inspector.Model { return companyTold(r, "Biscuiterie du Val") }),
		tell(Full+"-company-low", 400, func(r Room) inspector.Model { return companyTold(r, "Biscuiterie du Val") }),
		tell(Long+"-company", 1600, func(r Room) inspector.Model { return companyTold(r, long) }),
		tell(Full+"-contract", 640, contractTold),
		tell(Full+"-owner", 640, func(r Room) inspector.Model { return ownerTold(r, "SCI des Trois Ponts") }),
		tell(Long+"-owner", 760, func(r Room) inspector.Model { return ownerTold(r, long) }),
	}
}

func companyTold(r Room, name string) inspector.Model {
	t := r.Loc.T
	link := func(icon, title, detail string) inspector.Link {
		return inspector.Link{Icon: icon, Title: title, Detail: detail, Run: func() {}}
	}
	return inspector.Model{
		Key: "1", Kind: t("kind.company"), Title: name, Detail: t("dealing_stage.visited"),
		Sections: []inspector.Section{
			{Title: r.Loc.N("inspector.proposals", 1), Links: []inspector.Link{link("plot", "Lot 4 des Hauts Prés", t("proposal_stage.visited")+" · "+r.Loc.Date("2026-06-30"))}},
			{
				Title: r.Loc.N("inspector.exchanges", 6),
				Facts: []inspector.Fact{{Label: t("call.next"), Value: t("companies.todo", "day", r.Loc.Date("2026-12-01"), "what", "envoyer les plans à "+name)}},
				Links: []inspector.Link{link("phone", name, r.Loc.Date("2026-11-02")+" · Mme Fournier"), link("pin", "Visite du site", r.Loc.Date("2026-06-30")), link("history", t("inspector.all_exchanges"), "")},
			},
			{Title: r.Loc.N("inspector.needs", 1), Links: []inspector.Link{link("need", "Une deuxième ligne", t("stage.open")+" · "+r.Loc.Hectares(20_000))}},
			{Title: t("inspector.record"), Facts: []inspector.Fact{
				{Label: t("company.activity"), Value: "Biscuits et gâteaux"}, {Label: t("company.siren"), Value: "732829320"}, {Label: t("companies.person"), Value: name + " · 03 80 00 00 00"},
			}},
			{Title: r.Loc.N("inspector.projects", 1), Links: []inspector.Link{link("people", "Recruter pour la ligne 2", t("project_status.underway"))}},
			{Title: t("inspector.notes"), Text: "Prête à remettre en état une friche si le prix en tient compte."},
			{Title: t("inspector.ties"), Links: []inspector.Link{
				{
					Icon: "people", Title: "SCI du Val", Detail: t("tie_sort.related") + " · " + t("kind.landowner"), Run: func() {},
					Cut: &kit.Action{Title: t("tie.cut_this"), Icon: "close", Run: func() {}},
				},
				link("add", t("op.tie_add"), ""),
			}},
			{Title: t("inspector.papers"), Links: []inspector.Link{link("add", t("op.attach"), ""), link("add", t("op.remark_add"), "")}},
		},
		Actions: []kit.Action{
			action(r, "call", "op.call_short", "phone"), action(r, "zoom", "op.zoom_selected_short", "pin"), action(r, "need", "op.need_short", "need"),
			action(r, "site", "op.establishment_short", "company"), action(r, "tie", "op.tie_add_short", "link"), action(r, "edit", "op.edit_short", "edit"), action(r, "delete", "op.delete_short", "trash"),
		},
	}
}

func contractTold(r Room) inspector.Model {
	t := r.Loc.T
	sheet := func(code, title string, projects int) inspector.Link {
		return inspector.Link{Icon: "doc", Title: t("contracts.sheet", "code", code, "title", title), Detail: r.Loc.N("inspector.projects", projects), Run: func() {}}
	}
	return inspector.Model{
		Key: "1", Kind: t("kind.contract"), Title: "CRTE du Val d’Ombrelle", Detail: t("framework.crte"),
		Sections: []inspector.Section{
			{
				Title: t("inspector.record"), Text: r.Loc.N("inspector.projects", 3) + " · " + t("contracts.money", "asked", r.Loc.Euro(1_250_000), "granted", r.Loc.Euro(400_000)),
				Facts: []inspector.Fact{{Label: t("contract.start"), Value: r.Loc.Date("2021-12-15")}, {Label: t("contract.end"), Value: r.Loc.Date("2026-12-31")}},
			},
			{Title: t("contracts.axis", "code", "1", "title", "Produire autrement"), Links: []inspector.Link{sheet("1.1", "Récupérer la chaleur fatale des industries", 2), sheet("1.2", "Former", 0)}},
			{Title: t("contracts.axis", "code", "2", "title", "Un foncier sobre"), Links: []inspector.Link{sheet("2.1", "Réhabiliter les friches", 1)}},
		},
		Actions: []kit.Action{
			action(r, "stock", "op.stock", "check"), action(r, "zoom", "op.zoom_selected_short", "pin"), action(r, "tie", "op.tie_add_short", "link"),
			action(r, "edit", "op.edit_short", "edit"), action(r, "delete", "op.delete_short", "trash"),
		},
	}
}

func ownerTold(r Room, name string) inspector.Model {
	t := r.Loc.T
	unit := func(id string, use string, m2 float64) inspector.Link {
		return inspector.Link{Icon: "area", Title: id, Detail: "Les Hauts Prés · " + t("land_use."+use) + " · " + r.Loc.Hectares(m2), Run: func() {}}
	}
	return inspector.Model{
		Key: "1", Kind: t("kind.landowner"), Title: name, Detail: t("landowner_sort.company"),
		Sections: []inspector.Section{
			{Title: t("inspector.record"), Facts: []inspector.Fact{{Label: t("company.siren"), Value: "732829320"}, {Label: t("landowner.contact"), Value: name}, {Label: t("inspector.id"), Value: "PTE-0006"}}},
			{Title: r.Loc.N("inspector.units", 3), Links: []inspector.Link{unit("UF-0002", "used", 12_300), unit("UF-0008", "unused", 8_900), unit("UF-0013", "never_used", 41_000)}},
			{Title: t("inspector.notes"), Text: "Vendrait tout ensemble."},
		},
		Actions: []kit.Action{
			action(r, "edit", "op.edit_short", "edit"), action(r, "zoom", "op.zoom_selected_short", "pin"), action(r, "tie", "op.tie_add_short", "link"), action(r, "delete", "op.delete_short", "trash"),
		},
	}
}
