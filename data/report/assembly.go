package report

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/sheet"
	"emprise/geo/style"
)

// Assembly composes the sheet of parcels that answer a need together: what they are, what lies around, how they answer. It
// fails as Overview does.
func Assembly(ctx context.Context, snap *workspace.Snapshot, need data.Need, p assembly.Proposal, opt Options) (*sheet.Sheet, error) {
	layers, err := shown(snap, opt.Composition)
	if err != nil {
		return nil, fmt.Errorf("assembly: %w", err)
	}
	loc := opt.locale(snap)
	areas, err := plotAreas(ctx, snap)
	if err != nil {
		return nil, err
	}
	parts, whole, rows, err := assembled(snap, loc, p)
	if err != nil {
		return nil, fmt.Errorf("assembly: %w", err)
	}
	paper := sheet.A4
	sh := &sheet.Sheet{
		Paper: paper, Locale: loc, Date: opt.Date, Author: opt.Author, Organisation: authority(snap),
		Fictional: snap.Territory.Fictional, Public: opt.Public,
		Title: loc.T("report.title_assembly", "need", need.Title),
		Subtitle: strings.Join([]string{
			p.Match.Name, loc.Hectares(float64(p.Area)), explain.Verdict(loc, p.Match.Verdict), loc.Day(opt.Date),
		}, " · "),
		Sources: sources(loc, snap, layers, loc.Day(opt.Date)), Caveat: loc.T("report.caveat"), Locator: locator(loc, snap, layers),
	}
	d := dress(snap, layers, symbology.ForRows(data.KindPlot, snap.Territory.Styles), opt)
	extent := surroundings(p.Shape.Bound())
	sys := system(snap, extent)
	centre, denominator := sheet.Fit(sys, extent, paper.Frame())
	sh.Map = sheet.Map{System: sys, Centre: centre, Denominator: denominator}
	if err := lay(ctx, loc, sh, opt); err != nil {
		return nil, err
	}
	if g := sh.Map.Ground; g != nil && g.Picture != nil {
		d = d.over(snap, layers)
	}
	d = d.onWhite(layers, sh.Map.Ground != nil)
	sh.Map.Layers = append(d.all(), parts, whole)
	box := sh.Map.PlaneBox(paper.Frame())
	own := sheet.Group{Title: loc.T("report.legend.assembly")}
	for _, l := range []render.Dressed{parts, whole} {
		told, _ := items(loc, l, box, sh.Map.Resolution())
		own.Items = append(own.Items, told...)
	}
	sh.Legend = append([]sheet.Group{own}, d.legend(loc, box, sh.Map.Resolution(), "plots", areas)...)
	sh.Tables = []sheet.Table{{
		Title: loc.T("report.table_parcels"), More: "report.more_parcels",
		Columns: []sheet.Column{{Title: loc.T("report.column_parcel")}, {Title: loc.T("report.column_area"), Width: 5, Right: true}},
		Rows:    rows, Closing: enclaves(loc, p), Total: &sheet.Row{Cells: []string{loc.T("report.total_assembly"), loc.Hectares(float64(p.Area))}},
	}, {
		Title: loc.T("report.table_answers"), More: "report.more_reasons",
		Columns: []sheet.Column{{Title: loc.T("report.column_criterion")}, {Title: loc.T("report.column_value"), Width: 9, Right: true}},
		Rows:    answers(loc, p.Match),
	}}
	return sh, ctx.Err()
}

// farthestNumber is the resolution to which parcels carry their numbers here: at 1:5,000 on paper those do that are large enough.
const farthestNumber = 4

// enclaves tells land of others within, "" when there is none.
func enclaves(loc *locale.Locale, p assembly.Proposal) string {
	if p.Enclaves == 0 {
		return ""
	}
	return loc.N("assembly.enclaves", p.Enclaves, "area", loc.SquareMetres(float64(p.Enclosed)))
}

// onWhite lays white below the parcels, so that streets, on which there are none, stand out, and numbers them; not above a map made by
// others, nor where a person made the look. What lies below the parcels in the order of the layers is seen on the white.
func (d dressed) onWhite(layers []data.Layer, over bool) dressed {
	d.ground, d.paper = slices.Clone(d.ground), nil
	for i, l := range d.ground {
		for _, about := range layers {
			if about.ID != l.Layer.ID || about.Role != data.RoleParcels || about.Style != "" || over {
				continue
			}
			white := style.RGBA{R: 255, G: 255, B: 255, A: 255}
			below := l
			below.Rules = style.Single(style.Symbol{Fill: style.Plain(white)})
			below.Rules.Shown = l.Rules.Shown
			d.paper = append(d.paper, below)
			r := l.Rules
			r.Label.Shown.Coarsest = max(r.Label.Shown.Coarsest, farthestNumber)
			r.Label.Halo, r.Label.Width = style.Faded(white, 0.7), 1.2 // some stand on the colours of plots
			d.ground[i].Rules = r
		}
	}
	return d
}

// assembled draws the parcels and what they make together, and lists the parcels.
func assembled(snap *workspace.Snapshot, loc *locale.Locale, p assembly.Proposal) (parts, whole render.Dressed, rows []sheet.Row, err error) {
	var b, w feature.Builder
	for _, at := range p.At {
		drawn := snap.Scene.Layer(at.Layer)
		if drawn == nil {
			return parts, whole, nil, fmt.Errorf("layer %s: %w", at.Layer, data.ErrNotFound)
		}
		name := assembly.ParcelName(drawn.Features.Text(style.IDColumn, at.Feature))
		b.Begin(feature.Areas)
		b.Geometry(drawn.Features.MultiPolygon(at.Feature))
		b.Text("name", name)
		b.End()
		area := measure.FeatureArea(drawn.Features, at.Feature)
		rows = append(rows, sheet.Row{Cells: []string{name, loc.SquareMetres(float64(area))}})
	}
	w.Begin(feature.Areas)
	w.Geometry(p.Shape)
	w.End()
	for _, x := range []struct {
		b    *feature.Builder
		into *render.Dressed
	}{{&b, &parts}, {&w, &whole}} {
		set, err := x.b.Set()
		if err != nil {
			return parts, whole, nil, err
		}
		x.into.Layer = scene.NewLayer("assembly", "assembly", "", 1, set)
	}
	slices.SortFunc(rows, func(a, b sheet.Row) int { return strings.Compare(a.Cells[0], b.Cells[0]) })
	parts.Rules, whole.Rules = symbology.ForAssembly(), symbology.ForAssembled()
	return parts, whole, rows, nil
}

// answers are the conditions and wishes, each as it is met.
func answers(loc *locale.Locale, m match.Match) []sheet.Row {
	var rows []sheet.Row
	for _, r := range m.Reasons {
		row := sheet.Row{Cells: []string{explain.Asker(loc, r), explain.Known(loc, r.Measure, r.Value)}, Keep: r.Verdict != match.Fits}
		if asked := explain.Asked(loc, r); asked != "" {
			row.Note = loc.T("report.wanted", "asked", asked)
		}
		rows = append(rows, row)
	}
	return rows
}
