package standard

import (
	"strings"

	"emprise/data"
	"emprise/geo/feature"
)

// Plots makes plots of the rows that the mapping takes. A row that our rules refuse is skipped; everything that was mended
// or left out is listed. A mapping of another noun gives none.
func (m Mapping) Plots(set *feature.Set) ([]data.Plot, []Issue) {
	w := m.worker(set, data.KindPlot)
	var out []data.Plot
	w.each(func(r row) error {
		p := data.Plot{
			ID: r.id, Name: r.name, ZoneID: r.text("zone_id"), Commune: r.text("commune"), INSEE: r.insee,
			Status: data.Status(r.text("status")), Servicing: data.Servicing(r.text("servicing")),
			Occupancy: data.Occupancy(r.text("occupancy")), Owner: data.Owner(r.text("owner")),
			PriceEuroPerM2: r.fact("price_eur_m2"), PowerKVA: r.fact("power_kva"), WaterM3PerHour: r.fact("water_m3h"),
			BuildingM2: r.fact("building_m2"), Available: r.text("available"), RailSiding: data.Answer(r.text("rail_siding")),
			Fibre: data.Answer(r.text("fibre")), TruckAccess: data.Answer(r.text("truck_access")),
			EnvironmentRegime: r.text("icpe_max"), Notes: r.notes(), Updated: r.text("updated"), Shape: r.shape,
		}
		if list := r.text("parcels"); list != "" {
			p.Parcels = strings.Split(list, "|")
		}
		if err := p.Validate(); err != nil {
			return err
		}
		out = append(out, p)
		return nil
	})
	return out, w.issues
}

// Zones makes zones of the rows that the mapping takes, as Plots does.
func (m Mapping) Zones(set *feature.Set) ([]data.Zone, []Issue) {
	w := m.worker(set, data.KindZone)
	var out []data.Zone
	w.each(func(r row) error {
		z := data.Zone{
			ID: r.id, Name: r.name, Commune: r.text("commune"), INSEE: r.insee,
			Vocation: data.Vocation(r.text("vocation")), Shape: r.shape,
		}
		if err := z.Validate(); err != nil {
			return err
		}
		out = append(out, z)
		return nil
	})
	return out, w.issues
}
