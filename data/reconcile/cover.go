package reconcile

import (
	"github.com/paulmach/orb"

	"emprise/geo/feature"
)

// cover is where a file has something: what a layer has elsewhere is not gone because a file of one commune lacks it.
type cover struct {
	bound    orb.Bound
	communes map[string]bool // of the parcels; nil when the features are none
}

func coverOf(s *feature.Set, key string) cover {
	c := cover{communes: map[string]bool{}}
	some := false
	ids := s.Column(key)
	for f := range s.Len() {
		if b := s.Bound(f); !b.IsEmpty() {
			if c.bound = c.bound.Union(b); !some {
				c.bound, some = b, true
			}
		}
		if c.communes == nil || ids == nil {
			continue
		}
		if commune := communeOf(ids, f); commune != "" {
			c.communes[commune] = true
		} else {
			c.communes = nil
		}
	}
	if !some {
		c.bound = orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}}
	}
	return c
}

// communeOf is the commune that a parcel's identifier begins with, "" of any other text.
func communeOf(ids *feature.Column, f int) string {
	if id := ids.Text(f); len(id) == 14 {
		return id[:5]
	}
	return ""
}

// holds says whether the file covers where a feature of the layer is. What has no place is covered.
func (c cover) holds(s *feature.Set, f int, key string) bool {
	if b := s.Bound(f); s.Kinds[f] != feature.None && !b.IsEmpty() && (c.bound.IsEmpty() || !b.Intersects(c.bound)) {
		return false
	}
	ids := s.Column(key)
	if ids == nil || len(c.communes) == 0 {
		return true
	}
	commune := communeOf(ids, f)
	return commune == "" || c.communes[commune]
}
