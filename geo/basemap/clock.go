package basemap

import "time"

// Clock is time as the network sees it.
type Clock interface {
	Now() time.Time
	// AfterFunc calls f later, once, on a goroutine of its own; stop says whether it came in time.
	AfterFunc(d time.Duration, f func()) (stop func() bool)
}

// SystemClock is the time of the machine.
type SystemClock struct{}

// Now implements Clock.
func (SystemClock) Now() time.Time { return time.Now() }

// AfterFunc implements Clock.
func (SystemClock) AfterFunc(d time.Duration, f func()) func() bool { return time.AfterFunc(d, f).Stop }
