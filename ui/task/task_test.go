package task_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"emprise/ui/task"
)

func TestGoDeliversOnThePumpingGoroutine(t *testing.T) {
	q := task.NewQueue()
	r := q.Runner()
	var got []string // no lock: only the goroutine that pumps may write
	r.OnTasks(func(all []task.Status) {
		for _, s := range all {
			got = append(got, s.Title)
		}
	})
	idle := 0
	r.OnIdle(func() { idle++ })
	boom := errors.New("boom")
	r.Go("import", func(_ context.Context, report func(done, total int64)) error {
		report(1, 2)
		return boom
	}, func(err error) {
		if !errors.Is(err, boom) {
			t.Errorf("done got %v", err)
		}
		got = append(got, "done")
		r.Post(func() { got = append(got, "posted") })
	})
	if r.Idle() {
		t.Error("idle with a work under way")
	}
	q.Pump()
	if want := []string{"import", "done", "posted"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if !r.Idle() || idle == 0 {
		t.Errorf("idle %v, told %d times", r.Idle(), idle)
	}
}

func TestLatestKeepsTheNewest(t *testing.T) {
	q := task.NewQueue()
	r := q.Runner()
	started, asked := make(chan struct{}), make(chan struct{})
	var done []int
	r.Latest("labels", func(ctx context.Context) error {
		close(started)
		<-ctx.Done()
		<-asked // it takes its time to stop, so that the second is still waiting when the third comes
		return ctx.Err()
	}, func(error) { done = append(done, 1) })
	<-started
	r.Latest("labels", func(context.Context) error { t.Error("the second must never run"); return nil }, func(error) { done = append(done, 2) })
	r.Latest("labels", func(context.Context) error { return nil }, func(error) { done = append(done, 3) })
	close(asked)
	r.Latest("other", func(context.Context) error { return nil }, func(error) { done = append(done, 4) })
	q.Pump()
	slices.Sort(done)
	if !slices.Equal(done, []int{3, 4}) {
		t.Errorf("done ran for %v, want 3 and 4", done)
	}
	r.Latest("labels", func(context.Context) error { return nil }, func(error) { t.Error("forgotten work must not be done") })
	r.Forget("labels")
	q.Pump()
}

func TestCancelIsDelivered(t *testing.T) {
	q := task.NewQueue()
	var got error
	work := q.Runner().Go("long", func(ctx context.Context, _ func(done, total int64)) error {
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { got = err })
	q.Runner().Post(work.Cancel)
	q.Pump()
	if !errors.Is(got, context.Canceled) {
		t.Errorf("done got %v", got)
	}
	if n := len(q.Runner().Tasks()); n != 0 {
		t.Errorf("%d tasks left", n)
	}
}

func TestTimersFireInOrderOfTheirTime(t *testing.T) {
	q := task.NewQueue()
	r := q.Runner()
	start := r.Now()
	var got []time.Duration
	note := func() { got = append(got, r.Now().Sub(start)) }
	r.After("late", 300*time.Millisecond, note)
	r.After("rest", 100*time.Millisecond, func() { t.Error("replaced timer fired") })
	r.After("rest", 200*time.Millisecond, note)
	r.After("never", 50*time.Millisecond, func() { t.Error("stopped timer fired") })
	r.Stop("never")
	r.After("first", 10*time.Millisecond, func() {
		note()
		r.After("again", 15*time.Millisecond, note)
	})
	q.Step()
	if len(got) != 0 {
		t.Errorf("Step let time pass: %v", got)
	}
	q.Pump()
	want := []time.Duration{10, 25, 200, 300}
	for i := range want {
		want[i] *= time.Millisecond
	}
	if !slices.Equal(got, want) {
		t.Errorf("fired at %v, want %v", got, want)
	}
	if !r.Idle() {
		t.Error("not idle after the last timer")
	}
}

func TestCloseWaitsAndSilences(t *testing.T) {
	q := task.NewQueue()
	r := q.Runner()
	ended := false
	r.Go("", func(ctx context.Context, _ func(done, total int64)) error {
		<-ctx.Done()
		ended = true
		return nil
	}, func(error) { t.Error("done ran after Close") })
	r.After("timer", time.Second, func() { t.Error("timer fired after Close") })
	r.Close()
	if !ended {
		t.Error("Close came back before the work")
	}
	r.Go("", func(context.Context, func(done, total int64)) error { t.Error("work started after Close"); return nil }, nil)
	r.Post(func() { t.Error("posted after Close") })
	r.Latest("x", func(context.Context) error { t.Error("latest started after Close"); return nil }, nil)
}

func TestRealClock(t *testing.T) {
	posted := make(chan func(), 16)
	r := task.New(func(f func()) { posted <- f })
	defer r.Close()
	fired := false
	r.After("soon", time.Millisecond, func() { fired = true })
	for !fired {
		(<-posted)()
	}
	if !r.Idle() {
		t.Error("not idle")
	}
}

// What nobody waits for does not keep the Runner from being idle, comes when time has passed, and can be taken back.
func TestLaterKeepsNobodyWaiting(t *testing.T) {
	q := task.NewQueue()
	r := q.Runner()
	var got []string
	note := func(s string) func() { return func() { got = append(got, s) } }
	r.Later("a", time.Second, note("a"))
	r.Later("b", 2*time.Second, note("b"))
	r.Later("c", time.Second, note("c"))
	r.Stop("c")
	r.Later("b", 3*time.Second, note("b again"))
	if q.Pump(); !r.Idle() || len(got) > 0 {
		t.Errorf("idle %v, got %v", r.Idle(), got)
	}
	r.After("d", 1500*time.Millisecond, note("d")) // the clock jumps to it, and passes a on its way
	if q.Pump(); !slices.Equal(got, []string{"d", "a"}) {
		t.Errorf("got %v", got)
	}
	q.Advance(2 * time.Second)
	if q.Pump(); !slices.Equal(got, []string{"d", "a", "b again"}) || !r.Idle() {
		t.Errorf("idle %v, got %v", r.Idle(), got)
	}
	r.Later("e", time.Second, note("e"))
	r.Close()
	q.Advance(time.Minute)
	if q.Pump(); len(got) != 3 {
		t.Errorf("after the end came %v", got)
	}
}
