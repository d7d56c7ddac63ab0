package basemap

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// How long an answer holds that does not say, and the most that one may say.
const (
	usualAge   = 7 * 24 * time.Hour
	longestAge = 365 * 24 * time.Hour
)

// expiry says until when an answer holds and whether it may be kept on a disk (RFC 9111, sections 4.2.1 and 5.2.2).
func expiry(h http.Header, now time.Time) (until time.Time, keep bool) {
	keep = true
	age, told := time.Duration(0), false
	for _, directive := range strings.Split(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(directive)), "=")
		switch name {
		case "no-store":
			keep, told, age = false, true, 0
		case "no-cache":
			told, age = true, 0
		case "max-age":
			seconds, err := strconv.ParseInt(strings.Trim(value, `"`), 10, 64)
			if err == nil && !told {
				told = true
				age = time.Duration(max(0, min(seconds, int64(longestAge/time.Second)))) * time.Second
			}
		}
	}
	if told {
		if old, err := strconv.ParseInt(h.Get("Age"), 10, 64); err == nil && old > 0 {
			age -= min(age, time.Duration(min(old, int64(longestAge/time.Second)))*time.Second)
		}
		return now.Add(age), keep
	}
	if e := h.Get("Expires"); e != "" {
		at, err := http.ParseTime(e)
		if err != nil {
			return now, keep // "0" and the like: expired already
		}
		// By the server's own clock, when it tells the time.
		if date, err := http.ParseTime(h.Get("Date")); err == nil {
			at = now.Add(at.Sub(date))
		}
		return minTime(at, now.Add(longestAge)), keep
	}
	return now.Add(usualAge), keep
}

func minTime(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// retryAfter is how long a server asks to be left alone, in seconds or until a date; 0 when it does not say.
func retryAfter(h http.Header, now time.Time) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if seconds, err := strconv.ParseInt(v, 10, 32); err == nil {
		return max(0, time.Duration(seconds)*time.Second)
	}
	if at, err := http.ParseTime(v); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}
