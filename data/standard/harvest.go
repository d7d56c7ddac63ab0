package standard

import (
	"strings"

	"emprise/data"
	"emprise/geo/feature"
)

// Harvest makes zones or plots of a layer that comes in pieces. It belongs to one goroutine.
type Harvest struct {
	Zones []data.Zone
	Plots []data.Plot
	// Made are the identifiers that the layer does not have: they are new in it, and mean nothing elsewhere.
	Made map[string]bool

	mapping Mapping
	seen    map[string]bool
	rows    int
}

// Harvest begins one. A mapping to neither zones nor plots gives none.
func (m Mapping) Harvest() *Harvest {
	return &Harvest{mapping: m, seen: map[string]bool{}, Made: map[string]bool{}}
}

// Take makes the rows of a piece that the mapping takes. A row that our rules refuse is skipped; everything that was mended
// or left out is listed, with its place in the piece.
func (h *Harvest) Take(set *feature.Set) []Issue {
	w := &worker{noun: h.mapping.Noun, before: h.rows, seen: h.seen, made: h.Made}
	h.rows += set.Len()
	keep := h.plot
	switch w.noun {
	case data.KindZone:
		keep = h.zone
	case data.KindPlot:
	default:
		return nil
	}
	w.binding = h.mapping.bind(set)
	w.each(keep)
	return w.issues
}

func (h *Harvest) plot(r row) error {
	p := data.Plot{
		ID: r.id, Name: r.name, ZoneID: r.text("zone_id"), Commune: r.text("commune"), INSEE: r.insee,
		Status: data.Status(r.text("status")), Servicing: data.Servicing(r.text("servicing")),
		Occupancy: data.Occupancy(r.text("occupancy")), Owner: data.Owner(r.text("owner")),
		PriceEuroPerM2: r.fact("price_eur_m2"), PowerKVA: r.fact("power_kva"), WaterM3PerHour: r.fact("water_m3h"),
		BuildingM2: r.fact("building_m2"), Available: r.text("available"), RailSiding: data.Answer(r.text("rail_siding")),
		Fibre: data.Answer(r.text("fibre")), TruckAccess: data.Answer(r.text("truck_access")),
		GasNm3PerHour: r.fact("gas_nm3h"), DischargeM3PerDay: r.fact("discharge_m3day"), PowerAvailable: r.text("power_available"),
		LandTakeM2: r.fact("land_take_m2"), SlopePercent: r.fact("slope_pct"), CoveragePercent: r.fact("coverage_pct"),
		BearingKPa: r.fact("bearing_kpa"), HeightLimitM: r.fact("height_max_m"), SevesoMax: data.Seveso(r.text("seveso_max")),
		Turnkey: data.Answer(r.text("turnkey")), Procedure: data.Procedure(r.text("procedure")),
		Acquirer: r.text("acquirer"), SaleDate: r.text("sale_date"), SaleEuro: r.number("sale_eur"),
		EnvironmentRegime: r.text("icpe_max"), Notes: r.notes(), Updated: r.text("updated"), Shape: r.shape, At: r.at,
	}
	if list := r.text("parcels"); list != "" {
		p.Parcels = strings.Split(list, "|")
	}
	if err := p.Validate(); err != nil {
		return err
	}
	h.Plots = append(h.Plots, p)
	return nil
}

func (h *Harvest) zone(r row) error {
	z := data.Zone{
		ID: r.id, Name: r.name, Commune: r.text("commune"), INSEE: r.insee,
		Vocation: data.Vocation(r.text("vocation")), Shape: r.shape,
	}
	if err := z.Validate(); err != nil {
		return err
	}
	h.Zones = append(h.Zones, z)
	return nil
}

// Plots makes plots of a whole layer, as Harvest does. A mapping of another noun gives none.
func (m Mapping) Plots(set *feature.Set) ([]data.Plot, []Issue) {
	h := m.Harvest()
	issues := h.Take(set)
	return h.Plots, issues
}

// Zones makes zones of a whole layer, as Harvest does.
func (m Mapping) Zones(set *feature.Set) ([]data.Zone, []Issue) {
	h := m.Harvest()
	issues := h.Take(set)
	return h.Zones, issues
}
