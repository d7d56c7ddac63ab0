package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/geo"
	"emprise/ui/bulkform"
	"emprise/ui/kit"
	"emprise/ui/needform"
	"emprise/ui/plotform"
)

// tall is a form of which all is seen at once.
var tall = fyne.NewSize(330, 1500)

// complainer is a form.
type complainer interface {
	Complain(field, sentence string)
}

// refused makes a form complain, at a field and above its buttons.
func refused[F complainer](r Room, f F, field string) F {
	f.Complain(field, r.Loc.T("invalid.required"))
	return f
}

// landForms ask about plots, zones and needs.
func landForms() []Exhibit {
	plot := func(r Room, name string) *plotform.Form {
		return plotform.New(r.Loc, r.Tips, plotform.Model{
			Plot: data.Plot{
				ID: "P", Name: name, ZoneID: "Z", Status: data.StatusForSale, Servicing: data.ServicingDone, Occupancy: data.OccupancyBrownfield, Owner: data.OwnerLandAgency,
				PriceEuroPerM2: &data.Fact{Value: 32.5}, PowerKVA: &data.Fact{Value: 630, Source: "Enedis, " + name, Date: "2026-03-01", Confidence: data.Measured}, Tenures: []data.Tenure{data.TenureSale, data.TenureRent}, Available: "2027-03-01", Notes: name,
			},
			Title: r.Loc.T("kind.plot"), Detail: r.Loc.Hectares(31_200) + " · " + name, Told: []string{r.Loc.T("measure.crossed")}, Zones: []data.Zone{{ID: "Z", Name: name}},
			Day: "2026-11-23", Source: "saisi à la main",
		})
	}
	need := func(r Room, n data.Need, isNew bool) *needform.Form {
		return needform.New(r.Loc, r.Tips, needform.Model{Need: n, New: isNew, Companies: companiesKnown(), Communes: []kit.Option{{Code: "58901", Text: "Arvenne"}, {Code: "58902", Text: "Saint-Wandrille-sur-Ombrelle"}}})
	}
	bulk := func(r Room, told ...string) *bulkform.Form {
		f := bulkform.New(r.Loc, r.Tips, bulkform.Model{Detail: r.Loc.N("counted.plot", 12), Asks: []bulkform.Ask{
			{Name: "price_eur_m2", Title: r.Loc.T("measure.price_eur_m2"), Sort: bulkform.Number, Unit: "€/m²"},
			{Name: "status", Title: r.Loc.T("measure.status"), Options: []kit.Option{{Code: "for_sale", Text: r.Loc.T("status.for_sale")}}},
		}, Wheres: []kit.Option{{Code: "all", Text: r.Loc.N("counted.plot", 12)}}})
		f.Show(told)
		return f
	}
	zone := func(r Room, name string) *plotform.ZoneForm {
		far := 3200.0
		return plotform.NewZone(r.Loc, r.Tips, data.Zone{
			ID: "Z", Name: name, Vocation: data.VocationLogistics, Commune: "Arvenne", INSEE: "58901", Type: data.ZoneActivity, State: data.ZoneActive, Developer: data.DeveloperEPCI, LedBy: name,
			Description: name, Networks: data.ZoneNetworks{Power: data.Yes, Gas: data.No}, Access: data.ZoneAccess{Road: "RD 981", Motorway: "A 6", InterchangeM: &far, Station: name, StationM: &far},
			InventoryAdopted: "2023-06-01",
		}, r.Loc.T("zone.edit_title"), r.Loc.Hectares(311_200))
	}
	cut := func(r Room) *plotform.CutForm {
		return plotform.NewCut(r.Loc, r.Tips, r.Loc.T("kind.plot"), "Lot 4", 12, func(geo.Metres) string { return r.Loc.Hectares(2_400) })
	}
	split := func(r Room, name string) *plotform.SplitForm {
		return plotform.NewSplit(r.Loc, r.Tips, name, []string{name}, []plotform.Part{{Name: name, Size: r.Loc.Hectares(20_000)}, {Name: name + " bis", Size: r.Loc.Hectares(11_200)}})
	}
	form := func(state string, size fyne.Size, build func(Room) fyne.CanvasObject) Exhibit {
		return exhibit("plotform", state, size, build)
	}
	return []Exhibit{
		form(Empty, tall, func(r Room) fyne.CanvasObject {
			return plotform.New(r.Loc, r.Tips, plotform.Model{Plot: data.Plot{ID: "P"}, Title: r.Loc.T("kind.plot"), Day: "2026-11-23"}).Object
		}),
		form(Full, tall, func(r Room) fyne.CanvasObject { return plot(r, "Lot 4 des Hauts Prés").Object }),
		form(Error, tall, func(r Room) fyne.CanvasObject { return refused(r, plot(r, ""), "name").Object }),
		form(Error+"-folded", tall, func(r Room) fyne.CanvasObject { return refused(r, plot(r, "Lot 4"), "power_kva.source").Object }),
		form(Full+"-unfolded", fyne.NewSize(330, 3200), func(r Room) fyne.CanvasObject {
			f := plot(r, "Lot 4 des Hauts Prés")
			f.Unfold()
			return f.Object
		}),
		form(Long, tall, func(r Room) fyne.CanvasObject { return plot(r, long).Object }),
		form(Full+"-zone", fyne.NewSize(330, 2300), func(r Room) fyne.CanvasObject { return zone(r, "Les Hauts Prés").Object }),
		form(Error+"-zone", side, func(r Room) fyne.CanvasObject { return refused(r, zone(r, ""), "name").Object }),
		form(Long+"-zone", side, func(r Room) fyne.CanvasObject { return zone(r, long).Object }),
		form(Full+"-cut", side, func(r Room) fyne.CanvasObject { return cut(r).Object }),
		form(Error+"-cut", side, func(r Room) fyne.CanvasObject { return refused(r, cut(r), "width_m").Object }),
		form(Full+"-split", side, func(r Room) fyne.CanvasObject { return split(r, "Lot 4 des Hauts Prés").Object }),
		form(Long+"-split", side, func(r Room) fyne.CanvasObject { return split(r, long).Object }),
		exhibit("needform", Empty, side, func(r Room) fyne.CanvasObject { return need(r, data.Need{ID: "B", Stage: data.StageOpen}, true).Object }),
		exhibit("needform", Full, tall, func(r Room) fyne.CanvasObject { return need(r, needs()[0], false).Object }),
		exhibit("needform", Error, tall, func(r Room) fyne.CanvasObject { return refused(r, need(r, needs()[0], false), "title").Object }),
		exhibit("needform", Long, tall, func(r Room) fyne.CanvasObject { return need(r, needs()[1], false).Object }),
		exhibit("bulkform", Full, side, func(r Room) fyne.CanvasObject {
			return bulk(r, r.Loc.N("counted.plot", 12), "Lot 4 : 25 › 30", "Lot 7 : 25 › 30").Object
		}),
		exhibit("bulkform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, bulk(r), "value").Object }),
		exhibit("bulkform", Long, side, func(r Room) fyne.CanvasObject { return bulk(r, long, unbroken).Object }),
	}
}
