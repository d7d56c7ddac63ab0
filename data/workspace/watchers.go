package workspace

import (
	"maps"
	"slices"
	"sync"
)

// watchers are called in the order in which they came.
type watchers[T any] struct {
	mu   sync.Mutex
	last int
	all  map[int]func(T)
}

func (w *watchers[T]) add(f func(T)) (remove func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.all == nil {
		w.all = map[int]func(T){}
	}
	w.last++
	key := w.last
	w.all[key] = f
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.all, key)
	}
}

func (w *watchers[T]) tell(c T) {
	w.mu.Lock()
	calls := make([]func(T), 0, len(w.all))
	for _, key := range slices.Sorted(maps.Keys(w.all)) {
		calls = append(calls, w.all[key])
	}
	w.mu.Unlock()
	for _, f := range calls {
		f(c)
	}
}
