package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/paint/pdf"
	"emprise/geo/render"
	"emprise/geo/sheet"
	"emprise/geo/style"
)

// zones is a page for each zone: four small maps of it, each of one subject, with hectares and shares, and beside them its figures.
func (st *studio) zones(ids []string) (Book, error) {
	zones := st.snap.Zones
	if len(ids) > 0 {
		zones = nil
		for _, id := range ids {
			z, ok := st.snap.Zone(id)
			if !ok {
				return Book{}, fmt.Errorf("zones: zone %s: %w", id, data.ErrNotFound)
			}
			zones = append(zones, z)
		}
	}
	return Book{
		Len: len(zones), Name: func(i int) string { return zones[i].ID },
		Sheet: func(ctx context.Context, i int) (*sheet.Sheet, error) { return st.zone(ctx, zones[i]) },
	}, nil
}

func (st *studio) zone(ctx context.Context, z data.Zone) (*sheet.Sheet, error) {
	sh := st.page(st.opt.paper(sheet.A3))
	sh.WithGrid = sheet.GridHidden
	plots := st.snap.PlotsOf(z.ID)
	whole := st.loc.Hectares(float64(measure.Area(z.Shape)))
	sh.Title = z.Name
	sh.Subtitle = strings.Join(slices.DeleteFunc([]string{
		z.Commune, whole, explain.Code(st.loc, data.KindZone, "vocation", string(z.Vocation)), st.loc.Day(st.opt.Date),
	}, func(s string) bool { return s == "" }), " · ")
	bound := z.Shape.Bound()
	for _, p := range plots {
		if len(p.Shape) > 0 {
			bound = bound.Union(p.Shape.Bound())
		}
	}
	if len(z.Shape) == 0 && len(plots) == 0 {
		bound = territoryExtent(st.snap, st.layers)
	}
	for i, subject := range st.subjects() {
		panel, err := st.panel(subject, z, plots)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			panel.Map.Layers = unnamed(panel.Map.Layers)
		}
		sh.Panels = append(sh.Panels, panel)
	}
	st.scalePanels(sh, bound)
	plots = slices.Clone(plots)
	slices.SortStableFunc(plots, func(a, b data.Plot) int { return cmp.Compare(measure.Area(b.Shape), measure.Area(a.Shape)) })
	keys, err := keyed(ctx, sh, plots)
	if err != nil {
		return nil, err
	}
	sh.Tables = st.zoneTables(z, plots, keys)
	if err := st.opt.compose(sh); err != nil {
		return nil, err
	}
	if len(sh.Tables) == 0 {
		sh.Panels[0].Marks = nil // nothing would tell what the numbers stand for
	}
	sh.Title = z.Name
	return sh, ctx.Err()
}

// scalePanels gives all panels one scale, at which each shows a bound.
func (st *studio) scalePanels(sh *sheet.Sheet, bounds ...orb.Bound) {
	sys := system(st.snap, bounds[0])
	frame := sh.PanelFrame(0)
	denominator := 0.0
	centres := make([]sheet.Map, len(bounds))
	for i, b := range bounds {
		centre, d := sheet.Fit(sys, b.Pad(0.12*max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1])), frame)
		centres[i].Centre = centre
		denominator = max(denominator, d)
	}
	denominator = st.opt.scale(denominator)
	for i := range sh.Panels {
		m := &sh.Panels[i].Map
		m.System, m.Denominator, m.Centre = sys, denominator, centres[min(i, len(centres)-1)].Centre
	}
	sh.Map = sh.Panels[0].Map
}

// keyed numbers the plots whose names find no place on the first small map, in their order: the disc that stands on the map and in the
// table, by plot.
func keyed(ctx context.Context, sh *sheet.Sheet, plots []data.Plot) (map[string]*sheet.Mark, error) {
	unnamed, err := sh.Unnamed(ctx, pdf.New(sh.Paper.Width, sh.Paper.Height, pdf.Meta{}), workspace.ScenePlots)
	if err != nil || len(unnamed) == 0 {
		return nil, err
	}
	without := map[string]bool{}
	for _, l := range sh.Panels[0].Map.Layers {
		if l.Layer.ID == workspace.ScenePlots {
			for _, f := range unnamed {
				without[l.Layer.Features.Text("id", f)] = true
			}
		}
	}
	keys := map[string]*sheet.Mark{}
	m := sh.Panels[0].Map
	seen := m.Box(sh.PanelFrame(0))
	for _, p := range plots {
		if !without[p.ID] || len(p.Shape) == 0 {
			continue
		}
		at := measure.InteriorPoint(p.Shape)
		if !seen.Contains(m.System.Forward(at)) {
			continue
		}
		mark := sheet.Mark{At: at, Text: strconv.Itoa(len(keys) + 1), Fill: dark, Ink: white, Border: white}
		keys[p.ID] = &mark
		sh.Panels[0].Marks = append(sh.Panels[0].Marks, mark)
	}
	return keys, nil
}

// subject is what one small map tells: which class a plot is of, "" for not known, and how that is said.
type subject struct {
	title string
	class func(p data.Plot) string
	told  func(class string) string
	order []string
}

// The classes of when land is to be had.
const (
	soon  = "soon"
	later = "later"
	taken = "taken"
)

func (st *studio) subjects() []subject {
	code := func(field string) func(string) string {
		return func(class string) string { return capital(explain.Code(st.loc, data.KindPlot, field, class)) }
	}
	text := func(list any) []string {
		var out []string
		switch list := list.(type) {
		case []data.Status:
			for _, s := range list {
				out = append(out, string(s))
			}
		case []data.Owner:
			for _, s := range list {
				out = append(out, string(s))
			}
		case []data.Occupancy:
			for _, s := range list {
				out = append(out, string(s))
			}
		}
		return out
	}
	today, inTwoYears := st.opt.Date.Format(time.DateOnly), st.opt.Date.AddDate(2, 0, 0).Format(time.DateOnly)
	when := func(p data.Plot) string {
		switch {
		case p.Status == data.StatusSold, p.Status == data.StatusUnsaleable:
			return taken
		case p.Available == "":
			return ""
		case p.Available <= today:
			return "now"
		case p.Available <= inTwoYears:
			return soon
		}
		return later
	}
	return []subject{
		{st.loc.T("report.zone.sale"), func(p data.Plot) string { return string(p.Status) }, code("status"), text(data.Statuses())},
		{st.loc.T("report.zone.when"), when, func(class string) string { return st.loc.T("report.when." + class) }, []string{"now", soon, later, taken}},
		{st.loc.T("report.zone.owner"), func(p data.Plot) string { return string(p.Owner) }, code("owner"), text(data.Owners())},
		{st.loc.T("report.zone.occupancy"), func(p data.Plot) string { return string(p.Occupancy) }, code("occupancy"), text(data.Occupancies())},
	}
}

// panel is a small map of the plots of a zone by a subject. The commercial state wears the symbols that it has everywhere.
func (st *studio) panel(of subject, z data.Zone, plots []data.Plot) (sheet.Panel, error) {
	ids, area, all := map[string][]string{}, map[string]float64{}, 0.0
	for _, p := range plots {
		class := of.class(p)
		a := float64(measure.Area(p.Shape))
		ids[class], area[class], all = append(ids[class], p.ID), area[class]+a, all+a
	}
	out := sheet.Panel{Title: of.title}
	var groups []style.Group
	for i, class := range append(slices.Clone(of.order), "") {
		if len(ids[class]) == 0 {
			continue
		}
		symbol, text := symbology.NoTheme(), st.loc.T("report.zone.unknown")
		if class != "" {
			symbol, text = symbology.Theme(len(groups)), of.told(class)
		}
		if i < len(of.order) && slices.Contains(data.Statuses(), data.Status(class)) {
			symbol = symbology.ForStatus(data.Status(class))
		}
		groups = append(groups, style.Group{IDs: ids[class], Symbol: symbol})
		out.Told = append(out.Told, sheet.Item{
			Symbol: &groups[len(groups)-1].Symbol, Kind: feature.Areas, Text: text,
			Note: st.loc.Hectares(area[class]) + " · " + st.loc.Percent(area[class]/all, 2),
		})
	}
	for i := range out.Told { // the groups have moved as they grew
		out.Told[i].Symbol = &groups[i].Symbol
	}
	rules := style.ByID(groups, nil)
	rules.Label = symbology.ForPlots().Label
	edge, err := st.outlined(z.Shape)
	if err != nil {
		return out, err
	}
	edge.Rules = symbology.ForZones()
	edge.Rules.Label = style.Label{}
	out.Map.Layers = append(unnamed(onWhite(st.layers, st.dress.ground, false)), edge)
	if l := st.dress.plots.Layer; l != nil {
		out.Map.Layers = append(out.Map.Layers, render.Dressed{Layer: l, Rules: rules, Led: true})
	}
	return out, nil
}

// unnamed is the layers without their labels, for maps that are too small for them.
func unnamed(layers []render.Dressed) []render.Dressed {
	out := slices.Clone(layers)
	for i := range out {
		out[i].Rules.Label = style.Label{}
	}
	return out
}

// zoneTables are the land of a zone by what can be done with it, its plots and who works there.
func (st *studio) zoneTables(z data.Zone, plots []data.Plot, keys map[string]*sheet.Mark) []sheet.Table {
	hectares := st.loc.Hectares
	gross := float64(measure.Area(z.Shape))
	share := func(a float64) string {
		if gross <= 0 {
			return "–"
		}
		return st.loc.Percent(a/gross, 2)
	}
	var offered, reserved, sold, other, net float64
	for _, p := range plots {
		a := float64(measure.Area(p.Shape))
		net += a
		switch {
		case p.Offered():
			offered += a
		case p.Status == data.StatusOption, p.Status == data.StatusReservedByBoard:
			reserved += a
		case p.Status == data.StatusSold:
			sold += a
		default:
			other += a
		}
	}
	stock := sheet.Table{
		Title:   st.loc.T("report.zone.stock"),
		Columns: []sheet.Column{{}, {Width: 6, Right: true}, {Width: 5.5, Right: true}},
		Total:   &sheet.Row{Cells: []string{st.loc.T("report.zone.gross"), hectares(gross), ""}},
		Closing: st.loc.N("report.zone.plots", len(plots), "area", hectares(net)),
	}
	for _, x := range []struct {
		text string
		area float64
	}{
		{st.loc.T("report.zone.offered"), offered},
		{st.loc.T("report.zone.reserved"), reserved},
		{st.loc.T("report.zone.sold"), sold},
		{st.loc.T("report.zone.withheld"), other},
	} {
		stock.Rows = append(stock.Rows, sheet.Row{Cells: []string{x.text, hectares(x.area), share(x.area)}})
	}
	list := sheet.Table{
		Title: st.loc.T("report.column_plots"), More: "report.more_plots",
		Columns: []sheet.Column{{Title: st.loc.T("report.column_plot")}, {Title: st.loc.T("report.column_state"), Width: 12}, {Title: st.loc.T("report.column_area"), Width: 5.4, Right: true}},
	}
	for _, p := range plots {
		list.Rows = append(list.Rows, sheet.Row{Mark: keys[p.ID], Cells: []string{
			p.Name, explain.Code(st.loc, data.KindPlot, "status", string(p.Status)), hectares(float64(measure.Area(p.Shape))),
		}})
	}
	there := sheet.Table{
		Title: st.loc.T("report.zone.establishments"), More: "report.more_rows",
		Columns: []sheet.Column{{}, {Width: 6, Right: true}},
	}
	for _, e := range st.snap.Establishments {
		if e.ZoneID == z.ID && e.Until == "" {
			there.Rows = append(there.Rows, sheet.Row{Cells: []string{e.Name, e.NAF}})
		}
	}
	out := []sheet.Table{stock}
	for _, t := range []sheet.Table{list, there} {
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}
