package basemap

import (
	"context"
	"errors"
	"image"
	"sync"
	"time"

	"emprise/geo"
)

// Shelf is where tiles lie that need no network, such as a file of them. Encoded gives a *Problem with the reason Absent for a
// tile that it has not.
type Shelf interface {
	Encoded(ctx context.Context, c Coord) ([]byte, error)
}

// Tiles is a source, laid below the map: what was seen before is there at once, what is missing is fetched for the view that
// is looked at, nearest its centre first, and told when it has come.
type Tiles struct {
	src      Source
	template Template
	net      *Network
	disk     *Disk
	shelf    Shelf // in the place of net and disk; may be nil
	clock    Clock
	spawn    func(work func(context.Context))
	memory   *memory

	mu      sync.Mutex
	closed  bool
	changed func(b geo.Box, from, to geo.Level)
	onState func(State)
	state   State
	unit    float64
	lacks   map[Coord]bool // neither in memory nor on the disk when it was looked for
	want    []Coord
	wanted  map[Coord]bool
	flights map[Coord]context.CancelFunc
	failed  map[Coord]failure
	running int
	retry   func() bool // stops the timer that wakes up the workers
	wakes   time.Time
}

type failure struct {
	times int
	until time.Time
	err   *Problem
}

// Options are what Tiles need of the world.
type Options struct {
	Network *Network
	Disk    *Disk
	Clock   Clock                                // nil: SystemClock
	Spawn   func(work func(ctx context.Context)) // runs a worker on a goroutine of its own
	Memory  int64                                // bytes of decoded pictures; 0: 96 MiB
}

// State says how fetching goes.
type State struct {
	Problem *Problem // nil while all goes well
	Missing int      // tiles of the view that are not there
}

// NewTiles opens a source of the network. The error is a *Problem.
func NewTiles(src Source, o Options) (*Tiles, error) {
	template, err := ParseTemplate(src.Template)
	if err != nil {
		return nil, err
	}
	t := newTiles(src, o)
	t.template, t.net, t.disk = template, o.Network, o.Disk
	return t, nil
}

// NewShelf opens a source whose tiles lie on this machine.
func NewShelf(src Source, shelf Shelf, o Options) *Tiles {
	t := newTiles(src, o)
	t.shelf = shelf
	return t
}

func newTiles(src Source, o Options) *Tiles {
	if o.Clock == nil {
		o.Clock = SystemClock{}
	}
	if o.Memory == 0 {
		o.Memory = 96 << 20
	}
	return &Tiles{
		src: src.completed(), clock: o.Clock, spawn: o.Spawn, memory: newMemory(o.Memory), unit: 1,
		lacks: map[Coord]bool{}, wanted: map[Coord]bool{}, flights: map[Coord]context.CancelFunc{}, failed: map[Coord]failure{},
	}
}

// Source is what is shown, completed.
func (t *Tiles) Source() Source { return t.src }

// Watch has changed called, from any goroutine, when pictures have come: for the part of the plane that they show and the
// levels of the map that they are made for.
func (t *Tiles) Watch(changed func(b geo.Box, from, to geo.Level)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.changed = changed
}

// OnState has told called, from any goroutine, when the state has changed; told must not call back.
func (t *Tiles) OnState(told func(State)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.onState = told
}

// State is how fetching goes now.
func (t *Tiles) State() State {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.state
}

// Close ends all fetching; what is on its way is thrown away.
func (t *Tiles) Close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.closed, t.want, t.wanted, t.changed, t.onState = true, nil, map[Coord]bool{}, nil, nil
	for _, cancel := range t.flights {
		cancel()
	}
	if t.retry != nil {
		t.retry()
	}
}

// near gives a tile from memory or from the disk; found is false when it would have to be fetched. img is nil when the source
// has no such tile.
func (t *Tiles) near(ctx context.Context, c Coord) (r remembered, found bool) {
	if !t.src.covers(c) {
		return remembered{expires: t.clock.Now().Add(longestAge)}, true
	}
	if r, ok := t.memory.get(c); ok {
		return r, true
	}
	if t.shelf != nil {
		return t.fromShelf(ctx, c)
	}
	t.mu.Lock()
	lacks := t.lacks[c]
	t.mu.Unlock()
	if lacks || t.disk == nil {
		return remembered{}, false
	}
	k, ok := t.disk.Get(t.src.ID, c)
	if ok && !k.Absent {
		if r.img, ok = t.decoded(k.Body, k.Type); !ok {
			k.Known = Validators{}
		}
	}
	if !ok {
		t.mu.Lock()
		if len(t.lacks) > 10_000 {
			clear(t.lacks)
		}
		t.lacks[c] = true
		t.mu.Unlock()
		return remembered{}, false
	}
	r.known, r.expires = k.Known, k.Expires
	t.memory.put(c, r)
	return r, true
}

func (t *Tiles) decoded(body []byte, contentType string) (*image.RGBA, bool) {
	img, err := Decode(body, contentType, t.src.TileSize)
	return img, err == nil
}

// fromShelf reads a tile that lies on this machine; one that cannot be read is as good as none, and told once.
func (t *Tiles) fromShelf(ctx context.Context, c Coord) (r remembered, found bool) {
	body, err := t.shelf.Encoded(ctx, c)
	if err == nil {
		r.img, err = Decode(body, "", t.src.TileSize)
	}
	if ctx.Err() != nil {
		return remembered{}, false
	}
	r.expires = t.clock.Now().Add(longestAge)
	t.memory.put(c, r)
	var p *Problem
	if errors.As(err, &p) && p.Reason != Absent {
		t.mu.Lock()
		t.tell(State{Problem: p})
		t.mu.Unlock()
	}
	return r, true
}

// levelsOf gives the levels of the map for which a zoom is the right one, and those that stand beside it: from > to when there
// is none.
func (t *Tiles) levelsOf(zoom int) (from, to geo.Level) {
	t.mu.Lock()
	unit := t.unit
	t.mu.Unlock()
	from, to = geo.MaxLevel, geo.MinLevel
	for l := geo.MinLevel; l <= geo.MaxLevel; l++ {
		if z, ok := t.src.zoomFor(l.Resolution(), unit); ok && z == zoom {
			from, to = min(from, l), max(to, l)
		}
	}
	return from, to
}
