package report

import (
	"context"
	"strings"
	"time"

	"emprise/data/dashboard"
	"emprise/data/fact"
	"emprise/data/workspace"
	"emprise/geo/paint/pdf"
	"emprise/geo/sheet"
)

// dashboard is a page of the figures of the whole project, or as many as a screen shows them on, which counts what the reader may not see the rows of.
func (st *studio) dashboard(ctx context.Context, whole *workspace.Snapshot) ([]*sheet.Sheet, error) {
	candidates, err := fact.Candidates(ctx, whole)
	if err != nil {
		return nil, err
	}
	f, err := dashboard.Of(ctx, whole, candidates, dashboard.Options{Today: st.opt.Date.Format(time.DateOnly), Public: st.opt.Public})
	if err != nil {
		return nil, err
	}
	sh := st.page(st.opt.paper(sheet.A3))
	sh.Title = st.loc.T("dashboard.title")
	sh.Subtitle = strings.Join([]string{f.Territory, st.loc.Day(st.opt.Date)}, " · ")
	for _, c := range f.Charts(st.loc) {
		chart := sheet.Chart{Title: c.Title, Notes: c.Notes}
		for _, b := range c.Bars {
			bar := sheet.Bar{Title: b.Title, Value: b.Value}
			for _, part := range b.Parts {
				bar.Parts = append(bar.Parts, sheet.Slice{Share: part.Share, Fill: part.Fill})
			}
			chart.Bars = append(chart.Bars, bar)
		}
		if len(c.Bars) == 0 && c.Empty != "" {
			chart.Notes = append([]string{c.Empty}, chart.Notes...)
		}
		sh.Charts = append(sh.Charts, chart)
	}
	if err := st.opt.compose(sh); err != nil {
		return nil, err
	}
	return sheet.Slides(pdf.New(sh.Paper.Width, sh.Paper.Height, pdf.Meta{}), sh), ctx.Err()
}
