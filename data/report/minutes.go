package report

import (
	"bytes"
	"context"
	"fmt"
	"image/color"
	"image/png"
	"strconv"

	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/document"
	"emprise/data/minutes"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo/measure"
	"emprise/geo/paint/raster"
	"emprise/geo/sheet"
)

// Minutes composes the minutes of a sitting: the text and, when plots are concerned, a pair of maps at one scale, before and
// after. A layer that is shown and lacks its producer or its date is a *MissingSourceError.
func Minutes(ctx context.Context, m *minutes.Minutes, opt Options) (*Text, error) {
	before, after := m.Before(), m.After()
	loc := opt.locale(after)
	t := &Text{
		Document: m.Document(loc, opt.Date, opt.Author), Organisation: authority(after), Fictional: after.Territory.Fictional, Public: m.Public,
	}
	extent := minutesExtent(m, before, after)
	if extent.IsEmpty() {
		return t, nil
	}
	opt.Public = m.Public
	layers, err := shown(after, opt.Composition)
	if err != nil {
		return nil, fmt.Errorf("minutes: %w", err)
	}
	for _, half := range []struct {
		snap  *workspace.Snapshot
		title string
		was   bool
	}{{before, "report.minutes_before", true}, {after, "report.minutes_after", false}} {
		sh, err := minutesSheet(ctx, loc, m, half.snap, layers, extent, opt, half.was)
		if err != nil {
			return nil, err
		}
		sh.Title = loc.T(half.title, "title", m.Sitting.Title)
		t.Sheets = append(t.Sheets, sh)
	}
	return t, nil
}

// minutesExtent is the lon/lat bound of the plots concerned, as they were and are, with their surroundings.
func minutesExtent(m *minutes.Minutes, states ...*workspace.Snapshot) orb.Bound {
	var shapes []orb.MultiPolygon
	for _, concerned := range m.Plots {
		for _, snap := range states {
			if p, ok := snap.Plot(concerned.ID); ok {
				shapes = append(shapes, p.Shape)
			}
		}
	}
	return widened(extentOf(shapes...), 0.25, 0.002, 0.0015)
}

func minutesSheet(
	ctx context.Context, loc *locale.Locale, m *minutes.Minutes, snap *workspace.Snapshot, layers []data.Layer, extent orb.Bound,
	opt Options, was bool,
) (*sheet.Sheet, error) {
	paper := sheet.A4
	areas, err := plotAreas(ctx, snap)
	if err != nil {
		return nil, err
	}
	sh := &sheet.Sheet{
		Paper: paper, Locale: loc, Date: opt.Date, Author: opt.Author, Organisation: authority(snap), Subtitle: m.When(loc),
		Fictional: snap.Territory.Fictional, Public: opt.Public,
		Sources: sources(loc, snap, layers, loc.Day(opt.Date)), Caveat: loc.T("report.caveat"), Locator: locator(loc, snap, layers),
	}
	d := dress(snap, layers, symbology.ForRows(data.KindPlot, snap.Territory.Styles), opt)
	sys := system(snap, extent)
	centre, denominator := sheet.Fit(sys, extent, paper.Frame())
	sh.Map = sheet.Map{System: sys, Centre: centre, Denominator: denominator, Layers: d.all()}
	sh.Legend = d.legend(loc, sh.Map.PlaneBox(paper.Frame()), sh.Map.Resolution(), "plots", areas)
	table := sheet.Table{
		Title: loc.T("minutes.plots"), More: "report.more_plots",
		Columns: []sheet.Column{{Title: loc.T("report.column_plot")}, {Title: loc.T("minutes.column_status"), Width: 13.5}},
	}
	for i, concerned := range m.Plots {
		status := concerned.After
		if was {
			status = concerned.Before
		}
		mark := sheet.Mark{Text: strconv.Itoa(i + 1), Fill: dark, Ink: white, Border: color.NRGBA{255, 255, 255, 255}}
		if p, ok := snap.Plot(concerned.ID); ok && len(p.Shape) > 0 {
			mark.At = measure.InteriorPoint(p.Shape)
			sh.Marks = append(sh.Marks, mark)
		}
		table.Rows = append(table.Rows, sheet.Row{Mark: &mark, Cells: []string{concerned.Name, minutes.StatusWords(loc, status)}})
	}
	sh.Tables = append(sh.Tables, table)
	return sh, ctx.Err()
}

// pictured puts the sheets into the text as pictures, for forms that have no other pages.
func pictured(ctx context.Context, t *Text) (*document.Document, error) {
	d := *t.Document
	d.Blocks = append([]document.Block(nil), d.Blocks...)
	for i, sh := range t.Sheets {
		const dots = 5 // a millimetre: 127 dpi
		s := raster.New(int(sh.Paper.Width*dots), int(sh.Paper.Height*dots), dots*25.4/96)
		if err := sheet.Draw(ctx, s, sh, i+1, len(t.Sheets)); err != nil {
			return nil, err
		}
		var b bytes.Buffer
		if err := png.Encode(&b, s.Picture()); err != nil {
			return nil, fmt.Errorf("picture of %q: %w", sh.Title, err)
		}
		const width = 170
		d.Blocks = append(d.Blocks, document.Block{Picture: &document.Picture{
			PNG: b.Bytes(), WidthMM: width, HighMM: width * sh.Paper.Height / sh.Paper.Width, Caption: sh.Title,
		}})
	}
	return &d, nil
}
