package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui/establishmentform"
	"emprise/ui/landownerform"
	"emprise/ui/schemeform"
	"emprise/ui/unitform"
)

// landRegisters ask about who owns land, who works on it, and where money comes from.
func landRegisters() []Exhibit {
	owner := func(r Room, name string) *landownerform.Form {
		return landownerform.New(r.Loc, r.Tips, landownerform.Model{Landowner: data.Landowner{ID: "PTE-1", Name: name, Sort: data.LandownerCompany, SIREN: "732829320", Contact: name, Notes: name}})
	}
	scheme := func(r Room, name string) *schemeform.Form {
		return schemeform.New(r.Loc, r.Tips, schemeform.Model{Scheme: data.Scheme{
			ID: "DIS-1", Name: name, Funder: name, Opens: "2026-01-15", Closes: "2026-12-31", URL: "https://exemple.fr/fonds-vert", Notes: name,
		}})
	}
	unit := func(r Room, name string) *unitform.Form {
		return unitform.New(r.Loc, r.Tips, unitform.Model{
			Unit:       data.LandUnit{ID: "UF-0002", LandownerID: "PTE-1", Use: data.LandUnused, LastActivity: "2021-06-30", UnoccupiedSince: "2021-07-01", Reference: name, Notes: name},
			Detail:     "Les Hauts Prés · " + r.Loc.Hectares(12_300) + " · 58918000AC0018",
			Landowners: []data.Landowner{{ID: "PTE-1", Name: name}},
		})
	}
	people, high := 64, fyne.NewSize(side.Width, 800)
	site := func(r Room, name string) *establishmentform.Form {
		return establishmentform.New(r.Loc, r.Tips, establishmentform.Model{
			Establishment: data.Establishment{
				ID: "ETA-1", Name: name, SIRET: "73282932000074", NAF: "24.51Z", CompanyID: "ENT-1", ZoneID: "Z", LandUnitID: "UF-0002", Workforce: &people, CFE: data.Yes, From: "2019-01-01", Notes: name,
			},
			Place: r.Loc.T("establishment.placed"), Companies: companiesKnown(), Zones: []data.Zone{{ID: "Z", Name: name}}, Units: []data.LandUnit{{ID: "UF-0002", Parcels: []string{"58918000AC0018"}}},
		})
	}
	return []Exhibit{
		exhibit("landownerform", Empty, side, func(r Room) fyne.CanvasObject {
			return landownerform.New(r.Loc, r.Tips, landownerform.Model{Landowner: data.Landowner{ID: "P"}, New: true}).Object
		}),
		exhibit("landownerform", Full, side, func(r Room) fyne.CanvasObject { return owner(r, "SCI des Trois Ponts").Object }),
		exhibit("landownerform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, owner(r, ""), "name").Object }),
		exhibit("landownerform", Long, side, func(r Room) fyne.CanvasObject { return owner(r, long).Object }),
		exhibit("schemeform", Empty, side, func(r Room) fyne.CanvasObject {
			return schemeform.New(r.Loc, r.Tips, schemeform.Model{Scheme: data.Scheme{ID: "D"}, New: true}).Object
		}),
		exhibit("schemeform", Full, side, func(r Room) fyne.CanvasObject { return scheme(r, "Fonds vert").Object }),
		exhibit("schemeform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, scheme(r, "Fonds vert"), "url").Object }),
		exhibit("schemeform", Long, side, func(r Room) fyne.CanvasObject { return scheme(r, long).Object }),
		exhibit("unitform", Full, side, func(r Room) fyne.CanvasObject { return unit(r, "Visite du service économique").Object }),
		exhibit("unitform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, unit(r, "Visite"), "last_activity").Object }),
		exhibit("unitform", Long, side, func(r Room) fyne.CanvasObject { return unit(r, long).Object }),
		exhibit("establishmentform", Empty, high, func(r Room) fyne.CanvasObject {
			return establishmentform.New(r.Loc, r.Tips, establishmentform.Model{Establishment: data.Establishment{ID: "E"}, New: true, Place: r.Loc.T("establishment.nowhere")}).Object
		}),
		exhibit("establishmentform", Full, high, func(r Room) fyne.CanvasObject { return site(r, "Fonderie des Grands Prés").Object }),
		exhibit("establishmentform", Error, high, func(r Room) fyne.CanvasObject { return refused(r, site(r, "Fonderie"), "siret").Object }),
		exhibit("establishmentform", Long, high, func(r Room) fyne.CanvasObject { return site(r, long).Object }),
	}
}
