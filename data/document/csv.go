package document

import (
	"encoding/csv"
	"io"
	"strings"
)

// CSV writes a table as a spreadsheet of the language opens it: with a mark of UTF-8, semicolons in French, and no cell that a
// spreadsheet would take for a formula.
func (t *Table) CSV(to io.Writer, lang string) error {
	if _, err := io.WriteString(to, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(to)
	w.UseCRLF = true
	if lang == "fr" {
		w.Comma = ';'
	}
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = harmless(c.Title)
	}
	if err := w.Write(record); err != nil {
		return err
	}
	for _, row := range t.Rows {
		for i := range record {
			record[i] = ""
			if i < len(row) {
				record[i] = harmless(row[i])
			}
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// harmless puts an apostrophe before what a spreadsheet would work out; a number below zero stays one.
func harmless(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if len(cell) > 1 && cell[0] == '-' && strings.Trim(cell[1:], "0123456789.,\u00a0\u202f ") == "" {
		return cell
	}
	return "'" + cell
}
