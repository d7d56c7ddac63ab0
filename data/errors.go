package data

import "errors"

// The sentinels every package above geo wraps. explain turns them into sentences.
var (
	ErrNotFound = errors.New("not found")
	ErrConflict = errors.New("conflict")
	ErrInvalid  = errors.New("invalid")
	ErrReadOnly = errors.New("read only")
)

// FieldError says which field of which row is invalid and why; it wraps ErrInvalid.
type FieldError struct {
	Ref   Ref
	Field string // the JSON name of the field, as in docs/cli.md
	Rule  string // a translation key below "invalid.": required, negative, unknown_code, bad_date, min_above_max …
}

func (e *FieldError) Error() string {
	return string(e.Ref.Kind) + " " + e.Ref.ID + ": " + e.Field + ": " + e.Rule
}

// Unwrap makes errors.Is(err, ErrInvalid) hold.
func (e *FieldError) Unwrap() error { return ErrInvalid }

// InUseError refuses to delete a row that another one refers to; it wraps ErrConflict.
type InUseError struct {
	Ref Ref // what was to be deleted
	By  Ref // what refers to it
}

func (e *InUseError) Error() string {
	return string(e.Ref.Kind) + " " + e.Ref.ID + ": in use by " + string(e.By.Kind) + " " + e.By.ID
}

// Unwrap makes errors.Is(err, ErrConflict) hold.
func (e *InUseError) Unwrap() error { return ErrConflict }
