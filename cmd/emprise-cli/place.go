package main

import (
	"errors"
	"os"
	"path/filepath"

	"emprise/data/outfile"
	"emprise/geo"
)

// over says what becomes of a file that is there.
func (e *env) over() outfile.Over { return outfile.Over(e.force) }

// free says why nothing may be written to a path, before any work is done.
func (e *env) free(path string) error { return forceable(outfile.Free(path, e.over())) }

// write writes a text that is at hand.
func (e *env) write(path string, text []byte) error {
	return forceable(outfile.Write(path, e.over(), func(f *os.File) error {
		_, err := f.Write(text)
		return err
	}))
}

// forceable tells of --force where that would help.
func forceable(err error) error {
	var refused *geo.FileError
	if errors.As(err, &refused) && refused.Reason == geo.FileExists {
		return &existsError{refused}
	}
	return err
}

// existsError brings its own sentence.
type existsError struct{ *geo.FileError }

func (e *existsError) Unwrap() error { return e.FileError }

// Explain gives the translation key.
func (e *existsError) Explain() (key string, args []any) {
	return "cli.exists", []any{"file", filepath.Base(e.Path)}
}
