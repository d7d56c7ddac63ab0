package gallery

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/search"
	"emprise/data/symbology"
	"emprise/ui/assemblies"
	"emprise/ui/kit"
	"emprise/ui/plots"
	"emprise/ui/sample"
)

// sharing is the list of plots, and what finds land for needs where no plot does.
func sharing() []Exhibit {
	sets := func(state string, model func(Room) assemblies.Model) Exhibit {
		return exhibit("assemblies", state, fyne.NewSize(1280, 320), func(r Room) fyne.CanvasObject {
			p := assemblies.New(r.Loc, r.Tips)
			m := model(r)
			m.Places = []kit.Option{{Code: "zone", Text: r.Loc.T("assemblies.zone", "zone", "Les Hauts Prés")}}
			m.Asked = assemblies.Asked{Where: "zone", Most: 6}
			p.Set(m)
			return p.Object
		})
	}
	asked := func(r Room, name string) assemblies.Model {
		return assemblies.Model{Need: r.Loc.T("assemblies.title", "need", name), Wanted: "Projet Héron · " + r.Loc.Hectares(60_000), Chosen: -1}
	}
	found := func(r Room, name string) assemblies.Model {
		m := asked(r, name)
		for i, set := range []string{"AC 53, AC 54, AC 69", "AC 54, AC 69, AC 70", name} {
			m.Rows = append(m.Rows, assemblies.Row{
				Name: set, Area: r.Loc.Hectares(72_200 - 1000*float64(i)), Owners: r.Loc.T("assembly.between", "low", "2", "high", "4"), Price: r.Loc.Euro(2_416_948),
				Compact: r.Loc.Number(0.61, 2), Verdict: r.Loc.T("verdict.check"), Best: r.Loc.T("objective.owners") + ", " + r.Loc.T("objective.compactness"),
			})
		}
		m.Chosen = 0
		m.Searched = []string{r.Loc.T("assembly.exact", "sets", "12", "size", "6", "parcels", "49")}
		m.Card = &assemblies.Card{
			Title: m.Rows[0].Name, Detail: r.Loc.T("assemblies.of", "at", "1", "of", "3", "parcels", r.Loc.N("companies.parcels", 3)), Facts: []string{m.Rows[0].Area, m.Rows[0].Price},
			Doubts:  []string{name},
			Actions: []kit.Action{action(r, "assembly.plot", "op.assembly_plot_short", "from-parcels"), off(r, "assembly.offer", "op.assembly_offer_short", "company", "why.read_only")},
			Steps:   []kit.Action{action(r, "assembly.previous", "op.assembly_previous", "back"), action(r, "assembly.next", "op.assembly_next", "forward")},
		}
		return m
	}
	list := func(state string, model func(Room) plots.Model) Exhibit {
		return exhibit("plots", state, fyne.NewSize(1280, 320), func(r Room) fyne.CanvasObject {
			p := plots.New(r.Loc, r.Tips)
			m := model(r)
			none := func(key string) []kit.Option { return []kit.Option{{Text: r.Loc.T(key)}} }
			m.Zones, m.Communes, m.Servicings = none("plots.any_zone"), none("plots.any_commune"), none("plots.any_servicing")
			m.Kept = none("plots.any_kept")
			m.Clear = action(r, "plots.clear", "op.plots_clear_short", "close")
			m.Actions = []kit.Action{action(r, "plots.cards", "op.plots_cards", "cards"), action(r, "plots.keep", "op.plots_keep", "bookmark"), off(r, "plots.forget", "op.plots_forget", "trash", "why.no_kept_filter")}
			p.Set(m)
			p.Unfold(len(m.Conditions) > 0)
			return p.Object
		})
	}
	offered := func(r Room, name string) plots.Model {
		var rows []plots.Row
		m := plots.Model{Chosen: "for_sale", Row: func(i int) plots.Row { return rows[i] }, Count: r.Loc.T("plots.count", "shown", "2", "of", r.Loc.N("counted.plot", 60)), Told: r.Loc.N("plots.doubts", 3)}
		for i, s := range data.Statuses() {
			word := r.Loc.T("status." + string(s))
			m.Statuses = append(m.Statuses, plots.Chip{Code: string(s), Text: word, Count: 3 * i})
			if i < 2 {
				m.Filter.Statuses = append(m.Filter.Statuses, s)
				m.IDs = append(m.IDs, string(s))
				rows = append(rows, plots.Row{Name: name, Place: "Les Hauts Prés · Arvenne", Status: word, Mark: plotSign(i), Networks: "630 kVA · " + r.Loc.T("plots.fibre"), Area: r.Loc.Hectares(12_300), Price: r.Loc.Unit(35, 0, "€/m²"), Service: r.Loc.T("servicing.done")})
				m.Land = append(m.Land, plots.Land{Mark: plotSign(i), Name: r.Loc.T("plots.chip", "what", word, "count", "1"), Value: r.Loc.Hectares(12_300)})
			}
		}
		m.Land = append(m.Land, plots.Land{Name: r.Loc.T("plots.together"), Value: r.Loc.Hectares(24_600)})
		return m
	}
	asking := func(r Room, name string) plots.Model {
		m := offered(r, name)
		m.Filter = search.PlotFilter{Statuses: m.Filter.Statuses, Commune: name, LeastM2: 10_000, MostM2: 25_000, LeastKVA: 600, Available: "2027-09-01", Fibre: true, Unknown: true}
		m.Told = r.Loc.N("plots.unknowns", 3)
		for part, text := range map[search.PlotPart]string{
			search.PartCommune: name, search.PartArea: r.Loc.T("plots.between", "least", r.Loc.Hectares(10_000), "most", r.Loc.Hectares(25_000)),
			search.PartPower: r.Loc.T("plots.at_least", "value", r.Loc.Unit(600, 0, "kVA")), search.PartAvailable: r.Loc.T("plots.available_by", "day", r.Loc.Date("2027-09-01")),
			search.PartFibre: r.Loc.T("plots.part.fibre"), search.PartUnknown: r.Loc.T("plots.part.unknown"),
		} {
			m.Conditions = append(m.Conditions, plots.Condition{Part: part, Text: text})
		}
		slices.SortFunc(m.Conditions, func(a, b plots.Condition) int { return strings.Compare(string(a.Part), string(b.Part)) })
		return m
	}
	carded := func(r Room, name string) plots.Model {
		m := offered(r, name)
		m.Cards = true
		rules := symbology.ForPlots()
		rows := []plots.Row{m.Row(0), m.Row(1)}
		m.IDs, m.Row = nil, func(i int) plots.Row { return rows[i+2] }
		for i := range 6 {
			row := rows[i%2]
			row.Networks = "630 kVA · " + r.Loc.T("plots.fibre") + " · " + r.Loc.T("plots.trucks")
			row.Sketch = sample.Outline(&rules.Classes[i%len(rules.Classes)].Symbol, orb.MultiPolygon{{{{3, 47}, {3.004 + float64(i)/1000, 47.0005}, {3.003, 47.002}, {3, 47.003}, {3, 47}}}})
			m.IDs, rows = append(m.IDs, strconv.Itoa(i)), append(rows, row)
		}
		m.Chosen = "1"
		return m
	}
	return []Exhibit{
		list(Full+"-cards", func(r Room) plots.Model { return carded(r, "Lot 4 des Hauts Prés") }),
		list(Long+"-cards", func(r Room) plots.Model { return carded(r, long) }),
		list(Empty, func(r Room) plots.Model {
			return plots.Model{Empty: r.Loc.T("plots.none"), Filter: search.PlotFilter{Words: "rien de tel"}, Count: r.Loc.T("plots.count", "shown", "0", "of", r.Loc.N("counted.plot", 60))}
		}),
		list(Full, func(r Room) plots.Model { return offered(r, "Lot 4 des Hauts Prés") }),
		list(Full+"-asked", func(r Room) plots.Model { return asking(r, "Arvenne") }),
		list(Long+"-asked", func(r Room) plots.Model { return asking(r, long) }),
		list(Long, func(r Room) plots.Model { return offered(r, long) }),
		sets(Empty, func(r Room) assemblies.Model {
			m := asked(r, "Extension d’usine")
			m.Searched = []string{r.Loc.T("assembly.exact", "sets", "0", "size", "6", "parcels", "49")}
			return m
		}),
		sets(Loading, func(r Room) assemblies.Model {
			m := asked(r, "Extension d’usine")
			m.Working = r.Loc.N("assemblies.so_far", 12, "size", "3")
			return m
		}),
		sets(Full, func(r Room) assemblies.Model { return found(r, "Extension d’usine") }),
		sets(Error, func(r Room) assemblies.Model {
			m := asked(r, "Extension d’usine")
			m.Trouble = r.Loc.T("error.assemble_parcels", "count", 120_000)
			return m
		}),
		sets(Long, func(r Room) assemblies.Model { return found(r, long) }),
	}
}
