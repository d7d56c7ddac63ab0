package report

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/outfile"
	"emprise/geo/paint/pdf"
	"emprise/geo/sheet"
)

// Book is sheets that are composed one after the other as they are written, so that an atlas takes no more memory than its largest page
// and what was drawn. Its functions may be called from one goroutine at a time.
type Book struct {
	Len   int
	Name  func(i int) string // what sheet i is about, for the name of its file; nil numbers them
	Sheet func(ctx context.Context, i int) (*sheet.Sheet, error)
}

// BookOf makes a book of sheets that are there.
func BookOf(sheets []*sheet.Sheet) Book {
	return Book{Len: len(sheets), Sheet: func(_ context.Context, i int) (*sheet.Sheet, error) { return sheets[i], nil }}
}

// Only is the sheets at some places, counted from 0, in that order.
func (b Book) Only(at []int) Book {
	whole := b
	b.Len = len(at)
	b.Sheet = func(ctx context.Context, i int) (*sheet.Sheet, error) { return whole.Sheet(ctx, at[i]) }
	if whole.Name != nil {
		b.Name = func(i int) string { return whole.Name(at[i]) }
	}
	return b
}

// Form is how a book is written.
type Form struct {
	Creator string
	DPI     int  // of pictures; DotsOf their papers for 0
	Each    bool // one PDF a sheet; drawings and pictures are one a sheet anyhow
}

// Files are those that WriteBook writes for a path, in the order of the pages. Files of one sheet each are named after what they show
// where the book says it.
func (b Book) Files(path string, f Form) []string {
	if formOf(path) == "pdf" && !f.Each {
		return []string{path}
	}
	files := make([]string, b.Len)
	for i := range files {
		files[i] = numbered(path, i+1)
		if b.Name != nil && b.Len > 1 {
			ext := filepath.Ext(path)
			files[i] = strings.TrimSuffix(path, ext) + "-" + data.TitleName(b.Name(i), "") + ext
		}
	}
	return files
}

// WriteBook writes a book, its form told by the extension of the path, as WriteSheets does, over what is there at Files. report, which
// may be nil, tells how many sheets of how many are done. An end of the context leaves the files that are whole.
func WriteBook(ctx context.Context, path string, b Book, f Form, report func(done, total int64)) ([]string, error) {
	form, err := f.check(path)
	if err != nil {
		return nil, err
	}
	if b.Len == 0 {
		return nil, &emptyBookError{}
	}
	told := func(done int) {
		if report != nil {
			report(int64(done), int64(b.Len))
		}
	}
	files := b.Files(path, f)
	if form == "pdf" && !f.Each {
		return files, f.onePDF(ctx, path, b, told)
	}
	for i, file := range files {
		sh, err := b.Sheet(ctx, i)
		if err != nil {
			return files[:i], err
		}
		if form == "pdf" {
			err = WritePDF(ctx, file, []*sheet.Sheet{sh}, Meta([]*sheet.Sheet{sh}, f.Creator))
		} else {
			err = writeSheet(ctx, file, form, sh, i+1, b.Len, f.DPI)
		}
		if err != nil {
			return files[:i], err
		}
		told(i + 1)
	}
	return files, nil
}

func (f Form) onePDF(ctx context.Context, path string, b Book, told func(done int)) error {
	var doc *pdf.Document
	for i := range b.Len {
		sh, err := b.Sheet(ctx, i)
		if err != nil {
			return err
		}
		if doc == nil {
			doc = pdf.New(sh.Paper.Width, sh.Paper.Height, Meta([]*sheet.Sheet{sh}, f.Creator))
		}
		doc.AddPage(sh.Paper.Width, sh.Paper.Height)
		if b.Len > 1 && sh.Leaf == 0 {
			doc.Bookmark(sh.Title)
		}
		if err := sheet.Draw(ctx, doc, sh, i+1, b.Len); err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
		told(i + 1)
	}
	return outfile.Write(path, outfile.Replace, func(file *os.File) error {
		_, err := doc.WriteTo(file)
		return err
	})
}

// ErrNoSheet says that there is nothing to draw.
var ErrNoSheet error = &emptyBookError{}

// emptyBookError says that there is nothing to draw.
type emptyBookError struct{}

func (*emptyBookError) Error() string { return "no sheet to write" }

// Explain gives the message and its arguments.
func (*emptyBookError) Explain() (key string, args []any) { return "report.no_sheet", nil }

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (*emptyBookError) Unwrap() error { return data.ErrInvalid }

// Pages reads ranges of pages as printers write them, « 1-3,7 », counted from 1, as places of a book of n sheets, counted from 0, in
// the order given. ok is false for what is no range or has nothing in the book.
func Pages(ranges string, n int) (at []int, ok bool) {
	for part := range strings.SplitSeq(ranges, ",") {
		first, last, dash := strings.Cut(strings.TrimSpace(part), "-")
		a, err := strconv.Atoi(strings.TrimSpace(first))
		if err != nil || a < 1 {
			return nil, false
		}
		b := a
		if dash {
			if b, err = strconv.Atoi(strings.TrimSpace(last)); err != nil || b < a {
				return nil, false
			}
		}
		for i := a; i <= min(b, n); i++ {
			at = append(at, i-1)
		}
	}
	return at, len(at) > 0
}
