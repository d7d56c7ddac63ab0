package tile

import (
	"image"
	"slices"
	"sync"

	"emprise/geo"
)

// Cache remembers painted tiles, each with the version of the content it was painted from, within a bound of bytes. What
// was not looked at for longest is forgotten first, but for tiles that were put to stay.
type Cache struct {
	limit int64

	mu      sync.Mutex
	bytes   int64
	tick    uint64
	entries map[ID]*entry
	levels  map[geo.Level]int // how many tiles of each level
}

type entry struct {
	img     *image.RGBA
	version uint64
	seen    uint64 // tick at which it was last looked at
	stay    bool
}

// NewCache makes a cache that keeps at most the given number of bytes of pictures.
func NewCache(limit int64) *Cache {
	return &Cache{limit: limit, entries: map[ID]*entry{}, levels: map[geo.Level]int{}}
}

// Put keeps a picture in the place of the one that was there, unless that one shows a later version. A tile that is to
// stay is never pushed out by others.
func (c *Cache) Put(id ID, img *image.RGBA, version uint64, stay bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.entries[id]
	if e != nil && e.version > version {
		return
	}
	if e == nil {
		e = &entry{}
		c.entries[id] = e
		c.levels[id.Level]++
	} else {
		c.bytes -= int64(len(e.img.Pix))
	}
	c.tick++
	e.img, e.version, e.seen, e.stay = img, version, c.tick, stay
	c.bytes += int64(len(img.Pix))
	for c.bytes > c.limit && c.forgetOldest(id) {
	}
}

// Stay says which tiles are to stay from now on, and which no longer.
func (c *Cache) Stay(ids map[ID]bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for id, e := range c.entries {
		e.stay = ids[id]
	}
}

func (c *Cache) forgetOldest(but ID) bool {
	var oldest ID
	var found *entry
	for id, e := range c.entries {
		if id != but && !e.stay && (found == nil || e.seen < found.seen) {
			oldest, found = id, e
		}
	}
	if found != nil {
		c.remove(oldest)
	}
	return found != nil
}

func (c *Cache) remove(id ID) {
	c.bytes -= int64(len(c.entries[id].img.Pix))
	delete(c.entries, id)
	if c.levels[id.Level]--; c.levels[id.Level] == 0 {
		delete(c.levels, id.Level)
	}
}

// Get gives the picture of a tile and the version that it shows; nil when there is none.
func (c *Cache) Get(id ID) (img *image.RGBA, version uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.entries[id]
	if e == nil {
		return nil, 0
	}
	c.tick++
	e.seen = c.tick
	return e.img, e.version
}

// Has says whether the tile is there as it is at the version.
func (c *Cache) Has(id ID, version uint64) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.entries[id]
	return e != nil && e.version == version
}

// Levels lists the levels of which there is at least a tile, ascending.
func (c *Cache) Levels() []geo.Level {
	c.mu.Lock()
	defer c.mu.Unlock()
	levels := make([]geo.Level, 0, len(c.levels))
	for l := range c.levels {
		levels = append(levels, l)
	}
	slices.Sort(levels)
	return levels
}

// Advance makes the tiles of version from good for version to, but for those that come within margin pixels of the stale
// part of the plane, symbols being larger than what they stand for: these keep their old version, and go on being shown
// until they are painted anew.
func (c *Cache) Advance(from, to uint64, stale geo.Box, margin float64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for id, e := range c.entries {
		if e.version == from && !id.Box().Padded(margin*id.Level.Resolution()).Intersects(stale) {
			e.version = to
		}
	}
}

// Spoil makes the tiles of the levels from–to stale that share some area with a part of the plane; they go on being shown
// until they are painted anew.
func (c *Cache) Spoil(stale geo.Box, from, to geo.Level) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for id, e := range c.entries {
		if id.in(stale, from, to) {
			e.version = 0
		}
	}
}

// Clear forgets all tiles.
func (c *Cache) Clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.entries)
	clear(c.levels)
	c.bytes = 0
}

// Bytes is how much the pictures take.
func (c *Cache) Bytes() int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.bytes
}
