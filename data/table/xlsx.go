package table

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// XLSX writes a book as a workbook: a sheet for each table, typed, with a head that stays in view and a filter, then a sheet of what
// the columns mean and one of the sources. The same book gives the same cells.
func (b *Book) XLSX(ctx context.Context, to io.Writer, report func(done, total int64)) (err error) {
	f := excelize.NewFile()
	defer func() {
		if closing := f.Close(); err == nil { // takes the rows of long sheets off the disk
			err = closing
		}
	}()
	w := &workbook{file: f, book: b, named: map[string]bool{}}
	if err := w.dress(); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	sheets := append(slices.Clone(b.Tables), b.legend(), b.origins())
	names := make([]string, len(sheets))
	for i, t := range sheets { // all of them before the first row: excelize would read back what is written
		if names[i], err = w.add(i, t); err != nil {
			return fmt.Errorf("workbook: %s: %w", t.Name, err)
		}
	}
	f.SetActiveSheet(0)
	for i, t := range sheets {
		if err := w.sheet(ctx, t, names[i], i < len(b.Tables), report); err != nil {
			return fmt.Errorf("workbook: %s: %w", t.Name, err)
		}
		report = nil
	}
	stamp := b.Date.UTC().Format("2006-01-02T15:04:05Z")
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: b.Title, Creator: b.Author, LastModifiedBy: b.Author, Description: strings.Join(b.Stamps, ", "), Language: b.Locale.Lang(),
		Created: stamp, Modified: stamp,
	}); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: "Emprise"}); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return f.Write(to)
}

// workbook is a book on its way into a file.
type workbook struct {
	file  *excelize.File
	book  *Book
	named map[string]bool // names of sheets, in small letters

	head, prose, day, literal int
	numbers                   map[int]int // styles by their decimals
}

// add makes an empty sheet.
func (w *workbook) add(i int, t *Table) (name string, err error) {
	name = w.name(t.Title)
	if i == 0 {
		err = w.file.SetSheetName("Sheet1", name)
	} else {
		_, err = w.file.NewSheet(name)
	}
	if err == nil {
		err = w.page(name, t)
	}
	return name, err
}

// sheet writes a table. One of data has its head frozen and a filter; one of texts wraps them.
func (w *workbook) sheet(ctx context.Context, t *Table, name string, of bool, report func(done, total int64)) error {
	widths := t.widths(of)
	styles := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		var err error
		if styles[i], err = w.style(c, !of || widths[i] >= widestOfData); err != nil {
			return err
		}
	}
	out, err := w.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, width := range widths {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(panes(of && len(t.Columns) > 3)); err != nil {
		return err
	}
	row := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		row[i] = excelize.Cell{StyleID: w.head, Value: cell(c.Title)}
	}
	if err := out.SetRow("A1", row, excelize.RowOpts{Height: 30}); err != nil {
		return err
	}
	if err := t.each(ctx, report, func(n int, cells []Value) error {
		for i, c := range t.Columns {
			row[i] = w.cell(c, cells[i], styles[i])
		}
		at, err := excelize.CoordinatesToCellName(1, n+2)
		if err != nil {
			return err
		}
		return out.SetRow(at, row)
	}); err != nil {
		return err
	}
	if of && len(t.Columns) > 0 {
		last, err := excelize.CoordinatesToCellName(len(t.Columns), t.Len+1)
		if err != nil {
			return err
		}
		if err := w.file.AutoFilter(name, "A1:"+last, nil); err != nil {
			return err
		}
	}
	return out.Flush()
}

// panes keep the head in view, and of a wide table the first column, which is what a row is called by.
func panes(wide bool) *excelize.Panes {
	if wide {
		return &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}
	}
	return &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
}

// page is how a sheet is printed: across, the head on every page, and what the book is stamped with. One that would become too
// small to read on one paper is spread over several, the first column on each.
func (w *workbook) page(name string, t *Table) error {
	across, paper, one, tall := "landscape", 9, 1, 0 // A4
	sum := 0.0
	for _, width := range t.widths(true) {
		sum += width
	}
	fit, first := sum <= mostAcross, ""
	if !fit {
		paper, first = 8, "$A:$A," // A3
	}
	layout := excelize.PageLayoutOptions{Orientation: &across, Size: &paper}
	if fit {
		layout.FitToWidth, layout.FitToHeight = &one, &tall
	}
	if err := w.file.SetPageLayout(name, &layout); err != nil {
		return err
	}
	if err := w.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := w.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{
		OddHeader: "&L" + plainHead(w.book.Title) + "&R" + plainHead(strings.Join(w.book.Stamps, " · ")),
		OddFooter: "&L" + plainHead(w.book.Author) + "&R&P/&N",
	}); err != nil {
		return err
	}
	sheet := "'" + name + "'!"
	return w.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: strings.Replace(first, "$A", sheet+"$A", 1) + sheet + "$1:$1", Scope: name,
	})
}

// mostAcross is how many letters stand side by side on a paper.
const mostAcross = 230

// plainHead is a text in the head of a page, where an ampersand would begin a command, as short as Excel takes it.
func plainHead(text string) string {
	r := []rune(text)
	return strings.ReplaceAll(string(r[:min(len(r), 90)]), "&", "&&")
}

// cell is a value as the workbook types it. A text that a spreadsheet could work out is a text in a column's style of texts, so that
// it stays one when it is edited.
func (w *workbook) cell(c Column, v Value, style int) any {
	if !v.known {
		return nil
	}
	switch c.Sort {
	case Whole, Number:
		return excelize.Cell{StyleID: style, Value: c.rounded(v.number)}
	case Answer:
		return excelize.Cell{StyleID: style, Value: v.number != 0}
	case Day:
		if day, ok := v.day(); ok && day.Year() >= 1900 {
			return excelize.Cell{StyleID: style, Value: day}
		}
	case Text:
	}
	if formula(v.text) {
		return excelize.Cell{StyleID: w.literal, Value: cell(v.text)}
	}
	if c.Sort == Day {
		style = 0
	}
	return excelize.Cell{StyleID: style, Value: cell(v.text)}
}

// most is how many letters a cell takes.
const most = excelize.TotalCellChars

// cell is a text that a cell takes: as XML has them, no longer than a cell.
func cell(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff || r == utf8.RuneError {
			return -1
		}
		return r
	}, text)
	if len(text) <= most {
		return text
	}
	r := []rune(text)
	return string(r[:min(len(r), most/2)]) // as UTF-16 counts them
}

// name is the name of a sheet: at most 31 letters, none that a reference to it could not hold, and no other's.
func (w *workbook) name(title string) string {
	title = strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) || r < ' ' {
			return ' '
		}
		return r
	}, title))
	if title == "" {
		title = "1"
	}
	r := []rune(title)
	for n := 1; ; n++ {
		end := ""
		if n > 1 {
			end = fmt.Sprintf(" (%d)", n)
		}
		name := strings.TrimSpace(string(r[:min(len(r), 31-len(end))])) + end
		if low := strings.ToLower(name); !w.named[low] && low != "history" {
			w.named[low] = true
			return name
		}
	}
}
