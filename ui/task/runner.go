package task

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// Runner runs work off the interface thread and brings its results back.
type Runner struct {
	post  func(func())
	clock clock

	ctx    context.Context
	cancel context.CancelFunc
	work   sync.WaitGroup

	watchdog atomic.Pointer[Watchdog]

	busy atomic.Int64 // works not yet delivered, posts not yet run, timers not yet fired

	mu      sync.Mutex
	closed  bool
	tasks   []*Task // those with a title, oldest first
	slots   map[string]*slot
	timers  map[string]*timer
	onTasks []func([]Status)
	onIdle  []func()
	onPanic func(reason any, stack []byte)
	telling bool // a status message is posted and has not run yet
	told    time.Time
}

// clock is time as a Runner sees it: real, or the virtual one of a Queue.
type clock interface {
	Now() time.Time
	// AfterFunc calls f later, once; stop says whether it came in time.
	AfterFunc(d time.Duration, f func()) (stop func() bool)
	// LaterFunc is AfterFunc for what nobody waits for: a virtual clock does not jump there for its sake.
	LaterFunc(d time.Duration, f func()) (stop func() bool)
}

// New makes a Runner that brings functions to the interface thread through post, which must keep their order, must not
// wait for them, and may be called from any goroutine.
func New(post func(func())) *Runner { return newRunner(post, realClock{}) }

// OnFyne makes the Runner of the desktop program: what is posted runs on the main thread of Fyne.
func OnFyne() *Runner { return New(fyne.Do) }

func newRunner(post func(func()), c clock) *Runner {
	ctx, cancel := context.WithCancel(context.Background())
	return &Runner{
		post: post, clock: c, ctx: ctx, cancel: cancel,
		slots: map[string]*slot{}, timers: map[string]*timer{},
	}
}

// Now is the time by the Runner's clock.
func (r *Runner) Now() time.Time { return r.clock.Now() }

// Post runs f on the interface thread, after what was posted before it. After Close it does nothing.
func (r *Runner) Post(f func()) {
	if r.begin() {
		r.deliver("", f)
	}
}

// Idle says whether nothing is under way: no work, no function on its way to the interface thread, no timer.
func (r *Runner) Idle() bool { return r.busy.Load() == 0 }

// OnIdle adds a function that is called on the interface thread each time that the last thing under way has ended.
func (r *Runner) OnIdle(f func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.onIdle = append(r.onIdle, f)
}

// Close cancels all work and waits for it to return. Nothing is delivered any more: done functions of work under way
// never run. It may be called on the interface thread, for work never waits for that thread.
func (r *Runner) Close() {
	r.mu.Lock()
	r.closed = true
	for _, t := range r.timers {
		t.stop()
	}
	r.mu.Unlock()
	r.cancel()
	r.work.Wait()
}

// begin counts one more thing under way, unless the Runner is closed.
func (r *Runner) begin() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return false
	}
	r.busy.Add(1)
	return true
}

// deliver brings f (may be nil) to the interface thread and counts one thing less once it has run. The label names it for a
// watchdog; "" is the name of the function.
func (r *Runner) deliver(label string, f func()) {
	r.post(func() {
		r.mu.Lock()
		closed := r.closed
		r.mu.Unlock()
		if f != nil && !closed {
			if d := r.watchdog.Load(); d != nil {
				d.run(label, f)
			} else {
				f()
			}
		}
		r.end()
	})
}

func (r *Runner) end() {
	if r.busy.Add(-1) > 0 {
		return
	}
	r.mu.Lock()
	var idle []func()
	if !r.closed {
		idle = r.onIdle
	}
	r.mu.Unlock()
	for _, f := range idle {
		f()
	}
}

type realClock struct{}

func (realClock) Now() time.Time { return time.Now() }

func (realClock) AfterFunc(d time.Duration, f func()) func() bool { return time.AfterFunc(d, f).Stop }

func (realClock) LaterFunc(d time.Duration, f func()) func() bool { return time.AfterFunc(d, f).Stop }
