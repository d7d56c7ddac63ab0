package main

import (
	"context"
	"image"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"time"

	"emprise/geo"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/tile"
)

// gestures are what the hand waits for when tiles are there: times of one step, on the thread that shows the map.
type gestures struct {
	Tiles    int       `json:"tiles"`     // that the view needs
	TilesMS  float64   `json:"tiles_ms"`  // to paint them from nothing
	CacheMiB float64   `json:"cache_mib"` // what the cache holds at the end
	LimitMiB float64   `json:"limit_mib"` // what it may hold
	Pan      quantiles `json:"pan"`       // one step of the hand: the picture put together
	Zoom     quantiles `json:"zoom"`      // one step of the wheel to a level without tiles: something is shown
	Hit      quantiles `json:"hit"`       // what lies under the pointer
	Lasso    quantiles `json:"lasso"`     // what lies in a loop of 400 positions
	Caught   int       `json:"caught"`    // parcels in the last loop
}

// quantiles are the middle and the 95th percentile of times in milliseconds: processor time where the system tells it, else
// the clock's.
type quantiles struct {
	MS  float64 `json:"ms"`
	P95 float64 `json:"p95_ms"`
}

// cacheLimit bounds the tiles that are kept, as in the window.
const cacheLimit = 192 << 20

// lassoed is how many parcels a loop should catch.
const lassoed = 10_000

// gestureTimes plays a hand on the layer in a window of the size of the picture.
func gestureTimes(e *env, layer *scene.Layer) (*gestures, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	h := &hand{env: e, layer: layer, cache: tile.NewCache(cacheLimit), random: rand.New(rand.NewPCG(1, 2))}
	h.composer = tile.NewComposer(h.cache, render.PaperColour)
	h.view = tile.Snap(geo.Fit(layer.Box, paintWidth, paintHeight, 0))
	h.view.Level = min(geo.MaxLevel, h.view.Level+12) // an eighth of the side
	h.view = tile.Snap(h.view)
	g := &gestures{LimitMiB: cacheLimit >> 20}
	start := e.clock()
	around := h.view.Resized(paintWidth+2*geo.TileSize, paintHeight+2*geo.TileSize)
	if err := h.load(tile.Cover(h.view)); err != nil {
		return nil, err
	}
	g.Tiles, g.TilesMS = len(tile.Cover(h.view)), milliseconds(e.clock().Sub(start))
	if err := h.load(tile.Cover(around)); err != nil {
		return nil, err
	}
	g.Pan = h.times(200, h.pan)
	g.Zoom = h.times(60, h.zoom)
	g.Hit = h.times(2000, h.hit)
	g.Lasso = h.times(40, func(i int) { g.Caught = h.lasso(i) })
	g.CacheMiB = float64(h.cache.Bytes()) / (1 << 20)
	return g, nil
}

// hand moves a map as the widget does, without the widget.
type hand struct {
	env      *env
	layer    *scene.Layer
	cache    *tile.Cache
	composer *tile.Composer
	view     geo.View
	picture  *image.RGBA
	random   *rand.Rand
}

// load has tiles painted by the workers of the window and waits for them.
func (h *hand) load(ids []tile.ID) error {
	dressed := []render.Dressed{{Layer: h.layer, Rules: paintRules()}}
	var wait sync.WaitGroup
	spawn := func(work func(context.Context)) { wait.Go(func() { work(h.env.ctx) }) }
	var once sync.Once
	var failed error
	loader := tile.NewLoader(h.cache, paintWorkers, spawn, func(tile.ID) {})
	loader.Load(tile.Want{IDs: ids, Version: 1, Paint: func(ctx context.Context, id tile.ID) (*image.RGBA, error) {
		s := raster.New(geo.TileSize, geo.TileSize, 1)
		err := render.Background(ctx, s, render.Tile(id.Level, id.X, id.Y, 1), dressed)
		if err != nil {
			once.Do(func() { failed = err })
		}
		return s.Picture(), err
	}})
	wait.Wait()
	return failed
}

// times plays a step again and again.
func (h *hand) times(n int, step func(i int)) quantiles {
	took := make([]float64, n)
	for i := range took {
		worked, start := threadProcessor(), h.env.clock()
		step(i)
		took[i] = milliseconds(h.env.clock().Sub(start))
		if busy := threadProcessor() - worked; busy > 0 {
			took[i] = milliseconds(busy)
		}
	}
	slices.Sort(took)
	return quantiles{took[n/2], took[n*95/100]}
}

func (h *hand) compose(v geo.View) {
	if h.picture == nil {
		h.picture = image.NewRGBA(image.Rect(0, 0, v.Width, v.Height))
	}
	h.composer.Compose(h.picture, tile.CameraOf(v), v.Level, 1, time.Time{})
}

// pan moves the picture by some pixels, round and round over tiles that are there.
func (h *hand) pan(i int) {
	sin, cos := math.Sincos(float64(i) / 10)
	h.compose(h.view.Panned(math.Round(120*cos), math.Round(90*sin)))
}

// zoom goes one level nearer or further, where no tile is yet.
func (h *hand) zoom(i int) {
	h.compose(tile.Snap(h.view.ZoomedAbout(1-2*(i%2), paintWidth/3, paintHeight/2)))
}

func (h *hand) place() geo.XY {
	b := h.layer.Box
	return geo.XY{X: b.Min.X + (0.1+0.8*h.random.Float64())*b.Width(), Y: b.Min.Y + (0.1+0.8*h.random.Float64())*b.Height()}
}

func (h *hand) hit(int) {
	s := scene.Scene{Layers: []*scene.Layer{h.layer}}
	s.At(h.place(), 4*h.view.Resolution(), nil)
}

// lasso catches some parcels, of all those around a place.
func (h *hand) lasso(int) int {
	b := h.layer.Box
	radius := math.Sqrt(b.Width() * b.Height() * lassoed / float64(max(1, h.layer.Features.Len())) / math.Pi)
	at := h.place()
	ring := make([]geo.XY, 400)
	for i := range ring {
		a := float64(i) / float64(len(ring)) * 2 * math.Pi
		sin, cos := math.Sincos(a)
		r := radius * (1 + 0.2*math.Sin(7*a))
		ring[i] = geo.XY{X: at.X + r*cos, Y: at.Y + r*sin}
	}
	return len(h.layer.Inside(scene.NewRegion(ring), true))
}
