package report

import (
	"cmp"
	"slices"
	"time"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/sheet"
)

// availability fills title, subtitle and table of the sheet of available land.
func availability(loc *locale.Locale, snap *workspace.Snapshot, areas []geo.SquareMetres, date time.Time, sh *sheet.Sheet) {
	type sum struct {
		plots int
		area  float64
	}
	byZone := map[string]sum{}
	var all sum
	for i, p := range snap.Plots {
		if !p.Offered() {
			continue
		}
		s := byZone[p.ZoneID]
		s.plots, s.area = s.plots+1, s.area+float64(areas[i])
		byZone[p.ZoneID] = s
		all.plots, all.area = all.plots+1, all.area+float64(areas[i])
	}
	sh.Title = loc.T("report.title_land", "territory", snap.Territory.Name)
	sh.Subtitle = loc.N("report.subtitle_land", all.plots, "area", loc.Hectares(all.area), "day", loc.Day(date))
	t := sheet.Table{
		Title: loc.T("report.table_zones"), More: "report.more_zones",
		Columns: []sheet.Column{
			{Title: loc.T("report.column_zone")},
			{Title: loc.T("report.column_plots"), Width: 4.2, Right: true},
			{Title: loc.T("report.column_area"), Width: 5.4, Right: true},
		},
	}
	cells := func(name string, s sum) []string {
		return []string{name, loc.Number(float64(s.plots), 0), loc.Hectares(s.area)}
	}
	zones := slices.Clone(snap.Zones)
	slices.SortStableFunc(zones, func(a, b data.Zone) int {
		return cmp.Or(cmp.Compare(byZone[b.ID].area, byZone[a.ID].area), cmp.Compare(a.Name, b.Name))
	})
	for _, z := range zones {
		t.Rows = append(t.Rows, sheet.Row{Cells: cells(z.Name, byZone[z.ID])})
	}
	if s := byZone[""]; s.plots > 0 {
		t.Rows = append(t.Rows, sheet.Row{Cells: cells(loc.T("report.outside_zones"), s)})
	}
	t.Total = &sheet.Row{Cells: cells(loc.T("report.total"), all)}
	if len(t.Rows) > 0 {
		sh.Tables = append(sh.Tables, t)
	}
}
