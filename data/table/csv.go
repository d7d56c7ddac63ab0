package table

import (
	"bufio"
	"context"
	"encoding/csv"
	"io"
	"strings"

	"emprise/assets/locale"
)

// CSVForm says how separated values are written. Programs differ in what they take for granted.
type CSVForm struct {
	Locale *locale.Locale // French: semicolons and decimal commas; else commas and decimal points
	Bare   bool           // without the mark of UTF-8, by which Excel knows what other programs stumble over
}

func (f CSVForm) french() bool { return f.Locale.Lang() == "fr" }

// CSV writes a table as separated values, with the titles of its columns in the first line and lines that end as RFC 4180 has them.
func (t *Table) CSV(ctx context.Context, to io.Writer, form CSVForm, report func(done, total int64)) error {
	out := bufio.NewWriterSize(to, 1<<16)
	w, err := openCSV(out, form)
	if err != nil {
		return err
	}
	yes, no := form.Locale.T("answer.yes"), form.Locale.T("answer.no")
	french := form.french()
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = Harmless(c.Title)
	}
	if err := w.Write(record); err != nil {
		return err
	}
	err = t.each(ctx, report, func(_ int, cells []Value) error {
		for i, c := range t.Columns {
			record[i] = c.plain(cells[i])
			switch {
			case !cells[i].known:
			case c.Sort == Answer && cells[i].number != 0:
				record[i] = yes
			case c.Sort == Answer:
				record[i] = no
			case c.Sort == Number && french:
				record[i] = strings.Replace(record[i], ".", ",", 1)
			case c.Sort == Text || c.Sort == Day:
				record[i] = Harmless(cells[i].text)
			}
		}
		return w.Write(record)
	})
	if err != nil {
		return err
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return err
	}
	return out.Flush()
}

// Lines writes finished texts as separated values: what has no types.
func Lines(to io.Writer, form CSVForm, rows [][]string) error {
	w, err := openCSV(to, form)
	if err != nil {
		return err
	}
	for _, row := range rows {
		record := make([]string, len(row))
		for i, cell := range row {
			record[i] = Harmless(cell)
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func openCSV(to io.Writer, form CSVForm) (*csv.Writer, error) {
	if !form.Bare {
		if _, err := io.WriteString(to, "\ufeff"); err != nil {
			return nil, err
		}
	}
	w := csv.NewWriter(to)
	w.UseCRLF = true
	if form.french() {
		w.Comma = ';'
	}
	return w, nil
}

// Harmless keeps a spreadsheet from taking a text for a formula (CWE-1236): what begins like one, also behind spaces and in the wide
// forms of East Asian keyboards, gets an apostrophe before it. A number below zero stays one.
func Harmless(text string) string {
	if !formula(text) {
		return text
	}
	return "'" + text
}

// formula says whether a spreadsheet could work a text out.
func formula(text string) bool {
	if text == "" {
		return false
	}
	if strings.ContainsAny(text[:1], "\t\r\n") {
		return true
	}
	shown := strings.TrimLeft(text, " \u00a0\u202f\u3000\u200b\ufeff")
	if shown == "" {
		return false
	}
	first := []rune(shown)[0]
	if !strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return false
	}
	return !(first == '-' && len(shown) > 1 && strings.Trim(shown[1:], "0123456789.,\u00a0\u202f ") == "")
}
