package gallery

import (
	"image"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/geo/paint/raster"
	"emprise/geo/style"
	"emprise/ui/budgetform"
	"emprise/ui/dashboard"
	"emprise/ui/kit"
)

// bar paints a share of a strip.
func bar(share float64) kit.Painter {
	return func(width, height int, unit float64) *image.RGBA {
		s := raster.New(width, height, unit)
		s.Clear(style.Hex("#1C5D7A"))
		s.Clip(share*float64(width), 0, float64(width), float64(height))
		s.Clear(style.Hex("#F7F5F0"))
		return s.Picture()
	}
}

// figures are the dashboard and what it is measured against.
func figures() []Exhibit {
	board := func(state string, size fyne.Size, model func(Room) dashboard.Model) Exhibit {
		return exhibit("dashboard", state, size, func(r Room) fyne.CanvasObject {
			p := dashboard.New(r.Loc, r.Tips)
			p.Set(model(r))
			return p.Object
		})
	}
	full := func(r Room, name string) dashboard.Model {
		budget := action(r, "budget", "op.budget_short", "edit")
		m := dashboard.Model{Detail: name, Chosen: "2", Told: r.Loc.T("dashboard.filter", "bar", name, "what", r.Loc.N("dashboard.land", 6, "area", r.Loc.Hectares(145_400)))}
		for i, key := range []string{"status", "zone", "size", "take"} {
			c := dashboard.Chart{Title: r.Loc.T("dashboard." + key), Notes: []string{r.Loc.T("dashboard.no_budget")}}
			for j := range 4 {
				c.Bars = append(c.Bars, dashboard.Bar{
					Code: string(rune('0' + 4*i + j)), Title: name, Value: r.Loc.N("dashboard.land", 23*j, "area", r.Loc.Hectares(534_000*float64(j))), Strip: bar(float64(j) / 3),
				})
			}
			m.Charts = append(m.Charts, c)
		}
		m.Charts[3].Bars[3].Strip, m.Charts[3].Action = nil, &budget
		m.Charts = append(m.Charts, dashboard.Chart{Title: r.Loc.T("dashboard.jobs"), Empty: r.Loc.T("dashboard.no_projects")})
		return m
	}
	form := func(r Room, t data.Territory) *budgetform.Form { return budgetform.New(r.Loc, r.Tips, t) }
	return []Exhibit{
		board(Empty, drawer, func(r Room) dashboard.Model { return dashboard.Model{Empty: r.Loc.T("dashboard.nothing_next")} }),
		board(Loading, drawer, func(Room) dashboard.Model { return dashboard.Model{Working: true} }),
		board(Full, fyne.NewSize(1280, 480), func(r Room) dashboard.Model { return full(r, "Parc de la Plaine") }),
		board(Full+"-narrow", fyne.NewSize(640, 480), func(r Room) dashboard.Model { return full(r, "Parc de la Plaine") }),
		board(Long, fyne.NewSize(1280, 480), func(r Room) dashboard.Model { return full(r, long) }),
		exhibit("budgetform", Empty, side, func(r Room) fyne.CanvasObject { return form(r, data.Territory{Name: "CC du Val d’Ombrelle"}).Object }),
		exhibit("budgetform", Full, side, func(r Room) fyne.CanvasObject {
			return form(r, data.Territory{Name: "CC du Val d’Ombrelle", LandBudgetM2: ptr(120_000.0), LandBudgetFrom: "2021-01-01", LandBudgetUntil: "2030-12-31"}).Object
		}),
		exhibit("budgetform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, form(r, data.Territory{}), "land_budget_m2").Object }),
		exhibit("budgetform", Long, side, func(r Room) fyne.CanvasObject { return form(r, data.Territory{Name: long}).Object }),
	}
}
