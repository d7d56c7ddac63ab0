package task

import (
	"syscall"
	"time"
)

// processor is what the calling thread has had of the processor. The interface thread stays the same one.
func processor() time.Duration {
	const ofThread = 1 // RUSAGE_THREAD of getrusage(2)
	var used syscall.Rusage
	if syscall.Getrusage(ofThread, &used) != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
