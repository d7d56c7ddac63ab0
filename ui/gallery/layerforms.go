package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/symbology"
	"emprise/geo/feature"
	"emprise/geo/style"
	"emprise/ui/basemapform"
	"emprise/ui/dataform"
	"emprise/ui/importform"
	"emprise/ui/kit"
	"emprise/ui/styleform"
)

// layerForms ask about layers, the ground below them and what leaves the window.
func layerForms() []Exhibit {
	file := func(r Room, name string) importform.Model {
		return importform.Model{
			Path: "/home/foncier/" + name + ".geojson", Layer: data.Layer{ID: "L", Name: name, Role: data.RolePlots, Producer: "DGFiP", Licence: "Licence Ouverte 2.0", Date: "2026-10-01"},
			About: "GeoJSON · " + r.Loc.N("status.objects", 1_571_301), Recognised: name, Confidence: 0.85, Why: name, Notes: []string{name},
			Parts: []kit.Option{{Code: "1", Text: name}, {Code: "2", Text: "zones"}}, Part: "1", Newer: r.Loc.T("import.newer", "layer", name),
			Updates:  []kit.Option{{Code: "", Text: r.Loc.T("import.beside")}, {Code: "L", Text: r.Loc.T("import.update", "layer", name)}},
			Question: r.Loc.T("import.ask"), Systems: []kit.Option{{Code: "2154", Text: "RGF93 v1 / Lambert-93"}}, Proposal: "EPSG:2154",
		}
	}
	bring := func(r Room, name string) *importform.Form { return importform.New(r.Loc, r.Tips, file(r, name)) }
	columns := func(state string, model func(Room) importform.ColumnsModel) Exhibit {
		return exhibit("importform", state, drawer, func(r Room) fyne.CanvasObject {
			c := importform.NewColumns(r.Loc, r.Tips)
			c.Set(model(r))
			return c.Object
		})
	}
	mapped := func(r Room, name string) importform.ColumnsModel {
		sources := []kit.Option{{Code: "", Text: r.Loc.T("form.none")}, {Code: "lot", Text: name}}
		return importform.ColumnsModel{
			Count: "4 / 12", Lines: []importform.Line{
				{Key: "name", Title: r.Loc.T("plot.name"), Sources: sources, Source: "lot", Examples: name + ", " + name, Read: "40"},
				{Key: "area", Title: r.Loc.T("measure.area_m2"), Sources: sources, Source: "lot", Units: []kit.Option{{Code: "ha", Text: "ha"}, {Code: "m2", Text: "m²"}}, Unit: "ha", Examples: "0,4, 1,2", Read: "38, 2", Trouble: true},
				{
					Key: "status", Title: r.Loc.T("measure.status"), Sources: sources, Source: "lot", Examples: "disponible, vendu", Read: "40",
					Codes: []kit.Option{{Code: "", Text: r.Loc.T("form.none")}, {Code: "sold", Text: r.Loc.T("status.sold")}}, Words: []importform.Word{{Text: "complet", Shown: "complet", Count: "8"}},
				},
			},
			Columns: []kit.GridColumn{{Name: "lot", Width: 200}}, Rows: 12, Cell: func(int, int) string { return name },
		}
	}
	design := symbology.NewDesign(feature.Areas)
	dressed := func(r Room, s style.Sort, name string) *styleform.Form {
		d := design
		d.Sort, d.Column = s, "contenance"
		if s == style.SortRules {
			d.Rules = []style.Rule{{Where: "contenance > 5000"}}
		}
		f := styleform.New(r.Loc, r.Tips, styleform.Model{Layer: name, Kind: feature.Areas, Stretch: 1.4, Design: d, Columns: []styleform.Column{{Name: "contenance", Number: true}, {Name: "section", Title: name}}})
		f.Show([]styleform.Line{{Mark: plotSign(0), Text: name, Count: "12 345"}, {Mark: plotSign(3), Text: "5 000 – 10 000", Count: "2"}}, name)
		return f
	}
	ground := func(r Room, name string) *basemapform.Form {
		f := basemapform.New(r.Loc, r.Tips, basemapform.Model{Sources: []kit.Option{{Code: "", Text: r.Loc.T("form.none")}, {Code: "ign", Text: name}}, Chosen: "ign", Opacity: 0.7})
		f.Keep(name)
		return f
	}
	hand := func(r Room, name string) *dataform.Form {
		return dataform.New(r.Loc, r.Tips, dataform.Model{
			Subjects: []dataform.Subject{
				{Name: dataform.Everything, Title: r.Loc.T("data.everything")}, {Name: "plots", Title: name, Located: true}, {Name: "contacts", Title: name + " 2", Secret: true},
			},
			Forms: []string{"xlsx", "csv", "geojson", "gpkg"}, Folder: "/home/foncier",
			Request: dataform.Request{Subject: "plots", Form: "xlsx", Path: "/home/foncier/" + name + ".xlsx"},
		})
	}
	return []Exhibit{
		exhibit("dataform", Full, side, func(r Room) fyne.CanvasObject { return hand(r, "Terrains").Object }),
		exhibit("dataform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, hand(r, "Terrains"), "path").Object }),
		exhibit("dataform", Long, side, func(r Room) fyne.CanvasObject { return hand(r, long).Object }),
		exhibit("importform", Empty, side, func(r Room) fyne.CanvasObject {
			return importform.New(r.Loc, r.Tips, importform.Model{Layer: data.Layer{ID: "L", Role: data.RoleContext}}).Object
		}),
		exhibit("importform", Full, tall, func(r Room) fyne.CanvasObject { return bring(r, "lots").Object }),
		exhibit("importform", Error, tall, func(r Room) fyne.CanvasObject { return refused(r, bring(r, "lots"), "producer").Object }),
		exhibit("importform", Long, tall, func(r Room) fyne.CanvasObject { return bring(r, long).Object }),
		columns(Full+"-columns", func(r Room) importform.ColumnsModel { return mapped(r, "Numéro du lot") }),
		columns(Long+"-columns", func(r Room) importform.ColumnsModel { return mapped(r, long) }),
		exhibit("styleform", Full, tall, func(r Room) fyne.CanvasObject { return dressed(r, style.SortGraduated, "Parcelles").Object }),
		exhibit("styleform", Full+"-rules", tall, func(r Room) fyne.CanvasObject { return dressed(r, style.SortRules, "Parcelles").Object }),
		exhibit("styleform", Error, tall, func(r Room) fyne.CanvasObject {
			return refused(r, dressed(r, style.SortGraduated, "Parcelles"), "number").Object
		}),
		exhibit("styleform", Long, tall, func(r Room) fyne.CanvasObject { return dressed(r, style.SortRules, long).Object }),
		exhibit("basemapform", Full, side, func(r Room) fyne.CanvasObject { return ground(r, "Plan IGN").Object }),
		exhibit("basemapform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, ground(r, "Plan IGN"), "address").Object }),
		exhibit("basemapform", Long, side, func(r Room) fyne.CanvasObject { return ground(r, long).Object }),
	}
}
