package explain

import (
	"context"
	"errors"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/needfile"
	"emprise/geo"
)

// Explained is an error that brings its own message: a translation key and its arguments, name and value in turn.
type Explained interface {
	error
	Explain() (key string, args []any)
}

// Sentence says in the reader's language what went wrong and what to do. It never gives an empty string; nil is a bug of
// the caller and explained as an unexpected error.
func Sentence(loc *locale.Locale, err error) string {
	var (
		own   Explained
		inUse *data.InUseError
		file  *geo.FileError
		field *data.FieldError
		need  *needfile.Error
	)
	switch {
	case err == nil:
		return loc.T("error.unexpected", "detail", "nil")
	case errors.Is(err, context.Canceled):
		return loc.T("error.cancelled")
	case errors.Is(err, context.DeadlineExceeded):
		return loc.T("error.timeout")
	case errors.As(err, &own):
		key, args := own.Explain()
		return loc.T(key, args...)
	case errors.As(err, &need):
		return needProblems(loc, need)
	case errors.As(err, &file):
		return File(loc, file)
	case errors.As(err, &field):
		return Field(loc, field)
	case errors.As(err, &inUse):
		return loc.T("error.in_use", "row", row(loc, inUse.Ref), "by", row(loc, inUse.By))
	case errors.Is(err, data.ErrNotFound):
		return loc.T("error.not_found", "detail", err.Error())
	case errors.Is(err, data.ErrReadOnly):
		return loc.T("error.read_only")
	case errors.Is(err, data.ErrConflict):
		return loc.T("error.conflict", "detail", err.Error())
	case errors.Is(err, data.ErrInvalid):
		return loc.T("error.invalid", "detail", err.Error())
	}
	return loc.T("error.unexpected", "detail", err.Error())
}

// File says why a file is refused and what to do, with the technical detail at the end when there is one.
func File(loc *locale.Locale, e *geo.FileError) string {
	sentence := word(loc, "file."+string(e.Reason), "")
	if sentence == "" {
		return loc.T("error.unexpected", "detail", e.Error())
	}
	sentence = loc.T("file."+string(e.Reason), "file", e.Path)
	if e.Detail == "" || strings.Contains(e.Path, e.Detail) {
		return sentence
	}
	return loc.T("error.detail", "sentence", sentence, "detail", e.Detail)
}

// Field says which field of which row is not valid and why.
func Field(loc *locale.Locale, e *data.FieldError) string {
	return loc.T("error.field", "row", row(loc, e.Ref), "field", FieldName(loc, e.Field), "problem", Rule(loc, e.Rule))
}

// Kind names a kind of row: « Terrain ».
func Kind(loc *locale.Locale, k data.Kind) string { return word(loc, "kind."+string(k), string(k)) }

// row names a row: « Terrain 58901_TERRAIN-ECO_00012 ».
func row(loc *locale.Locale, r data.Ref) string {
	name := Kind(loc, r.Kind)
	if r.ID != "" && r.Kind != data.KindTerritory {
		name += " " + r.ID
	}
	return name
}

// Rule says what a rule of validation asks: « à remplir. »
func Rule(loc *locale.Locale, rule string) string { return word(loc, "invalid."+rule, rule) }

// FieldName is the name that people read of a field, given by its JSON name.
func FieldName(loc *locale.Locale, field string) string {
	return word(loc, "field."+field, word(loc, "measure."+field, field))
}

// Issue is what a rule of reading found wrong with a feature: « contour non fermé ».
func Issue(loc *locale.Locale, rule string) string { return word(loc, "issue."+rule, rule) }

// Note says what an edit did: « Projet ajouté : École de production ».
func Note(loc *locale.Locale, n data.Note) string {
	args := make([]any, 0, 2*len(n.Args))
	for name, value := range n.Args {
		if name == "field" {
			value = PlotField(loc, value)
		}
		args = append(args, name, value)
	}
	if s := loc.T(n.Key, args...); !strings.HasPrefix(s, "⟦") {
		return s
	}
	return n.Key
}
