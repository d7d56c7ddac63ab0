package relation

import (
	"sync"

	"emprise/data/workspace"
)

// Cache remembers the references of the newest snapshot it was asked for. The zero value is ready; it is safe for any
// goroutine.
type Cache struct {
	mu      sync.Mutex
	scene   any // of the snapshot that ties belongs to
	version uint64
	ties    *Ties
}

// Of is as the function of that name. The caller must not write to what it gets.
func (c *Cache) Of(snap *workspace.Snapshot) *Ties {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ties == nil || c.version != snap.Version || c.scene != any(snap.Scene) {
		c.ties, c.version, c.scene = Of(snap), snap.Version, snap.Scene
	}
	return c.ties
}
