package ingest

import (
	"archive/zip"
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"

	"emprise/geo"
	"emprise/geo/feature"
)

// File reads a layer of a file, of an archive, or of a folder of Shapefiles; the format is told by content, and a Shapefile
// may be named by any of its files. sink gets its features in order, batch by batch, on the calling goroutine; columns may
// differ from one batch to the next. When File returns an error, what sink was given before must be thrown away: a layer is
// taken whole or not at all. A file that cannot be used is a *geo.FileError; one that holds several layers is too, unless
// Options say which. An error of sink and a cancelled ctx come out wrapped. report, which may be nil, tells bytes read of
// those that the layer has.
func File(ctx context.Context, path string, opt Options, sink func(*feature.Set) error, report func(done, total int64)) (*Result, error) {
	c, err := inside(ctx, path, opt.Limits.OrDefault())
	if err != nil {
		return nil, fileError(path, err)
	}
	defer func() { _ = c.Close() }() // only read
	res, err := c.read(ctx, opt, sink, report)
	if err != nil {
		return nil, fileError(path, err)
	}
	return res, nil
}

// Read reads a stream as File does a file. name is what errors call it; size is that of the stream in bytes, or 0. An
// archive is held in memory.
func Read(ctx context.Context, r io.Reader, name string, size int64, opt Options, sink func(*feature.Set) error, report func(done, total int64)) (*Result, error) {
	res, err := stream(ctx, r, name, size, opt, sink, report)
	if err != nil {
		return nil, fileError(name, err)
	}
	return res, nil
}

// All reads a layer into one Set, which takes 2 GiB at the most.
func All(ctx context.Context, path string, opt Options, report func(done, total int64)) (*feature.Set, *Result, error) {
	return Whole(path, opt, func(opt Options, sink func(*feature.Set) error) (*Result, error) {
		return File(ctx, path, opt, sink, report)
	})
}

// errSecond says that a layer does not go into one Set.
var errSecond = errors.New("it takes more than 2 GiB of memory")

// Whole makes one Set of what a reading gives; it is how All does, for readers elsewhere that take Options.
func Whole(path string, opt Options, read func(opt Options, sink func(*feature.Set) error) (*Result, error)) (*feature.Set, *Result, error) {
	opt.Limits = opt.Limits.Whole()
	var all *feature.Set
	res, err := read(opt, func(s *feature.Set) error {
		if all != nil {
			return errSecond
		}
		all = s
		return nil
	})
	switch {
	case errors.Is(err, errSecond):
		return nil, nil, &geo.FileError{Path: path, Reason: geo.FileTooLarge, Err: errSecond}
	case err != nil:
		return nil, nil, err
	case all == nil:
		if all, err = new(feature.Builder).Set(); err != nil {
			return nil, nil, err
		}
	}
	return all, res, nil
}

// Contents lists the layers that a file holds: of an archive or a folder, those that can be read, in the order of the
// archive; of any other file, itself. Nothing but the beginning of each is looked at. A file that holds none that can be
// read is a *geo.FileError.
func Contents(ctx context.Context, path string) ([]Part, error) {
	c, err := inside(ctx, path, Limits{}.OrDefault())
	if err != nil {
		return nil, fileError(path, err)
	}
	defer func() { _ = c.Close() }() // only read
	parts := make([]Part, len(c.parts))
	for i, p := range c.parts {
		if p.format == unknownFormat {
			return nil, fileError(path, p.refuse())
		}
		parts[i] = p.Part
	}
	return parts, nil
}

// sinkError is an error that is not the file's.
type sinkError struct{ error }

func (e sinkError) Unwrap() error { return e.error }

// fileError says what an error means for the file.
func fileError(path string, err error) error {
	var (
		refused *refusal
		file    *geo.FileError
		sink    sinkError
		corrupt flate.CorruptInputError
	)
	var reason geo.Reason
	switch {
	case errors.As(err, &sink):
		return fmt.Errorf("import %s: %w", path, sink.error)
	case errors.As(err, &file):
		return file
	case errors.As(err, &refused):
		return &geo.FileError{Path: path, Reason: refused.reason, Detail: refused.detail, Err: refused.err}
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		reason = geo.FileMissing
	case errors.Is(err, fs.ErrPermission):
		reason = geo.FileNoPermission
	case errors.Is(err, syscall.EISDIR):
		reason = geo.FileIsDirectory
	case errors.Is(err, io.ErrUnexpectedEOF):
		reason = geo.FileTruncated
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrAlgorithm):
		reason = geo.FileBadArchive
	case errors.As(err, &corrupt), errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader):
		reason = geo.FileBadGzip
	default:
		return fmt.Errorf("import %s: %w", path, err)
	}
	return &geo.FileError{Path: path, Reason: reason, Err: err}
}
