package report

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"time"

	"emprise/assets/locale"
	"emprise/data/explain"
	"emprise/geo/basemap"
	"emprise/geo/paint"
	"emprise/geo/render"
	"emprise/geo/sheet"
)

// printDensity is how many pixels an inch of paper a map made by others is printed with: what a reading glass does not tell from
// more.
const printDensity = 200

// lay readies the map of a sheet for its paper: how large what is drawn on it is, and a map made by others below it, named among the sources
// with what is missing of it.
func lay(ctx context.Context, loc *locale.Locale, sh *sheet.Sheet, opt Options) error {
	sh.Map.Magnify = sh.Paper.Magnify()
	if opt.Ground == nil {
		return nil
	}
	print, err := opt.Ground.Print(ctx, basemap.Plate{
		System: sh.Map.System, Box: sh.Map.Box(sh.Paper.Frame()), Denominator: sh.Map.Denominator, Density: printDensity,
	})
	if err != nil {
		return err
	}
	src := opt.Ground.Source()
	g := &sheet.Ground{Note: lacking(loc, src, print)}
	if print.Picture != nil {
		g.Picture = onPaper(print.Picture, opt.Opacity)
		if !src.Lettered {
			g.Picture = paint.Photograph{Image: g.Picture}
		}
		sh.Sources = append(sh.Sources, groundSource(loc, src, opt.Date))
	}
	sh.Map.Ground = g
	if g.Note != "" {
		sh.Caveat = strings.TrimSpace(g.Note + " " + sh.Caveat)
	}
	return nil
}

// groundSource names who made the map, under which licence, and when it was looked at.
func groundSource(loc *locale.Locale, src basemap.Source, day time.Time) string {
	made := src.Attribution
	if src.Licence != "" {
		made += ", " + src.Licence
	}
	return loc.T("report.source_ground", "name", src.Name, "made", made, "day", loc.Day(day))
}

// lacking says what a reader must know of a map of which a part is missing, "" when none is.
func lacking(loc *locale.Locale, src basemap.Source, p basemap.Print) string {
	if p.Missing == 0 {
		return ""
	}
	why := loc.T("report.ground_elsewhere")
	switch {
	case p.Problem == nil:
	case p.Problem.Reason == basemap.NoNetwork:
		why = loc.T("report.ground_offline")
	default:
		why = explain.Sentence(loc, p.Problem)
	}
	if p.Picture == nil {
		return loc.T("report.ground_absent", "name", src.Name, "why", why)
	}
	const least = 0.01 // a share that is there is not told as none
	return loc.T("report.ground_lacks", "name", src.Name, "share", loc.Percent(max(least, p.Missing), 0), "why", why)
}

// onPaper lays the picture over the paper of the map.
func onPaper(picture *image.RGBA, opacity float64) *image.RGBA {
	out := image.NewRGBA(picture.Rect)
	draw.Draw(out, out.Rect, image.NewUniform(render.PaperColour), image.Point{}, draw.Src)
	alpha := uint8(255)
	if opacity > 0 && opacity < 1 {
		alpha = uint8(opacity*255 + 0.5)
	}
	draw.DrawMask(out, out.Rect, picture, picture.Rect.Min, image.NewUniform(color.Alpha{A: alpha}), image.Point{}, draw.Over)
	for i := 3; i < len(out.Pix); i += 4 {
		out.Pix[i] = 255 // rounding must not leave a trace of transparency, which takes a picture of its own
	}
	return out
}
