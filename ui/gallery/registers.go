package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui/companyform"
	"emprise/ui/confirmform"
	"emprise/ui/contractform"
)

// registers ask about companies and contracts, and before something goes.
func registers() []Exhibit {
	company := func(r Room, name string) *companyform.Form {
		return companyform.New(r.Loc, r.Tips, companyform.Model{Known: companiesKnown(), Company: data.Company{
			ID: "ENT-9", Name: name, CodeName: "Projet Cristal", SIREN: "732829320", SIRET: "73282932000074", NAF: "25.50A", Activity: name, Size: data.SizeMiddle, Contact: name, Notes: name,
			People: []data.Person{{Name: "Léa Fournier", Role: name, Phone: "03 80 12 34 56", Mail: "lea.fournier@exemple.fr"}, {Name: name}},
		}})
	}
	contract := func(r Room, name string) *contractform.Form {
		return contractform.New(r.Loc, r.Tips, contractform.Model{Hanging: map[string]int{"1.1": 3}, Contract: data.Contract{
			ID: "CTR-0001", Name: name, Framework: data.FrameworkCRTE, Start: "2021-12-15", End: "2026-12-31", Signatories: []string{"État", "Région", name}, Notes: name,
			Axes: []data.Axis{
				{Code: "1", Title: name, Actions: []data.Action{{Code: "1.1", Title: name, Notes: name}, {Code: "1.2", Title: "Former aux métiers de demain"}}},
				{Code: "2", Title: "Décarboner", Actions: nil},
			},
		}})
	}
	loosened := func(r Room) *contractform.Form {
		f := contract(r, "Réindustrialiser les friches")
		f.DropLine("actions.0")
		f.AddLine("axes.1")
		return f
	}
	confirm := func(r Room, name string) *confirmform.Form {
		return confirmform.New(r.Loc, r.Tips, confirmform.Model{
			Title: r.Loc.T("op.company_delete"), Detail: name, Told: []string{r.Loc.N("removal.gone.contact", 3), r.Loc.N("removal.gone.need", 1), r.Loc.N("removal.freed.project", 2), name},
			Close: r.Loc.T("removal.undo"), Save: r.Loc.T("removal.delete_all"),
		})
	}
	wrong := func(r Room) *companyform.Form {
		f := companyform.New(r.Loc, r.Tips, companyform.Model{Company: data.Company{ID: "E"}, Known: companiesKnown()})
		f.Field("siren").Fill("552 100 554")
		f.Field("siret").Fill("732 829 320 00075")
		f.Field("naf").Fill("2550")
		f.Field("naf").Fill("25501")
		return f
	}
	return []Exhibit{
		exhibit("companyform", Empty, tall, func(r Room) fyne.CanvasObject {
			return companyform.New(r.Loc, r.Tips, companyform.Model{Company: data.Company{ID: "E"}, New: true}).Object
		}),
		exhibit("companyform", Full, tall, func(r Room) fyne.CanvasObject { return company(r, "Verrerie Lambert").Object }),
		exhibit("companyform", Error, tall, func(r Room) fyne.CanvasObject { return refused(r, company(r, ""), "people.1.name").Object }),
		exhibit("companyform", Error+"-numbers", tall, func(r Room) fyne.CanvasObject { return wrong(r).Object }),
		exhibit("companyform", Long, tall, func(r Room) fyne.CanvasObject { return company(r, long).Object }),
		exhibit("contractform", Empty, side, func(r Room) fyne.CanvasObject {
			return contractform.New(r.Loc, r.Tips, contractform.Model{Contract: data.Contract{ID: "C"}, New: true}).Object
		}),
		exhibit("contractform", Full, tall, func(r Room) fyne.CanvasObject { return contract(r, "Réindustrialiser les friches").Object }),
		exhibit("contractform", Full+"-loosened", tall, func(r Room) fyne.CanvasObject { return loosened(r).Object }),
		exhibit("contractform", Error, tall, func(r Room) fyne.CanvasObject { return refused(r, contract(r, "CRTE"), "actions.1.code").Object }),
		exhibit("contractform", Long, tall, func(r Room) fyne.CanvasObject { return contract(r, long).Object }),
		exhibit("confirmform", Full, side, func(r Room) fyne.CanvasObject { return confirm(r, "Biscuiterie du Val").Object }),
		exhibit("confirmform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, confirm(r, "Biscuiterie du Val"), "").Object }),
		exhibit("confirmform", Long, side, func(r Room) fyne.CanvasObject { return confirm(r, long).Object }),
	}
}
