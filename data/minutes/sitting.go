package minutes

import (
	"time"

	"emprise/data"
	"emprise/data/workspace"
)

// layout is RFC 3339 with the milliseconds that the journal keeps.
const layout = "2006-01-02T15:04:05.000Z07:00"

// Running finds the sitting that goes on, the one that was opened last if there are several; false when none does. It is a row
// without an end, so that it goes on after a crash.
func Running(snap *workspace.Snapshot) (data.Sitting, bool) {
	var found data.Sitting
	var latest time.Time
	for _, s := range snap.Sittings {
		if s.Ended != "" {
			continue
		}
		at, err := time.Parse(time.RFC3339, s.Started)
		if err == nil && (found.ID == "" || at.After(latest)) {
			found, latest = s, at
		}
	}
	return found, found.ID != ""
}

// Started is the moment at which a sitting was opened, in its time zone; the zero time when it is not told.
func Started(s data.Sitting) time.Time {
	at, err := time.Parse(time.RFC3339, s.Started)
	if err != nil {
		return time.Time{}
	}
	return at
}

// Open is the edit that begins a sitting at a moment. A sitting that goes on already is a *RunningError.
func Open(snap *workspace.Snapshot, s data.Sitting, at time.Time) (data.Edit, error) {
	if on, ok := Running(snap); ok {
		return data.Edit{}, &RunningError{on}
	}
	s.Started, s.Ended = at.Format(layout), ""
	return data.Edit{Note: data.Note{Key: "edit.sitting_opened", Args: map[string]string{"title": s.Title}}, Put: []data.Row{s}}, nil
}

// Close is the edit that ends the sitting that goes on; a *NotRunningError when none does.
func Close(snap *workspace.Snapshot, at time.Time) (data.Edit, error) {
	s, ok := Running(snap)
	if !ok {
		return data.Edit{}, &NotRunningError{}
	}
	s.Ended = at.Format(layout)
	if at.Before(Started(s)) {
		s.Ended = s.Started // a clock that was put back
	}
	return data.Edit{Note: data.Note{Key: "edit.sitting_closed", Args: map[string]string{"title": s.Title}}, Put: []data.Row{s}}, nil
}

// RunningError refuses a second sitting at a time.
type RunningError struct{ Sitting data.Sitting }

func (e *RunningError) Error() string { return "sitting " + e.Sitting.ID + " goes on" }

// Explain gives the message and its arguments.
func (e *RunningError) Explain() (key string, args []any) {
	return "minutes.running", []any{"title", e.Sitting.Title}
}

// Unwrap makes errors.Is(err, data.ErrConflict) hold.
func (e *RunningError) Unwrap() error { return data.ErrConflict }

// NotPublicError refuses the public version of minutes that may not be handed out.
type NotPublicError struct{ Sitting data.Sitting }

func (e *NotPublicError) Error() string { return "sitting " + e.Sitting.ID + " is not public" }

// Explain gives the message and its arguments.
func (e *NotPublicError) Explain() (key string, args []any) {
	return "minutes.not_public", []any{"title", e.Sitting.Title}
}

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (e *NotPublicError) Unwrap() error { return data.ErrInvalid }

// NotRunningError says that there is no sitting to close.
type NotRunningError struct{}

func (e *NotRunningError) Error() string { return "no sitting goes on" }

// Explain gives the message.
func (e *NotRunningError) Explain() (key string, args []any) { return "minutes.not_running", nil }

// Unwrap makes errors.Is(err, data.ErrConflict) hold.
func (e *NotRunningError) Unwrap() error { return data.ErrConflict }
