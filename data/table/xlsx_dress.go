package table

import (
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// dress makes the styles of a workbook. Numbers and days are written as the book's language has them, also where the computer speaks
// another: 40C is French, 809 British English.
func (w *workbook) dress() error {
	w.numbers = map[int]int{}
	for _, s := range []struct {
		into  *int
		style excelize.Style
	}{
		{&w.head, excelize.Style{
			Font:      &excelize.Font{Bold: true, Family: "Calibri", Size: 11, Color: "FFFFFF"},
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"2F4B5C"}},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
		}},
		{&w.prose, excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
		{&w.day, excelize.Style{CustomNumFmt: new(w.place() + map[bool]string{true: "dd/mm/yyyy", false: "yyyy-mm-dd"}[w.book.Locale.Lang() == "fr"]), Alignment: &excelize.Alignment{Horizontal: "center"}}},
		{&w.literal, excelize.Style{NumFmt: 49}},
	} {
		id, err := w.file.NewStyle(&s.style)
		if err != nil {
			return err
		}
		*s.into = id
	}
	return nil
}

func (w *workbook) place() string {
	if w.book.Locale.Lang() == "fr" {
		return "[$-40C]"
	}
	return "[$-809]"
}

// style is that of the cells of a column; long texts go on in the next line.
func (w *workbook) style(c Column, long bool) (int, error) {
	switch c.Sort {
	case Day:
		return w.day, nil
	case Answer:
		// A yes is a yes to every program; those that can show it in the language of the book.
		return w.custom(answers, `"`+w.book.Locale.T("answer.yes")+`";;"`+w.book.Locale.T("answer.no")+`"`)
	case Whole:
		return w.custom(0, w.place()+"#,##0")
	case Number:
		if c.Decimals == Exact {
			return 0, nil
		}
		return w.custom(c.Decimals, w.place()+"#,##0"+strings.TrimSuffix("."+strings.Repeat("0", c.Decimals), "."))
	case Text:
	}
	if long {
		return w.prose, nil
	}
	return 0, nil
}

// answers is the key of the style of yes and no, beside those of decimals.
const answers = -2

// custom is a style of a number format, made once.
func (w *workbook) custom(key int, format string) (int, error) {
	if id, ok := w.numbers[key]; ok {
		return id, nil
	}
	look := excelize.Style{CustomNumFmt: &format}
	if key == answers {
		look.Alignment = &excelize.Alignment{Horizontal: "center"}
	}
	id, err := w.file.NewStyle(&look)
	w.numbers[key] = id
	return id, err
}

// widestOfData is the width of a column of data, in letters, beyond which texts take several lines.
const widestOfData = 42

// looked is how many rows the width of a column is told by.
const looked = 200

// widths are those of the columns, in letters: what the first rows need, within bounds.
func (t *Table) widths(of bool) []float64 {
	widest := 70
	if of {
		widest = widestOfData
	}
	widths := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		longest := 0 // the title may take two lines
		for word := range strings.FieldsSeq(c.Title) {
			longest = max(longest, utf8.RuneCountInString(word))
		}
		widths[i] = float64(max(longest+4, (utf8.RuneCountInString(c.Title)+1)/2+4))
		if c.Sort == Day {
			widths[i] = max(widths[i], 12)
		}
	}
	cells := make([]Value, len(t.Columns))
	for row := range min(t.Len, looked) {
		clear(cells)
		t.Row(row, cells)
		for i, c := range t.Columns {
			shown := c.plain(cells[i])
			if c.Sort == Text {
				shown = cells[i].text
			}
			letters := utf8.RuneCountInString(shown)
			if c.Sort == Whole || c.Sort == Number {
				letters += letters / 3
			}
			widths[i] = max(widths[i], float64(min(letters+2, widest)))
		}
	}
	return widths
}
