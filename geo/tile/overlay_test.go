package tile_test

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"emprise/geo"
	"emprise/geo/tile"
)

// signs is a transparent picture with a few marks, one of them half transparent, in two corners and in the middle.
func signs(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for _, r := range []image.Rectangle{image.Rect(0, 0, 5, 5), image.Rect(w-4, h-9, w, h), image.Rect(w/2-20, h/2-10, w/2+20, h/2+10)} {
		draw.Draw(img, r, image.NewUniform(color.NRGBA{200, 30, 40, 255}), image.Point{}, draw.Src)
	}
	draw.Draw(img, image.Rect(w/2-3, h/2-30, w/2+3, h/2+30), image.NewUniform(color.NRGBA{10, 200, 40, 128}), image.Point{}, draw.Over)
	return img
}

func TestOverlayFollowsTheCamera(t *testing.T) {
	t.Parallel()
	view := tile.Snap(geo.View{Centre: somewhere, Level: 60, Width: 300, Height: 200})
	img := signs(300, 200)
	o := tile.NewOverlay(img, view)
	for _, pan := range []image.Point{{}, {17, -9}, {-140, 60}, {400, 0}, {-299, -199}} {
		dst := image.NewRGBA(image.Rect(0, 0, 300, 200))
		draw.Draw(dst, dst.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
		want := image.NewRGBA(dst.Rect)
		copy(want.Pix, dst.Pix)
		draw.Draw(want, img.Rect.Add(pan), img, image.Point{}, draw.Over)
		o.Draw(dst, tile.CameraOf(view.Panned(float64(pan.X), float64(pan.Y))))
		same(t, dst, want, 1)
	}
}

func TestOverlayScales(t *testing.T) {
	t.Parallel()
	view := tile.Snap(geo.View{Centre: somewhere, Level: 60, Width: 300, Height: 200})
	o := tile.NewOverlay(signs(300, 200), view)
	for _, stretch := range []float64{0.4, 0.6, 0.83, 1.01, 1.4, 1.7, 9} {
		dst := image.NewRGBA(image.Rect(0, 0, 300, 200))
		draw.Draw(dst, dst.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
		camera := tile.CameraOf(view)
		camera.Resolution *= stretch
		o.Draw(dst, camera)
		want := color.RGBA{105, 115, 40, 255} // half green over red
		if stretch > 2 || stretch < 0.5 {
			want = ground
		}
		if got := dst.RGBAAt(150, 100); !near(got, want, 12) {
			t.Errorf("stretched by %v the middle is %v, want about %v", stretch, got, want)
		}
		for i := 3; i < len(dst.Pix); i += 4 {
			if dst.Pix[i] != 255 {
				t.Fatalf("stretched by %v the picture is no longer opaque", stretch)
			}
		}
	}
}

func same(t *testing.T, got, want *image.RGBA, tolerance int) {
	t.Helper()
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			if !near(got.RGBAAt(x, y), want.RGBAAt(x, y), tolerance) {
				t.Fatalf("pixel %d %d is %v, want %v", x, y, got.RGBAAt(x, y), want.RGBAAt(x, y))
			}
		}
	}
}

func BenchmarkOverlay(b *testing.B) {
	view := tile.Snap(geo.View{Centre: somewhere, Level: 60, Width: 1920, Height: 1080})
	img := image.NewRGBA(image.Rect(0, 0, 1920, 1080))
	for y := 10; y < 1080; y += 60 {
		for x := 10; x < 1920; x += 200 {
			draw.Draw(img, image.Rect(x, y, x+90, y+14), image.NewUniform(color.NRGBA{60, 60, 60, 180}), image.Point{}, draw.Src)
		}
	}
	o := tile.NewOverlay(img, view)
	dst := image.NewRGBA(img.Rect)
	for name, stretch := range map[string]float64{"still": 1, "stretched": 1.2} {
		camera := tile.CameraOf(view)
		camera.Resolution *= stretch
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				o.Draw(dst, camera)
			}
		})
	}
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			tile.NewOverlay(img, view)
		}
	})
}
