//go:build !linux

package mapview_test

import "time"

var begun = time.Now()

// cpu is the clock on the wall where the time of a thread is not known.
func cpu() time.Duration { return time.Since(begun) }
