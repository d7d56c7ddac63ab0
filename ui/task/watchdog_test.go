package task_test

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"time"

	"emprise/ui/task"
)

func TestTheWatchdogTimesWhatIsPosted(t *testing.T) {
	q := task.NewQueue()
	r := q.Runner()
	var told []task.Slow
	patient := r.Watch(time.Hour, func(s task.Slow) { told = append(told, s) })
	r.Post(func() {})
	r.After("timer", time.Second, func() {})
	r.Go("", func(context.Context, func(done, total int64)) error { return nil }, func(error) {})
	r.Latest("slot", func(context.Context) error { return nil }, func(error) {})
	q.Pump()
	if s := patient.Summary(); s.Functions != 4 || s.P99 > s.Most || s.Most <= 0 || s.Worst != (task.Slow{}) || told != nil {
		t.Errorf("%+v, told %v", s, told)
	}
	strict := r.Watch(-1, func(s task.Slow) { told = append(told, s) })
	r.Post(func() {})
	q.Pump()
	if s := strict.Summary(); len(told) != 1 || s.Worst.Label != told[0].Label || s.Functions != 1 {
		t.Errorf("told %v, %+v", told, s)
	}
	if len(told) > 0 && !strings.Contains(told[0].Label, "TestTheWatchdogTimesWhatIsPosted") {
		t.Errorf("label %q", told[0].Label)
	}
}

// What a function has of the processor is told, and is no more than it took.
func TestTheWatchdogTellsWorkFromWaiting(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells it of a thread")
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	q := task.NewQueue()
	r := q.Runner()
	dog := r.Watch(time.Hour, nil)
	work := func() (sum int) {
		for i := range 50_000_000 {
			sum ^= i
		}
		return sum
	}
	r.Post(func() { // waits for others to do twice the work
		done := make(chan int)
		go func() {
			work()
			done <- work()
		}()
		<-done
	})
	worked := 0
	r.Post(func() { worked = work() })
	q.Pump()
	s := dog.Summary()
	if b := s.Busiest; b.Busy <= 0 || b.Busy > b.Took+time.Millisecond || !strings.HasSuffix(b.Label, "TestTheWatchdogTellsWorkFromWaiting.func3") || worked != 0 {
		t.Errorf("%+v", s)
	}
}

func TestATaskIsRenamed(t *testing.T) {
	q := task.NewQueue()
	r := q.Runner()
	seen := map[string]bool{}
	r.OnTasks(func(all []task.Status) {
		for _, s := range all {
			seen[s.Title] = true
		}
	})
	shown := make(chan struct{})
	r.Go("read", func(ctx context.Context, _ func(done, total int64)) error {
		task.Rename(ctx, "store")
		r.Post(func() { close(shown) }) // behind the message that names it
		<-shown
		return nil
	}, nil)
	r.Go("", func(ctx context.Context, _ func(done, total int64)) error {
		task.Rename(ctx, "hidden")
		return nil
	}, nil)
	task.Rename(context.Background(), "no task")
	q.Pump()
	if !seen["store"] || seen["hidden"] {
		t.Errorf("seen %v", seen)
	}
}
