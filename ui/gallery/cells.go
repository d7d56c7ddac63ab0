package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/land"
	"emprise/ui/inspector"
	"emprise/ui/plotform"
)

// plotChanged is what the inspector says of a plot while values of it are changed: the status, one that was refused, and a set.
func plotChanged(r Room, name string) inspector.Model {
	p := data.Plot{
		ID: "P", Name: name, Status: data.StatusForSale, PowerKVA: &data.Fact{Value: 630, Source: name, Date: "2026-03-01", Confidence: data.Measured}, Tenures: data.Tenures()[:2],
	}
	cell := func(field, trouble string) fyne.CanvasObject {
		f, _ := land.FieldNamed(field)
		c := plotform.NewCell(r.Loc, r.Tips, f, plotform.Model{Plot: p})
		if trouble != "" {
			c.Complain(field, r.Loc.T(trouble))
		}
		return c.Object
	}
	m := plotTold(r, name, name)
	m.Verdict, m.Statuses = nil, cell("status", "")
	m.Sections[1].Facts[1].Editor = cell("power_kva", "invalid.not_a_number")
	m.Sections[1].Facts[2].Editor = cell("tenures", "")
	return m
}
