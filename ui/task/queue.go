package task

import (
	"sync"
	"time"
)

// Queue plays the interface thread where there is no window: what is posted waits until the goroutine that owns the
// Queue pumps it. Its clock is virtual: it stands still while something is under way, and jumps to the next timer when
// nothing is, so that a test of a delay takes no time and gives the same result each time.
type Queue struct {
	runner *Runner

	mu     sync.Mutex
	posted *sync.Cond
	calls  []func()
	now    time.Time
	timers []*virtualTimer
	later  []*virtualTimer // those that nobody waits for
}

type virtualTimer struct {
	at time.Time
	f  func()
}

// queueStart is where the virtual clock starts: any fixed moment does.
var queueStart = time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)

// NewQueue makes a Queue with its Runner.
func NewQueue() *Queue {
	q := &Queue{now: queueStart}
	q.posted = sync.NewCond(&q.mu)
	q.runner = newRunner(q.Post, q)
	return q
}

// Runner is the Runner whose functions this Queue runs.
func (q *Queue) Runner() *Runner { return q.runner }

// Post puts f at the end of the queue.
func (q *Queue) Post(f func()) {
	q.mu.Lock()
	q.calls = append(q.calls, f)
	q.mu.Unlock()
	q.posted.Signal()
}

// Pump runs what is posted on the calling goroutine until the Runner is idle: works done, results delivered, timers fired.
// A work that never ends makes it wait for ever, which a test's timeout shows with all stacks.
func (q *Queue) Pump() {
	for q.step(true) {
	}
}

// Step does what can be done without letting time pass: it runs what is posted and waits for works, but fires no timer.
func (q *Queue) Step() {
	for q.step(false) {
	}
}

// step runs one function, waiting for it if need be, and says whether there was one.
func (q *Queue) step(timers bool) bool {
	q.mu.Lock()
	for len(q.calls) == 0 {
		// Timers count as under way: with no more than them left, no work can post any more.
		if q.runner.busy.Load() > int64(len(q.timers)) {
			q.posted.Wait()
			continue
		}
		if !timers || len(q.timers) == 0 {
			q.mu.Unlock()
			return false
		}
		q.fire()
	}
	f := q.calls[0]
	q.calls = q.calls[1:]
	q.mu.Unlock()
	f()
	return true
}

// fire moves the clock to the earliest timer and posts it; the caller holds the mutex.
func (q *Queue) fire() {
	first := 0
	for i, t := range q.timers {
		if t.at.Before(q.timers[first].at) {
			first = i
		}
	}
	t := q.timers[first]
	q.timers = append(q.timers[:first:first], q.timers[first+1:]...)
	q.now = t.at
	due := q.due()
	q.mu.Unlock()
	t.f() // posts
	for _, o := range due {
		o.f()
	}
	q.mu.Lock()
}

// due takes out the timers that nobody waits for and whose time has come; the caller holds the mutex.
func (q *Queue) due() []*virtualTimer {
	var due, rest []*virtualTimer
	for _, t := range q.later {
		if t.at.After(q.now) {
			rest = append(rest, t)
		} else {
			due = append(due, t)
		}
	}
	q.later = rest
	return due
}

// Advance lets time pass for what nobody waits for; what is due then is posted.
func (q *Queue) Advance(d time.Duration) {
	q.mu.Lock()
	q.now = q.now.Add(d)
	due := q.due()
	q.mu.Unlock()
	for _, t := range due {
		t.f()
	}
}

// Now is the virtual time.
func (q *Queue) Now() time.Time {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.now
}

// AfterFunc adds a virtual timer.
func (q *Queue) AfterFunc(d time.Duration, f func()) (stop func() bool) {
	return q.add(&q.timers, d, f)
}

// LaterFunc adds one that nobody waits for.
func (q *Queue) LaterFunc(d time.Duration, f func()) (stop func() bool) { return q.add(&q.later, d, f) }

func (q *Queue) add(to *[]*virtualTimer, d time.Duration, f func()) (stop func() bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	t := &virtualTimer{at: q.now.Add(d), f: f}
	*to = append(*to, t)
	q.posted.Signal()
	return func() bool {
		q.mu.Lock()
		defer q.mu.Unlock()
		for i, o := range *to {
			if o == t {
				*to = append((*to)[:i:i], (*to)[i+1:]...)
				return true
			}
		}
		return false
	}
}
