package tile_test

import (
	"context"
	"image"
	"slices"
	"sync"
	"testing"

	"emprise/geo"
	"emprise/geo/tile"
)

// crew runs the loader's workers.
type crew struct {
	ctx  context.Context
	work sync.WaitGroup
}

func (c *crew) spawn(work func(context.Context)) { c.work.Go(func() { work(c.ctx) }) }

func row(n int) (ids []tile.ID) {
	for x := range n {
		ids = append(ids, tile.ID{Level: 30, X: x})
	}
	return ids
}

func TestLoaderPaintsInOrderWhatIsMissing(t *testing.T) {
	t.Parallel()
	cache := tile.NewCache(1 << 30)
	ids := row(9)
	cache.Put(ids[4], picture(), 7, false)
	c := &crew{ctx: t.Context()}
	var got, told []tile.ID // one worker
	l := tile.NewLoader(cache, 1, c.spawn, func(id tile.ID) { told = append(told, id) })
	l.Load(tile.Want{IDs: append(ids, ids[0]), Version: 7, Paint: func(_ context.Context, id tile.ID) (*image.RGBA, error) {
		got = append(got, id)
		return picture(), nil
	}})
	c.work.Wait()
	want := slices.Delete(slices.Clone(ids), 4, 5)
	if !slices.Equal(got, want) || !slices.Equal(told, want) {
		t.Errorf("painted %v and told %v, want %v", got, told, want)
	}
	if l.Pending() != 0 {
		t.Errorf("%d pending", l.Pending())
	}
}

func TestLoaderCancelsWhatIsWantedNoMore(t *testing.T) {
	t.Parallel()
	cache := tile.NewCache(1 << 30)
	c := &crew{ctx: t.Context()}
	ids := row(3)
	started := make(chan tile.ID, 8)
	l := tile.NewLoader(cache, 1, c.spawn, func(id tile.ID) {
		if id != ids[2] {
			t.Errorf("%v arrived", id)
		}
	})
	l.Load(tile.Want{IDs: ids[:2], Version: 1, Paint: func(ctx context.Context, id tile.ID) (*image.RGBA, error) {
		started <- id
		<-ctx.Done() // for ever, but for the cancel
		return nil, ctx.Err()
	}})
	<-started
	l.Load(tile.Want{IDs: ids[2:], Version: 1, Paint: func(context.Context, tile.ID) (*image.RGBA, error) { return picture(), nil }})
	c.work.Wait()
	if len(started) != 0 {
		t.Error("the second tile was begun although no longer wanted")
	}
	if !cache.Has(ids[2], 1) || cache.Has(ids[0], 1) {
		t.Error("the cache holds the wrong tile")
	}
}

func TestLoaderPaintsAnewAtANewVersion(t *testing.T) {
	t.Parallel()
	cache := tile.NewCache(1 << 30)
	c := &crew{ctx: t.Context()}
	l := tile.NewLoader(cache, 2, c.spawn, func(tile.ID) {})
	id := geoOrigin
	begun, goOn := make(chan struct{}), make(chan struct{})
	l.Load(tile.Want{IDs: []tile.ID{id}, Version: 1, Paint: func(context.Context, tile.ID) (*image.RGBA, error) {
		close(begun)
		<-goOn // deaf to the cancel, and late
		return picture(), nil
	}})
	<-begun
	l.Load(tile.Want{IDs: []tile.ID{id}, Version: 2, Paint: func(context.Context, tile.ID) (*image.RGBA, error) { return picture(), nil }})
	close(goOn)
	c.work.Wait()
	if !cache.Has(id, 2) {
		t.Error("the late picture of the old version won")
	}
}

func TestLoaderPaintsOnceMoreWhatWasSpoiled(t *testing.T) {
	t.Parallel()
	cache := tile.NewCache(1 << 30)
	c := &crew{ctx: t.Context()}
	ids := row(3)
	cache.Put(ids[2], picture(), 5, false)
	begun, goOn := make(chan struct{}, 8), make(chan struct{})
	painted, shown := map[tile.ID]int{}, map[tile.ID]int{}
	l := tile.NewLoader(cache, 1, c.spawn, func(id tile.ID) {
		shown[id]++
		if shown[id] == 1 && id == ids[0] && cache.Has(id, 5) {
			t.Error("what was painted from the old content passes for the new")
		}
	})
	want := tile.Want{IDs: ids, Version: 5, Paint: func(_ context.Context, id tile.ID) (*image.RGBA, error) {
		if painted[id]++; painted[id] == 1 && id == ids[0] {
			begun <- struct{}{}
			<-goOn
		}
		return picture(), nil
	}}
	l.Load(want)
	<-begun
	l.Spoil(ids[0].Box(), 30, 30)
	l.Spoil(ids[2].Box().Padded(-1), 30, 30) // in the cache
	l.Spoil(ids[1].Box(), 20, 29)            // another level
	close(goOn)
	c.work.Wait()
	l.Load(want)
	c.work.Wait()
	for i, n := range []int{2, 1, 1} {
		if painted[ids[i]] != n || shown[ids[i]] != n || !cache.Has(ids[i], 5) {
			t.Errorf("tile %d was painted %d times, shown %d times, there: %v; want %d times", i, painted[ids[i]], shown[ids[i]], cache.Has(ids[i], 5), n)
		}
	}
}

var geoOrigin = tile.ID{Level: geo.MinLevel}
