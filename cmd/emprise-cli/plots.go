package main

import (
	"slices"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/measure"
)

type plotsVerb struct {
	Project string   `arg:"" help:"${h_project}"`
	Status  []string `help:"${h_plots_status}" placeholder:"STATUS"`
}

type plotRow struct {
	data.Plot
	Offered bool    `json:"offered"`
	AreaM2  float64 `json:"area_m2"`
	Lon     float64 `json:"lon"` // a place inside
	Lat     float64 `json:"lat"`
}

func (v *plotsVerb) Run(e *env) error {
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		plots := make([]plotRow, 0, len(s.Plots))
		for _, p := range s.Plots {
			if len(v.Status) > 0 && !slices.Contains(v.Status, string(p.Status)) {
				continue
			}
			r := plotRow{Plot: p, Offered: p.Offered(), AreaM2: float64(measure.Area(p.Shape))}
			if len(p.Shape) > 0 {
				at := measure.InteriorPoint(p.Shape)
				r.Lon, r.Lat = at.Lon, at.Lat
			}
			plots = append(plots, r)
		}
		if e.json {
			return e.print(plots)
		}
		rows := [][]string{e.titles("id", "name", "commune", "status", "area", "price", "power")}
		for _, p := range plots {
			rows = append(rows, []string{
				p.ID, p.Name, p.Commune, explain.Category(e.loc, match.MeasureStatus, string(p.Status)), e.loc.Hectares(p.AreaM2),
				e.fact(data.MeasurePrice, p.PriceEuroPerM2), e.fact(data.MeasurePower, p.PowerKVA),
			})
		}
		return e.table(rows)
	})
}

// fact writes an entered number, or a dash: unknown is not zero.
func (e *env) fact(m data.Measure, f *data.Fact) string {
	if f == nil {
		return "–"
	}
	return explain.Value(e.loc, m, f.Value)
}
