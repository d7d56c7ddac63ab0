package plotform

import "emprise/data"

// zoneTexts are the fields of a zone that are words.
func zoneTexts(z *data.Zone) map[string]*string {
	return map[string]*string{
		"name": &z.Name, "commune": &z.Commune, "insee": &z.INSEE, "created": &z.Created, "description": &z.Description, "url": &z.URL, "led_by": &z.LedBy,
		"planned_by": &z.PlannedBy, "sold_by": &z.SoldBy, "road": &z.Access.Road, "motorway": &z.Access.Motorway, "station": &z.Access.Station,
		"freight_station": &z.Access.FreightStation, "airport": &z.Access.Airport, "port": &z.Access.Port, "notes": &z.Notes,
	}
}

// kept is where what a field says goes.
type kept[T any] struct {
	id string
	to *T
}

// zoneDays are those that are days, in the order of the form.
func zoneDays(z *data.Zone) []kept[string] {
	return []kept[string]{
		{"inventory_started", &z.InventoryStarted},
		{"consultation_start", &z.ConsultationStart},
		{"consultation_end", &z.ConsultationEnd},
		{"inventory_adopted", &z.InventoryAdopted},
		{"inventory_due", &z.InventoryDue},
	}
}

// zoneMetres are the distances by road, in the order of the form.
func zoneMetres(z *data.Zone) []kept[*float64] {
	return []kept[*float64]{
		{"interchange_m", &z.Access.InterchangeM},
		{"station_m", &z.Access.StationM},
		{"freight_station_m", &z.Access.FreightM},
		{"airport_m", &z.Access.AirportM},
		{"port_m", &z.Access.PortM},
	}
}

// zoneCodes are the fields of choices.
func zoneCodes(z *data.Zone) map[string]func(set *string) string {
	n := &z.Networks
	return map[string]func(*string) string{
		"vocation":       func(s *string) string { return swap(&z.Vocation, s) },
		"type":           func(s *string) string { return swap(&z.Type, s) },
		"state":          func(s *string) string { return swap(&z.State, s) },
		"evolution":      func(s *string) string { return swap(&z.Evolution, s) },
		"developer":      func(s *string) string { return swap(&z.Developer, s) },
		"storm_water":    func(s *string) string { return swap(&n.StormWater, s) },
		"drinking_water": func(s *string) string { return swap(&n.DrinkingWater, s) },
		"sewer":          func(s *string) string { return swap(&n.Sewer, s) },
		"gas":            func(s *string) string { return swap(&n.Gas, s) },
		"power":          func(s *string) string { return swap(&n.Power, s) },
		"fibre":          func(s *string) string { return swap(&n.Fibre, s) },
		"rail_siding":    func(s *string) string { return swap(&n.RailSiding, s) },
		"quay":           func(s *string) string { return swap(&n.Quay, s) },
		"public_transit": func(s *string) string { return swap(&n.PublicTransit, s) },
	}
}

// swap gives a code, after it was set when there is something to set.
func swap[T ~string](code *T, set *string) string {
	if set != nil {
		*code = T(*set)
	}
	return string(*code)
}
