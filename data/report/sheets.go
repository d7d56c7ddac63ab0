package report

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/outfile"
	"emprise/geo/paint/raster"
	"emprise/geo/paint/svg"
	"emprise/geo/sheet"
)

// SheetForms are the extensions, without the dot, in which WriteSheets writes.
func SheetForms() []string { return []string{"pdf", "svg", "png"} }

// The bounds of the dots an inch of a picture, and those of a printed page, on which no dot is seen.
const (
	LeastDPI   = 20
	MostDPI    = 600
	DefaultDPI = 300
)

// WriteSheets writes sheets, their form told by the extension of the path: one PDF of all pages, or a drawing (.svg) or a picture
// (.png, of dpi dots an inch, DotsOf its paper for 0) a page; then those after the first have their number before the extension.
// It gives the files in the order of the pages; each is whole or not there. An extension that is none of these is an
// *UnknownFormError, dots beyond the bounds wrap data.ErrInvalid.
func WriteSheets(ctx context.Context, path string, sheets []*sheet.Sheet, creator string, dpi int) ([]string, error) {
	return WriteBook(ctx, path, BookOf(sheets), Form{Creator: creator, DPI: dpi}, nil)
}

// check gives the extension.
func (f Form) check(path string) (form string, err error) {
	form = formOf(path)
	if !slices.Contains(SheetForms(), form) {
		return "", &UnknownFormError{Path: path, Known: SheetForms()}
	}
	if f.DPI != 0 && (f.DPI < LeastDPI || f.DPI > MostDPI) {
		return "", &dotsError{f.DPI}
	}
	return form, nil
}

// numbered is the path of a page: a number stands before the extension of those after the first.
func numbered(path string, number int) string {
	if number == 1 {
		return path
	}
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + "-" + strconv.Itoa(number) + ext
}

func writeSheet(ctx context.Context, path, form string, sh *sheet.Sheet, number, pages, dpi int) error {
	if form == "svg" {
		d := svg.New(sh.Paper.Width, sh.Paper.Height, svg.Meta{Title: sh.Title, Description: sh.Subtitle, Lang: sh.Locale.Lang()})
		if err := sheet.Draw(ctx, d, sh, number, pages); err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
		return outfile.Write(path, outfile.Replace, func(f *os.File) error {
			_, err := d.WriteTo(f)
			return err
		})
	}
	if dpi == 0 {
		dpi = DotsOf(sh.Paper)
	}
	picture, err := Paint(ctx, sh, number, pages, dpi)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return WritePNG(path, picture, dpi)
}

// DotsOf is how many dots an inch a picture of a paper has where nothing else is asked: DefaultDPI of what is printed, and of a page for a
// screen those of a screen.
func DotsOf(paper sheet.Paper) int {
	if dots := paper.Dots(); dots > 0 {
		return dots
	}
	return DefaultDPI
}

// Paint draws a sheet as page number of pages, with so many dots an inch: what WriteBook writes as a picture, dot for dot.
func Paint(ctx context.Context, sh *sheet.Sheet, number, pages, dpi int) (*image.RGBA, error) {
	width, height := sh.Paper.Pixels(dpi)
	s := raster.New(width, height, float64(dpi)/96)
	s.Clear(color.White) // where the paper ends within a dot
	if err := sheet.Draw(ctx, s, sh, number, pages); err != nil {
		return nil, err
	}
	return s.Picture(), nil
}

// FittingDPI is the most dots an inch, one at least, with which a paper fits into a room of pixels.
func FittingDPI(paper sheet.Paper, width, height int) int {
	return max(1, int(min(float64(width)*25.4/paper.Width, float64(height)*25.4/paper.Height)))
}

// dotsError says that a picture cannot have so many dots an inch.
type dotsError struct{ dpi int }

func (e *dotsError) Error() string { return fmt.Sprintf("%d dots an inch", e.dpi) }

// Explain gives the message and its arguments.
func (e *dotsError) Explain() (key string, args []any) {
	return "report.bad_dpi", []any{"given", e.dpi, "least", LeastDPI, "most", MostDPI}
}

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (e *dotsError) Unwrap() error { return data.ErrInvalid }
