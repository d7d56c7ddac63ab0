package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/search"
	"emprise/data/workspace"
	"emprise/geo/measure"
	"emprise/geo/style"
	"emprise/ui/kit"
	"emprise/ui/plots"
	"emprise/ui/reasonform"
	"emprise/ui/sample"
)

// plotListing is the filter that the list of plots and the map are under.
type plotListing struct {
	filter search.PlotFilter
	name   string // under which it is kept, "" for none
}

// keptFilter is a filter under a name.
type keptFilter struct {
	Name   string            `json:"name"`
	Filter search.PlotFilter `json:"filter"`
}

func (w *Window) makePlots() *plots.Panel {
	p := plots.New(w.loc, w.tips)
	p.OnFilter = func(f search.PlotFilter) { w.filterPlots(plotListing{filter: f}) }
	p.OnKept = func(name string) {
		for _, k := range w.keptFilters() {
			if k.Name == name {
				w.filterPlots(plotListing{k.Filter, name})
				return
			}
		}
	}
	p.OnChoose = func(id string) { w.choosePlot(id, true) }
	p.OnClose = w.flipPlots
	return p
}

// flipPlots shows the list of plots; when it is closed its filter is lifted, so that no plot stays away unnoticed.
func (w *Window) flipPlots() {
	if w.shelved(shelfPlots) {
		w.leaveShelf()
		w.filterPlots(plotListing{})
		return
	}
	w.takeShelf(shelfPlots)
	w.showPlots()
}

func (w *Window) filterPlots(l plotListing) {
	w.listing = l
	w.showPlots()
	w.showMap(nil)
	w.showToolbar()
}

// listedPlots are the plots that the filter keeps, in the order of the project, and how many it cannot tell: they are left out, or among them
// where what is not known is let in.
func (w *Window) listedPlots(snap *workspace.Snapshot) (kept []data.Plot, doubts int) {
	f := w.listing.filter
	zones := zoneNames(snap)
	for _, p := range snap.Plots {
		switch area, zone := w.areas[p.ID], zones[p.ZoneID]; {
		case f.Keeps(p, area, zone):
			kept = append(kept, p)
			if f.Unknown && f.Doubts(p, area, zone) {
				doubts++
			}
		case f.Doubts(p, area, zone):
			doubts++
		}
	}
	return kept, doubts
}

func zoneNames(snap *workspace.Snapshot) map[string]string {
	names := make(map[string]string, len(snap.Zones))
	for _, z := range snap.Zones {
		names[z.ID] = z.Name
	}
	return names
}

// onlyListed keeps the map to the plots that are listed.
func (w *Window) onlyListed(rules style.Rules) style.Rules {
	if w.listing.filter.Empty() {
		return rules
	}
	kept, _ := w.listedPlots(w.ws.Snapshot())
	ids := make([]string, len(kept))
	for i, p := range kept {
		ids[i] = p.ID
	}
	return onlyRows(rules, ids)
}

// onlyRows draws of a layer of rows those of some IDs.
func onlyRows(rules style.Rules, ids []string) style.Rules {
	said := []string{"''"}
	for _, id := range ids {
		said = append(said, "'"+strings.ReplaceAll(id, "'", "''")+"'")
	}
	only := style.IDColumn + " IN (" + strings.Join(said, ", ") + ")"
	if rules.Only != "" {
		only = "(" + rules.Only + ") AND " + only
	}
	rules.Only = only
	return rules
}

// filterRemark says on the map that plots are left out, "" when none is.
func (w *Window) filterRemark() string {
	if w.listing.filter.Empty() {
		return ""
	}
	snap := w.ws.Snapshot()
	kept, _ := w.listedPlots(snap)
	return w.loc.T("plots.filtered", "shown", w.loc.Number(float64(len(kept)), 0), "of", w.loc.Number(float64(len(snap.Plots)), 0))
}

// showPlots brings the list up to date; how much ground the plots cover together is worked out off the interface thread.
func (w *Window) showPlots() {
	if w.shelf != shelfPlots || w.ws == nil {
		return
	}
	ws, snap := w.ws, w.ws.Snapshot()
	kept, doubts := w.listedPlots(snap)
	m := w.plotsModel(snap, kept, doubts)
	m.Land = w.plotList.Model().Land
	w.plotList.Set(m)
	shapes := map[data.Status][]orb.MultiPolygon{}
	var all []orb.MultiPolygon
	for _, p := range kept {
		shapes[p.Status] = append(shapes[p.Status], p.Shape)
		all = append(all, p.Shape)
	}
	areas, total := map[data.Status]float64{}, 0.0
	w.runner.Latest("plots land", func(ctx context.Context) error {
		for s, list := range shapes {
			t, err := measure.UnionArea(ctx, list)
			if err != nil {
				return err
			}
			areas[s] = float64(t.Area)
		}
		t, err := measure.UnionArea(ctx, all)
		total = float64(t.Area)
		return err
	}, func(err error) {
		if w.ws != ws || w.shelf != shelfPlots {
			return
		}
		if err != nil {
			w.trouble(err)
			return
		}
		m := w.plotList.Model()
		m.Land = nil
		mark := w.statusMarks(snap)
		for _, s := range data.Statuses() {
			if n := len(shapes[s]); n > 0 {
				m.Land = append(m.Land, plots.Land{Mark: mark[s], Name: w.landName(w.code("status.", string(s)), n), Value: w.loc.Hectares(areas[s])})
			}
		}
		if len(all) > 0 {
			m.Land = append(m.Land, plots.Land{Name: w.landName(w.loc.T("plots.together"), len(all)), Value: w.loc.Hectares(total)})
		}
		w.plotList.Set(m)
	})
}

func (w *Window) landName(what string, n int) string {
	return w.loc.T("plots.chip", "what", upperFirst(what), "count", w.loc.Number(float64(n), 0))
}

// statusMarks are the samples of what the plots of each status wear.
func (w *Window) statusMarks(snap *workspace.Snapshot) map[data.Status]kit.Painter {
	marks := map[data.Status]kit.Painter{}
	mark := w.plotMarks(snap)
	for i, p := range snap.Plots {
		if _, ok := marks[p.Status]; !ok {
			marks[p.Status] = mark(i)
		}
	}
	return marks
}

// plotsModel tells the plots that are kept, which it sorts by zone and name.
func (w *Window) plotsModel(snap *workspace.Snapshot, kept []data.Plot, doubts int) plots.Model {
	number := func(n int) string { return w.loc.Number(float64(n), 0) }
	m := plots.Model{Filter: w.listing.filter, KeptChosen: w.listing.name, Cards: w.settings.PlotCards}
	if w.selected.kind == data.KindPlot {
		m.Chosen = w.selected.id
	}
	m.Count = w.loc.T("plots.count", "shown", number(len(kept)), "of", w.loc.N("counted.plot", len(snap.Plots)))
	if doubts > 0 {
		m.Told = w.loc.N("plots.doubts", doubts)
		if m.Filter.Unknown {
			m.Told = w.loc.N("plots.unknowns", doubts)
		}
	}
	m.Conditions = w.conditionsOf(snap, m.Filter)
	whatever := func(key string) []kit.Option { return []kit.Option{{Text: w.loc.T(key)}} }
	m.Zones, m.Communes, m.Servicings = whatever("plots.any_zone"), whatever("plots.any_commune"), whatever("plots.any_servicing")
	m.Kept = whatever("plots.any_kept")
	for _, z := range snap.Zones {
		m.Zones = append(m.Zones, kit.Option{Code: z.ID, Text: z.Name})
	}
	counts, communes := map[data.Status]int{}, []string{}
	for _, p := range snap.Plots {
		counts[p.Status]++
		if p.Commune != "" && !slices.Contains(communes, p.Commune) {
			communes = append(communes, p.Commune)
		}
	}
	slices.SortFunc(communes, func(a, b string) int { return cmp.Compare(locale.Fold(a), locale.Fold(b)) })
	for _, c := range communes {
		m.Communes = append(m.Communes, kit.Option{Code: c, Text: c})
	}
	for _, s := range data.Statuses() {
		if counts[s] > 0 {
			m.Statuses = append(m.Statuses, plots.Chip{Code: string(s), Text: upperFirst(w.code("status.", string(s))), Count: counts[s]})
		}
	}
	for _, s := range data.Servicings() {
		m.Servicings = append(m.Servicings, kit.Option{Code: string(s), Text: upperFirst(w.code("servicing.", string(s)))})
	}
	for _, k := range w.keptFilters() {
		m.Kept = append(m.Kept, kit.Option{Code: k.Name, Text: k.Name})
	}
	zones := zoneNames(snap)
	slices.SortStableFunc(kept, func(a, b data.Plot) int {
		return cmp.Or(cmp.Compare(locale.Fold(zones[a.ZoneID]), locale.Fold(zones[b.ZoneID])), cmp.Compare(locale.Fold(a.Name), locale.Fold(b.Name)))
	})
	sketch, marks := w.plotSketches(snap), w.statusMarks(snap)
	for _, p := range kept {
		r := plots.Row{
			Sketch: sketch[p.ID], Mark: marks[p.Status], Networks: w.networksOf(p),
			ID: p.ID, Name: p.Name, Place: strings.Join(filled(zones[p.ZoneID], p.Commune), " · "), Status: upperFirst(w.code("status.", string(p.Status))),
			Area: w.hectaresOf(p), Price: w.loc.T("value.unknown"), Service: upperFirst(w.code("servicing.", string(p.Servicing))),
		}
		if f := p.PriceEuroPerM2; f != nil {
			r.Price = w.loc.Unit(f.Value, decimals(f.Value), "€/m²")
		}
		m.Rows = append(m.Rows, r)
	}
	switch {
	case len(snap.Plots) == 0:
		m.Empty = w.loc.T("navigator.no_plots_next")
	case len(kept) == 0:
		m.Empty = w.loc.T("plots.none")
	}
	for _, id := range []string{"plots.cards", "plots.keep", "plots.forget", "plots.gather"} {
		m.Actions = append(m.Actions, w.action(w.operation(id)))
	}
	colour, table := w.action(w.operation("layer.style")), w.action(w.operation("table"))
	colour.Title, colour.Icon, colour.Disabled = w.loc.T("plots.colour"), "draw", nil
	colour.Run = func() { w.chooseLayer(workspace.ScenePlots); w.Press("layer.style") }
	table.Title, table.Disabled = w.loc.T("plots.table"), nil
	table.Run = func() { w.chooseLayer(workspace.ScenePlots); w.Press("table") }
	m.Actions = append(m.Actions, colour, table)
	m.Clear = w.action(w.operation("plots.clear"))
	m.Clear.Title = w.loc.T("op.plots_clear_short")
	return m
}

// plotSketches are the outlines of plots as the map draws them, by ID; none while no card is shown.
func (w *Window) plotSketches(snap *workspace.Snapshot) map[string]kit.Painter {
	l := snap.Scene.Layer(workspace.ScenePlots)
	if l == nil || !w.settings.PlotCards {
		return nil
	}
	rules, _ := w.rowLook(workspace.ScenePlots)
	pick, sketches := rules.Picker(l), map[string]kit.Painter{}
	for i, p := range snap.Plots {
		if i >= l.Features.Len() {
			break
		}
		if c := pick.Class(i); c >= 0 {
			sketches[p.ID] = sample.Outline(&rules.Classes[c].Symbol, p.Shape)
		}
	}
	return sketches
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

// keptFilters are those of the project that is open.
func (w *Window) keptFilters() []keptFilter { return w.settings.Filters[w.ws.Path()] }

func (w *Window) setKeptFilters(list []keptFilter) {
	if w.settings.Filters == nil {
		w.settings.Filters = map[string][]keptFilter{}
	}
	w.settings.Filters[w.ws.Path()] = list
	w.settings.save()
	w.showPlots()
	w.showToolbar()
}

// keepPlotFilter asks under which name the filter is kept; a name that is there takes the new filter.
func (w *Window) keepPlotFilter() {
	f := reasonform.New(w.loc, w.tips, reasonform.Model{
		Title: w.loc.T("op.plots_keep"), Detail: w.filterRemark(), Label: w.loc.T("plots.filter_name"), Save: w.loc.T("form.save"), Reason: w.listing.name,
	})
	f.OnCancel = w.closeForm
	f.OnSave = func(name string) {
		if name = strings.TrimSpace(name); name == "" {
			return
		}
		list := slices.DeleteFunc(slices.Clone(w.keptFilters()), func(k keptFilter) bool { return k.Name == name })
		w.listing.name = name
		w.settle(f)
		w.closeForm()
		w.setKeptFilters(append(list, keptFilter{name, w.listing.filter}))
	}
	w.showForm(f, f.Object)
	w.focus(f.Field("reason"))
}

func (w *Window) forgetPlotFilter() {
	list := slices.DeleteFunc(slices.Clone(w.keptFilters()), func(k keptFilter) bool { return k.Name == w.listing.name })
	w.listing.name = ""
	w.setKeptFilters(list)
}

// gatherListed selects all plots that are listed.
func (w *Window) gatherListed() {
	kept, _ := w.listedPlots(w.ws.Snapshot())
	refs := make([]data.Ref, len(kept))
	for i, p := range kept {
		refs[i] = p.Ref()
	}
	crowd, _ := w.rowsOnMap(refs)
	w.gather(crowd)
}

// Plots is the list of plots.
func (w *Window) Plots() *plots.Panel { return w.plotList }
