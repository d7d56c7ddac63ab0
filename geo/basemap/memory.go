package basemap

import (
	"image"
	"sync"
	"time"
)

// memory remembers decoded tiles within a bound of bytes; what was not looked at for longest is forgotten first.
type memory struct {
	limit int64

	mu    sync.Mutex
	bytes int64
	tick  uint64
	all   map[Coord]*remembered
}

type remembered struct {
	img     *image.RGBA // nil: the source has no such tile
	known   Validators
	expires time.Time
	seen    uint64
}

// small is what an entry without a picture counts for.
const small = 256

func (r *remembered) size() int64 {
	if r.img == nil {
		return small
	}
	return small + int64(len(r.img.Pix))
}

func newMemory(limit int64) *memory { return &memory{limit: limit, all: map[Coord]*remembered{}} }

// get gives what is remembered of a tile; the entry must not be changed.
func (m *memory) get(c Coord) (remembered, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := m.all[c]
	if r == nil {
		return remembered{}, false
	}
	m.tick++
	r.seen = m.tick
	return *r, true
}

func (m *memory) put(c Coord, r remembered) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if old := m.all[c]; old != nil {
		m.bytes -= old.size()
	}
	m.tick++
	r.seen = m.tick
	m.all[c] = &r
	m.bytes += r.size()
	for m.bytes > m.limit && m.forgetOldest(c) {
	}
}

func (m *memory) forgetOldest(but Coord) bool {
	var oldest Coord
	var found *remembered
	for c, r := range m.all {
		if c != but && (found == nil || r.seen < found.seen) {
			oldest, found = c, r
		}
	}
	if found != nil {
		m.bytes -= found.size()
		delete(m.all, oldest)
	}
	return found != nil
}
