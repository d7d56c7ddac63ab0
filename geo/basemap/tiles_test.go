package basemap_test

import (
	"bytes"
	"image"
	"image/color"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"emprise/geo"
	"emprise/geo/basemap"
	"emprise/geo/tile"
)

// home is a tile in France, and the tile of the map at its zoom that it lies in: a map tile is 512 pixels.
var (
	home    = basemap.Coord{Zoom: 14, X: 8300, Y: 5634}
	homeTop = tile.ID{Level: 4 * 13, X: 4150, Y: 2817}
)

func painted(b *bench, id tile.ID) (*image.RGBA, bool) {
	img := image.NewRGBA(image.Rect(0, 0, geo.TileSize, geo.TileSize))
	complete := b.tiles.Paint(b.ctx, img, id, 1)
	return img, complete
}

func TestTilesLieWhereTheyBelong(t *testing.T) {
	t.Parallel()
	b := newBench(t, serve(t, pattern), set{dir: t.TempDir()})
	if img, complete := painted(b, homeTop); complete || img.RGBAAt(10, 10).A != 0 {
		t.Error("something is shown before anything came")
	}
	b.aim(viewOf(home, 1100, 1100))
	img, complete := painted(b, homeTop)
	if !complete {
		t.Error("not complete after all came")
	}
	for _, at := range []image.Point{{10, 10}, {250, 250}, {262, 10}, {500, 500}} {
		want := colourOf(basemap.Coord{Zoom: 14, X: 2*homeTop.X + at.X/256, Y: 2*homeTop.Y + at.Y/256})
		if got := img.RGBAAt(at.X, at.Y); got != want {
			t.Errorf("pixel %v is %v, want %v", at, got, want)
		}
	}
	if b.reason() != "" {
		t.Errorf("trouble: %v", b.tiles.State().Problem)
	}
}

// Every level of the map, and tiles that straddle those of the source: a pixel shows the tile that it lies in.
func TestEveryLevelIsAligned(t *testing.T) {
	t.Parallel()
	b := newBench(t, serve(t, pattern), set{})
	centre := home.Box().Centre()
	for _, level := range []geo.Level{46, 48, 49, 50, 51, 54, 57, 59} {
		b.aim(geo.View{Centre: centre, Level: level, Width: 1200, Height: 1200})
		id := tile.Within(geo.Box{Min: centre, Max: centre}.Padded(1), level)[0]
		img, complete := painted(b, id)
		if !complete {
			t.Errorf("level %d: not complete", level)
		}
		wrong, checked := 0, 0
		for y := 3; y < geo.TileSize; y += 17 {
			for x := 3; x < geo.TileSize; x += 17 {
				box := id.Box()
				r := level.Resolution()
				p := geo.XY{X: box.Min.X + (float64(x)+0.5)*r, Y: box.Max.Y - (float64(y)+0.5)*r}
				got := img.RGBAAt(x, y)
				c, near := sourceTile(p, zoomShown(got), 1.2*r)
				if near {
					continue // within a pixel and a bit of a seam two colours are mixed
				}
				checked++
				if !alike(got, colourOf(c)) {
					wrong++
				}
			}
		}
		if wrong > 0 || checked < 300 {
			t.Errorf("level %d: %d of %d pixels show another tile", level, wrong, checked)
		}
	}
}

// zoomShown reads the zoom from the blue of the pattern.
func zoomShown(c color.RGBA) int { return (int(c.B) - 30 + 5) / 11 }

func alike(a, b color.RGBA) bool {
	d := func(x, y uint8) bool { return max(int(x)-int(y), int(y)-int(x)) <= 2 }
	return d(a.R, b.R) && d(a.G, b.G) && d(a.B, b.B) && d(a.A, b.A)
}

func sourceTile(p geo.XY, zoom int, reach float64) (c basemap.Coord, nearSeam bool) {
	side := 2 * geo.MercatorHalfWorld / float64(int(1)<<zoom)
	x, y := (p.X+geo.MercatorHalfWorld)/side, (geo.MercatorHalfWorld-p.Y)/side
	c = basemap.Coord{Zoom: zoom, X: int(x), Y: int(y)}
	dx, dy := x-float64(c.X), y-float64(c.Y)
	return c, min(dx, 1-dx, dy, 1-dy)*side < reach
}

func TestTheCentreComesFirstAndNothingTwice(t *testing.T) {
	t.Parallel()
	s := serve(t, pattern)
	b := newBench(t, s, set{source: basemap.Source{Connections: 1}})
	v := viewOf(home, 900, 900)
	b.aim(v)
	asked := s.requests()
	if len(asked) == 0 || coordOf(asked[0]) != home {
		t.Fatalf("asked for %v first, want %v", asked[0], home)
	}
	last := 0
	for _, path := range asked {
		c := coordOf(path)
		d := max((c.X-home.X)*(c.X-home.X)+(c.Y-home.Y)*(c.Y-home.Y), 0)
		if d < last {
			t.Errorf("%v came after one further out", c)
		}
		last = d
	}
	slices.Sort(asked)
	if n := len(slices.Compact(slices.Clone(asked))); n != len(asked) {
		t.Errorf("%d requests for %d tiles", len(asked), n)
	}
	s.forget()
	b.aim(v)
	if got := s.requests(); len(got) != 0 {
		t.Errorf("asked again for %v", got)
	}
}

func TestFewConnections(t *testing.T) {
	t.Parallel()
	for _, most := range []int{1, 2, 4} {
		s := serve(t, nil)
		gate := make(chan struct{})
		s.replace(func(w http.ResponseWriter, r *http.Request) {
			select { // all that are let in wait here together
			case <-gate:
			case <-r.Context().Done():
				return
			}
			pattern(w, r)
		})
		b := newBench(t, s, set{source: basemap.Source{Connections: most}})
		b.tiles.Aim(viewOf(home, 1000, 1000), 1)
		for range 25 {
			gate <- struct{}{}
		}
		close(gate)
		b.workers.Wait()
		if s.most > most {
			t.Errorf("%d requests at a time, want at most %d", s.most, most)
		}
	}
}

func TestWhatIsNotWantedAnyMoreIsCancelled(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	began, ended := make(chan basemap.Coord, 64), make(chan basemap.Coord, 64)
	s.replace(func(_ http.ResponseWriter, r *http.Request) {
		began <- coordOf(r.URL.Path)
		<-r.Context().Done()
		ended <- coordOf(r.URL.Path)
	})
	b := newBench(t, s, set{source: basemap.Source{Connections: 1}})
	b.tiles.Aim(viewOf(home, 300, 300), 1)
	first := <-began
	s.replace(pattern)
	far := basemap.Coord{Zoom: 14, X: home.X + 100, Y: home.Y}
	b.aim(viewOf(far, 200, 200))
	if got := <-ended; got != first {
		t.Errorf("%v was cancelled, want %v", got, first)
	}
	if img, complete := painted(b, tile.ID{Level: homeTop.Level, X: homeTop.X + 50, Y: homeTop.Y}); !complete && img.RGBAAt(128, 128).A == 0 {
		t.Error("what is wanted now did not come")
	}
	if b.reason() != "" {
		t.Errorf("a cancelled request is told as trouble: %v", b.tiles.State().Problem)
	}
}

func TestStandInsUntilTheRightTileComes(t *testing.T) {
	t.Parallel()
	s := serve(t, pattern)
	b := newBench(t, s, set{})
	b.aim(viewOf(home.Parent(2), 500, 500))
	s.replace(func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusInternalServerError) })
	img, complete := painted(b, homeTop)
	if complete {
		t.Error("complete with stand-ins")
	}
	if got, want := img.RGBAAt(128, 128), colourOf(home.Parent(2)); !alike(got, want) {
		t.Errorf("stands in %v, want the tile two zooms up, %v", got, want)
	}
	// And finer ones from the other side.
	deep := basemap.Coord{Zoom: 16, X: 40000, Y: 20000}
	s.replace(pattern)
	b.aim(viewOf(deep, 1200, 1200))
	top := tile.ID{Level: 4 * 13, X: 40000 >> 3, Y: 20000 >> 3}
	img, _ = painted(b, top)
	if got := img.RGBAAt(0, 0); got.A == 0 {
		t.Error("no finer tile stands in")
	}
}

func TestOfflineAfterOneVisit(t *testing.T) {
	t.Parallel()
	s, dir := serve(t, pattern), t.TempDir()
	newBench(t, s, set{dir: dir}).aim(viewOf(home, 1100, 1100))
	s.Close()
	clock := newClock()
	clock.pass(300 * 24 * time.Hour) // expired long ago
	b := newBench(t, s, set{dir: dir, clock: clock})
	img, complete := painted(b, homeTop) // before anything is fetched
	if !complete || !alike(img.RGBAAt(300, 300), colourOf(basemap.Coord{Zoom: 14, X: 8301, Y: 5635})) {
		t.Error("what was seen is not shown again")
	}
	b.aim(viewOf(home, 1100, 1100))
	if b.reason() != basemap.NoNetwork {
		t.Errorf("the reason is %q", b.reason())
	}
	if again, _ := painted(b, homeTop); !bytes.Equal(again.Pix, img.Pix) {
		t.Error("the picture went away when the network failed")
	}
}

func TestTheNoticeGoesAwayByItself(t *testing.T) {
	t.Parallel()
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	b := newBench(t, s, set{source: basemap.Source{Connections: 1}})
	b.aim(viewOf(home, 200, 200))
	if b.reason() != basemap.Busy || len(s.requests()) != 1 {
		t.Fatalf("reason %q after %d requests", b.reason(), len(s.requests()))
	}
	// The pauses double: 1, 2, 4 … seconds, up to a minute.
	for i, pause := range []time.Duration{1, 2, 4, 8, 16, 32, 60, 60} {
		s.forget()
		b.clock.pass(pause*time.Second - time.Millisecond)
		b.workers.Wait()
		if n := len(s.requests()); n != 0 {
			t.Errorf("pause %d: %d requests before its end", i, n)
		}
		b.clock.pass(time.Millisecond)
		b.workers.Wait()
		if n := len(s.requests()); n != 1 {
			t.Errorf("pause %d: %d requests at its end, want 1", i, n)
		}
	}
	s.replace(pattern)
	b.clock.pass(time.Minute)
	b.workers.Wait()
	if b.reason() != "" {
		t.Errorf("still told: %v", b.tiles.State().Problem)
	}
	if _, complete := painted(b, homeTop); complete {
		t.Error("a view of one tile completed a map tile of four") // the oracle of the oracle
	}
}

func TestRetryAfterIsHonoured(t *testing.T) {
	t.Parallel()
	clock := newClock()
	for name, header := range map[string]string{"seconds": "600", "a date": clock.Now().Add(10 * time.Minute).UTC().Format(http.TimeFormat)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Retry-After", header)
				w.WriteHeader(http.StatusTooManyRequests)
			})
			b := newBench(t, s, set{source: basemap.Source{Connections: 1}})
			b.aim(viewOf(home, 200, 200))
			s.forget()
			s.replace(pattern)
			b.clock.pass(9 * time.Minute)
			b.workers.Wait()
			b.aim(viewOf(home, 210, 210)) // nor does the hand hurry it
			if n := len(s.requests()); n != 0 {
				t.Errorf("%d requests before the time asked for", n)
			}
			b.clock.pass(time.Minute)
			b.workers.Wait()
			if len(s.requests()) == 0 || b.reason() != "" {
				t.Errorf("%d requests after it, %v", len(s.requests()), b.tiles.State().Problem)
			}
		})
	}
}

func TestAnExpiredTileIsAskedAboutNotFetchedAgain(t *testing.T) {
	t.Parallel()
	fetched, same := 0, 0
	s := serve(t, nil)
	s.replace(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "public, max-age=3600")
		w.Header().Set("ETag", `"one"`)
		s.mu.Lock()
		defer s.mu.Unlock()
		if r.Header.Get("If-None-Match") == `"one"` {
			same++
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fetched++
		pattern(w, r)
	})
	dir := t.TempDir()
	b := newBench(t, s, set{dir: dir})
	v := viewOf(home, 200, 200)
	b.aim(v)
	b.clock.pass(59 * time.Minute)
	b.aim(v)
	if fetched != 1 || same != 0 {
		t.Errorf("within the hour: %d fetched, %d asked about", fetched, same)
	}
	b.clock.pass(2 * time.Minute)
	b.aim(v)
	if fetched != 1 || same != 1 {
		t.Errorf("after the hour: %d fetched, %d asked about", fetched, same)
	}
	// It holds for another hour, for another program too.
	other := newBench(t, s, set{dir: dir, clock: b.clock, source: basemap.Source{Template: s.URL + "/{z}/{x}/{y}.png"}})
	other.aim(v)
	if fetched != 1 || same != 1 {
		t.Errorf("by another program: %d fetched, %d asked about", fetched, same)
	}
}

func TestTheSeaIsNoTrouble(t *testing.T) {
	t.Parallel()
	s := serve(t, http.NotFound)
	b := newBench(t, s, set{dir: t.TempDir(), source: basemap.Source{Connections: 1}})
	v := viewOf(home, 200, 200)
	b.aim(v)
	b.aim(v)
	if n := len(s.requests()); n != 1 || b.reason() != "" {
		t.Errorf("%d requests, %v", n, b.tiles.State().Problem)
	}
	b.clock.pass(61 * time.Minute)
	s.replace(pattern) // the service has grown
	b.aim(v)
	if img, _ := painted(b, homeTop); img.RGBAAt(128, 128).A == 0 {
		t.Error("what was absent once is absent for ever")
	}
}

func TestAnotherSizeIsScaled(t *testing.T) {
	t.Parallel()
	for _, size := range []int{64, 128, 512, 1024} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write(tilePNG(coordOf(r.URL.Path), size)) })
		b := newBench(t, s, set{})
		b.aim(viewOf(home, 200, 200))
		if img, _ := painted(b, homeTop); !alike(img.RGBAAt(128, 128), colourOf(home)) {
			t.Errorf("%d pixels: %v", size, img.RGBAAt(128, 128))
		}
	}
}

func TestUntrustedCertificatesAreTold(t *testing.T) {
	t.Parallel()
	s := &service{answer: pattern}
	secure := newTLS(t)
	b := newBench(t, s, set{source: basemap.Source{Template: secure + "/{z}/{x}/{y}.png", Connections: 1}})
	b.aim(viewOf(home, 200, 200))
	if b.reason() != basemap.Untrusted {
		t.Errorf("%q: %v", b.reason(), b.tiles.State().Problem)
	}
}

func TestTheServerKnowsWhoAsks(t *testing.T) {
	t.Parallel()
	agents := make(chan string, 100)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		agents <- r.UserAgent()
		pattern(w, r)
	})
	newBench(t, s, set{}).aim(viewOf(home, 100, 100))
	if got := <-agents; !strings.HasPrefix(got, "Emprise/") || !strings.Contains(got, "+http") {
		t.Errorf("it calls itself %q", got)
	}
}

func TestAnArrivalTellsItsPlaceAndLevels(t *testing.T) {
	t.Parallel()
	b := newBench(t, serve(t, pattern), set{})
	var levels [][2]geo.Level
	b.tiles.Watch(func(box geo.Box, from, to geo.Level) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.boxes = append(b.boxes, box)
		levels = append(levels, [2]geo.Level{from, to})
	})
	b.aim(viewOf(home, 100, 100))
	if r := home.Box().Width() / 256; len(b.boxes) != 1 || b.boxes[0] != home.Box().Padded(3*r) {
		t.Errorf("told %v, want %v", b.boxes, home.Box())
	}
	for _, l := range levels { // quarter octaves around level 52: half an octave each way
		if l[0] != 50 && l[0] != 51 || l[1] != 53 && l[1] != 54 || l[1]-l[0] != 3 {
			t.Errorf("levels %v", l)
		}
	}
}

func TestClosedIsSilent(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	began := make(chan struct{}, 10)
	s.replace(func(_ http.ResponseWriter, r *http.Request) {
		began <- struct{}{}
		<-r.Context().Done()
	})
	b := newBench(t, s, set{})
	b.tiles.Aim(viewOf(home, 900, 900), 1)
	<-began
	b.tiles.Close()
	b.workers.Wait()
	b.tiles.Aim(viewOf(home, 900, 900), 1)
	b.workers.Wait()
	if len(b.boxes)+len(b.states) != 0 {
		t.Errorf("told %d boxes and %d states after the end", len(b.boxes), len(b.states))
	}
}
