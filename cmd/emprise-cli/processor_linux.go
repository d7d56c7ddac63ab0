package main

import (
	"syscall"
	"time"
	"unsafe"
)

// The clocks of the processor time of the process and of the calling thread, clock_gettime(2).
const (
	processClock = 2
	threadClock  = 3
)

// processor is the time that the process has spent on processors.
func processor() time.Duration { return spent(processClock) }

// threadProcessor is the time that the calling thread has; lock it to its goroutine.
func threadProcessor() time.Duration { return spent(threadClock) }

func spent(clock uintptr) time.Duration {
	var t syscall.Timespec
	if _, _, err := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, clock, uintptr(unsafe.Pointer(&t)), 0); err != 0 {
		return 0
	}
	return time.Duration(t.Nano())
}
