package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/ui/assemblies"
	"emprise/ui/kit"
)

// sharing is what finds land for needs where no plot does.
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
	return []Exhibit{
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
