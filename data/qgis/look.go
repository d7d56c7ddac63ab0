package qgis

import (
	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/symbology"
	"emprise/geo/style"
)

// Look is how QGIS shows one table.
type Look struct {
	Table string
	Name  string // of the style, for the list in QGIS
	QML   string
}

// Words are what the tables hold, where they hold other words than our codes.
type Words struct {
	Status     func(data.Status) string
	Brownfield string // of terr_etat_occup
}

// Looks gives the look of every table that has one, told in the language of loc.
func Looks(loc *locale.Locale, words Words) []Look {
	name := loc.T("app.name")
	return []Look{
		{Table: "zones", Name: name, QML: document(zones(loc), labelOf("site_nom", symbology.ForZones().Label))},
		{Table: "plots", Name: name, QML: document(plots(loc, words), labelOf("name", symbology.ForPlots().Label))},
		{Table: "projects", Name: name, QML: document(projects(loc), labelOf("title", symbology.ForProjects().Label))},
	}
}

func zones(loc *locale.Locale) renderer {
	s := symbology.ForZones().Classes[0].Symbol
	return renderer{categories: []category{{label: loc.T(s.Key), layers: areaLayers(s)}}}
}

// plots tells the statuses apart by colour and pattern; what is a brownfield is hatched over the colour of its status, because
// QGIS tells categories of one column apart.
func plots(loc *locale.Locale, words Words) renderer {
	rules := symbology.ForPlots()
	r := renderer{column: "terr_stade_comm"}
	over := brownfield(rules, words)
	for _, status := range data.Statuses() {
		c := category{value: words.Status(status), label: loc.T("status." + string(status)), layers: areaLayers(symbolOf(rules, "status", string(status)))}
		if status != data.StatusSold {
			c.layers = append(c.layers, over...)
		}
		r.categories = append(r.categories, c)
	}
	rest := rules.Classes[0].Symbol
	r.categories = append(r.categories, category{label: loc.T(rest.Key), layers: append(areaLayers(rest), over...)})
	return r
}

// brownfield gives the hatches of what is one, drawn only where it is.
func brownfield(rules style.Rules, words Words) []layer {
	hatches := hatchLayers(symbolOf(rules, "occupancy", string(data.OccupancyBrownfield)).Fill)
	for i := range hatches {
		hatches[i].when = `"terr_etat_occup" = ` + literal(words.Brownfield)
	}
	return hatches
}

func projects(loc *locale.Locale) renderer {
	rules := symbology.ForProjects()
	r := renderer{column: "type", points: true}
	for _, t := range data.ProjectTypes() {
		s := symbolOf(rules, "type", string(t))
		r.categories = append(r.categories, category{value: string(t), label: loc.T(s.Key), layers: markerLayers(s.Marker)})
	}
	return r
}

// symbolOf is the symbol of the first class that asks for a value of a column.
func symbolOf(rules style.Rules, column, value string) style.Symbol {
	for _, c := range rules.Classes {
		for _, w := range c.When {
			if w.Column != column || w.Not {
				continue
			}
			for _, v := range w.Values {
				if v == value {
					return c.Symbol
				}
			}
		}
	}
	return rules.Classes[0].Symbol
}
