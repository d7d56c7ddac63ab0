package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui/projectform"
	"emprise/ui/sittingform"
)

// projectForms ask about projects and sittings.
func projectForms() []Exhibit {
	project := func(r Room, t data.ProjectType, name string) *projectform.Form {
		return projectform.New(r.Loc, r.Tips, projectform.Model{Place: r.Loc.T("project.at", "place", name), Companies: companiesKnown(), Needs: needs(), Contracts: []data.Contract{{
			ID: "CTR-1", Name: "CRTE du Val d’Ombrelle", Axes: []data.Axis{{Code: "1", Actions: []data.Action{{Code: "1.1", Title: name}}}},
		}}, Project: data.Project{
			ID: "P", ContractID: "CTR-1", ActionCode: "1.1", Type: t, Title: name, Status: data.ProjectUnderway, Owner: "Mission locale", Start: "2026-01-01", End: "2027-12-31", CompanyID: "ENT-1", NeedID: "BES-2",
			Jobs: ptr(12), ROME: []string{"H2913", "N1303"}, Contracts: "CDI", Partners: name, Theme: "Chaleur fatale", TRL: ptr(7), CapexEuro: ptr(1_250_000.0),
			Funding: []data.Funding{{Scheme: "Fonds Chaleur", Euro: 400_000}}, Internal: true, Notes: name,
		}})
	}
	sitting := func(r Room, s data.Sitting) *sittingform.Form { return sittingform.New(r.Loc, r.Tips, s) }
	return []Exhibit{
		exhibit("projectform", Empty, tall, func(r Room) fyne.CanvasObject {
			return projectform.New(r.Loc, r.Tips, projectform.Model{Place: r.Loc.T("project.nowhere"), New: true, Project: data.Project{Type: data.Recruitment, Status: data.ProjectIdea}}).Object
		}),
		exhibit("projectform", Full, tall, func(r Room) fyne.CanvasObject { return project(r, data.Recruitment, "Cap métallurgie").Object }),
		exhibit("projectform", Full+"-innovation", tall, func(r Room) fyne.CanvasObject { return project(r, data.Decarbonation, "Chaleur fatale du four").Object }),
		exhibit("projectform", Error, tall, func(r Room) fyne.CanvasObject { return refused(r, project(r, data.Decarbonation, ""), "title").Object }),
		exhibit("projectform", Long, tall, func(r Room) fyne.CanvasObject { return project(r, data.Decarbonation, long).Object }),
		exhibit("sittingform", Empty, side, func(r Room) fyne.CanvasObject { return sitting(r, data.Sitting{}).Object }),
		exhibit("sittingform", Full, side, func(r Room) fyne.CanvasObject {
			return sitting(r, data.Sitting{Title: "Comité foncier", Place: "Salle du conseil", Participants: []string{"Mme Aubry", "M. Colin"}, Public: true}).Object
		}),
		exhibit("sittingform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, sitting(r, data.Sitting{}), "title").Object }),
		exhibit("sittingform", Long, side, func(r Room) fyne.CanvasObject {
			return sitting(r, data.Sitting{Title: long, Place: long, Participants: []string{long, long}}).Object
		}),
	}
}
