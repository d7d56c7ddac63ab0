package main

import (
	"fmt"
	"time"
)

// day is a day, or a moment, on the command line.
type day struct {
	time.Time
	whole bool // a day without an hour
}

// UnmarshalText accepts AAAA-MM-JJ, of the local calendar, and RFC 3339.
func (d *day) UnmarshalText(text []byte) error {
	if t, err := time.ParseInLocation(time.DateOnly, string(text), time.Local); err == nil {
		*d = day{t, true}
		return nil
	}
	t, err := time.Parse(time.RFC3339, string(text))
	if err != nil {
		return fmt.Errorf("%q: a day such as 2026-03-31, or a moment such as 2026-03-31T12:00:00Z", text)
	}
	*d = day{t, false}
	return nil
}

// start is where it begins.
func (d day) start() time.Time { return d.Time }

// end is the first moment that is not in it any more.
func (d day) end() time.Time {
	switch {
	case d.IsZero():
		return d.Time
	case d.whole:
		return d.AddDate(0, 0, 1)
	}
	return d.Add(time.Millisecond)
}
