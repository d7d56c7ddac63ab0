package ui

import (
	"cmp"
	"context"
	"maps"
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
)

// plotListing is the filter that the list of plots and the map are under.
type plotListing struct {
	filter search.PlotFilter
	name   string     // under which it is kept, "" for none
	left   *leftPlots // what it leaves, nil when nobody asked yet
}

// leftPlots are the plots of a snapshot that a filter leaves.
type leftPlots struct {
	of     *workspace.Snapshot
	at     []int // their places in the snapshot, in its order
	sorted []int // the same by zone and name, nil when nobody asked yet
	doubts int   // how many it cannot tell: they are left out, or among them where what is not known is let in
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
				w.filterPlots(plotListing{filter: k.Filter, name: name})
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

// listedPlots are the plots that the filter leaves, which are worked out once for a snapshot.
func (w *Window) listedPlots(snap *workspace.Snapshot) *leftPlots {
	if l := w.listing.left; l != nil && l.of == snap {
		return l
	}
	left := &leftPlots{of: snap, at: make([]int, 0, len(snap.Plots))}
	keeps, zones := w.listing.filter.Sieve(), zoneNames(snap)
	for i := range snap.Plots {
		p := &snap.Plots[i]
		kept, doubted := keeps(p, w.areas[p.ID], zones[p.ZoneID])
		if kept {
			left.at = append(left.at, i)
		}
		if doubted {
			left.doubts++
		}
	}
	w.listing.left = left
	return left
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
	snap := w.ws.Snapshot()
	left := w.listedPlots(snap)
	ids := make([]string, len(left.at))
	for i, at := range left.at {
		ids[i] = snap.Plots[at].ID
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
	shown := len(w.listedPlots(snap).at)
	return w.loc.T("plots.filtered", "shown", w.loc.Number(float64(shown), 0), "of", w.loc.Number(float64(len(snap.Plots)), 0))
}

// showPlots brings the list up to date; how much ground the plots cover together is worked out off the interface thread.
func (w *Window) showPlots() {
	if w.shelf != shelfPlots || w.ws == nil {
		return
	}
	ws, snap := w.ws, w.ws.Snapshot()
	left := w.listedPlots(snap)
	m := w.plotsModel(snap, left)
	m.Land = w.plotList.Model().Land
	w.plotList.Set(m)
	shapes, areas, total := map[data.Status][]orb.MultiPolygon{}, map[data.Status]float64{}, 0.0
	w.runner.Latest("plots land", func(ctx context.Context) error {
		all := make([]orb.MultiPolygon, len(left.at))
		for i, at := range left.at {
			p := &snap.Plots[at]
			shapes[p.Status] = append(shapes[p.Status], p.Shape)
			all[i] = p.Shape
		}
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
		var land []plots.Land
		mark := w.statusMarks(snap)
		for _, s := range data.Statuses() {
			if n := len(shapes[s]); n > 0 {
				land = append(land, plots.Land{Mark: mark[s], Name: w.landName(w.code("status.", string(s)), n), Value: w.loc.Hectares(areas[s])})
			}
		}
		if n := len(left.at); n > 0 {
			land = append(land, plots.Land{Name: w.landName(w.loc.T("plots.together"), n), Value: w.loc.Hectares(total)})
		}
		w.plotList.SetLand(land)
	})
}

func (w *Window) landName(what string, n int) string {
	return w.loc.T("plots.chip", "what", upperFirst(what), "count", w.loc.Number(float64(n), 0))
}

// statusMarks are the samples of what the plots of each status wear.
func (w *Window) statusMarks(snap *workspace.Snapshot) map[data.Status]kit.Painter {
	marks := map[data.Status]kit.Painter{}
	mark := w.plotMarks(snap)
	for i := range snap.Plots {
		s := snap.Plots[i].Status
		if _, ok := marks[s]; !ok {
			marks[s] = mark(i)
		}
	}
	return marks
}

// plotsModel tells the plots that are left, by zone and name.
func (w *Window) plotsModel(snap *workspace.Snapshot, left *leftPlots) plots.Model {
	number := func(n int) string { return w.loc.Number(float64(n), 0) }
	m := plots.Model{Filter: w.listing.filter, KeptChosen: w.listing.name, Cards: w.settings.PlotCards}
	if w.selected.kind == data.KindPlot {
		m.Chosen = w.selected.id
	}
	m.Count = w.loc.T("plots.count", "shown", number(len(left.at)), "of", w.loc.N("counted.plot", len(snap.Plots)))
	if n := left.doubts; n > 0 {
		m.Told = w.loc.N("plots.doubts", n)
		if m.Filter.Unknown {
			m.Told = w.loc.N("plots.unknowns", n)
		}
	}
	m.Conditions = w.conditionsOf(snap, m.Filter)
	whatever := func(key string) []kit.Option { return []kit.Option{{Text: w.loc.T(key)}} }
	m.Zones, m.Communes, m.Servicings = whatever("plots.any_zone"), whatever("plots.any_commune"), whatever("plots.any_servicing")
	m.Kept = whatever("plots.any_kept")
	for _, z := range snap.Zones {
		m.Zones = append(m.Zones, kit.Option{Code: z.ID, Text: z.Name})
	}
	counts, named := map[data.Status]int{}, map[string]bool{}
	for i := range snap.Plots {
		counts[snap.Plots[i].Status]++
		named[snap.Plots[i].Commune] = true
	}
	delete(named, "")
	communes := slices.Sorted(maps.Keys(named)) // those that fold alike stay in one order
	slices.SortStableFunc(communes, func(a, b string) int { return cmp.Compare(locale.Fold(a), locale.Fold(b)) })
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
	if left.sorted == nil {
		left.sorted = byPlace(snap, zones, left.at)
	}
	m.IDs, m.Row = make([]string, len(left.sorted)), w.plotRow(snap, zones, left.sorted)
	for i, at := range left.sorted {
		m.IDs[i] = snap.Plots[at].ID
	}
	switch {
	case len(snap.Plots) == 0:
		m.Empty = w.loc.T("navigator.no_plots_next")
	case len(left.sorted) == 0:
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
	snap := w.ws.Snapshot()
	left := w.listedPlots(snap)
	refs := make([]data.Ref, len(left.at))
	for i, at := range left.at {
		refs[i] = snap.Plots[at].Ref()
	}
	crowd, _ := w.rowsOnMap(refs)
	w.gather(crowd)
}

// Plots is the list of plots.
func (w *Window) Plots() *plots.Panel { return w.plotList }
