package basemap

import (
	"context"
	"errors"
	"math"
	"slices"
	"time"

	"emprise/geo"
)

// mostWanted bounds how many tiles one view may want: a window of four thousand pixels takes some two hundred.
const mostWanted = 400

// Aim says what is looked at, unit being how many device pixels a typographic one takes: what the view lacks is fetched,
// nearest its centre first; what is on its way and not wanted any more is cancelled. Nothing beyond the view is asked for.
func (t *Tiles) Aim(v geo.View, unit float64) {
	if t.net == nil {
		return
	}
	shown, want := t.cover(v, unit), []Coord(nil)
	now := t.clock.Now()
	for _, c := range shown {
		if r, ok := t.memory.get(c); !ok || !now.Before(r.expires) {
			want = append(want, c)
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return
	}
	t.unit, t.want, t.wanted = unit, want, make(map[Coord]bool, len(want))
	for _, c := range want {
		t.wanted[c] = true
	}
	for c, cancel := range t.flights {
		if !t.wanted[c] {
			cancel()
		}
	}
	if len(want) == 0 {
		t.tell(State{}) // whatever is wrong out there, nothing is missing here
	}
	t.start()
}

// cover lists the tiles that a view shows, nearest its centre first.
func (t *Tiles) cover(v geo.View, unit float64) []Coord {
	zoom, ok := t.src.zoomFor(v.Resolution(), unit)
	if !ok || v.Width == 0 || v.Height == 0 {
		return nil
	}
	var want []Coord
	x0, y0, x1, y1 := within(v.Box(), zoom)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			if c := (Coord{zoom, x, y}); t.src.covers(c) {
				want = append(want, c)
			}
		}
	}
	side := 2 * geo.MercatorHalfWorld / float64(int(1)<<zoom)
	cx, cy := (v.Centre.X+geo.MercatorHalfWorld)/side-0.5, (geo.MercatorHalfWorld-v.Centre.Y)/side-0.5
	distance := func(c Coord) float64 { return math.Hypot(float64(c.X)-cx, float64(c.Y)-cy) }
	slices.SortStableFunc(want, func(a, b Coord) int {
		switch d, e := distance(a), distance(b); {
		case d < e:
			return -1
		case d > e:
			return 1
		}
		return 0
	})
	return want[:min(len(want), mostWanted)]
}

// reach is how many pixels beyond its edge a tile is seen in its neighbours, by the kernel.
const reach = 3

// start has as many workers run as there is work for; the caller holds the mutex.
func (t *Tiles) start() {
	for range min(t.src.Connections-t.running, len(t.want)) {
		t.running++
		t.spawn(t.work)
	}
}

// work is the life of a worker: it fetches what is wanted most until there is nothing left that can be asked for now.
func (t *Tiles) work(ctx context.Context) {
	for {
		t.mu.Lock()
		c, ok := t.next()
		if !ok || ctx.Err() != nil {
			t.running--
			t.mu.Unlock()
			return
		}
		flight, cancel := context.WithCancel(ctx)
		t.flights[c] = cancel
		t.mu.Unlock()

		came, err := t.fetch(flight, c)
		cancelled := flight.Err() != nil
		cancel()

		t.mu.Lock()
		delete(t.flights, c)
		if !cancelled {
			t.settle(c, err)
		} else if t.wanted[c] && !t.closed {
			t.want = append(t.want, c) // cancelled, and wanted again meanwhile
		}
		changed := t.changed
		t.mu.Unlock()
		if came && changed != nil {
			from, to := t.levelsOf(c.Zoom)
			changed(c.Box().Padded(reach*resolution(c.Zoom, t.src.TileSize)), from, to)
		}
	}
}

// next takes the tile that is wanted most among those that may be asked for now. When there are only others it has the workers
// woken up later. The caller holds the mutex.
func (t *Tiles) next() (Coord, bool) {
	now := t.clock.Now()
	soonest := time.Duration(math.MaxInt64)
	for i := 0; i < len(t.want); i++ {
		c := t.want[i]
		if t.flights[c] != nil {
			t.want = slices.Delete(t.want, i, i+1)
			i--
			continue
		}
		wait := max(t.failed[c].until.Sub(now), t.net.Wait(t.address(c)))
		if wait <= 0 {
			t.want = slices.Delete(t.want, i, i+1)
			return c, true
		}
		soonest = min(soonest, wait)
	}
	if len(t.want) > 0 && !t.closed {
		t.wakeIn(soonest)
	}
	return Coord{}, false
}

// wakeIn starts the workers again after a while, unless they are to be started sooner.
func (t *Tiles) wakeIn(d time.Duration) {
	at := t.clock.Now().Add(d)
	if t.retry != nil {
		if !at.Before(t.wakes) && t.wakes.After(t.clock.Now()) {
			return
		}
		t.retry()
	}
	t.wakes = at
	t.retry = t.clock.AfterFunc(d, func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.retry = nil
		if !t.closed {
			t.start()
		}
	})
}

func (t *Tiles) address(c Coord) string { return t.template.URL(c, t.src.zoomName(c.Zoom)) }

// How often a tile that is no good is asked for again, after a pause that doubles.
const (
	mostTries = 3
	tilePause = 2 * time.Second
	givenUp   = 5 * time.Minute
)

// settle remembers how a tile fared and tells the state when it is another; the caller holds the mutex.
func (t *Tiles) settle(c Coord, err error) {
	var p *Problem
	state := t.state
	switch {
	case err == nil:
		delete(t.failed, c)
		// One good answer says that the server is there; what is wrong with single tiles stays told while they are in sight.
		state.Problem = nil
	case errors.As(err, &p) && p.ofHost():
		if t.wanted[c] && !t.closed {
			t.want = slices.Insert(t.want, 0, c)
		}
		state.Problem = p
	case errors.As(err, &p):
		f := t.failed[c]
		f.times, f.err = f.times+1, p
		pause := tilePause << f.times
		if f.times >= mostTries || p.lasting() {
			pause, f.times = givenUp, mostTries
		}
		f.until = t.clock.Now().Add(pause)
		t.failed[c] = f
		if t.wanted[c] && !t.closed && f.times < mostTries {
			t.want = append(t.want, c)
		}
		if state.Problem == nil || !state.Problem.ofHost() {
			state.Problem = p
		}
	}
	state.Missing = 0
	for w := range t.wanted {
		if f, bad := t.failed[w]; bad {
			state.Missing++
			if state.Problem == nil {
				state.Problem = f.err
			}
		}
	}
	if state.Problem != nil && state.Problem.ofHost() {
		state.Missing = max(state.Missing, len(t.want))
	}
	t.tell(state)
}

// tell passes a new state on; the caller holds the mutex.
func (t *Tiles) tell(s State) {
	if s == t.state {
		return
	}
	t.state = s
	if told := t.onState; told != nil {
		told(s)
	}
}

// leastAge is how long a picture holds at least, whatever its server says: a pan to and fro must not ask for it each time.
const leastAge = 2 * time.Minute

// absentAge is how long it is believed that a source has no such tile.
const absentAge = time.Hour

// fetch brings a tile up to date. came says whether there is a picture now that was not there before.
func (t *Tiles) fetch(ctx context.Context, c Coord) (came bool, err error) {
	_, before := t.memory.get(c)
	t.mu.Lock()
	delete(t.lacks, c) // another program may have put it there
	t.mu.Unlock()
	old, found := t.near(ctx, c)
	came = found && !before
	now := t.clock.Now()
	if found && now.Before(old.expires) {
		return came, nil
	}
	known := Validators{}
	if found && old.img != nil {
		known = old.known
	}
	answer, err := t.net.Get(ctx, t.address(c), known, mostBytes)
	var p *Problem
	switch {
	case errors.As(err, &p) && p.Reason == Absent:
		t.keep(c, remembered{expires: now.Add(absentAge)}, Kept{Absent: true, Expires: now.Add(absentAge)}, true)
		return came || !found || old.img != nil, nil
	case err != nil:
		return came, err
	case answer.Same && old.img != nil:
		old.expires = later(answer.Expires, now.Add(leastAge))
		if k, ok := t.disk.Get(t.src.ID, c); ok && answer.Keep {
			k.Expires = old.expires
			t.disk.Put(t.src.ID, c, k)
		}
		t.memory.put(c, old)
		return came, nil
	case answer.Same:
		return came, &Problem{Reason: Broken, Detail: "HTTP 304"}
	}
	img, err := Decode(answer.Body, answer.Type, t.src.TileSize)
	if err != nil {
		return came, err
	}
	r := remembered{img: img, known: answer.Known, expires: later(answer.Expires, now.Add(leastAge))}
	t.keep(c, r, Kept{Body: answer.Body, Type: answer.Type, Known: answer.Known, Expires: r.expires}, answer.Keep)
	return true, nil
}

func (t *Tiles) keep(c Coord, r remembered, k Kept, disk bool) {
	t.memory.put(c, r)
	t.mu.Lock()
	delete(t.lacks, c)
	t.mu.Unlock()
	if disk {
		t.disk.Put(t.src.ID, c, k)
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
