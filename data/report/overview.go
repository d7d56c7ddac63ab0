package report

import (
	"context"
	"fmt"

	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/measure"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/sheet"
)

// Overview composes the sheet of the whole territory: the land that is available, or, when a need is given, how its plots
// answer that need. A layer that is shown and lacks its producer or its date is a *MissingSourceError; a need that is not
// there wraps data.ErrNotFound.
func Overview(ctx context.Context, snap *workspace.Snapshot, opt Options) (*sheet.Sheet, error) {
	return overview(ctx, snap, opt, false)
}

// overview is Overview; with why, it tells of the best plots for the need how their scores come about.
func overview(ctx context.Context, snap *workspace.Snapshot, opt Options, why bool) (*sheet.Sheet, error) {
	if _, ok := sheet.PaperNamed(opt.Paper); !ok && opt.Paper != "" {
		return nil, fmt.Errorf("overview: paper %q: %w", opt.Paper, data.ErrInvalid)
	}
	if opt.Public {
		snap = named(snap)
	}
	paper := opt.paper(sheet.A3)
	if why {
		paper = paper.WithColumn(fallColumn)
	}
	layers, err := shown(snap, opt.Composition)
	if err != nil {
		return nil, fmt.Errorf("overview: %w", err)
	}
	loc := opt.locale(snap)
	areas, err := plotAreas(ctx, snap)
	if err != nil {
		return nil, err
	}
	sh := &sheet.Sheet{
		Paper: paper, Locale: loc, Date: opt.Date, Author: opt.Author, Organisation: authority(snap),
		Fictional: snap.Territory.Fictional, Public: opt.Public,
		Sources: sources(loc, snap, layers, loc.Day(opt.Date)), Caveat: loc.T("report.caveat"),
		Locator: locator(loc, snap, layers),
	}
	extent := territoryExtent(snap, layers)
	plotRules, topic := symbology.ForRows(data.KindPlot, snap.Territory.Styles), "plots"
	if opt.NeedID == "" && !why {
		availability(loc, snap, areas, opt.Date, sh)
	} else {
		r, err := rank(ctx, snap, opt)
		if err != nil {
			return nil, err
		}
		r.fill(loc, sh, areas)
		if why {
			r.tell(loc, sh)
		}
		plotRules, topic = r.rules(), "verdicts"
		if e := r.extent(); !e.IsEmpty() {
			extent = e
		}
	}
	paper = roomy(paper, sh.Tables)
	sh.Paper = paper
	d := dress(snap, layers, plotRules, opt)
	if opt.NeedID != "" || why {
		d.projects = render.Dressed{} // their pins would stand where the ranks do
	}
	sys := system(snap, extent)
	centre, denominator := sheet.Fit(sys, extent, paper.Frame())
	if opt.NeedID != "" {
		denominator = max(denominator, nearestScale)
	}
	denominator = opt.scale(denominator)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	sh.Map = sheet.Map{System: sys, Centre: centre, Denominator: denominator, Layers: d.all()}
	if err := lay(ctx, loc, sh, opt); err != nil {
		return nil, err
	}
	if g := sh.Map.Ground; g != nil && g.Picture != nil {
		d = d.over(snap, layers)
		sh.Map.Layers = d.all()
	}
	sh.Legend = d.legend(loc, sh.Map.PlaneBox(paper.Frame()), sh.Map.Resolution(), topic, areas)
	if err := opt.compose(sh); err != nil {
		return nil, err
	}
	return sh, ctx.Err()
}

// plotAreas measures the plots in the order of the snapshot.
func plotAreas(ctx context.Context, snap *workspace.Snapshot) ([]geo.SquareMetres, error) {
	areas := make([]geo.SquareMetres, len(snap.Plots))
	for i, p := range snap.Plots {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		areas[i] = measure.Area(p.Shape)
	}
	return areas, nil
}

// territoryExtent is the lon/lat bound of the communes when there is a layer of limits, else of zones and plots, else of all.
func territoryExtent(snap *workspace.Snapshot, layers []data.Layer) orb.Bound {
	box := geo.EmptyBox()
	grow := func(l *scene.Layer) {
		if l != nil {
			box = box.Union(l.Box)
		}
	}
	for _, l := range layers {
		if l.Role == data.RoleLimits {
			grow(snap.Scene.Layer(l.ID))
		}
	}
	if box.Empty() {
		grow(snap.Scene.Layer(workspace.SceneZones))
		grow(snap.Scene.Layer(workspace.ScenePlots))
	}
	if box.Empty() {
		box = snap.Scene.Box()
	}
	if box.Empty() {
		const france = 3 // degrees around Bourges, for a project with nothing in it
		return orb.Bound{Min: orb.Point{2.4 - france, 47.1 - france}, Max: orb.Point{2.4 + france, 47.1 + france}}
	}
	return box.LonLatBound()
}

// system is the territory's projection, or the legal one of the place when it has none that draws.
func system(snap *workspace.Snapshot, extent orb.Bound) *crs.System {
	if sys, err := crs.Lookup(snap.Territory.EPSG); err == nil && !sys.Geographic() {
		return sys
	}
	return crs.Legal(geo.FromOrb(extent.Center()))
}

// locator shows the communes, nil without a layer of limits.
func locator(loc *locale.Locale, snap *workspace.Snapshot, layers []data.Layer) *sheet.Locator {
	out := &sheet.Locator{Title: loc.T("report.locator")}
	for _, l := range layers {
		drawn := snap.Scene.Layer(l.ID)
		if l.Role != data.RoleLimits || drawn == nil {
			continue
		}
		for f := range drawn.Features.Len() {
			if mp := drawn.Features.MultiPolygon(f); len(mp) > 0 {
				out.Areas = append(out.Areas, sheet.Area{Name: drawn.Features.First(f, workspace.CommuneColumns()), Shape: mp})
			}
		}
	}
	if len(out.Areas) < 2 {
		return nil
	}
	return out
}
