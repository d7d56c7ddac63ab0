package report

import (
	"context"
	"fmt"
	"os"

	"emprise/data/outfile"
	"emprise/geo/paint/pdf"
	"emprise/geo/sheet"
)

// WritePDF writes the sheets as the pages of one PDF. The file appears whole or not at all: it is written beside its place
// and renamed. A folder that is missing or read-only is a *geo.FileError.
func WritePDF(ctx context.Context, path string, sheets []*sheet.Sheet, meta pdf.Meta) error {
	if len(sheets) == 0 {
		panic("report: no sheet to write")
	}
	doc := pdf.New(sheets[0].Paper.Width, sheets[0].Paper.Height, meta)
	for i, sh := range sheets {
		doc.AddPage(sh.Paper.Width, sh.Paper.Height)
		if len(sheets) > 1 {
			doc.Bookmark(sh.Title)
		}
		if err := sheet.Draw(ctx, doc, sh, i+1, len(sheets)); err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
	}
	return outfile.Write(path, outfile.Replace, func(f *os.File) error {
		_, err := doc.WriteTo(f)
		return err
	})
}

// Meta are the properties of a document made of these sheets.
func Meta(sheets []*sheet.Sheet, creator string) pdf.Meta {
	first := sheets[0]
	return pdf.Meta{
		Title: first.Title, Subject: first.Subtitle, Author: first.Organisation,
		Creator: creator, Lang: first.Locale.Lang(), Created: first.Date,
	}
}
