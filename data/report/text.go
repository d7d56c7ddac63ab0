package report

import (
	"cmp"
	"context"
	"fmt"
	"os"

	"emprise/assets/locale"
	"emprise/data/document"
	"emprise/data/outfile"
	"emprise/geo/paint/pdf"
	"emprise/geo/sheet"
)

// Text is a document with what its pages say around it, and sheets that follow it.
type Text struct {
	*document.Document
	Organisation string
	Fictional    bool
	Public       bool
	Sheets       []*sheet.Sheet
}

func (t *Text) prose() *sheet.Prose {
	pr := &sheet.Prose{
		Locale: locale.New(t.Lang), Title: t.Title, Subtitle: t.Subtitle, Organisation: t.Organisation, Author: t.Author, Date: t.Date,
		Closing: t.Closing, Fictional: t.Fictional, Public: t.Public,
	}
	for _, b := range t.Blocks {
		part := sheet.Part{Heading: b.Heading, Text: document.Simple(b.Text)}
		for _, item := range b.Items {
			part.Items = append(part.Items, document.Simple(item))
		}
		if b.Table != nil {
			part.Grid = &sheet.Grid{Rows: b.Table.Rows, Total: b.Table.Total}
			for i, share := range b.Table.Shares() {
				c := b.Table.Columns[i]
				part.Grid.Columns = append(part.Grid.Columns, sheet.GridColumn{Title: c.Title, Share: share, Right: c.Right})
			}
		}
		pr.Parts = append(pr.Parts, part)
	}
	return pr
}

// Book is the text as pages, with what a person wants on them, and the sheets that follow it.
func (t *Text) Book(opt Options) Book { return BookOf(append(opt.leaves(t.prose()), t.Sheets...)) }

// leaves cuts a text into pages, with what a person wants on them.
func (o Options) leaves(pr *sheet.Prose) []*sheet.Sheet {
	c, loc := o.Composition, pr.Locale
	pr.Title, pr.Organisation = cmp.Or(c.Title, pr.Title), cmp.Or(c.Authority, pr.Organisation)
	pr.Subtitle = cmp.Or(c.Subtitle, pr.Subtitle)
	if c.Meeting != "" {
		pr.Subtitle += " · " + loc.T("report.meeting", "day", loc.Date(c.Meeting))
	}
	if c.Draft != "" {
		pr.Subtitle += " · " + c.Draft
	}
	if c.Notes != "" {
		pr.Parts = append(pr.Parts, sheet.Part{Heading: loc.T("sheet.notes"), Text: c.Notes})
	}
	return sheet.Leaves(pdf.New(sheet.ProseWidth, sheet.ProseHeight, pdf.Meta{}), pr)
}

// WriteText writes a document, its form told by the extension of the path: .pdf, .odt, .docx, .md. As WritePDF, it leaves a whole file
// or none. An extension that is none of these is an *UnknownFormError.
func WriteText(ctx context.Context, path string, t *Text) error {
	switch form := formOf(path); form {
	case "pdf":
		return writeTextPDF(ctx, path, t)
	case "odt", "docx":
		d, err := pictured(ctx, t)
		if err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
		write := d.ODT
		if form == "docx" {
			write = d.DOCX
		}
		return outfile.Write(path, outfile.Replace, func(f *os.File) error { return write(f) })
	case "md":
		return outfile.Write(path, outfile.Replace, func(f *os.File) error { return t.Markdown(f) })
	default:
		return &UnknownFormError{Path: path, Known: Forms()}
	}
}

func writeTextPDF(ctx context.Context, path string, t *Text) error {
	doc := pdf.New(sheet.ProseWidth, sheet.ProseHeight, pdf.Meta{
		Title: t.Title, Subject: t.Subtitle, Author: t.Organisation, Creator: "Emprise", Lang: t.Lang, Created: t.Date,
	})
	doc.AddPage(sheet.ProseWidth, sheet.ProseHeight)
	pages := sheet.Paginate(doc, t.prose())
	all := pages.Len() + len(t.Sheets)
	for i := range pages.Len() {
		if i > 0 {
			doc.AddPage(sheet.ProseWidth, sheet.ProseHeight)
		}
		if i == 0 && len(t.Sheets) > 0 {
			doc.Bookmark(t.Title)
		}
		pages.Draw(doc, i, i+1, all)
	}
	for i, sh := range t.Sheets {
		doc.AddPage(sh.Paper.Width, sh.Paper.Height)
		doc.Bookmark(sh.Title)
		if err := sheet.Draw(ctx, doc, sh, pages.Len()+i+1, all); err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
	}
	return outfile.Write(path, outfile.Replace, func(f *os.File) error {
		_, err := doc.WriteTo(f)
		return err
	})
}
