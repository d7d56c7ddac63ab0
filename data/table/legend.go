package table

import (
	"strings"
	"time"

	"emprise/assets/locale"
)

// legend is what the columns of a book mean.
func (b *Book) legend() *Table {
	loc := b.Locale
	t := &Table{Name: "columns", Title: loc.T("book.columns")}
	for _, key := range []string{"table", "column", "name", "unit", "sort", "words", "meaning"} {
		t.Columns = append(t.Columns, Column{Name: key, Title: loc.T("book." + key)})
	}
	var rows [][]string
	for _, of := range b.Tables {
		for _, c := range of.Columns {
			rows = append(rows, []string{
				of.Title, c.Title, c.Name, c.Unit, loc.T("book.sort." + [...]string{"text", "whole", "number", "day", "answer"}[c.Sort]),
				strings.Join(c.Words, ", "), c.Meaning,
			})
		}
	}
	return t.of(rows)
}

// origins is where a book comes from: what it is, for whom, and what its values were taken from.
func (b *Book) origins() *Table {
	loc := b.Locale
	t := &Table{Name: "sources", Title: loc.T("book.sources")}
	for _, key := range []string{"what", "producer", "licence", "date"} {
		t.Columns = append(t.Columns, Column{Name: key, Title: loc.T("book." + key)})
	}
	rows := [][]string{{b.Title, b.Author, strings.Join(b.Stamps, ", "), loc.Date(b.Date.Format(time.DateOnly))}}
	for _, s := range b.Sources {
		rows = append(rows, []string{s.What, s.Producer, s.Licence, dated(loc, s.Date)})
	}
	for _, n := range b.Notes {
		rows = append(rows, []string{n})
	}
	return t.of(rows)
}

func dated(loc *locale.Locale, date string) string {
	if date == "" {
		return ""
	}
	return loc.Date(date)
}

// of fills a table of texts.
func (t *Table) of(rows [][]string) *Table {
	t.Len = len(rows)
	t.Row = func(i int, cells []Value) {
		for n, text := range rows[i] {
			cells[n] = Of(text)
		}
	}
	return t
}
