package task

import (
	"bytes"
	"cmp"
	"math/bits"
	"reflect"
	"runtime"
	"sync"
	"time"
)

// Watchdog times every function that a Runner brings to the interface thread.
type Watchdog struct {
	limit time.Duration
	tell  func(Slow)

	mu     sync.Mutex
	counts [64]int // by the bits of the microseconds they took
	most   time.Duration
	all    int
	worst  Slow
	busy   Slow
}

// Slow is a function that kept the interface thread for longer than it may.
type Slow struct {
	Label string // the function, or what its timer or task is called
	Took  time.Duration
	Busy  time.Duration // of the processor, without what it waited while others had it; 0 where the system does not tell
	Stack string        // of the thread when the limit had passed; empty when it could not be taken in time
}

// Watch times the functions that follow by the real clock, and tells, on the interface thread, of each that takes longer than
// the limit. There is one watchdog at most: a new one takes the place of the old.
func (r *Runner) Watch(limit time.Duration, tell func(Slow)) *Watchdog {
	d := &Watchdog{limit: limit, tell: tell}
	r.watchdog.Store(d)
	return d
}

// run runs f, and tells when it was slow.
func (d *Watchdog) run(label string, f func()) {
	if label == "" {
		label = nameOf(f)
	}
	slow := Slow{Label: label}
	thread := goroutine()
	var taken sync.Mutex
	look := time.AfterFunc(d.limit, func() {
		stack := stackOf(thread)
		taken.Lock()
		defer taken.Unlock()
		slow.Stack = stack
	})
	start, before := time.Now(), processor()
	f()
	took := time.Since(start)
	slow.Busy = processor() - before
	look.Stop()
	d.mu.Lock()
	d.counts[bits.Len64(uint64(took.Microseconds()))]++
	d.all++
	d.most = max(d.most, took)
	if slow.Busy > d.busy.Busy {
		d.busy = Slow{Label: label, Took: took, Busy: slow.Busy}
	}
	d.mu.Unlock()
	if took <= d.limit {
		return
	}
	taken.Lock()
	told := Slow{label, took, slow.Busy, slow.Stack}
	taken.Unlock()
	d.mu.Lock()
	if told.Took > d.worst.Took {
		d.worst = told
	}
	d.mu.Unlock()
	if d.tell != nil {
		d.tell(told)
	}
}

// Summary is what was measured so far.
type Summary struct {
	Functions int
	P99       time.Duration // at most: 99 of 100 functions took no longer
	Most      time.Duration
	Worst     Slow // the slowest of those beyond the limit
	Busiest   Slow // the one that took most of the processor, without its stack
}

// Summary tells what was measured so far.
func (d *Watchdog) Summary() Summary {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := Summary{Functions: d.all, Most: d.most, Worst: d.worst, Busiest: d.busy}
	seen := 0
	for i, n := range d.counts {
		if seen += n; n > 0 && 100*seen >= 99*d.all {
			s.P99 = min(d.most, cmp.Or(time.Duration(1)<<i, 1)*time.Microsecond)
			break
		}
	}
	return s
}

func nameOf(f func()) string {
	if fn := runtime.FuncForPC(reflect.ValueOf(f).Pointer()); fn != nil {
		return fn.Name()
	}
	return "?"
}

func nameOfDone(f func(error)) string {
	if f == nil {
		return "task.done"
	}
	return runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name()
}

// goroutine is the line by which the calling goroutine begins in a dump of stacks: "goroutine 7 [".
func goroutine() []byte {
	var b [64]byte
	line := b[:runtime.Stack(b[:], false)]
	at := bytes.IndexByte(line, '[')
	return line[:max(0, at+1)]
}

// stackOf is the stack of one goroutine.
func stackOf(line []byte) string {
	const most = 1 << 20
	all := make([]byte, most)
	all = all[:runtime.Stack(all, true)]
	from := bytes.Index(all, line)
	if from < 0 || len(line) == 0 {
		return ""
	}
	all = all[from:]
	if end := bytes.Index(all, []byte("\n\n")); end >= 0 {
		all = all[:end]
	}
	return string(all)
}
