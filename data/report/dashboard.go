package report

import (
	"context"
	"encoding/json"
	"image/color"
	"os"
	"slices"
	"strings"

	"emprise/data/dashboard"
	"emprise/data/outfile"
	"emprise/data/workspace"
	"emprise/geo/paint/pdf"
	"emprise/geo/paint/raster"
	"emprise/geo/sheet"
)

// DashboardForms are the extensions, without the dot, in which WriteDashboard writes.
func DashboardForms() []string { return []string{"png", "pdf", "csv", "json"} }

// The page in typographic pixels, and device pixels of a picture for each of them.
const (
	dashboardWidth = 1180
	dashboardScale = 2
)

// WriteDashboard writes the figures of a project, their form told by the extension of the path: a picture (.png), a page with
// selectable text (.pdf), a line for each figure with the rows that it counts (.csv), all of it for programs (.json). As WritePDF, it
// leaves a whole file or none.
func WriteDashboard(ctx context.Context, path string, f *dashboard.Figures, opt Options, snap *workspace.Snapshot) error {
	loc := opt.locale(snap)
	said := []string{loc.Day(opt.Date)}
	for _, s := range []string{authority(snap), opt.Author} {
		if s != "" && !slices.Contains(said, s) {
			said = append(said, s)
		}
	}
	page := f.SheetOf(loc, strings.Join(append(said, "Emprise"), " · "))
	if err := ctx.Err(); err != nil {
		return err
	}
	switch formOf(path) {
	case "png":
		high := page.Draw(raster.New(dashboardWidth*dashboardScale, 8, dashboardScale), true)
		surface := raster.New(dashboardWidth*dashboardScale, int(high), dashboardScale)
		surface.Clear(color.White)
		page.Draw(surface, false)
		return WritePNG(path, surface.Picture(), 0)
	case "pdf":
		meta := pdf.Meta{
			Title: page.Title, Subject: page.Subtitle, Author: authority(snap), Creator: "Emprise", Lang: loc.Lang(), Created: opt.Date,
		}
		// One page of the width of an A3, and as long as it takes.
		high := page.Draw(pdf.New(sheet.A3.Width, sheet.A3.Height, meta), true)
		doc := pdf.New(sheet.A3.Width, max(sheet.A3.Height, high), meta)
		doc.AddPage(sheet.A3.Width, max(sheet.A3.Height, high))
		page.Draw(doc, false)
		return outfile.Write(path, outfile.Replace, func(to *os.File) error {
			_, err := doc.WriteTo(to)
			return err
		})
	case "csv":
		return outfile.Write(path, outfile.Replace, func(to *os.File) error { return f.Table(loc).CSV(to, loc) })
	case "json":
		return outfile.Write(path, outfile.Replace, func(to *os.File) error {
			e := json.NewEncoder(to)
			e.SetIndent("", "  ")
			return e.Encode(f)
		})
	}
	return &UnknownFormError{Path: path, Known: DashboardForms()}
}
