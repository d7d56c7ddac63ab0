package main

import (
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/workspace"
	"emprise/geo/measure"
)

type zonesVerb struct {
	Project string `arg:"" help:"project"`
	Add     string `help:"add" placeholder:"FILE"`
	rowFlags
}

type zoneRow struct {
	data.Zone
	AreaM2 float64 `json:"area_m2"`
	Plots  int     `json:"plots"`
}

func (v *zonesVerb) Run(e *env) error {
	if done, err := handle[data.Zone](e, v.Project, v.Add, v.rowFlags); done {
		return err
	}
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		zones := make([]zoneRow, 0, len(s.Zones))
		for _, z := range readable[data.Zone](s, v.Public) {
			zones = append(zones, zoneRow{z, float64(measure.Area(z.Shape)), len(s.PlotsOf(z.ID))})
		}
		if e.json {
			return e.print(zones)
		}
		rows := [][]string{e.titles("id", "name", "commune", "vocation", "area", "plots")}
		for _, z := range zones {
			rows = append(rows, []string{
				z.ID, z.Name, z.Commune, explain.Category(e.loc, data.MeasureVocation, string(z.Vocation)),
				e.loc.Hectares(z.AreaM2), e.count(z.Plots),
			})
		}
		return e.table(rows)
	})
}
