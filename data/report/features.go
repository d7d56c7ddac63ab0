package report

import (
	"bufio"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"

	"emprise/assets/locale"
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
	return replace(path, func(f *os.File) error {
		out := bufio.NewWriterSize(f, 1<<16)
		if err := write(ctx, out, set, rows, loc, report); err != nil {
			return err
		}
		return out.Flush()
	})
}

// patience is how many features are written between two looks at the context.
const patience = 1 << 12

// writeCSV writes what a spreadsheet of the language opens with a double click: a mark of UTF-8, semicolons and decimal commas in
// French.
func writeCSV(ctx context.Context, out *bufio.Writer, set *feature.Set, rows []int32, loc *locale.Locale, report func(done, total int64)) error {
	if _, err := out.WriteString("\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	if loc.Lang() == "fr" {
		w.Comma = ';'
	}
	record := make([]string, len(set.Columns))
	for i, c := range set.Columns {
		record[i] = harmless(c.Name)
	}
	if err := w.Write(record); err != nil {
		return err
	}
	for n, row := range rows {
		if n%patience == 0 {
			if err := told(ctx, report, n, len(rows)); err != nil {
				return err
			}
		}
		for i, c := range set.Columns {
			record[i] = c.Text(int(row))
			if c.Type == feature.Text {
				record[i] = harmless(record[i])
			} else if loc.Lang() == "fr" && c.Type == feature.Real {
				record[i] = strings.Replace(record[i], ".", ",", 1)
			}
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// harmless keeps a spreadsheet from taking a text for a formula (CWE-1236): what begins like one gets an apostrophe before it.
func harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
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
