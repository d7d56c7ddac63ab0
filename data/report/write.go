package report

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"emprise/geo"
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
	return replace(path, func(f *os.File) error {
		_, err := doc.WriteTo(f)
		return err
	})
}

// replace writes a file beside its place and renames it when it is complete.
func replace(path string, write func(*os.File) error) (err error) {
	if info, statErr := os.Stat(path); statErr == nil && info.IsDir() {
		return &geo.FileError{Path: path, Reason: geo.FileIsDirectory}
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.tmp")
	if err != nil {
		return refused(path, err, geo.FileFolderReadOnly)
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if err = write(f); err != nil {
		return refused(path, err, geo.FileNoPermission)
	}
	if err = f.Chmod(0o644); err != nil {
		return refused(path, err, geo.FileNoPermission)
	}
	if err = f.Close(); err != nil {
		return refused(path, err, geo.FileNoPermission)
	}
	if err = os.Rename(f.Name(), path); err != nil {
		return refused(path, err, geo.FileLocked) // on Windows, while a reader shows the old one
	}
	return nil
}

// refused says why a file could not be written; denied is what a refusal of the system means at this point.
func refused(path string, err error, denied geo.Reason) error {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return &geo.FileError{Path: path, Reason: geo.FileFolderMissing, Err: err}
	case errors.Is(err, syscall.ENOSPC):
		return &geo.FileError{Path: path, Reason: geo.FileDiskFull, Err: err}
	case errors.Is(err, syscall.EROFS):
		return &geo.FileError{Path: path, Reason: geo.FileFolderReadOnly, Err: err}
	case errors.Is(err, fs.ErrPermission):
		return &geo.FileError{Path: path, Reason: denied, Err: err}
	}
	return fmt.Errorf("write %s: %w", path, err)
}

// Meta are the properties of a document made of these sheets.
func Meta(sheets []*sheet.Sheet, creator string) pdf.Meta {
	first := sheets[0]
	return pdf.Meta{
		Title: first.Title, Subject: first.Subtitle, Author: first.Organisation,
		Creator: creator, Lang: first.Locale.Lang(), Created: first.Date,
	}
}
