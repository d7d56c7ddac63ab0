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
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/render"
	"emprise/geo/scene"
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
	slices.SortStableFunc(plots, func(a, b data.Plot) int { return cmp.Compare(measure.Area(b.Shape), measure.Area(a.Shape)) })
	numbers, err := numbersOf(plots)
	if err != nil {
		return nil, err
	}
	shapes := []orb.MultiPolygon{z.Shape}
	for _, p := range plots {
		shapes = append(shapes, p.Shape)
	}
	bound := extentOf(shapes...)
	if bound.IsEmpty() {
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
		panel.Map.Layers = append(panel.Map.Layers, numbers)
		sh.Panels = append(sh.Panels, panel)
	}
	sh.Tables = st.zoneTables(z, plots)
	if sh.Paper.Screen() { // of the stock the small maps tell; the numbers on them need the list
		const column = 0.3
		sh.Paper = sh.Paper.WithColumn(column)
		slices.Reverse(sh.Tables)
	}
	sh.Paper = roomy(sh.Paper, sh.Tables)
	st.scalePanels(sh, bound)
	sh.Legend = st.surroundings(sh)
	sh.Locator = locator(st.loc, st.snap, st.layers)
	if err := st.opt.compose(sh); err != nil {
		return nil, err
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
		m.Magnify = sh.Paper.Magnify()
	}
	sh.Map = sh.Panels[0].Map
}

// subject is what one small map tells: which class a plot is of, "" for not known, how that is said, and what it wears. A class wears the
// same on all pages of an atlas.
type subject struct {
	title string
	class func(p data.Plot) string
	told  func(class string) string
	order []string
	wears func(i int) style.Symbol // the class at a place of the order
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
	// What is reserved wears one symbol, whoever it is reserved by, and is told once.
	statuses := slices.DeleteFunc(text(data.Statuses()), func(s string) bool { return s == string(data.StatusReservedByBoard) })
	sale := func(p data.Plot) string {
		if p.Status == data.StatusReservedByBoard {
			return string(data.StatusOption)
		}
		return string(p.Status)
	}
	sold := func(class string) string {
		if class == string(data.StatusOption) {
			return st.loc.T("legend.status_reserved")
		}
		return code("status")(class)
	}
	return []subject{
		{st.loc.T("report.zone.sale"), sale, sold, statuses, func(i int) style.Symbol { return symbology.ForStatus(data.Status(statuses[i])) }},
		{
			st.loc.T("report.zone.when"), when, func(class string) string { return st.loc.T("report.when." + class) },
			[]string{"now", soon, later, taken},
			symbology.Term,
		},
		{st.loc.T("report.zone.owner"), func(p data.Plot) string { return string(p.Owner) }, code("owner"), text(data.Owners()), symbology.Theme},
		{
			st.loc.T("report.zone.occupancy"), func(p data.Plot) string { return string(p.Occupancy) }, code("occupancy"),
			text(data.Occupancies()), symbology.Theme,
		},
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
			symbol, text = of.wears(i), of.told(class)
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
	edge, err := st.outlined(z.Shape)
	if err != nil {
		return out, err
	}
	edge.Rules = symbology.ForZones()
	edge.Rules.Label = style.Label{}
	d := st.dress.onWhite(st.layers, false)
	out.Map.Layers = append(append(d.paper, unnamed(d.ground)...), edge)
	if l := st.dress.plots.Layer; l != nil {
		out.Map.Layers = append(out.Map.Layers, render.Dressed{Layer: l, Rules: rules})
	}
	return out, nil
}

// numbersOf writes on each plot its number in the list of them.
func numbersOf(plots []data.Plot) (render.Dressed, error) {
	var b feature.Builder
	for i, p := range plots {
		if len(p.Shape) == 0 {
			continue
		}
		b.Begin(feature.Points)
		b.Geometry(measure.InteriorPoint(p.Shape).Orb())
		b.Text("number", strconv.Itoa(i+1))
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		return render.Dressed{}, err
	}
	return render.Dressed{Layer: scene.NewLayer("numbers", "numbers", "", 1, set), Rules: symbology.ForNumbers()}, nil
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
func (st *studio) zoneTables(z data.Zone, plots []data.Plot) []sheet.Table {
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
		More: "report.more_rows", Title: st.loc.T("report.zone.stock"),
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
	for i, p := range plots {
		list.Rows = append(list.Rows, sheet.Row{Cells: []string{
			strconv.Itoa(i+1) + " · " + p.Name, explain.Code(st.loc, data.KindPlot, "status", string(p.Status)), hectares(float64(measure.Area(p.Shape))),
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
