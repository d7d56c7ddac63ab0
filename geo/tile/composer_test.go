package tile_test

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
	"time"

	"emprise/geo"
	"emprise/geo/tile"
)

var ground = color.RGBA{1, 2, 3, 255}

// gradient paints a tile with colours that depend on the place alone, so that any level must show about the same.
func gradient(id tile.ID) *image.RGBA {
	img := picture()
	v := geo.View{Centre: id.Box().Centre(), Level: id.Level, Width: geo.TileSize, Height: geo.TileSize}
	for y := range geo.TileSize {
		for x := range geo.TileSize {
			img.SetRGBA(x, y, colourAt(v.ToPlane(float64(x)+.5, float64(y)+.5)))
		}
	}
	return img
}

var somewhere = geo.Mercator(geo.LonLat{Lon: 2.5, Lat: 48.8})

func colourAt(p geo.XY) color.RGBA {
	return color.RGBA{uint8(128 + (p.X-somewhere.X)/30), uint8(128 + (p.Y-somewhere.Y)/30), 90, 255}
}

func near(a, b color.RGBA, tolerance int) bool {
	d := func(x, y uint8) bool { return max(int(x)-int(y), int(y)-int(x)) <= tolerance }
	return d(a.R, b.R) && d(a.G, b.G) && d(a.B, b.B) && a.A == b.A
}

func TestComposeStandsInFromOtherLevels(t *testing.T) {
	t.Parallel()
	view := tile.Snap(geo.View{Centre: somewhere, Level: 60, Width: 700, Height: 500})
	for _, c := range []struct {
		name             string
		levels           []geo.Level
		covered, current bool
	}{
		{"its own", []geo.Level{60}, true, true},
		{"coarser", []geo.Level{55}, true, false},
		{"much coarser", []geo.Level{45}, true, false},
		{"finer", []geo.Level{63}, true, false},
		{"between", []geo.Level{59, 61}, true, false},
		{"nothing", nil, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			cache := tile.NewCache(1 << 30)
			for _, l := range c.levels {
				for _, id := range tile.Within(view.Box(), l) {
					cache.Put(id, gradient(id), 1, false)
				}
			}
			dst := image.NewRGBA(image.Rect(0, 0, view.Width, view.Height))
			got := tile.NewComposer(cache, ground).Compose(dst, tile.CameraOf(view), view.Level, 1, noon)
			if want := (tile.State{Covered: c.covered, Current: c.current}); got != want {
				t.Errorf("it is %+v, want %+v", got, want)
			}
			for y := 0; y < view.Height; y += 7 {
				for x := 0; x < view.Width; x += 7 {
					want := ground
					if c.covered {
						want = colourAt(view.ToPlane(float64(x)+.5, float64(y)+.5))
					}
					if got := dst.RGBAAt(x, y); !near(got, want, 3) {
						t.Fatalf("pixel %d %d is %v, want %v", x, y, got, want)
					}
				}
			}
		})
	}
}

func TestComposeBetweenLevelsAndBeyondTheWorld(t *testing.T) {
	t.Parallel()
	cache := tile.NewCache(1 << 30)
	cache.Put(tile.ID{}, gradient(tile.ID{}), 1, false)
	dst := image.NewRGBA(image.Rect(0, 0, 2000, 300))
	camera := tile.Camera{Resolution: geo.Level(1).Resolution() * 1.05, Width: 2000, Height: 300}
	got := tile.NewComposer(cache, ground).Compose(dst, camera, 0, 1, noon)
	if want := (tile.State{Covered: true, Current: true}); got != want {
		t.Errorf("it is %+v, want %+v", got, want)
	}
	if got := dst.RGBAAt(1, 1); got != ground {
		t.Errorf("beyond the world: %v", got)
	}
	if got := dst.RGBAAt(1000, 150); got == ground {
		t.Error("the world is not drawn")
	}
}

// plain is a tile of one colour.
func plain(c color.RGBA) *image.RGBA {
	img := picture()
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

func TestATileFadesInOverWhatStoodInForIt(t *testing.T) {
	t.Parallel()
	view := tile.Snap(geo.View{Centre: somewhere, Level: 60, Width: 40, Height: 40})
	id := tile.Cover(view)[0]
	view.Centre = id.Box().Centre()
	view = tile.Snap(view)
	cache := tile.NewCache(1 << 30)
	for _, parent := range tile.Within(view.Box(), 52) {
		cache.Put(parent, plain(color.RGBA{100, 100, 100, 255}), 1, false)
	}
	c := tile.NewComposer(cache, ground)
	dst := image.NewRGBA(image.Rect(0, 0, 40, 40))
	c.Compose(dst, tile.CameraOf(view), view.Level, 1, noon)
	cache.Put(id, plain(color.RGBA{200, 0, 100, 255}), 1, false)
	c.Appear(id, noon)
	for _, s := range []struct {
		after  time.Duration
		want   color.RGBA
		fading bool
	}{
		{0, color.RGBA{100, 100, 100, 255}, true},
		{tile.Fade / 2, color.RGBA{150, 50, 100, 255}, true},
		{tile.Fade, color.RGBA{200, 0, 100, 255}, false},
		{tile.Fade / 2, color.RGBA{200, 0, 100, 255}, false}, // once in, in for good
	} {
		got := c.Compose(dst, tile.CameraOf(view), view.Level, 1, noon.Add(s.after))
		if got.Fading != s.fading || !got.Covered || !got.Current {
			t.Errorf("after %v it is %+v", s.after, got)
		}
		if px := dst.RGBAAt(20, 20); !near(px, s.want, 2) {
			t.Errorf("after %v the pixel is %v, want %v", s.after, px, s.want)
		}
	}
}

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func TestComposeOnADenseScreen(t *testing.T) {
	t.Parallel()
	view := tile.Snap(geo.View{Centre: somewhere, Level: 60, Width: 2400, Height: 1500})
	cache := tile.NewCache(1 << 30)
	for _, id := range tile.Within(view.Box(), 57) {
		cache.Put(id, gradient(id), 1, false)
	}
	dst := image.NewRGBA(image.Rect(0, 0, view.Width, view.Height))
	tile.NewComposer(cache, ground).Compose(dst, tile.CameraOf(view), view.Level, 1, noon)
	for y := 0; y < view.Height; y += 31 {
		for x := 0; x < view.Width; x += 31 {
			if got, want := dst.RGBAAt(x, y), colourAt(view.ToPlane(float64(x)+.5, float64(y)+.5)); !near(got, want, 3) {
				t.Fatalf("pixel %d %d is %v, want %v", x, y, got, want)
			}
		}
	}
}

func benchmarkCompose(b *testing.B, w, h int, stretch float64) {
	view := tile.Snap(geo.View{Centre: somewhere, Level: 60, Width: w, Height: h})
	cache := tile.NewCache(1 << 30)
	for _, id := range tile.Within(view.Box().Padded(2000), view.Level) {
		cache.Put(id, picture(), 1, false)
	}
	dst := image.NewRGBA(image.Rect(0, 0, view.Width, view.Height))
	camera := tile.CameraOf(view)
	camera.Resolution *= stretch
	c := tile.NewComposer(cache, ground)
	b.SetBytes(int64(len(dst.Pix)))
	for b.Loop() {
		c.Compose(dst, camera, view.Level, 1, noon)
	}
}

func BenchmarkComposeAtRest(b *testing.B)  { benchmarkCompose(b, 1920, 1080, 1) }
func BenchmarkComposeZoomIn(b *testing.B)  { benchmarkCompose(b, 1920, 1080, 0.8) }
func BenchmarkComposeZoomOut(b *testing.B) { benchmarkCompose(b, 1920, 1080, 1.2) }
func BenchmarkComposeDense(b *testing.B)   { benchmarkCompose(b, 3840, 2160, 0.8) }
