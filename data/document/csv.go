package document

import (
	"io"

	"emprise/assets/locale"
	"emprise/data/table"
)

// CSV writes a table as a spreadsheet of the language opens it: with a mark of UTF-8, semicolons in French, and no cell that a
// spreadsheet would take for a formula.
func (t *Table) CSV(to io.Writer, loc *locale.Locale) error {
	rows := make([][]string, 1, len(t.Rows)+1)
	for _, c := range t.Columns {
		rows[0] = append(rows[0], c.Title)
	}
	for _, row := range t.Rows {
		line := make([]string, len(t.Columns))
		copy(line, row)
		rows = append(rows, line)
	}
	return table.Lines(to, table.CSVForm{Locale: loc}, rows)
}
