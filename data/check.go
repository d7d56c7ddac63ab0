package data

import (
	"slices"
	"strings"
	"time"

	"emprise/data/code"
)

// first gives the first error of several.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// when gives an error if something holds.
func when(holds bool, err error) error {
	if holds {
		return err
	}
	return nil
}

// filled requires a text.
func filled(ref Ref, field, s string) error {
	return when(strings.TrimSpace(s) == "", &FieldError{ref, field, "required"})
}

// period checks two days of which the second may not come before the first.
func period(ref Ref, from, start, to, end string) error {
	return first(
		date(ref, from, start), date(ref, to, end),
		when(start != "" && end != "" && end < start, &FieldError{ref, to, "before_start"}),
	)
}

// moment reads a time of RFC 3339; the empty one is allowed.
func moment(ref Ref, field, s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}, &FieldError{ref, field, "bad_time"}
	}
	return t, nil
}

// count checks a number of things, which may be unknown.
func count(ref Ref, field string, n *int) error {
	return when(n != nil && *n < 0, &FieldError{ref, field, "negative"})
}

// pointed requires references to rows, each once, of kinds that there are.
func pointed(ref Ref, field string, to ...Ref) error {
	if len(to) == 0 {
		return &FieldError{ref, field, "required"}
	}
	for i, r := range to {
		switch {
		case r.ID == "":
			return &FieldError{ref, field, "required"}
		case !slices.Contains(Kinds(), r.Kind):
			return &FieldError{ref, field, "unknown_code"}
		case r == ref:
			return &FieldError{ref, field, "itself"}
		case slices.Contains(to[:i], r):
			return &FieldError{ref, field, "repeated"}
		}
	}
	return nil
}

// webAddress accepts the empty text and an address that a browser opens.
func webAddress(ref Ref, field, s string) error {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	return when(s != "" && (!ok || rest == "" || strings.ContainsAny(s, " \t\n\"<>")), &FieldError{ref, field, "bad_url"})
}

// coded checks a code of a register, which may be unknown.
func coded(ref Ref, field, s string, good func(string) bool, rule string) error {
	return when(s != "" && !good(s), &FieldError{ref, field, rule})
}

func siren(ref Ref, field, s string) error { return coded(ref, field, s, code.SIREN, "bad_siren") }
func siret(ref Ref, field, s string) error { return coded(ref, field, s, code.SIRET, "bad_siret") }
func naf(ref Ref, field, s string) error   { return coded(ref, field, s, code.NAF, "bad_naf") }
func insee(ref Ref, field, s string) error { return coded(ref, field, s, code.INSEE, "bad_insee") }

// parcels checks cadastral ids, each once.
func parcels(ref Ref, field string, ids []string) error {
	if err := identifiers(ref, field, ids); err != nil {
		return err
	}
	for _, id := range ids {
		if err := coded(ref, field, id, code.Parcel, "bad_parcel"); err != nil {
			return err
		}
	}
	return nil
}

// codes checks a list of codes, each once.
func codes[T ~string](ref Ref, field string, list, all []T) error {
	for i, c := range list {
		if c == "" || slices.Contains(list[:i], c) {
			return &FieldError{ref, field, "repeated"}
		}
		if err := known(ref, field, c, all); err != nil {
			return err
		}
	}
	return nil
}

// amount checks a number that may be unknown and not negative.
func amount(ref Ref, field string, v *float64) error {
	if v == nil {
		return nil
	}
	return notNegative(ref, field, *v)
}

// year accepts the empty text and AAAA.
func year(ref Ref, field, s string) error {
	return when(s != "" && (len(s) != 4 || strings.Trim(s, "0123456789") != ""), &FieldError{ref, field, "bad_year"})
}
