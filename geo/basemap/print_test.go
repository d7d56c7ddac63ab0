package basemap_test

import (
	"context"
	"math"
	"math/rand/v2"
	"net/http"
	"testing"

	"emprise/geo"
	"emprise/geo/basemap"
	"emprise/geo/crs"
)

// plate is a rectangle of Lambert-93 around a place south of Paris.
func plate(t testing.TB, width, height, denominator float64) basemap.Plate {
	t.Helper()
	sys, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	c := sys.Forward(geo.LonLat{Lon: 3.31, Lat: 46.98})
	return basemap.Plate{
		System: sys, Denominator: denominator, Density: 200,
		Box: geo.Box{Min: geo.XY{X: c.X - width/2, Y: c.Y - height/2}, Max: geo.XY{X: c.X + width/2, Y: c.Y + height/2}},
	}
}

// tileAt is the tile under a pixel of a print, by the formulas of the projection alone.
func tileAt(p basemap.Plate, img interface{ Dx() int }, x, y float64, zoom int) (c basemap.Coord, fx, fy float64) {
	per := p.Box.Width() / float64(img.Dx())
	q := geo.Mercator(p.System.Inverse(geo.XY{X: p.Box.Min.X + x*per, Y: p.Box.Max.Y - y*per}))
	side := 2 * geo.MercatorHalfWorld / float64(int(1)<<zoom)
	u, v := (q.X+geo.MercatorHalfWorld)/side, (geo.MercatorHalfWorld-q.Y)/side
	return basemap.Coord{Zoom: zoom, X: int(u), Y: int(v)}, u - math.Floor(u), v - math.Floor(v)
}

// TestAPrintShowsTheGroundWhereItIs compares pixels of a print with the tile that lies there by the projection.
func TestAPrintShowsTheGroundWhereItIs(t *testing.T) {
	t.Parallel()
	s := serve(t, pattern)
	b := newBench(t, s, set{source: basemap.Source{MaxZoom: 19, TileSize: 256}})
	p := plate(t, 12_000, 9_000, 40_000)
	got, err := b.tiles.Print(b.ctx, p)
	if err != nil || got.Missing != 0 || got.Problem != nil || got.Picture == nil {
		t.Fatalf("%v, %v missing, %v", err, got.Missing, got.Problem)
	}
	zoom := coordOf(s.requests()[0]).Zoom
	// 200 pixels an inch at 1:40 000 are 5.08 m of ground; the pixels of the source are no more than half an octave away.
	per := p.Box.Width() / float64(got.Picture.Rect.Dx())
	if octaves := math.Abs(math.Log2(per / 5.08)); octaves > 0.51 {
		t.Errorf("a pixel takes %.2f m at zoom %d", per, zoom)
	}
	r, seen := rand.New(rand.NewPCG(1, 2)), map[basemap.Coord]bool{}
	for range 4000 {
		x, y := r.IntN(got.Picture.Rect.Dx()), r.IntN(got.Picture.Rect.Dy())
		c, fx, fy := tileAt(p, got.Picture.Rect, float64(x)+0.5, float64(y)+0.5, zoom)
		const seam = 0.02 // near it colours are mixed
		if min(fx, fy, 1-fx, 1-fy) < seam {
			continue
		}
		seen[c] = true
		if have, want := got.Picture.RGBAAt(x, y), colourOf(c); have != want {
			t.Fatalf("pixel %d, %d is %v, tile %v is %v", x, y, have, c, want)
		}
	}
	if len(seen) < 20 || s.most > 2 {
		t.Errorf("%d tiles seen, %d requests at a time", len(seen), s.most)
	}
	before := len(s.requests())
	if _, err := b.tiles.Print(b.ctx, p); err != nil || len(s.requests()) != before {
		t.Errorf("a second print asks again: %v", err)
	}
}

// TestWhatIsMissingOfAPrintIsHatched has a server that lacks the western half, then one that is not there.
func TestWhatIsMissingOfAPrintIsHatched(t *testing.T) {
	t.Parallel()
	p := plate(t, 12_000, 9_000, 40_000)
	middle := geo.Mercator(p.System.Inverse(p.Box.Centre())).X
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if c := coordOf(r.URL.Path); c.Box().Max.X < middle {
			http.NotFound(w, r)
			return
		}
		pattern(w, r)
	})
	b := newBench(t, s, set{source: basemap.Source{MaxZoom: 19, TileSize: 256}})
	got, err := b.tiles.Print(b.ctx, p)
	if err != nil || got.Picture == nil || got.Missing < 0.3 || got.Missing > 0.6 {
		t.Fatalf("%v, %v missing", err, got.Missing)
	}
	hatched := func(x, y int) bool {
		c := got.Picture.RGBAAt(x, y)
		return c.R-c.B < 16 && c.R > 0x90 && c.A == 255
	}
	w, h := got.Picture.Rect.Dx(), got.Picture.Rect.Dy()
	if !hatched(w/10, h/2) || hatched(w*9/10, h/2) {
		t.Errorf("west %v, east %v", got.Picture.RGBAAt(w/10, h/2), got.Picture.RGBAAt(w*9/10, h/2))
	}

	s.Close()
	b = newBench(t, s, set{source: basemap.Source{MaxZoom: 19, TileSize: 256}})
	got, err = b.tiles.Print(b.ctx, p)
	if err != nil || got.Picture != nil || got.Missing != 1 || got.Problem == nil || got.Problem.Reason != basemap.NoNetwork {
		t.Errorf("without a server: %v, %v missing, %v", err, got.Missing, got.Problem)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := b.tiles.Print(ctx, p); err == nil {
		t.Error("a print that was given up is one")
	}
}

// shelf is tiles of a few zooms without a network.
type shelf struct{ zooms map[int]bool }

func (s shelf) Encoded(_ context.Context, c basemap.Coord) ([]byte, error) {
	if !s.zooms[c.Zoom] {
		return nil, &basemap.Problem{Reason: basemap.Absent}
	}
	return tilePNG(c, 256), nil
}

func TestAPrintKeepsWithinTheZoomsOfItsSource(t *testing.T) {
	t.Parallel()
	p := plate(t, 12_000, 9_000, 40_000)
	coarse := basemap.NewShelf(basemap.Source{MaxZoom: 11, TileSize: 256}, shelf{map[int]bool{11: true}}, basemap.Options{})
	got, err := coarse.Print(t.Context(), p)
	if err != nil || got.Missing != 0 || got.Picture.RGBAAt(9, 9) != colourOf(first(p, 11)) {
		t.Errorf("a coarse source: %v, %+v", err, got.Missing)
	}
	fine := basemap.NewShelf(basemap.Source{MinZoom: 18, MaxZoom: 19, TileSize: 256}, shelf{map[int]bool{18: true}}, basemap.Options{})
	if got, err := fine.Print(t.Context(), p); err != nil || got.Picture != nil || got.Missing != 1 || got.Problem.Reason != basemap.TooManyTiles {
		t.Errorf("a source that is too fine: %v, %+v", err, got)
	}
	other := basemap.NewShelf(basemap.Source{MaxZoom: 19, TileSize: 256}, shelf{}, basemap.Options{})
	if got, err := other.Print(t.Context(), p); err != nil || got.Picture != nil || got.Missing != 1 || got.Problem != nil {
		t.Errorf("a source of elsewhere: %v, %+v", err, got)
	}
}

// first is the tile under the north-western corner of a plate.
func first(p basemap.Plate, zoom int) basemap.Coord {
	c, _, _ := tileAt(p, rectOf(1000), 1, 1, zoom)
	return c
}

type rectOf int

func (r rectOf) Dx() int { return int(r) }

// TestALetteredPrintIsReadable takes coarser zooms for a source with names in it than for photographs, so that on paper a pixel of
// a name is neither smaller than an eighth of a millimetre nor much larger than on a screen.
func TestALetteredPrintIsReadable(t *testing.T) {
	t.Parallel()
	coarser := 0
	for _, denominator := range []float64{14_000, 20_000, 28_000} {
		zooms := map[bool]int{}
		for _, lettered := range []bool{false, true} {
			s := serve(t, pattern)
			b := newBench(t, s, set{source: basemap.Source{MaxZoom: 19, TileSize: 256, Lettered: lettered}})
			got, err := b.tiles.Print(b.ctx, plate(t, denominator*0.2, denominator*0.1, denominator))
			if err != nil {
				t.Fatal(err)
			}
			zooms[lettered] = coordOf(s.requests()[0]).Zoom
			if mm := 200 / float64(got.Picture.Rect.Dx()); lettered && (mm < 0.125 || mm > 0.3) {
				t.Errorf("1:%.0f: a pixel is %.3f mm wide", denominator, mm)
			}
		}
		coarser += zooms[false] - zooms[true]
	}
	if coarser < 1 {
		t.Error("names are as small as what is in a photograph")
	}
}
