package demo

import (
	"strings"

	"emprise/data"
	"emprise/geo/feature"
)

// nounLayers gives zones and plots as layers, for those who want the files alone.
func (t *Territory) nounLayers() ([]Layer, error) {
	var zones, plots feature.Builder
	for _, z := range t.Zones {
		zones.Begin(feature.Areas)
		zones.Geometry(z.Shape)
		for _, c := range [][2]string{
			{"id", z.ID}, {"name", z.Name}, {"commune", z.Commune}, {"insee", z.INSEE}, {"vocation", string(z.Vocation)},
		} {
			zones.Text(c[0], c[1])
		}
		zones.End()
	}
	for _, p := range t.Plots {
		plots.Begin(feature.Areas)
		plots.Geometry(p.Shape)
		for _, c := range [][2]string{
			{"id", p.ID},
			{"name", p.Name},
			{"zone_id", p.ZoneID},
			{"commune", p.Commune},
			{"insee", p.INSEE},
			{"parcels", strings.Join(p.Parcels, "|")},
			{"status", string(p.Status)},
			{"servicing", string(p.Servicing)},
			{"occupancy", string(p.Occupancy)},
			{"owner", string(p.Owner)},
			{"available", p.Available},
			{"icpe_max", p.EnvironmentRegime},
			{"notes", p.Notes},
			{"updated", p.Updated},
		} {
			if c[1] != "" {
				plots.Text(c[0], c[1])
			}
		}
		for _, c := range []struct {
			name string
			fact *data.Fact
		}{
			{"price_eur_m2", p.PriceEuroPerM2}, {"power_kva", p.PowerKVA}, {"water_m3h", p.WaterM3PerHour}, {"building_m2", p.BuildingM2},
		} {
			if c.fact != nil {
				plots.Number(c.name, c.fact.Value, feature.Real)
			}
		}
		plots.End()
	}
	zoneSet, err := zones.Set()
	if err != nil {
		return nil, err
	}
	plotSet, err := plots.Set()
	if err != nil {
		return nil, err
	}
	about := func(id, name string, role data.Role, n int) data.Layer {
		l := t.Layers[0].Layer
		l.ID, l.Name, l.Role, l.Count = id, name, role, n
		l.Source = "Territoire de démonstration, d’après le modèle CNIG Sites économiques"
		return l
	}
	return []Layer{
		{about("zones", "Zones d’activités", data.RoleZones, zoneSet.Len()), zoneSet},
		{about("terrains", "Terrains", data.RolePlots, plotSet.Len()), plotSet},
	}, nil
}
