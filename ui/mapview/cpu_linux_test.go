package mapview_test

import (
	"syscall"
	"time"
	"unsafe"
)

// cpu is the processor's time that the calling thread has taken: on a machine that does other things too, the clock on the
// wall tells of those.
func cpu() time.Duration {
	const thread = 3 // CLOCK_THREAD_CPUTIME_ID
	var t syscall.Timespec
	if _, _, err := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, thread, uintptr(unsafe.Pointer(&t)), 0); err != 0 {
		panic(err)
	}
	return time.Duration(t.Nano())
}
