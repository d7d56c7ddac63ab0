package standard

import (
	"strconv"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"

	"emprise/data"
)

// surroundings adds what reaches a zone and how it is reached.
func (w *filler) surroundings(z data.Zone, fields map[string]string) {
	n, a := z.Networks, z.Access
	for name, answer := range map[string]data.Answer{
		"storm_water": n.StormWater, "drinking_water": n.DrinkingWater, "sewer": n.Sewer, "gas": n.Gas, "power": n.Power, "fibre": n.Fibre,
		"rail_siding": n.RailSiding, "quay": n.Quay, "public_transit": n.PublicTransit,
	} {
		fields[name] = string(answer)
	}
	for name, text := range map[string]string{
		"road": a.Road, "motorway": a.Motorway, "station": a.Station, "freight_station": a.FreightStation, "airport": a.Airport, "port": a.Port,
	} {
		fields[name] = text
	}
	for name, metres := range map[string]*float64{
		"interchange_m": a.InterchangeM, "station_m": a.StationM, "freight_station_m": a.FreightM, "airport_m": a.AirportM, "port_m": a.PortM,
	} {
		if metres != nil {
			fields[name] = quantity(*metres)
		}
	}
}

// counts adds what the inventory says of a zone, nothing where it has no units or no establishments: none is not zero. The rate of
// vacancy is left open while the vacancy of a unit is.
func (w *filler) counts(z data.Zone, fields map[string]string) {
	units, vacant, open := 0, 0, false
	for _, u := range w.stock.Units {
		if u.ZoneID != z.ID {
			continue
		}
		units++
		switch u.VacantIn(w.stock.Year) {
		case data.Yes:
			vacant++
		case data.Unknown:
			open = true
		case data.No:
		}
	}
	if units > 0 {
		fields["units"] = strconv.Itoa(units)
	}
	if units > 0 && !open {
		fields["units_vacant"] = strconv.Itoa(vacant)
		fields["vacancy_pct"] = strconv.Itoa((100*vacant + units/2) / units)
	}
	works := 0
	for _, e := range w.stock.Works {
		if e.ZoneID == z.ID && e.Until == "" {
			works++
		}
	}
	if works > 0 {
		fields["establishments"] = strconv.Itoa(works)
	}
}

// wellKnown is a geometry as well-known text, longitude first, seven decimals at most.
func wellKnown(g orb.Geometry) string { return wkt.MarshalString(orb.Round(orb.Clone(g), 1e7)) }
