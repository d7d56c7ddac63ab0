package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"emprise/geo"
)

// maxRows is how many bytes of JSON rows are read: far more than anybody writes by hand, far less than the memory.
const maxRows = 64 << 20

// readText reads a file that a person may have written, or the standard input for "-".
func readText(e *env, file string) ([]byte, error) {
	from := e.in
	if file != "-" {
		f, err := os.Open(file)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, &geo.FileError{Path: file, Reason: geo.FileMissing}
		case errors.Is(err, fs.ErrPermission):
			return nil, &geo.FileError{Path: file, Reason: geo.FileNoPermission}
		case err != nil:
			return nil, err
		}
		defer func() { _ = f.Close() }()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, &geo.FileError{Path: file, Reason: geo.FileIsDirectory}
		}
		from = f
	}
	text, err := io.ReadAll(io.LimitReader(from, maxRows+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	if len(text) > maxRows {
		return nil, &geo.FileError{Path: file, Reason: geo.FileTooLarge}
	}
	return text, nil
}
