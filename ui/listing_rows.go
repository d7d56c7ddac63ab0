package ui

import (
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
	"emprise/ui/kit"
	"emprise/ui/plots"
	"emprise/ui/sample"
)

// byPlace sorts plots, given by their places in a snapshot, by zone and name.
func byPlace(snap *workspace.Snapshot, zones map[string]string, at []int) []int {
	folded := make(map[string]string, len(zones))
	for id, name := range zones {
		folded[id] = locale.Fold(name)
	}
	return locale.SortedBy(at, func(i int) string { return folded[snap.Plots[i].ZoneID] + "\x00" + locale.Fold(snap.Plots[i].Name) })
}

// plotRow puts plots, given by their places in a snapshot, into words.
func (w *Window) plotRow(snap *workspace.Snapshot, zones map[string]string, order []int) func(i int) plots.Row {
	sketch, marks := w.plotSketches(snap), w.statusMarks(snap)
	return func(i int) plots.Row {
		p := snap.Plots[order[i]]
		r := plots.Row{
			Sketch: sketch(order[i]), Mark: marks[p.Status], Networks: w.networksOf(p),
			Name: p.Name, Place: strings.Join(filled(zones[p.ZoneID], p.Commune), " · "), Status: upperFirst(w.code("status.", string(p.Status))),
			Area: w.hectaresOf(p), Price: w.loc.T("value.unknown"), Service: upperFirst(w.code("servicing.", string(p.Servicing))),
		}
		if f := p.PriceEuroPerM2; f != nil {
			r.Price = w.loc.Unit(f.Value, decimals(f.Value), "€/m²")
		}
		return r
	}
}

// plotSketches gives the outline of the plot at an index of the snapshot as the map draws it; none while no card is shown.
func (w *Window) plotSketches(snap *workspace.Snapshot) func(i int) kit.Painter {
	if !w.settings.PlotCards {
		return func(int) kit.Painter { return nil }
	}
	worn := w.plotSymbols(snap)
	return func(i int) kit.Painter {
		if s := worn(i); s != nil {
			return sample.Outline(s, snap.Plots[i].Shape)
		}
		return nil
	}
}

// networksOf is what is known to reach a plot, in few words.
func (w *Window) networksOf(p data.Plot) string {
	var words []string
	if p.PowerKVA != nil {
		words = append(words, w.loc.Unit(p.PowerKVA.Value, 0, "kVA"))
	}
	for _, one := range []struct {
		answer data.Answer
		key    string
	}{{p.Fibre, "plots.fibre"}, {p.RailSiding, "plots.rail"}, {p.TruckAccess, "plots.trucks"}} {
		if one.answer == data.Yes {
			words = append(words, w.loc.T(one.key))
		}
	}
	return strings.Join(words, " · ")
}
