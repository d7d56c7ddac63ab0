package data

import (
	"math"
	"time"
)

func notNegative(ref Ref, field string, f *Fact) error {
	if f == nil {
		return nil
	}
	if math.IsNaN(f.Value) || math.IsInf(f.Value, 0) {
		return &FieldError{ref, field, "not_a_number"}
	}
	if f.Value < 0 {
		return &FieldError{ref, field, "negative"}
	}
	return nil
}

// date accepts the empty string and AAAA-MM-JJ.
func date(ref Ref, field, s string) error {
	if s == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return &FieldError{ref, field, "bad_date"}
	}
	return nil
}
