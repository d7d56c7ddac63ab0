package ui

import (
	"emprise/data"
	"emprise/data/explain"
	"emprise/ui/inspector"
)

// zoneRecord tells what is known of a zone besides its land: what is not known takes no line, but can be entered in its form.
func (w *Window) zoneRecord(z data.Zone) []inspector.Section {
	var all []inspector.Section
	section := func(key string, text string, facts ...inspector.Fact) {
		s := inspector.Section{Title: w.loc.T(key), Text: text}
		for _, f := range facts {
			if f.Value != "" {
				s.Facts = append(s.Facts, f)
			}
		}
		if len(s.Facts) > 0 || text != "" {
			all = append(all, s)
		}
	}
	fact := func(field, value string) inspector.Fact {
		return inspector.Fact{Label: upperFirst(explain.FieldName(w.loc, field)), Value: upperFirst(value)}
	}
	answer := func(field string, a data.Answer) inspector.Fact { return fact(field, w.code("answer.", string(a))) }
	away := func(field, place string, metres *float64) inspector.Fact {
		switch {
		case metres == nil:
			return fact(field, place)
		case place == "":
			return fact(field, w.loc.Distance(*metres))
		}
		return fact(field, w.loc.T("zone.by_road", "place", place, "distance", w.loc.Distance(*metres)))
	}
	n, a := z.Networks, z.Access
	section("zone.development", z.Description,
		fact("type", w.code("zone_type.", string(z.Type))), fact("state", w.code("zone_state.", string(z.State))),
		fact("evolution", w.code("zone_evolution.", string(z.Evolution))), fact("created", z.Created),
		fact("developer", w.code("zone_developer.", string(z.Developer))), fact("led_by", z.LedBy), fact("planned_by", z.PlannedBy), fact("sold_by", z.SoldBy),
		fact("url", z.URL), fact("updated", w.loc.Date(z.Updated)))
	section("zone.networks", "",
		answer("power", n.Power), answer("gas", n.Gas), answer("drinking_water", n.DrinkingWater), answer("sewer", n.Sewer), answer("storm_water", n.StormWater),
		answer("fibre", n.Fibre), answer("rail_siding", n.RailSiding), answer("quay", n.Quay), answer("public_transit", n.PublicTransit))
	section("zone.access", "",
		fact("road", a.Road), away("motorway", a.Motorway, a.InterchangeM), away("station", a.Station, a.StationM),
		away("freight_station", a.FreightStation, a.FreightM), away("airport", a.Airport, a.AirportM), away("port", a.Port, a.PortM))
	section("zone.inventory", "",
		fact("inventory_started", w.loc.Date(z.InventoryStarted)), fact("consultation_start", w.loc.Date(z.ConsultationStart)),
		fact("consultation_end", w.loc.Date(z.ConsultationEnd)), fact("inventory_adopted", w.loc.Date(z.InventoryAdopted)),
		fact("inventory_due", w.loc.Date(z.NextInventory())))
	section("inspector.notes", z.Notes)
	return all
}
