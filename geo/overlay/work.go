package overlay

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// span is how many rows are worked on between two looks at the context.
const span = 512

// Options say how a whole layer is worked on. The zero value is ready.
type Options struct {
	Workers int                     // goroutines, one a processor when 0
	Report  func(done, total int64) // rows; called by one goroutine at a time, may be nil
}

// Each works on n rows in spans. Every worker makes its own tools; what a row gives must not depend on who does it. It fails only
// when ctx ends.
func Each(ctx context.Context, n int, o Options, worker func() func(from, to int)) error {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	var next, done atomic.Int64
	var mu sync.Mutex
	var wait sync.WaitGroup
	for range max(1, min(o.Workers, (n+span-1)/span)) {
		wait.Go(func() {
			do := worker()
			for ctx.Err() == nil {
				from := int(next.Add(span)) - span
				if from >= n {
					return
				}
				to := min(n, from+span)
				do(from, to)
				if o.Report != nil {
					mu.Lock()
					o.Report(done.Add(int64(to-from)), int64(n))
					mu.Unlock()
				}
			}
		})
	}
	wait.Wait()
	return ctx.Err()
}
