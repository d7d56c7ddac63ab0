package basemap_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"emprise/geo"
	"emprise/geo/basemap"
)

// fakeClock stands still until it is told to move on.
type fakeClock struct {
	mu     sync.Mutex
	now    time.Time
	timers []*fakeTimer
}

type fakeTimer struct {
	at time.Time
	f  func()
}

func newClock() *fakeClock { return &fakeClock{now: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)} }

func (c *fakeClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *fakeClock) AfterFunc(d time.Duration, f func()) func() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := &fakeTimer{c.now.Add(d), f}
	c.timers = append(c.timers, t)
	return func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		for i, o := range c.timers {
			if o == t {
				c.timers = append(c.timers[:i:i], c.timers[i+1:]...)
				return true
			}
		}
		return false
	}
}

// pass lets time pass and calls what is due.
func (c *fakeClock) pass(d time.Duration) {
	c.mu.Lock()
	c.now = c.now.Add(d)
	var due []*fakeTimer
	rest := c.timers[:0:0]
	for _, t := range c.timers {
		if t.at.After(c.now) {
			rest = append(rest, t)
		} else {
			due = append(due, t)
		}
	}
	c.timers = rest
	c.mu.Unlock()
	for _, t := range due {
		t.f()
	}
}

// service is a tile server of our own on 127.0.0.1. answer may be replaced; asked lists the paths in the order of the requests.
type service struct {
	*httptest.Server
	mu      sync.Mutex
	answer  http.HandlerFunc
	asked   []string
	running int
	most    int // requests at a time
}

func serve(t testing.TB, answer http.HandlerFunc) *service {
	t.Helper()
	s := &service{answer: answer}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.Path)
		s.running++
		s.most = max(s.most, s.running)
		answer := s.answer
		s.mu.Unlock()
		defer func() {
			s.mu.Lock()
			s.running--
			s.mu.Unlock()
		}()
		answer(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *service) replace(answer http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answer = answer
}

func (s *service) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.asked...)
}

func (s *service) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked, s.most = nil, 0
}

// coordOf reads the tile from a path such as /12/2048/1400.png.
func coordOf(path string) (c basemap.Coord) {
	path = strings.TrimSuffix(path, ".png")
	_, _ = fmt.Sscanf(path, "/%d/%d/%d", &c.Zoom, &c.X, &c.Y)
	return c
}

// colourOf is what each tile of the test pattern is filled with: neighbours differ, and so do zooms.
func colourOf(c basemap.Coord) color.RGBA {
	return color.RGBA{uint8(40 + 60*(c.X%3)), uint8(50 + 70*(c.Y%3)), uint8(30 + 11*(c.Zoom%20)), 255}
}

func tilePNG(c basemap.Coord, size int) []byte {
	img := image.NewPaletted(image.Rect(0, 0, size, size), color.Palette{colourOf(c)})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func pattern(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "image/png")
	_, _ = w.Write(tilePNG(coordOf(r.URL.Path), 256))
}

// bench is a source over a service, with workers that can be waited for.
type bench struct {
	t       testing.TB
	service *service
	clock   *fakeClock
	net     *basemap.Network
	disk    *basemap.Disk
	tiles   *basemap.Tiles
	ctx     context.Context
	workers sync.WaitGroup

	mu     sync.Mutex
	boxes  []geo.Box
	states []basemap.State
}

type set struct {
	source  basemap.Source
	dir     string
	limit   int64
	timeout time.Duration
	memory  int64
	clock   *fakeClock
}

func newBench(t testing.TB, s *service, o set) *bench {
	t.Helper()
	if o.clock == nil {
		o.clock = newClock()
	}
	if o.limit == 0 {
		o.limit = 64 << 20
	}
	if o.timeout == 0 {
		o.timeout = 5 * time.Minute // no test may depend on how fast the machine is
	}
	b := &bench{t: t, service: s, clock: o.clock}
	ctx, cancel := context.WithCancel(context.Background())
	b.ctx = ctx
	t.Cleanup(func() {
		cancel()
		b.workers.Wait()
	})
	transport := basemap.Transport()
	b.net = basemap.NewNetwork(basemap.NetworkOptions{
		Transport: transport, Agent: "Emprise/test (+https://example.org)", Clock: b.clock, Random: func() float64 { return 0.5 }, Timeout: o.timeout,
	})
	t.Cleanup(transport.(*http.Transport).CloseIdleConnections)
	b.disk = basemap.NewDisk(o.dir, o.limit, b.clock)
	src := o.source
	if src.Template == "" {
		src.Template = s.URL + "/{z}/{x}/{y}.png"
	}
	if src.ID == "" {
		src.ID = "test"
	}
	tiles, err := basemap.NewTiles(src, basemap.Options{
		Network: b.net, Disk: b.disk, Clock: b.clock, Memory: o.memory,
		Spawn: func(work func(context.Context)) {
			b.workers.Add(1)
			go func() {
				defer b.workers.Done()
				work(ctx)
			}()
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	b.tiles = tiles
	tiles.Watch(func(box geo.Box, _, _ geo.Level) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.boxes = append(b.boxes, box)
	})
	tiles.OnState(func(s basemap.State) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.states = append(b.states, s)
	})
	return b
}

// viewOf looks at the middle of a tile, one tile wide and high at zoom levels in quarter octaves.
func viewOf(c basemap.Coord, width, height int) geo.View {
	return geo.View{Centre: c.Box().Centre(), Level: geo.Level(4 * (c.Zoom - 1)), Width: width, Height: height}
}

// aim looks at a view and waits until all that can be fetched now is.
func (b *bench) aim(v geo.View) {
	b.tiles.Aim(v, 1)
	b.workers.Wait()
}

func (b *bench) reason() basemap.Reason {
	if p := b.tiles.State().Problem; p != nil {
		return p.Reason
	}
	return ""
}
