package report

import (
	"cmp"
	"context"
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/rollup"
	"emprise/data/symbology"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/paint"
	"emprise/geo/render"
	"emprise/geo/sheet"
	"emprise/geo/style"
)

// portfolio is the projects that sheets are about, in the order of their numbers.
type portfolio struct {
	st     *studio
	all    []data.Project // by status, then as they begin
	number map[string]string
	sums   *rollup.Rollup
	ground *rollup.Ground
}

// portfolio is a page of a map with the projects as numbered discs, what they bring by zone and the list that the numbers refer to;
// then pages of text with the whole list and what it brings by zone, commune and contract.
func (st *studio) portfolio(ctx context.Context, about Subject) (Book, error) {
	pf := &portfolio{st: st, number: map[string]string{}, ground: rollup.On(st.snap)}
	meant, err := pf.meant(ctx, about)
	if err != nil {
		return Book{}, err
	}
	for _, p := range st.snap.Projects {
		if meant(p) {
			pf.all = append(pf.all, p)
		}
	}
	if len(pf.all) == 0 {
		return Book{}, &emptyBookError{}
	}
	pf.sums = pf.ground.Sum(meant)
	order := func(p data.Project) int {
		if p.Status == "" {
			return -1
		}
		return slices.Index(data.ProjectStatuses(), p.Status)
	}
	slices.SortStableFunc(pf.all, func(a, b data.Project) int {
		const undated = "9999"
		return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(cmp.Or(a.Start, a.End, undated), cmp.Or(b.Start, b.End, undated)), cmp.Compare(a.Title, b.Title))
	})
	for i, p := range pf.all {
		pf.number[p.ID] = strconv.Itoa(i + 1)
	}
	first, err := pf.page(ctx)
	if err != nil {
		return Book{}, err
	}
	list, err := st.leaves(pf.list())
	if err != nil {
		return Book{}, err
	}
	return BookOf(append([]*sheet.Sheet{first}, list...)), nil
}

// meant says which projects a subject means: those of some IDs, those on plots for which a condition holds, else all. An ID that is
// not there wraps data.ErrNotFound.
func (pf *portfolio) meant(ctx context.Context, about Subject) (func(data.Project) bool, error) {
	for _, id := range about.IDs {
		if _, ok := pf.st.snap.Project(id); !ok {
			return nil, fmt.Errorf("projects: project %s: %w", id, data.ErrNotFound)
		}
	}
	plots, err := Subject{Where: about.Where}.plots(ctx, pf.st.snap)
	if err != nil {
		return nil, err
	}
	return func(p data.Project) bool {
		return (len(about.IDs) == 0 || slices.Contains(about.IDs, p.ID)) &&
			(about.Where == "" || slices.ContainsFunc(p.PlotIDs, func(id string) bool { return slices.Contains(plots, id) }))
	}, nil
}

// listShare is how wide the list is beside the map of a lying page.
const listShare = 0.4

func (pf *portfolio) page(ctx context.Context) (*sheet.Sheet, error) {
	st := pf.st
	paper := st.opt.paper(sheet.A3.Standing()).WithColumn(listShare)
	sh := st.page(paper)
	sh.Title = st.loc.T("report.projects.title", "territory", st.snap.Territory.Name)
	sh.Subtitle = strings.Join([]string{st.loc.N("counted.project", len(pf.all)), pf.brings(pf.sums.Territory), st.loc.Day(st.opt.Date)}, " · ")
	bound, located := pf.marks(sh)
	extent := territoryExtent(st.snap, st.layers)
	if located { // as far as the projects go, not the territory, when they lie together
		extent = surroundings(bound)
	}
	st.dress.plots, st.dress.projects = render.Dressed{}, render.Dressed{} // the discs stand for them
	if err := st.draw(ctx, sh, extent); err != nil {
		return nil, err
	}
	legend := pf.legend()
	if len(sh.Legend) > 0 && sh.Legend[0].Title == st.loc.T("report.legend.plots") { // of it the zones are left, not worth a title
		legend.Items = append(legend.Items, sh.Legend[0].Items...)
		sh.Legend = sh.Legend[1:]
	}
	sh.Legend = append([]sheet.Group{legend}, sh.Legend...)
	// On a standing page the list has one column and all else the other; on a lying one it comes first of all, since the numbers of the
	// map refer to it and the rest is told on the pages that follow.
	sh.Tables = []sheet.Table{pf.table(), pf.counts(), pf.byZone()}
	if !paper.Upright() {
		const room, twoLined = 20, 16 // rows that a lying page has for both tables, and for the list with two lines each
		sh.Tables = sh.Tables[:1]
		if list := sh.Tables[0]; len(list.Rows) > twoLined { // all of the second lines or none
			for i := range list.Rows {
				list.Rows[i].Note = ""
			}
		}
		if zones := pf.byZone(); len(zones.Rows)+len(pf.all) <= room {
			sh.Tables = []sheet.Table{zones, pf.table()}
		}
	}
	if err := st.opt.compose(sh); err != nil {
		return nil, err
	}
	return sh, ctx.Err()
}

// brings says what a group brings in one line, of what is known.
func (pf *portfolio) brings(g rollup.Group) string {
	loc := pf.st.loc
	parts := []string{}
	if g.Jobs.Known > 0 {
		parts = append(parts, loc.N("dashboard.job_count", int(g.Jobs.Total)))
	}
	if g.CapexEuro.Known > 0 {
		parts = append(parts, loc.T("report.projects.invested", "euro", pf.millions(g.CapexEuro.Total)))
	}
	if g.TCO2e.Known > 0 {
		parts = append(parts, loc.Unit(g.TCO2e.Total, 0, loc.T("unit.tco2e_year")))
	}
	if len(parts) == 0 {
		return loc.T("report.projects.nothing_known")
	}
	return strings.Join(parts, " · ")
}

// millions says euros in millions, for columns.
func (pf *portfolio) millions(euro float64) string { return pf.st.loc.Unit(euro/1e6, 2, "M€") }

// marks puts a disc with its number on each place of each project; bound is all of them, and false when there is none.
func (pf *portfolio) marks(sh *sheet.Sheet) (orb.Bound, bool) {
	var all orb.MultiPoint
	for _, p := range pf.all {
		for _, at := range pf.places(p) {
			m := discOf(p.Type)
			m.At, m.Text = at, pf.number[p.ID]
			sh.Marks = append(sh.Marks, m)
			all = append(all, at.Orb())
		}
	}
	return all.Bound(), len(all) > 0
}

// places are where a project stands: where it is drawn, else its first plot in each zone, and the other zones that it is tied to.
func (pf *portfolio) places(p data.Project) []geo.LonLat {
	if p.At != (orb.Point{}) {
		return []geo.LonLat{geo.FromOrb(p.At)}
	}
	var out []geo.LonLat
	told := map[string]bool{}
	for _, id := range p.PlotIDs {
		plot, ok := pf.st.snap.Plot(id)
		if !ok || len(plot.Shape) == 0 || plot.ZoneID != "" && told[plot.ZoneID] {
			continue
		}
		told[plot.ZoneID] = true
		out = append(out, measure.InteriorPoint(plot.Shape))
	}
	for _, id := range p.ZoneIDs {
		if z, ok := pf.st.snap.Zone(id); ok && len(z.Shape) > 0 && !told[id] {
			told[id] = true
			out = append(out, measure.InteriorPoint(z.Shape))
		}
	}
	return out
}

// discOf is the look of a type: dark, hollow or pale, in its colour, so that a photocopy tells them apart too.
func discOf(t data.ProjectType) sheet.Mark {
	c := color.NRGBA{0x55, 0x55, 0x55, 255}
	for _, class := range symbology.ForProjects().Classes {
		if class.Symbol.Key == "legend.project_"+string(t) {
			c = class.Symbol.Marker.Fill
		}
	}
	switch t {
	case data.Innovation:
		return sheet.Mark{Fill: white, Ink: c, Border: c}
	case data.Decarbonation:
		pale := func(v uint8) uint8 { return 255 - uint8(int(255-v)*11/20) }
		return sheet.Mark{Fill: color.NRGBA{pale(c.R), pale(c.G), pale(c.B), 255}, Ink: dark, Border: c}
	}
	return sheet.Mark{Fill: c, Ink: white, Border: c}
}

// legend tells the discs, and how many there are of each.
func (pf *portfolio) legend() sheet.Group {
	g := sheet.Group{Title: pf.st.loc.T("report.legend.projects")}
	for _, t := range data.ProjectTypes() {
		n := pf.sums.Territory.OfType(t)
		if n == 0 {
			continue
		}
		m := discOf(t)
		g.Items = append(g.Items, sheet.Item{
			Symbol: &style.Symbol{Key: "disc", Marker: style.Marker{Shape: style.Circle, Size: 11, Fill: m.Fill, Stroke: paint.Stroke{Colour: m.Border, Width: 1}}},
			Kind:   feature.Points, Text: capital(pf.st.loc.T("project_type." + string(t))), Note: pf.st.loc.N("counted.project", n),
		})
	}
	return g
}

// counts are the projects by type and status.
func (pf *portfolio) counts() sheet.Table {
	loc := pf.st.loc
	t := sheet.Table{Title: loc.T("report.projects.counts"), Columns: []sheet.Column{{}}}
	total := sheet.Row{Cells: []string{loc.T("stock.total")}}
	statuses := pf.statuses()
	for _, s := range statuses {
		t.Columns = append(t.Columns, sheet.Column{Title: pf.state(s), Width: 31 / float64(len(statuses)), Right: true})
		total.Cells = append(total.Cells, strconv.Itoa(pf.sums.Territory.OfStatus(s)))
	}
	for _, of := range data.ProjectTypes() {
		row := sheet.Row{Cells: []string{capital(loc.T("project_type." + string(of)))}}
		for _, s := range statuses {
			row.Cells = append(row.Cells, dashed(pf.sums.Territory.Counts[of][s]))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Total = &total
	return t
}

// statuses are those that projects may have, with the unknown one when one has it.
func (pf *portfolio) statuses() []data.ProjectStatus {
	out := data.ProjectStatuses()
	if slices.ContainsFunc(pf.all, func(p data.Project) bool { return p.Status == "" }) {
		out = append(out, "")
	}
	return out
}

func (pf *portfolio) state(s data.ProjectStatus) string {
	if s == "" {
		return pf.st.loc.T("report.projects.no_status")
	}
	return pf.st.loc.T("project_status." + string(s))
}

func dashed(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

// sumCells say what a group brings: how many projects, jobs, euros and tonnes.
func (pf *portfolio) sumCells(name string, g rollup.Group) []string {
	loc := pf.st.loc
	number := func(v float64) string { return loc.Number(v, 0) }
	return []string{name, strconv.Itoa(len(g.Projects)), explain.Sum(loc, g.Jobs, number), explain.Sum(loc, g.CapexEuro, pf.millions), explain.Sum(loc, g.TCO2e, number)}
}

// byZone is what the projects bring by zone.
func (pf *portfolio) byZone() sheet.Table {
	loc := pf.st.loc
	t := sheet.Table{
		Title: loc.T("report.projects.by_zone"), More: "report.more_rows", Closing: pf.several(pf.sums.Zones),
		Columns: []sheet.Column{
			{},
			{Title: loc.T("board.column.projects"), Width: 4.4, Right: true},
			{Title: loc.T("board.sum.jobs"), Width: 7.6, Right: true},
			{Title: loc.T("board.sum.capex"), Width: 10.6, Right: true},
			{Title: loc.T("board.column.tco2e"), Width: 8, Right: true},
		},
		Total: &sheet.Row{Cells: pf.sumCells(loc.T("board.territory"), pf.sums.Territory)},
	}
	for _, g := range pf.sums.Zones.Groups {
		t.Rows = append(t.Rows, sheet.Row{Cells: pf.sumCells(cmp.Or(g.Name, loc.T("board.nowhere.zone")), g)})
	}
	return t
}

// several says how lines add up to more than the territory, and what abandoned projects do not bring.
func (pf *portfolio) several(a rollup.Axis) string {
	loc := pf.st.loc
	var parts []string
	if a.Several > 0 {
		parts = append(parts, loc.N("board.several", a.Several))
	}
	if pf.sums.Territory.OfStatus(data.ProjectAbandoned) > 0 {
		parts = append(parts, loc.T("report.projects.abandoned"))
	}
	return strings.Join(parts, " ")
}
