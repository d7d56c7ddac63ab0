package report

import (
	"path/filepath"
	"strings"

	"emprise/data"
)

// Forms are the extensions, without the dot, in which WriteText writes.
func Forms() []string { return []string{"pdf", "odt", "docx", "md"} }

func formOf(path string) string { return strings.ToLower(strings.TrimPrefix(filepath.Ext(path), ".")) }

// UnknownFormError says that nothing is written by that extension.
type UnknownFormError struct {
	Path  string
	Known []string // the extensions, without the dot
}

func (e *UnknownFormError) Error() string { return "write " + e.Path + ": unknown extension" }

// Explain gives the message and its arguments.
func (e *UnknownFormError) Explain() (key string, args []any) {
	return "report.unknown_form", []any{"file", filepath.Base(e.Path), "known", "." + strings.Join(e.Known, ", .")}
}

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (e *UnknownFormError) Unwrap() error { return data.ErrInvalid }
