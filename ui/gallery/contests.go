package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/match"
	"emprise/ui/comparison"
	"emprise/ui/weighform"
)

// contests compare plots, and criteria.
func contests() []Exhibit {
	contest := func(state string, size fyne.Size, model func(Room) comparison.Model) Exhibit {
		return exhibit("comparison", state, size, func(r Room) fyne.CanvasObject {
			p := comparison.New(r.Loc, r.Tips)
			p.Set(model(r))
			return p.Object
		})
	}
	weigh := func(state string, n func() data.Need, way string) Exhibit {
		return exhibit("weighform", state, tall, func(r Room) fyne.CanvasObject {
			f := weighform.New(r.Loc, r.Tips, n())
			f.Field("way").Fill(way)
			return f.Object
		})
	}
	named := func() data.Need {
		n := needs()[0]
		n.Title = long
		return n
	}
	wide := fyne.NewSize(1280, 420)
	return []Exhibit{
		contest(Empty, drawer, func(r Room) comparison.Model {
			return comparison.Model{Title: "Nouvelle ligne de production", Empty: r.Loc.T("comparison.nothing_next")}
		}),
		contest(Loading, wide, func(r Room) comparison.Model {
			m := contested(r, 1, "Lot 4 des Hauts Prés")
			m.Working, m.Holds = true, nil
			return m
		}),
		contest(Full, wide, func(r Room) comparison.Model { return contested(r, 1, "Lot 4 des Hauts Prés") }),
		contest(Full+"-four", wide, func(r Room) comparison.Model { return contested(r, 4, "Lot 4 des Hauts Prés") }),
		contest(Long, wide, func(r Room) comparison.Model { return contested(r, 4, long) }),
		weigh(Empty, func() data.Need { return data.Need{ID: "B", Title: "Plateforme"} }, "ahp"),
		weigh(Full, func() data.Need { return needs()[0] }, "ahp"),
		weigh(Full+"-swing", func() data.Need { return needs()[0] }, "swing"),
		exhibit("weighform", Error, tall, func(r Room) fyne.CanvasObject {
			return refused(r, weighform.New(r.Loc, r.Tips, needs()[0]), "which").Object
		}),
		weigh(Long, named, "ahp"),
	}
}

func contested(r Room, plots int, name string) comparison.Model {
	loc := r.Loc
	m := comparison.Model{Title: "Nouvelle ligne de production", Holds: []string{loc.T("robust.none.no_weight")}}
	for i := range plots {
		m.Plots = append(m.Plots, comparison.Plot{
			ID: string(rune('1' + i)), Name: name, Verdict: loc.T("verdict.fits"), Mark: verdictSign(match.Fits),
			Score: loc.T("inspector.score", "score", "62"), Share: 0.62,
		})
	}
	for i, measure := range []data.Measure{data.MeasureArea, data.MeasurePrice, data.MeasurePower, data.MeasureMotorway} {
		c := comparison.Criterion{Name: loc.T("measure." + string(measure)), Weight: loc.Percent(0.25, 0)}
		for j := range plots {
			cell := comparison.Cell{
				Value: loc.Hectares(31_200), Known: i != 2, From: []float64{0, 0.3, 0.42, 0.42}[i], Earned: []float64{0.3, 0.12, 0, 0.2}[i], Room: 0.33,
				Points: loc.T("comparison.points", "points", loc.Number(12, 1), "most", "33"), Missed: i == 3 && j == 2,
			}
			if !cell.Known {
				cell.Value, cell.Points = loc.T("value.unknown"), loc.T("comparison.unknown", "points", "25")
			}
			c.Cells = append(c.Cells, cell)
		}
		m.Criteria = append(m.Criteria, c)
	}
	if plots == 1 {
		say := func(place int) string { return loc.Hectares(1000 * float64(place)) }
		m.Tries = []comparison.Try{
			{Key: "value:area_m2", Name: loc.T("measure.area_m2"), Steps: 100, At: 31, Say: say},
			{Key: "min:area_m2", Name: loc.T("comparison.min", "measure", loc.T("measure.area_m2")), Asked: true, Steps: 100, At: 20, Say: say},
		}
	}
	return m
}
