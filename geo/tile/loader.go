package tile

import (
	"context"
	"image"
	"sync"

	"emprise/geo"
)

// Painter paints one tile; it is called by several workers at once and must honour ctx.
type Painter func(ctx context.Context, id ID) (*image.RGBA, error)

// Want is what a view lacks: tiles at a version, the most wanted first.
type Want struct {
	IDs     []ID
	Stay    map[ID]bool // those that the cache must not push out; may be nil
	Version uint64
	Paint   Painter
}

// Loader has the tiles painted that are wanted now. It never keeps its caller waiting.
type Loader struct {
	cache   *Cache
	workers int
	spawn   func(work func(context.Context))
	arrived func(ID)

	mu      sync.Mutex
	want    Want
	queue   []ID // wanted, not there, not being painted
	running int
	flights map[ID]*flight
}

type flight struct {
	version uint64
	cancel  context.CancelFunc
	spoiled bool // what it shows has changed since it began
}

// NewLoader makes a loader that fills the cache with at most the given number of workers. Each worker is run by spawn,
// on a goroutine of its own, and ends as soon as there is nothing left to paint; arrived is called by the worker after
// each tile that it has put into the cache.
func NewLoader(cache *Cache, workers int, spawn func(work func(context.Context)), arrived func(ID)) *Loader {
	return &Loader{cache: cache, workers: max(1, workers), spawn: spawn, arrived: arrived, flights: map[ID]*flight{}}
}

// Load replaces what is wanted. Tiles that are being painted and are wanted no more, or at another version, are cancelled.
func (l *Loader) Load(w Want) {
	l.cache.Stay(w.Stay) // those of another territory would never go
	l.mu.Lock()
	l.want = w
	wanted := make(map[ID]bool, len(w.IDs))
	l.queue = l.queue[:0]
	for _, id := range w.IDs {
		if wanted[id] {
			continue
		}
		wanted[id] = true
		f := l.flights[id]
		if (f == nil || f.version != w.Version) && !l.cache.Has(id, w.Version) {
			l.queue = append(l.queue, id)
		}
	}
	for id, f := range l.flights {
		if !wanted[id] || f.version != w.Version {
			f.cancel()
			delete(l.flights, id)
		}
	}
	start := min(l.workers-l.running, len(l.queue))
	l.running += max(0, start)
	l.mu.Unlock()
	for range start {
		l.spawn(l.run)
	}
}

// Spoil says that a part of the plane looks otherwise now on the levels from–to. A tile of them that is being painted is shown
// when it is ready, for it may be better than what stands in for it, and painted once more; those that are in the cache are
// made stale, and painted anew at the next Load.
func (l *Loader) Spoil(stale geo.Box, from, to geo.Level) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cache.Spoil(stale, from, to)
	for id, f := range l.flights {
		f.spoiled = f.spoiled || id.in(stale, from, to)
	}
}

// Pending counts the tiles that are wanted and not there yet.
func (l *Loader) Pending() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.queue) + len(l.flights)
}

// run is the life of a worker.
func (l *Loader) run(ctx context.Context) {
	for {
		l.mu.Lock()
		if len(l.queue) == 0 || ctx.Err() != nil {
			l.running--
			l.mu.Unlock()
			return
		}
		id := l.queue[0]
		l.queue = l.queue[1:]
		w := l.want
		tileCtx, cancel := context.WithCancel(ctx)
		f := &flight{version: w.Version, cancel: cancel}
		l.flights[id] = f
		l.mu.Unlock()

		img, err := w.Paint(tileCtx, id)
		stale := tileCtx.Err() != nil
		cancel()
		l.mu.Lock()
		if err == nil && !stale {
			l.cache.Put(id, img, w.Version, w.Stay[id])
		}
		if l.flights[id] == f {
			delete(l.flights, id)
			if f.spoiled && err == nil && !stale {
				l.cache.Spoil(id.Box(), id.Level, id.Level)
				l.queue = append(l.queue, id) // still wanted: Load takes away the flights of what is not
			}
		}
		l.mu.Unlock()
		if err == nil && !stale {
			l.arrived(id)
		}
	}
}
