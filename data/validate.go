package data

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/paulmach/orb"
)

// quantity checks an entered number: not negative, and with a source that makes sense.
func quantity(ref Ref, field string, f *Fact) error {
	if f == nil {
		return nil
	}
	if err := notNegative(ref, field, f.Value); err != nil {
		return err
	}
	if err := date(ref, field, f.Date); err != nil {
		return err
	}
	return known(ref, field, f.Confidence, Confidences())
}

func notNegative(ref Ref, field string, v float64) error {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return &FieldError{ref, field, "not_a_number"}
	}
	if v < 0 {
		return &FieldError{ref, field, "negative"}
	}
	return nil
}

// named requires an ID and what people call the row.
func named(ref Ref, field, name string) error {
	if err := identifier(ref, "id", ref.ID); err != nil {
		return err
	}
	if strings.TrimSpace(name) == "" {
		return &FieldError{ref, field, "required"}
	}
	return nil
}

// identifier requires a text without "|", which joins several of them in files, and without spaces around.
func identifier(ref Ref, field, id string) error {
	switch {
	case id == "":
		return &FieldError{ref, field, "required"}
	case strings.Contains(id, "|"), strings.TrimSpace(id) != id, len(id) > 200:
		return &FieldError{ref, field, "bad_identifier"}
	}
	return nil
}

func identifiers(ref Ref, field string, ids []string) error {
	for i, id := range ids {
		if err := identifier(ref, field, id); err != nil {
			return err
		}
		if slices.Contains(ids[:i], id) {
			return &FieldError{ref, field, "repeated"}
		}
	}
	return nil
}

// drawn requires closed rings of at least four positions on the Earth. No shape at all is allowed: it is not drawn yet.
func drawn(ref Ref, mp orb.MultiPolygon) error {
	for _, polygon := range mp {
		if len(polygon) == 0 {
			return &FieldError{ref, "shape", "bad_shape"}
		}
		for _, ring := range polygon {
			if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
				return &FieldError{ref, "shape", "bad_shape"}
			}
			for _, p := range ring {
				if !onEarth(p) {
					return &FieldError{ref, "shape", "bad_shape"}
				}
			}
		}
	}
	return nil
}

// onEarth is false for NaN too.
func onEarth(p orb.Point) bool {
	return math.Abs(p[0]) <= 180 && math.Abs(p[1]) <= 90
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
