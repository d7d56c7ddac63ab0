package gallery

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/match"
	"emprise/ui/inspector"
	"emprise/ui/kit"
	"emprise/ui/navigator"
	"emprise/ui/sittinglog"
	"emprise/ui/viewsform"
)

// lists are the panels at the sides that list and tell.
func lists() []Exhibit {
	nav := func(state string, tab navigator.Tab, model func(Room) navigator.Model) Exhibit {
		return exhibit("navigator", state, left, func(r Room) fyne.CanvasObject {
			n := navigator.New(r.Loc, r.Tips)
			n.Set(model(r))
			n.Show(tab)
			return n.Object
		})
	}
	none := func(r Room) navigator.Model {
		return navigator.Model{
			Import: action(r, "import", "op.import", "import"), AddNeed: action(r, "need.add", "op.need_add", "need"),
			AddProject: action(r, "recruitment.add", "op.recruitment_add", "people"),
		}
	}
	some := func(r Room, name string) navigator.Model {
		m := none(r)
		var plots []navigator.Plot
		var projects []navigator.Project
		for i, s := range data.Statuses() {
			plots = append(plots, navigator.Plot{
				ID: string(s), Name: name, Commune: "Arvenne", Zone: "Les Hauts Prés", Status: s, AreaM2: 12_345 * float64(i+1), Area: r.Loc.Hectares(12_345 * float64(i+1)), Mark: plotSign(i), Offered: i < 2,
			})
			m.Layers = append(m.Layers, navigator.Layer{
				ID: string(s), Name: name, Detail: r.Loc.Date("2026-10-01") + " · DGFiP", Count: 1_571_301, Visible: i != 1, Mark: plotSign(i), Arriving: i == 2,
			})
		}
		needs := []navigator.Need{
			{ID: "BES-1", Title: name, Company: "Biscuiterie du Val", Stage: data.StageOpen, Asked: r.Loc.Hectares(20_000), Ranked: true},
			{ID: "BES-2", Title: name, Company: "Projet Héron", Stage: data.StagePaused, Asked: r.Loc.Hectares(80_000), Offer: r.Loc.T("proposal_stage.refused")},
			{ID: "BES-3", Title: name, Company: "Projet Héron", Stage: data.StageOpen, Offer: r.Loc.T("proposal_stage.visited")},
			{ID: "BES-4", Title: name, Stage: data.StageServed},
		}
		for _, t := range data.ProjectTypes() {
			projects = append(projects, navigator.Project{ID: string(t), Type: t, Title: name, Place: "Les Hauts Prés", Status: data.ProjectUnderway})
		}
		m.Plots, m.Needs = func() []navigator.Plot { return plots }, func() []navigator.Need { return needs }
		m.Projects = func() []navigator.Project { return projects }
		m.Chosen = string(data.StatusForSale)
		return m
	}
	tell := func(state string, size fyne.Size, model func(Room) inspector.Model) Exhibit {
		return exhibit("inspector", state, size, func(r Room) fyne.CanvasObject {
			i := inspector.New(r.Loc, r.Tips)
			i.Set(model(r))
			return i.Object
		})
	}
	log := func(state string, m func(Room) sittinglog.Model) Exhibit {
		return exhibit("sittinglog", state, fyne.NewSize(side.Width, 272), func(r Room) fyne.CanvasObject {
			l := sittinglog.New(r.Loc, r.Tips)
			l.Object.Show()
			l.Set(m(r))
			return l.Object
		})
	}
	views := func(state string, names ...string) Exhibit {
		return exhibit("viewsform", state, side, func(r Room) fyne.CanvasObject { return viewsform.New(r.Loc, r.Tips, names).Object })
	}
	return []Exhibit{
		nav(Empty, navigator.Layers, none),
		nav(Empty+"-needs", navigator.Needs, none),
		nav(Empty+"-projects", navigator.Projects, none),
		nav(Full+"-layers", navigator.Layers, func(r Room) navigator.Model { return some(r, "Parcelles cadastrales") }),
		nav(Full, navigator.Plots, func(r Room) navigator.Model { return some(r, "Lot des Hauts Prés") }),
		nav(Full+"-needs", navigator.Needs, func(r Room) navigator.Model { return some(r, "Extension d’usine") }),
		nav(Full+"-needs-grouped", navigator.Needs, func(r Room) navigator.Model {
			m := some(r, "Extension d’usine")
			m.Grouping = navigator.ByCompany
			return m
		}),
		nav(Long+"-needs-grouped", navigator.Needs, func(r Room) navigator.Model {
			m := some(r, long)
			m.Grouping = navigator.ByStage
			return m
		}),
		nav(Full+"-projects", navigator.Projects, func(r Room) navigator.Model { return some(r, "Chaleur fatale du four") }),
		nav(Long, navigator.Plots, func(r Room) navigator.Model { return some(r, long) }),
		nav(Long+"-layers", navigator.Layers, func(r Room) navigator.Model { return some(r, unbroken) }),
		tell(Empty, side, func(Room) inspector.Model { return inspector.Model{} }),
		tell(Empty+"-project", side, func(r Room) inspector.Model {
			return inspector.Model{Void: &kit.Action{ID: "import", Title: r.Loc.T("op.import"), Icon: "import", Run: func() {}}}
		}),
		tell(Full, fyne.NewSize(side.Width, 1120), func(r Room) inspector.Model {
			return plotTold(r, "Lot 4 des Hauts Prés", "Reprise de la friche après dépollution, voir le dossier de 2024.")
		}),
		tell(Full+"-low", fyne.NewSize(side.Width, 400), func(r Room) inspector.Model {
			m := plotTold(r, "Lot 4 des Hauts Prés", "Reprise de la friche après dépollution, voir le dossier de 2024.")
			for _, icon := range []string{"edit-shape", "scissors", "trash"} {
				m.Actions = append(m.Actions, kit.Action{ID: icon, Title: r.Loc.T("op.import"), Icon: icon, Run: func() {}})
			}
			return m
		}),
		tell(Full+"-cells", fyne.NewSize(side.Width, 1120), func(r Room) inspector.Model { return plotChanged(r, "Lot 4 des Hauts Prés") }),
		tell(Long, fyne.NewSize(side.Width, 1420), func(r Room) inspector.Model { return plotTold(r, long, unbroken+" "+long) }),
		log(Empty, func(r Room) sittinglog.Model {
			return sittinglog.Model{Title: "Comité foncier", Since: r.Loc.T("status.sitting", "time", "14:05"), Keys: sittingKeys(r)}
		}),
		log(Full, func(r Room) sittinglog.Model {
			return sittinglog.Model{Title: "Comité foncier", Since: r.Loc.T("status.sitting", "time", "14:05"), Keys: sittingKeys(r), Lines: []sittinglog.Line{
				{Time: "14:12", What: "Lot 4 – " + r.Loc.T("status.for_sale") + " › " + r.Loc.T("status.option")}, {Time: "14:20", What: "Lot 7 – " + r.Loc.T("status.sold")},
			}}
		}),
		log(Full+"-before", func(r Room) sittinglog.Model {
			return sittinglog.Model{Title: "Comité foncier", Since: r.Loc.T("status.sitting", "time", "14:05"), Keys: sittingKeys(r), Before: true, Lines: []sittinglog.Line{
				{Time: "14:12", What: "Lot 4 – " + r.Loc.T("decision.text_example")},
			}}
		}),
		log(Long, func(r Room) sittinglog.Model {
			m := sittinglog.Model{Title: long, Since: r.Loc.T("status.sitting", "time", "14:05"), Keys: sittingKeys(r)}
			for range 12 {
				m.Lines = append(m.Lines, sittinglog.Line{Time: "14:12", What: long})
			}
			return m
		}),
		views(Empty), views(Full, "Vue du maire", "Échangeur nord"), views(Long, long, unbroken),
	}
}

// sittingKeys is what the keys decide while a sitting goes on.
func sittingKeys(r Room) string {
	var keys []string
	for n, status := range data.Statuses()[:6] {
		keys = append(keys, r.Loc.T("sitting.key", "key", strconv.Itoa(n+1), "status", r.Loc.T("status."+string(status))))
	}
	return r.Loc.T("sitting.keys", "keys", strings.Join(keys, ", "))
}

// plotTold is what the inspector says of a plot against a need.
func plotTold(r Room, name, notes string) inspector.Model {
	t := r.Loc.T
	return inspector.Model{
		Key: "1", Kind: t("kind.plot"), Title: name, Detail: "Arvenne", Status: t("status.for_sale_limited"), Mark: plotSign(1), OnStatus: func() {},
		Verdict: &inspector.Verdict{
			Need: name, Word: t("status.for_sale"), Score: t("inspector.score", "score", "72"), Known: t("inspector.rank", "rank", "2", "known", r.Loc.Percent(0.83, 0)),
			Mark: verdictSign(match.Fits), Reasons: []inspector.Reason{
				{Icon: "check", Sentence: t("measure.area_m2") + " : " + r.Loc.Hectares(31_200), Source: t("inspector.measured"), Points: t("inspector.points", "points", "38,2"), Share: 0.5, Earned: 0.76},
				{Icon: "close", Ink: color.NRGBA{0xD5, 0x5E, 0, 0xFF}, Sentence: t("measure.power_kva") + " : " + r.Loc.Unit(630, 0, "kVA") + " – " + notes, Source: "Enedis, " + r.Loc.Date("2026-03-01")},
				{Icon: "question", Sentence: t("measure.flood_share") + " : " + t("value.unknown"), Share: 0.2},
			},
		},
		Sections: []inspector.Section{
			{First: true, Title: t("inspector.remedy"), Text: "– " + notes},
			{Title: t("inspector.land"), Facts: []inspector.Fact{
				{Label: t("measure.area_m2"), Value: r.Loc.Hectares(31_200), Source: t("inspector.measured")},
				{Label: t("measure.price_eur_m2"), Value: r.Loc.Unit(32.5, 2, "€/m²"), Source: name + ", " + r.Loc.Date("2026-03-01")},
				{Label: t("measure.rectangle_length_m"), Value: t("value.unknown"), Unknown: true},
				{Label: t("inspector.owner"), Value: t("owner.land_agency"), Source: name + ", " + r.Loc.Date("2026-03-01") + ", " + t("confidence.declared"), Key: "owner", Edit: func() {}},
			}},
			{Title: t("plot.topic.networks"), Blank: t("inspector.blank", "what", "débit d’eau, débit de gaz, rejet d’eaux usées, "+name), Gaps: []inspector.Gap{
				{Key: "a", Name: "débit d’eau"}, {Key: "b", Name: "débit de gaz"}, {Key: "c", Name: "rejet d’eaux usées"}, {Key: "d", Name: "disponibilité"},
			}, Fill: &kit.Action{Title: t("inspector.fill"), Icon: "edit", Run: func() {}}},
			{Title: t("plot.topic.terms"), Blank: t("inspector.blank", "what", "procédure")},
			{Title: r.Loc.N("inspector.projects", 2), Links: []inspector.Link{
				{Icon: "people", Title: name, Detail: t("project_status.underway"), Run: func() {}}, {Icon: "innovation", Title: "Chaleur fatale", Detail: t("project_status.idea"), Run: func() {}},
			}},
			{Title: t("inspector.ties"), Links: []inspector.Link{
				{Icon: "company", Title: name, Detail: t("tie_back.supplier") + " · " + t("kind.company"), Run: func() {}, Cut: &kit.Action{Title: t("tie.cut_this"), Icon: "close", Run: func() {}}},
				{Icon: "people", Title: "SCI du Val", Detail: t("tie_sort.related") + " · " + t("kind.landowner"), Cut: &kit.Action{Title: t("tie.cut_this"), Icon: "close", Run: func() {}}},
				{Icon: "add", Title: t("op.tie_add"), Run: func() {}},
			}},
			{Title: t("inspector.record"), Text: notes, Signs: []inspector.Sign{{Mark: plotSign(0), Title: t("status.for_sale"), Count: "12"}, {Mark: plotSign(4), Title: name, Count: "1 234"}}},
		},
		Actions: []kit.Action{
			action(r, "recruitment.add", "op.recruitment_short", "people"), action(r, "innovation.add", "op.innovation_short", "innovation"),
			off(r, "plot.edit", "op.edit_short", "edit", "why.read_only"),
		},
	}
}
