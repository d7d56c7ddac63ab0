package workspace

import (
	"maps"
	"slices"
	"sync"

	"emprise/data"
)

// watchers are called in the order in which they came.
type watchers struct {
	mu   sync.Mutex
	last int
	all  map[int]func(data.Change)
}

func (w *watchers) add(f func(data.Change)) (remove func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.all == nil {
		w.all = map[int]func(data.Change){}
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

func (w *watchers) tell(c data.Change) {
	w.mu.Lock()
	calls := make([]func(data.Change), 0, len(w.all))
	for _, key := range slices.Sorted(maps.Keys(w.all)) {
		calls = append(calls, w.all[key])
	}
	w.mu.Unlock()
	for _, f := range calls {
		f(c)
	}
}
