package gallery

import (
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/ui/allocation"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// allocations are who gets which land.
func allocations() []Exhibit {
	wide := fyne.NewSize(1280, 440)
	panel := func(state string, model func(Room) allocation.Model) Exhibit {
		return exhibit("allocation", state, wide, func(r Room) fyne.CanvasObject {
			p := allocation.New(r.Loc, r.Tips)
			m := model(r)
			m.Firsts = asking.Options(r.Loc, "allocation.first.", []string{"", "jobs", "land", "tco2e", "fit"})
			for _, x := range [][2]string{{"propose", "company"}, {"reserve", "plot"}, {"clear", "undo"}, {"print", "export"}} {
				m.Actions = append(m.Actions, action(r, "allocation."+x[0], "op.allocation_"+x[0]+"_short", x[1]))
			}
			p.Set(m)
			return p.Object
		})
	}
	none := func(m allocation.Model) allocation.Model {
		m.Row, m.Column = -1, -1
		return m
	}
	return []Exhibit{
		panel(Empty, func(r Room) allocation.Model { return none(allocation.Model{Empty: r.Loc.T("allocation.no_needs")}) }),
		panel(Loading, func(r Room) allocation.Model {
			return none(allocation.Model{Working: r.Loc.T("allocation.working"), Rules: allocation.Rules{Assemble: true}})
		}),
		panel(Error, func(r Room) allocation.Model {
			return none(allocation.Model{
				Trouble: r.Loc.T("allocation.error.lock_conflict", "need", "Biscuiterie du Val", "place", "Lot 4"), Fixed: r.Loc.T("why.read_only"),
			})
		}),
		panel(Full, func(r Room) allocation.Model { return shared(r, "Biscuiterie du Val", "Lot 4", "Les Hauts Prés") }),
		panel(Full+"-none", func(r Room) allocation.Model {
			m := shared(r, "Biscuiterie du Val", "Lot 4", "Les Hauts Prés")
			m.Row, m.Column, m.Working = 4, -1, r.Loc.T("allocation.working")
			m.Card = &allocation.Card{
				Title: "Biscuiterie du Val", Detail: "Nouvelle ligne de production", Lines: []allocation.Line{{Icon: "warning", Text: r.Loc.T("allocation.unserved", "why", r.Loc.T("allocation.unserved.no_fit"))}},
			}
			return m
		}),
		panel("stopped", func(r Room) allocation.Model {
			m := shared(r, "Biscuiterie du Val", "Lot 4", "Les Hauts Prés")
			m.Stopped = r.Loc.T("allocation.stopped")
			return m
		}),
		panel(Long, func(r Room) allocation.Model { return shared(r, long, long, long) }),
	}
}

// shared is an answer for five needs and seven pieces of land with a pair in hand.
func shared(r Room, company, land, zone string) allocation.Model {
	m := allocation.Model{
		Summary: r.Loc.N("allocation.served_of", 4, "of", r.Loc.Number(5, 0)) + " · " + r.Loc.Hectares(183_000) + " · " + r.Loc.T("allocation.quality.gap", "share", r.Loc.Percent(0.03, 1)),
		Gain:    r.Loc.T("allocation.beside", "gain", r.Loc.N("allocation.gain.served", 4, "other", "3")),
		Rules:   allocation.Rules{First: "jobs", Zones: true}, Row: 1, Column: 2,
		Cell: func(row, column int) allocation.Cell {
			c := allocation.Cell{Text: "–", Given: row == column && row < 4, Locked: row == 2 && column == 2, Forbidden: row == 0 && column == 5}
			if k := (3*row + 5*column) % 7; k < 4 || c.Given {
				c.Text, c.State = r.Loc.Number(float64(94-11*k), 0), allocation.Fits
				if k == 2 {
					c.State = allocation.Check
				}
			}
			if row == 3 && column == 0 {
				c.Text, c.Forbidden, c.Refused = r.Loc.T("proposal_stage.refused"), true, true
			}
			return c
		},
		Card: &allocation.Card{
			Title: company, Land: land + " · " + zone, Detail: r.Loc.T("verdict.fits") + " · " + r.Loc.T("allocation.fit", "fit", r.Loc.Number(72.4, 1)),
			Cost: r.Loc.T("allocation.costs.would", "cost", r.Loc.T("allocation.cost.fit", "by", r.Loc.Number(12.5, 1))),
			Lines: []allocation.Line{
				{Icon: "forbid", Text: r.Loc.T("proposal_stage.refused") + " · " + r.Loc.Date("2026-03-02") + " · " + land},
				{Icon: "check", Text: r.Loc.T("measure.area_m2") + " : " + r.Loc.Hectares(31_200)},
				{Icon: "question", Text: r.Loc.T("measure.power_kva") + " – " + land},
				{Icon: "close", Text: r.Loc.T("measure.price_eur_m2")},
			},
			Actions: []kit.Action{
				action(r, "allocation.lock", "op.allocation_lock", "lock"), action(r, "allocation.forbid", "op.allocation_forbid", "forbid"),
				action(r, "allocation.see", "op.allocation_see", "locate"),
			},
		},
		Told: []allocation.Told{
			{Heading: r.Loc.T("allocation.told.none"), Lines: []allocation.Line{{Icon: "warning", Text: company + " – " + r.Loc.T("allocation.unserved", "why", r.Loc.T("allocation.unserved.no_fit"))}}},
			{Heading: r.Loc.T("allocation.told.answer"), Lines: []allocation.Line{{Text: r.Loc.T("allocation.proved")}}},
		},
	}
	for i := range 5 {
		row := allocation.Row{Number: strconv.Itoa(i + 1), Company: company, Gets: land + " · " + zone}
		if i == 4 {
			row.Gets, row.None = r.Loc.T("allocation.gets_none"), true
		}
		m.Rows = append(m.Rows, row)
	}
	for i := range 7 {
		column := allocation.Column{Name: land, Under: zone}
		if i == 6 {
			column.Under = ""
		}
		m.Columns = append(m.Columns, column)
	}
	return m
}
