package report

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strings"

	"emprise/assets/locale"
	"emprise/data/outfile"
	"emprise/data/table"
	"emprise/geo/feature"
)

// WriteFeatures writes some features of a set, in the order given, as the extension of the path says: .csv for a spreadsheet,
// all columns without the shapes, or .geojson with them (RFC 7946). The file appears whole or not at all. Errors are those of
// WritePDF and of the context.
func WriteFeatures(ctx context.Context, path string, set *feature.Set, rows []int32, loc *locale.Locale, report func(done, total int64)) error {
	write := writeCSV
	if !strings.EqualFold(filepath.Ext(path), ".csv") {
		write = writeGeoJSON
	}
	return outfile.Write(path, outfile.Replace, func(f *os.File) error {
		out := bufio.NewWriterSize(f, 1<<16)
		if err := write(ctx, out, set, rows, loc, report); err != nil {
			return err
		}
		return out.Flush()
	})
}

// patience is how many features are written between two looks at the context.
const patience = 1 << 12

func writeCSV(ctx context.Context, out *bufio.Writer, set *feature.Set, rows []int32, loc *locale.Locale, report func(done, total int64)) error {
	return table.OfFeatures("", "", set, rows).CSV(ctx, out, table.CSVForm{Locale: loc}, report)
}

func writeGeoJSON(ctx context.Context, out *bufio.Writer, set *feature.Set, rows []int32, _ *locale.Locale, report func(done, total int64)) error {
	if _, err := out.WriteString(`{"type":"FeatureCollection","features":[`); err != nil {
		return err
	}
	var b []byte
	for n, row := range rows {
		if n%patience == 0 {
			if err := told(ctx, report, n, len(rows)); err != nil {
				return err
			}
		}
		if b = b[:0]; n > 0 {
			b = append(b, ',')
		}
		b = set.AppendJSON(append(b, '\n'), int(row))
		if _, err := out.Write(b); err != nil {
			return err
		}
	}
	_, err := out.WriteString("\n]}\n")
	return err
}

func told(ctx context.Context, report func(done, total int64), n, all int) error {
	if report != nil {
		report(int64(n), int64(all))
	}
	return ctx.Err()
}
