package gallery

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"

	"emprise/ui/exportform"
	"emprise/ui/kit"
	"emprise/ui/pagepreview"
)

// centre is the place of the map.
var centre = fyne.NewSize(660, 560)

// pages are the form of a page to print and the page itself.
func pages() []Exhibit {
	form := func(r Room, sheet, name string) *exportform.Form {
		about := map[string][]kit.Option{exportform.AboutNeed: {{Code: "BES-1", Text: name}}}
		return exportform.New(r.Loc, r.Tips, exportform.Model{
			About: about, Chosen: map[string]int{"plot": 3}, Ground: name, Folder: "/home/foncier", Kept: []kit.Option{{Code: "CMP-1", Text: name}}, KeptID: "CMP-1",
			Layers:  []exportform.Layer{{ID: "plots", Name: "Terrains", OnMap: true}, {ID: "roads", Name: name, OnMap: true}, {ID: "flood", Name: "Inondation"}},
			Request: exportform.Request{Sheet: sheet, About: "BES-1", Public: true, Ground: true, Lang: r.Loc.Lang(), Author: name, Format: "pdf"},
		})
	}
	whole := fyne.NewSize(side.Width, 2150)
	opened := func(r Room, name string) fyne.CanvasObject {
		f := form(r, "ranking", name)
		f.Unfold()
		return f.Object
	}
	page := func(m pagepreview.Model) func(Room) fyne.CanvasObject {
		return func(r Room) fyne.CanvasObject {
			p := pagepreview.New(r.Loc, r.Tips)
			p.Set(m)
			return p.Object
		}
	}
	sheet := image.NewRGBA(image.Rect(0, 0, 594, 420))
	for i := range sheet.Pix {
		sheet.Pix[i] = 255
	}
	for x := 30; x < 420; x++ {
		for y := 60; y < 380; y++ {
			sheet.Set(x, y, color.NRGBA{0xF3, 0xF0, 0xEA, 255})
		}
	}
	return []Exhibit{
		exhibit("exportform", Full, side, func(r Room) fyne.CanvasObject { return form(r, "plot", "Plan IGN").Object }),
		exhibit("exportform", Full+"-unfolded", whole, func(r Room) fyne.CanvasObject { return opened(r, "Plan IGN") }),
		exhibit("exportform", Full+"-screen", whole, func(r Room) fyne.CanvasObject {
			f := form(r, "overview", "Plan IGN")
			m := f.Request()
			m.Format, m.DPI, m.Look.Paper = "png", 288, "16:9"
			f.Take(m)
			f.Unfold()
			return f.Object
		}),
		exhibit("exportform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, form(r, "plot", "Plan IGN"), "path").Object }),
		exhibit("exportform", Long, whole, func(r Room) fyne.CanvasObject { return opened(r, long) }),
		exhibit("pagepreview", Loading, centre, page(pagepreview.Model{Title: "Foncier économique", Zoom: 100, Working: true})),
		exhibit("pagepreview", Full, centre, page(pagepreview.Model{Title: "Foncier économique", Page: 2, Pages: 60, Zoom: 100, Picture: sheet})),
		exhibit("pagepreview", Error, centre, page(pagepreview.Model{
			Zoom: 100, Sorry: "La couche « Routes » n’a pas de producteur.", Mend: "Compléter la couche « Routes »",
		})),
		exhibit("pagepreview", Long, centre, page(pagepreview.Model{Title: long, Page: 60, Pages: 60, Zoom: 225, Picture: sheet, Sorry: ""})),
	}
}
