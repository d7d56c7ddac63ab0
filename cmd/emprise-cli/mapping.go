package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"emprise/data"
	"emprise/data/incoming"
	"emprise/data/standard"
	"emprise/geo"
)

// readMapping reads a mapping that was kept, nil when none is given.
func readMapping(path string) (*standard.Mapping, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &geo.FileError{Path: path, Reason: geo.FileMissing, Err: err}
	case err != nil:
		return nil, &geo.FileError{Path: path, Reason: geo.FileNoPermission, Err: err}
	}
	m, err := standard.Parse(text)
	if err != nil {
		return nil, &badMapping{path, err}
	}
	return &m, nil
}

// roleOf is the role of a layer when none is given: that of the rows of a mapping, else of what is recognised.
func roleOf(l *incoming.Look, m *standard.Mapping) data.Role {
	if m != nil {
		for _, r := range []data.Role{data.RolePlots, data.RoleZones} {
			if m.Noun != "" && standard.NounOf(r) == m.Noun {
				return r
			}
		}
	}
	if l.Recognised() {
		return l.Guess().Role
	}
	return data.RoleContext
}

// planOf is how a layer is brought in: by a mapping that was given, which must fit the role and the file, else as proposed.
func planOf(l *incoming.Look, role data.Role, m *standard.Mapping, noRows bool) (incoming.Plan, error) {
	plan := l.Plan(role)
	if m != nil {
		if m.Noun != "" && m.Noun != standard.NounOf(role) {
			return plan, &data.FieldError{Ref: data.Ref{Kind: m.Noun}, Field: "role", Rule: "unknown_code"}
		}
		if lacking := m.Lacking(l.Columns); len(lacking) > 0 && len(lacking) >= len(m.Fields) {
			return plan, &foreignMapping{lacking}
		}
		plan = l.PlanBy(role, *m)
	}
	if noRows {
		plan.Rows = standard.Mapping{}
	}
	return plan, nil
}

// badMapping brings its own sentence.
type badMapping struct {
	path string
	why  error
}

func (b *badMapping) Error() string { return b.path + ": " + b.why.Error() }

func (b *badMapping) Unwrap() error { return b.why }

// Explain gives the translation key.
func (b *badMapping) Explain() (key string, args []any) {
	return "cli.bad_mapping", []any{"file", b.path, "why", strings.TrimPrefix(b.why.Error(), "read mapping: ")}
}

// foreignMapping is a mapping of another file.
type foreignMapping struct{ columns []string }

func (f *foreignMapping) Error() string {
	return "no column of the mapping: " + strings.Join(f.columns, ", ")
}

// Explain gives the translation key.
func (f *foreignMapping) Explain() (key string, args []any) {
	return "cli.foreign_mapping", []any{"columns", strings.Join(f.columns, ", ")}
}
