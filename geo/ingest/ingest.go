package ingest

import (
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"syscall"

	"emprise/geo"
	"emprise/geo/feature"
)

// File reads a file. sink gets its features in order, batch by batch, on the calling goroutine; columns may differ from
// one batch to the next. When File returns an error, what sink was given before must be thrown away: a file is taken whole
// or not at all. A file that cannot be used is a *geo.FileError; an error of sink and a cancelled ctx come out wrapped.
// report, which may be nil, tells bytes read from the disk.
func File(ctx context.Context, path string, opt Options, sink func(*feature.Set) error, report func(done, total int64)) (*Result, error) {
	f, size, err := open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read
	again := func(*reading) (io.Reader, func() error, error) {
		f, _, err := open(path)
		if err != nil {
			return nil, nil, err
		}
		return f, f.Close, nil
	}
	return read(ctx, f, path, size, opt, sink, report, again)
}

// Read reads a stream as File does a file. name is what errors call it; size is that of the stream in bytes, or 0.
func Read(ctx context.Context, r io.Reader, name string, size int64, opt Options, sink func(*feature.Set) error, report func(done, total int64)) (*Result, error) {
	return read(ctx, r, name, size, opt, sink, report, nil)
}

// All reads a file into one Set.
func All(ctx context.Context, path string, opt Options, report func(done, total int64)) (*feature.Set, *Result, error) {
	opt.Limits.Batch = math.MaxInt
	all, err := new(feature.Builder).Set()
	if err != nil {
		return nil, nil, err
	}
	res, err := File(ctx, path, opt, func(s *feature.Set) error { all = s; return nil }, report)
	if err != nil {
		return nil, nil, err
	}
	return all, res, nil
}

func open(path string) (*os.File, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, fileError(path, err)
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = refuse(geo.FileIsDirectory, "")
	}
	if err != nil {
		_ = f.Close()
		return nil, 0, fileError(path, err)
	}
	return f, info.Size(), nil
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
	case errors.As(err, &corrupt), errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader):
		reason = geo.FileBadGzip
	default:
		return fmt.Errorf("import %s: %w", path, err)
	}
	return &geo.FileError{Path: path, Reason: reason, Err: err}
}
