package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/founding"
	"emprise/geo"
	"emprise/ui/projectform"
	"emprise/ui/sittingform"
	"emprise/ui/territoryform"
)

// projectForms ask about projects and sittings.
func projectForms() []Exhibit {
	contracts := []data.Contract{{ID: "C", Name: long, Axes: []data.Axis{{Code: "1", Title: "Énergie", Actions: []data.Action{{Code: "1.1", Title: long}}}}}}
	project := func(r Room, t data.ProjectType, name string) *projectform.Form {
		return projectform.New(r.Loc, r.Tips, projectform.Model{Place: r.Loc.T("project.at", "place", name), Companies: companiesKnown(), Needs: needs(), Contracts: contracts, Project: data.Project{
			ID: "P", Type: t, Title: name, Status: data.ProjectUnderway, Owner: "Mission locale", Start: "2026-01-01", End: "2027-12-31", CompanyID: "ENT-1", NeedID: "BES-2",
			Jobs: ptr(12), ROME: []string{"H2913", "N1303"}, Contracts: "CDI", Partners: name, Theme: "Chaleur fatale", TRL: ptr(7), CapexEuro: ptr(1_250_000.0),
			Funding: []data.Funding{{Scheme: "Fonds Chaleur", Euro: 400_000, Status: data.FundingGranted}}, Internal: true, Notes: name, ContractID: "C", ActionCode: "1.1",
			Milestones: []data.Milestone{{Title: name, Date: "2026-06-01", Done: true}}, JobLines: []data.JobLine{{Type: data.JobApprenticeship, Count: 4}},
			Themes: []data.Theme{data.ThemeHeat},
		}})
	}
	sitting := func(r Room, s data.Sitting) *sittingform.Form { return sittingform.New(r.Loc, r.Tips, s) }
	decision := func(r Room, about string) *sittingform.Decision {
		return sittingform.NewDecision(r.Loc, r.Tips, sittingform.DecisionModel{Sitting: "Comité foncier", About: about})
	}
	arvenne := geo.LonLat{Lon: 3.16, Lat: 46.99}
	territory := func(r Room, name string, files ...string) *territoryform.Form {
		p := founding.Begin()
		if len(files) > 0 {
			p = founding.ByPlace(arvenne)
		}
		return territoryform.New(r.Loc, r.Tips, territoryform.Model{New: true, Proposed: p, Folder: "/home/foncier/Documents", Files: files, Territory: data.Territory{Name: name}})
	}
	return []Exhibit{
		exhibit("territoryform", Empty, side, func(r Room) fyne.CanvasObject { return territory(r, "").Object }),
		exhibit("territoryform", Full+"-file", side, func(r Room) fyne.CanvasObject {
			return territory(r, "Pays d’Arvenne", "cadastre-58194-parcelles.json.gz").Object
		}),
		exhibit("territoryform", Full+"-codes", side, func(r Room) fyne.CanvasObject {
			f := territory(r, "CINOR")
			f.Field("place").Fill("97411, 97418")
			return f.Object
		}),
		exhibit("territoryform", Full, tall, func(r Room) fyne.CanvasObject {
			return territoryform.New(r.Loc, r.Tips, territoryform.Model{Territory: data.Territory{Name: "CC du Val d’Ombrelle", EPSG: 2154, Fictional: true, Authority: "CC du Val d’Ombrelle", Language: "fr"}}).Object
		}),
		exhibit("territoryform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, territory(r, ""), "file").Object }),
		exhibit("territoryform", Long, tall, func(r Room) fyne.CanvasObject { return territory(r, long, unbroken+unbroken+".geojson").Object }),
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
		exhibit("sittingform", Empty+"-decision", side, func(r Room) fyne.CanvasObject { return decision(r, "").Object }),
		exhibit("sittingform", Full+"-decision", side, func(r Room) fyne.CanvasObject {
			f := decision(r, "Lot 4 des Hauts Prés")
			f.Field("text").Fill(r.Loc.T("decision.text_example"))
			return f.Object
		}),
		exhibit("sittingform", Error+"-decision", side, func(r Room) fyne.CanvasObject { return refused(r, decision(r, ""), "text").Object }),
		exhibit("sittingform", Long+"-decision", side, func(r Room) fyne.CanvasObject {
			f := decision(r, long)
			f.Field("text").Fill(long + " " + long)
			return f.Object
		}),
	}
}
