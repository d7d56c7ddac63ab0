package report

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/sheet"
	"emprise/geo/style"
)

// studio is what the sheets of one snapshot share: the map is dressed once, and the ground measured when a sheet first asks for it.
type studio struct {
	snap     *workspace.Snapshot // as the reader may see it
	opt      Options
	loc      *locale.Locale
	layers   []data.Layer       // where what the sheets say is from
	areas    []geo.SquareMetres // of the plots; nil where no map is drawn
	dress    dressed            // the zero value where no map is drawn
	measured map[string]match.Candidate
}

// textStudio is for sheets without a map. They name the layers that say where they are from; one that does not say it stops no sheet that
// does not show it.
func textStudio(snap *workspace.Snapshot, opt Options) *studio {
	if opt.Public {
		snap = snap.Shown()
	}
	return &studio{snap: snap, opt: opt, loc: opt.locale(snap), layers: slices.DeleteFunc(visible(snap, opt.Composition), func(l data.Layer) bool {
		return CheckSource(l, false) != nil
	})}
}

// newStudio is for sheets that draw the layers.
func newStudio(ctx context.Context, snap *workspace.Snapshot, opt Options) (*studio, error) {
	st := textStudio(snap, opt)
	var err error
	if st.layers, err = shown(st.snap, opt.Composition); err != nil {
		return nil, err
	}
	if st.areas, err = plotAreas(ctx, st.snap); err != nil {
		return nil, err
	}
	st.dress = dress(st.snap, st.layers, symbology.ForRows(data.KindPlot, st.snap.Territory.Styles), opt)
	return st, nil
}

// known is what is known of the plots, by id.
func (st *studio) known(ctx context.Context) (map[string]match.Candidate, error) {
	if st.measured == nil {
		candidates, err := fact.Candidates(ctx, st.snap)
		if err != nil {
			return nil, err
		}
		st.measured = make(map[string]match.Candidate, len(candidates))
		for _, c := range candidates {
			st.measured[c.PlotID] = c
		}
	}
	return st.measured, nil
}

// page is a sheet with what all say: who, when, from what.
func (st *studio) page(paper sheet.Paper) *sheet.Sheet {
	return &sheet.Sheet{
		Paper: paper, Locale: st.loc, Date: st.opt.Date, Author: st.opt.Author, Organisation: authority(st.snap),
		Fictional: st.snap.Territory.Fictional, Public: st.opt.Public,
		Sources: sources(st.loc, st.snap, st.layers, st.loc.Day(st.opt.Date)), Caveat: st.loc.T("report.caveat"),
	}
}

// Plots is an atlas: a page for each plot, standing on A4, in the order of the IDs; of all plots in the order of the snapshot when there
// are none. A page tells what is known of the plot, from where, the needs that it could serve and the projects on it. It fails as
// Overview does.
func Plots(ctx context.Context, snap *workspace.Snapshot, ids []string, opt Options) (Book, error) {
	st, err := newStudio(ctx, snap, opt)
	if err != nil {
		return Book{}, fmt.Errorf("plots: %w", err)
	}
	plots := st.snap.Plots
	if len(ids) > 0 {
		plots = nil
		for _, id := range ids {
			p, ok := st.snap.Plot(id)
			if !ok {
				return Book{}, fmt.Errorf("plots: plot %s: %w", id, data.ErrNotFound)
			}
			plots = append(plots, p)
		}
	}
	return Book{
		Len: len(plots), Name: func(i int) string { return plots[i].ID },
		Sheet: func(ctx context.Context, i int) (*sheet.Sheet, error) { return st.plot(ctx, plots[i]) },
	}, nil
}

func (st *studio) plot(ctx context.Context, p data.Plot) (*sheet.Sheet, error) {
	sh := st.page(st.opt.paper(sheet.A4.Standing()))
	sh.Title = p.Name
	said := []string{p.Commune, st.area(p.ID), explain.Code(st.loc, data.KindPlot, "status", string(p.Status)), st.loc.Day(st.opt.Date)}
	if z, ok := st.snap.Zone(p.ZoneID); ok {
		said = slices.Insert(said, 0, z.Name)
	}
	sh.Subtitle = strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), " · ")
	extent := surroundings(p.Shape.Bound())
	if len(p.Shape) == 0 { // not drawn yet: the territory, without an outline
		extent = territoryExtent(st.snap, st.layers)
	}
	outline, err := st.outlined(p.Shape)
	if err != nil {
		return nil, err
	}
	sh.Tables = append(sh.Tables, st.identity(p))
	known, err := st.known(ctx)
	if err != nil {
		return nil, err
	}
	sh.Tables = append(sh.Tables, st.facts(known[p.ID])...)
	facts := len(sh.Tables)
	needs, err := st.serves(ctx, p, known[p.ID])
	if err != nil {
		return nil, err
	}
	sh.Tables = append(sh.Tables, needs...)
	sh.Tables = append(sh.Tables, st.projects(p)...)
	sh.Paper = roomy(sh.Paper, sh.Tables)
	columns := 0.46
	if sh.Paper.Screen() { // whom it serves comes first, what it is called in registers last
		const wide, named = 0.56, 15
		columns = wide
		sh.Tables[0].Columns[1].Width = named
		sh.Tables = slices.Concat(needs, sh.Tables[1:facts], sh.Tables[facts+len(needs):], sh.Tables[:1])
	}
	sh.Paper = sh.Paper.WithColumns(columns)
	if err := st.draw(ctx, sh, extent, outline); err != nil {
		return nil, err
	}
	if p.ZoneID != "" { // the subtitle names it, and on the map its name would lie across the plot
		for i, l := range sh.Map.Layers {
			if l.Layer.ID == workspace.SceneZones {
				sh.Map.Layers[i].Rules.Label.When = append(slices.Clone(l.Rules.Label.When), style.Condition{Column: style.IDColumn, Values: []string{p.ZoneID}, Not: true})
			}
		}
	}
	named := sh.Title
	if err := st.opt.compose(sh); err != nil {
		return nil, err
	}
	sh.Title = named // a title for all pages of an atlas would name none of them
	return sh, ctx.Err()
}

// roomy gives the map of a standing page more of the height where little is told below it, and less where much is.
func roomy(paper sheet.Paper, tables []sheet.Table) sheet.Paper {
	const (
		little, large = 46, 0.55
		much, small   = 62, 0.33
	)
	switch n := lines(tables); {
	case !paper.Upright():
	case n < little:
		return paper.WithMap(large)
	case n > much:
		return paper.WithMap(small)
	}
	return paper
}

// lines is about how many lines tables take.
func lines(tables []sheet.Table) int {
	n := 0
	for _, t := range tables {
		const head = 2
		n += head + len(t.Rows)
		if t.Closing != "" {
			n += 2
		}
	}
	return n
}

// draw fits the map of the layers, with others above them, and tells it in the legend.
func (st *studio) draw(ctx context.Context, sh *sheet.Sheet, extent orb.Bound, above ...render.Dressed) error {
	sys := system(st.snap, extent)
	frame := sh.Paper.Frame()
	centre, denominator := sheet.Fit(sys, extent, frame)
	sh.Map = sheet.Map{System: sys, Centre: centre, Denominator: st.opt.scale(denominator)}
	if err := lay(ctx, st.loc, sh, st.opt); err != nil {
		return err
	}
	d, over := st.dress, sh.Map.Ground != nil && sh.Map.Ground.Picture != nil
	if over {
		d = d.over(st.snap, st.layers)
	}
	d = d.onWhite(st.layers, over)
	sh.Map.Layers = append(d.all(), above...)
	if d.plots.Layer != nil {
		d.plots.Layer = d.plots.Layer.Renamed(st.loc.T("report.layer.plots"))
	}
	for _, g := range d.legend(st.loc, sh.Map.PlaneBox(frame), sh.Map.Resolution(), "plots", st.areas) {
		for i := range g.Items {
			g.Items[i].Note = "" // the sums of the territory say nothing of this place
		}
		g.Minor = true
		sh.Legend = append(sh.Legend, g)
	}
	return nil
}

// outlined draws a line around a shape.
func (st *studio) outlined(shape orb.MultiPolygon) (render.Dressed, error) {
	var b feature.Builder
	b.Begin(feature.Areas)
	b.Geometry(shape)
	b.End()
	set, err := b.Set()
	if err != nil {
		return render.Dressed{}, err
	}
	return render.Dressed{Layer: scene.NewLayer("subject", st.loc.T("report.layer.subject"), "", 1, set), Rules: symbology.ForAssembled()}, nil
}

func (st *studio) area(plotID string) string {
	p, ok := st.snap.Plot(plotID)
	if !ok {
		return ""
	}
	return st.loc.Hectares(float64(measure.Area(p.Shape)))
}

// mostServed is how many needs a page lists.
const mostServed = 5

// serves lists the needs that a plot could serve, and what stands in the way.
func (st *studio) serves(ctx context.Context, p data.Plot, known match.Candidate) ([]sheet.Table, error) {
	served, err := inquiry.Needs(ctx, st.snap, inquiry.Place{Kind: inquiry.Plot, Candidate: known, Shape: p.Shape, PlotID: p.ID}, false)
	if err != nil {
		return nil, err
	}
	t := sheet.Table{
		Title: st.loc.T("report.plot.needs"), More: "report.more_rows",
		Columns: []sheet.Column{
			{Title: st.loc.T("report.column_need")}, {Title: st.loc.T("report.column_answer"), Width: 8}, {Title: st.loc.T("report.column_score"), Width: 3.6, Right: true},
		},
	}
	for _, s := range served {
		m := s.Remedy.Match
		if m.Verdict == match.Unfit && !s.Near() || len(t.Rows) == mostServed {
			continue
		}
		row := sheet.Row{Cells: []string{s.Need.Title, explain.Verdict(st.loc, m.Verdict), "–"}, Keep: true}
		if m.Score != nil {
			row.Cells[2] = st.loc.Number(*m.Score, 0)
		}
		if len(s.Remedy.Changes) > 0 {
			row.Note = explain.Changing(st.loc, s.Remedy.Changes[0])
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		t.Columns = []sheet.Column{{Title: st.loc.T("report.plot.no_need")}}
	}
	return []sheet.Table{t}, nil
}

// projects lists those on a plot; none, no table.
func (st *studio) projects(p data.Plot) []sheet.Table {
	t := sheet.Table{
		Title: st.loc.T("report.layer.projects"), More: "report.more_rows",
		Columns: []sheet.Column{
			{Title: st.loc.T("report.column_project")}, {Title: st.loc.T("report.column_type"), Width: 8}, {Title: st.loc.T("report.column_state"), Width: 6},
		},
	}
	for _, pr := range st.snap.ProjectsOf(p.ID) {
		t.Rows = append(t.Rows, sheet.Row{Cells: []string{
			pr.Title, explain.Code(st.loc, data.KindProject, "type", string(pr.Type)), explain.Code(st.loc, data.KindProject, "status", string(pr.Status)),
		}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []sheet.Table{t}
}
