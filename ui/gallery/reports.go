package gallery

import (
	"time"

	"fyne.io/fyne/v2"

	"emprise/data/document"
	"emprise/ui/kit"
	"emprise/ui/reading"
)

// reports are documents read at the side.
func reports() []Exhibit {
	read := func(state string, model func(Room) reading.Model) Exhibit {
		return exhibit("reading", state, side, func(r Room) fyne.CanvasObject {
			p := reading.New(r.Loc, r.Tips)
			p.Set(model(r))
			return p.Object
		})
	}
	full := func(r Room, title string) reading.Model {
		m := reading.Model{Choice: r.Loc.T("kind.contract"), Options: []kit.Option{{Code: "1", Text: title}}, Chosen: "1", Document: &document.Document{
			Title: r.Loc.T("stock.title", "contract", title), Subtitle: "CC du Val d’Ombrelle", Date: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), Closing: r.Loc.T("stock.closing"),
			Blocks: []document.Block{
				{Heading: r.Loc.T("stock.result"), Items: []string{r.Loc.N("stock.projects", 12), title}},
				{Heading: r.Loc.T("stock.schemes"), Table: &document.Table{
					Columns: []document.Column{{Title: r.Loc.T("stock.column.scheme")}, {Title: r.Loc.T("stock.column.asked"), Right: true}, {Title: r.Loc.T("stock.column.paid"), Right: true}},
					Rows:    [][]string{{"Fonds Chaleur", r.Loc.Euro(400_000), r.Loc.Euro(0)}, {title, r.Loc.Euro(1_250_000), r.Loc.Euro(125_000)}},
					Total:   []string{r.Loc.T("stock.total"), r.Loc.Euro(1_650_000), r.Loc.Euro(125_000)},
				}},
			},
		}}
		for _, ext := range []string{"pdf", "odt", "docx", "md"} {
			m.Actions = append(m.Actions, action(r, "write."+ext, "reading.form."+ext, "export"))
		}
		return m
	}
	return []Exhibit{
		read(Loading, func(r Room) reading.Model { return reading.Model{Waiting: r.Loc.T("op.stock")} }),
		read(Full, func(r Room) reading.Model { return full(r, "CRTE du Val d’Ombrelle") }),
		read(Long, func(r Room) reading.Model { return full(r, long) }),
		{Panel: "reading", State: Error, Size: side, Make: func(r Room) fyne.CanvasObject {
			p := reading.New(r.Loc, r.Tips)
			p.Set(full(r, "CRTE du Val d’Ombrelle"))
			p.Complain("", r.Loc.T("why.read_only"))
			return p.Object
		}},
	}
}
