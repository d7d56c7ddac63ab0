package task

import (
	"context"
	"runtime/debug"
	"slices"
	"sync/atomic"
	"time"
)

// Task is one piece of work under way.
type Task struct {
	title       string
	started     time.Time
	cancel      context.CancelFunc
	done, total atomic.Int64
}

// Status is what a task shows of itself at one moment.
type Status struct {
	Task        *Task // to cancel it
	Title       string
	Started     time.Time
	Done, Total int64 // in the unit of the work; Total is 0 while it is not known
}

// Cancel asks the work to stop; its done function still runs, with the error that the work makes of it.
func (t *Task) Cancel() { t.cancel() }

// Go runs work on a goroutine of its own, then done (may be nil) on the interface thread with its error. The work must
// honour ctx; it may call report as often as it likes. A task with a title, already translated, is among those that
// OnTasks tells; one without is not shown to anybody.
func (r *Runner) Go(title string, work func(ctx context.Context, report func(done, total int64)) error, done func(error)) *Task {
	ctx, cancel := context.WithCancel(r.ctx)
	t := &Task{title: title, started: r.Now(), cancel: cancel}
	ctx = context.WithValue(ctx, running{}, func(title string) { r.rename(t, title) })
	if !r.begin() {
		cancel()
		return t
	}
	if title != "" {
		r.mu.Lock()
		r.tasks = append(r.tasks, t)
		r.mu.Unlock()
		r.tell(true)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.spawn(func() {
		err := work(ctx, func(done, total int64) {
			t.done.Store(done)
			t.total.Store(total)
			if title != "" {
				r.tell(false)
			}
		})
		cancel()
		r.deliver(nameOfDone(done), func() {
			if title != "" {
				r.mu.Lock()
				r.tasks = slices.DeleteFunc(r.tasks, func(o *Task) bool { return o == t })
				r.mu.Unlock()
				r.tell(true)
			}
			if done != nil {
				done(err)
			}
		})
	})
	return t
}

// running is the key under which a work's context holds what renames its task.
type running struct{}

// Rename gives the task whose work runs under ctx another title, for the next stretch of its way; a task without a title stays
// so.
func Rename(ctx context.Context, title string) {
	if rename, ok := ctx.Value(running{}).(func(string)); ok {
		rename(title)
	}
}

func (r *Runner) rename(t *Task, title string) {
	r.mu.Lock()
	shown := t.title != ""
	if shown {
		t.title = title
	}
	r.mu.Unlock()
	if shown {
		r.tell(true)
	}
}

// spawn starts a goroutine that Close waits for; the caller has counted it with begin and holds the mutex, so that none
// starts once Close waits.
func (r *Runner) spawn(f func()) {
	if r.closed {
		return
	}
	r.work.Add(1)
	go func() {
		defer r.work.Done()
		defer r.watchPanic()
		f()
	}()
}

// OnPanic sets the function that is told of a panic in a work, on its goroutine, before the program ends of it.
func (r *Runner) OnPanic(f func(reason any, stack []byte)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.onPanic = f
}

// watchPanic tells of the panic that is under way, and lets it go on.
func (r *Runner) watchPanic() {
	why := recover()
	if why == nil {
		return
	}
	stack := debug.Stack()
	if r.mu.TryLock() { // whoever panicked may hold it
		f := r.onPanic
		r.mu.Unlock()
		if f != nil {
			f(why, stack)
		}
	}
	panic(why)
}

// OnTasks adds a function that is called on the interface thread with the tasks under way, oldest first, when one
// starts, moves on or ends.
func (r *Runner) OnTasks(f func([]Status)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.onTasks = append(r.onTasks, f)
}

// Tasks tells the tasks under way that have a title, oldest first.
func (r *Runner) Tasks() []Status {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := make([]Status, len(r.tasks))
	for i, t := range r.tasks {
		all[i] = Status{Task: t, Title: t.title, Started: t.started, Done: t.done.Load(), Total: t.total.Load()}
	}
	return all
}

// statusEvery is how often progress is told at most: smooth for the eye, nothing for the processor.
const statusEvery = 60 * time.Millisecond

// tell posts the list of tasks to those who want it; one message at a time, and progress no more often than useful.
func (r *Runner) tell(must bool) {
	now := r.Now()
	r.mu.Lock()
	if r.closed || r.telling || len(r.onTasks) == 0 || !must && now.Sub(r.told) < statusEvery {
		r.mu.Unlock()
		return
	}
	r.telling, r.told = true, now
	r.busy.Add(1)
	r.mu.Unlock()
	r.deliver("task.tell", func() {
		r.mu.Lock()
		r.telling = false
		listeners := r.onTasks
		r.mu.Unlock()
		all := r.Tasks()
		for _, f := range listeners {
			f(all)
		}
	})
}
