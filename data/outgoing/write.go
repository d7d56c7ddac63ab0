package outgoing

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/outfile"
	"emprise/data/table"
)

// The forms in which data leave: extensions without their dot.
const (
	XLSX    = "xlsx"
	CSV     = "csv"
	JSON    = "json"
	GeoJSON = "geojson"
	GPKG    = "gpkg"
)

// Forms lists them. The last two are for what has shapes.
func Forms() []string { return []string{XLSX, CSV, JSON, GeoJSON, GPKG} }

// FormError says that nothing is written by the extension of a path, or not of these subjects.
type FormError struct {
	Path string
	Rule string // "unknown", "no_shapes", "one_only"
}

func (e *FormError) Error() string { return "write " + e.Path + ": " + e.Rule }

// Explain gives the message and its arguments.
func (e *FormError) Explain() (key string, args []any) {
	return "outgoing.form." + e.Rule, []any{"file", filepath.Base(e.Path), "known", "." + strings.Join(Forms(), ", .")}
}

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (e *FormError) Unwrap() error { return data.ErrInvalid }

// FormOf is the form that the extension of a path asks for, or a *FormError where these subjects have it not.
func FormOf(path string, subjects []Subject) (string, error) {
	form := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	switch {
	case !slices.Contains(Forms(), form):
		return "", &FormError{path, "unknown"}
	case form == GeoJSON && slices.ContainsFunc(subjects, func(s Subject) bool { return !s.Located() }):
		return "", &FormError{path, "no_shapes"}
	case (form == CSV || form == GeoJSON) && len(subjects) > 1:
		return "", &FormError{path, "one_only"}
	}
	return form, nil
}

// Write writes what was composed into a file, in the form that its extension names. The file appears whole or not at
// all; one that is there is kept unless it is to be replaced. report, which may be nil, tells how many rows of how many are written.
func (o *Outgoing) Write(ctx context.Context, path string, report func(done, total int64)) error {
	form := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	over := outfile.Over(o.opt.Over)
	stream := func(write func(io.Writer) error) error {
		return outfile.Write(path, over, func(f *os.File) error {
			out := bufio.NewWriterSize(f, 1<<16)
			if err := write(out); err != nil {
				return err
			}
			return out.Flush()
		})
	}
	switch form {
	case XLSX:
		return stream(func(to io.Writer) error { return o.Book.XLSX(ctx, to, report) })
	case CSV:
		form := table.CSVForm{Locale: o.Book.Locale, Bare: o.opt.Bare}
		return stream(func(to io.Writer) error { return o.pieces[0].table.CSV(ctx, to, form, report) })
	case JSON:
		return stream(func(to io.Writer) error { return o.Book.JSON(ctx, to, report) })
	case GeoJSON:
		return stream(func(to io.Writer) error { return o.geoJSON(ctx, to, report) })
	case GPKG:
		return outfile.Make(path, over, func(draft string) error { return o.geoPackage(ctx, draft, report) })
	}
	return fmt.Errorf("write: %w", &FormError{path, "unknown"})
}
