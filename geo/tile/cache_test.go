package tile_test

import (
	"image"
	"slices"
	"testing"

	"emprise/geo"
	"emprise/geo/tile"
)

func picture() *image.RGBA { return image.NewRGBA(image.Rect(0, 0, geo.TileSize, geo.TileSize)) }

const tileBytes = geo.TileSize * geo.TileSize * 4

func TestCacheForgetsTheLeastRecentlySeen(t *testing.T) {
	t.Parallel()
	c := tile.NewCache(3 * tileBytes)
	id := func(x int) tile.ID { return tile.ID{Level: 20, X: x} }
	c.Put(tile.ID{Level: 4}, picture(), 1, true)
	c.Put(id(1), picture(), 1, false)
	c.Put(id(2), picture(), 1, false)
	c.Get(id(1))
	c.Put(id(3), picture(), 1, false)
	for x, want := range map[int]bool{1: true, 2: false, 3: true} {
		if got := c.Has(id(x), 1); got != want {
			t.Errorf("tile %d there: %v, want %v", x, got, want)
		}
	}
	if !c.Has(tile.ID{Level: 4}, 1) {
		t.Error("the tile that was to stay is gone")
	}
	if c.Bytes() != 3*tileBytes {
		t.Errorf("%d bytes", c.Bytes())
	}
	if got := c.Levels(); !slices.Equal(got, []geo.Level{4, 20}) {
		t.Errorf("levels %v", got)
	}
	c.Clear()
	if c.Bytes() != 0 || len(c.Levels()) != 0 {
		t.Error("not clear")
	}
}

func TestCacheAdvance(t *testing.T) {
	t.Parallel()
	c := tile.NewCache(100 * tileBytes)
	touched, apart := tile.ID{Level: 40, X: 500, Y: 300}, tile.ID{Level: 40, X: 510, Y: 300}
	for _, id := range []tile.ID{touched, apart} {
		c.Put(id, picture(), 1, false)
	}
	c.Advance(1, 2, touched.Box(), 8)
	if c.Has(touched, 2) || !c.Has(touched, 1) {
		t.Error("the tile that changed must keep its old version")
	}
	if !c.Has(apart, 2) {
		t.Error("the tile that did not change must be good for the new version")
	}
	c.Put(apart, picture(), 1, false)
	if !c.Has(apart, 2) {
		t.Error("an older picture has replaced a newer one")
	}
}

func TestWhatNeedNotStayAnyMoreIsForgotten(t *testing.T) {
	t.Parallel()
	c := tile.NewCache(3 * tileBytes)
	id := func(x int) tile.ID { return tile.ID{Level: 20, X: x} }
	for x := range 40 {
		c.Stay(map[tile.ID]bool{id(x): true})
		c.Put(id(x), picture(), 1, true)
	}
	if c.Bytes() > 3*tileBytes || !c.Has(id(39), 1) {
		t.Errorf("%d bytes, the tile that stays is there: %v", c.Bytes(), c.Has(id(39), 1))
	}
}
