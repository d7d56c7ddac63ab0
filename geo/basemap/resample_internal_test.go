package basemap

import (
	"image"
	"image/draw"
	"math"
	"math/rand/v2"
	"testing"

	xdraw "golang.org/x/image/draw"
)

func noise(w, h int, seed uint64) *image.RGBA {
	r := rand.New(rand.NewPCG(seed, 1))
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := 0; i < len(img.Pix); i += 4 {
		a := 255
		if r.IntN(3) == 0 {
			a = r.IntN(256)
		}
		for k := range 3 {
			img.Pix[i+k] = uint8(r.IntN(a + 1))
		}
		img.Pix[i+3] = uint8(a)
	}
	return img
}

// Whole pictures scaled to whole pixels are what golang.org/x/image/draw makes with the same kernel.
func TestResampleAgreesWithTheLibrary(t *testing.T) {
	t.Parallel()
	src := noise(160, 120, 3)
	for _, c := range []struct{ w, h int }{{160, 120}, {240, 180}, {112, 84}, {320, 240}, {80, 60}} {
		want, got := image.NewRGBA(image.Rect(0, 0, c.w, c.h)), image.NewRGBA(image.Rect(0, 0, c.w, c.h))
		xdraw.CatmullRom.Scale(want, want.Rect, src, src.Rect, draw.Src, nil)
		resample(got, src, 0, 0, 160/float64(c.w))
		sum, n := 0.0, 0
		for y := 6; y < c.h-6; y++ { // the edges are continued here, cut there
			for x := 6; x < c.w-6; x++ {
				for k := range 4 {
					i := want.PixOffset(x, y) + k
					sum += math.Abs(float64(want.Pix[i]) - float64(got.Pix[i]))
					n++
				}
			}
		}
		if mean := sum / float64(n); mean > 1.2 {
			t.Errorf("%d × %d: %.2f off on average", c.w, c.h, mean)
		}
	}
}

func TestResampleMovesNothing(t *testing.T) {
	t.Parallel()
	src := noise(40, 40, 5)
	dst := image.NewRGBA(image.Rect(0, 0, 20, 20))
	resample(dst, src, 7, 11, 1)
	for y := range 20 {
		for x := range 20 {
			if dst.RGBAAt(x, y) != src.RGBAAt(x+7, y+11) {
				t.Fatalf("pixel %d, %d: %v, want %v", x, y, dst.RGBAAt(x, y), src.RGBAAt(x+7, y+11))
			}
		}
	}
	even := image.NewRGBA(image.Rect(0, 0, 30, 30))
	for i := range even.Pix {
		even.Pix[i] = 201
	}
	resample(dst, even, 1.37, 2.81, 1.19)
	for i, v := range dst.Pix {
		if v != 201 {
			t.Fatalf("byte %d of an even picture became %d", i, v)
		}
	}
}

// Two neighbours are the two halves of the whole: there is no seam.
func TestResampleHasNoSeam(t *testing.T) {
	t.Parallel()
	src := noise(300, 200, 9)
	for _, step := range []float64{0.71, 0.84, 1.19, 1.4} {
		whole := image.NewRGBA(image.Rect(0, 0, 100, 50))
		resample(whole, src, 20.3, 17.8, step)
		half := image.NewRGBA(image.Rect(0, 0, 50, 50))
		resample(half, src, 20.3+50*step, 17.8, step)
		for y := range 50 {
			for x := range 50 {
				if a, b := whole.RGBAAt(50+x, y), half.RGBAAt(x, y); a != b {
					t.Fatalf("step %g: pixel %d, %d is %v alone, %v in the whole", step, x, y, b, a)
				}
			}
		}
	}
}

func FuzzResample(f *testing.F) {
	f.Add(3.2, -1.5, 1.19, 5, 9)
	f.Add(-1e9, 1e9, 0.01, 1, 1)
	f.Fuzz(func(t *testing.T, x, y, step float64, w, h int) {
		if !(math.Abs(x) < 1e12 && math.Abs(y) < 1e12 && step > 1e-6 && step < 50) {
			return
		}
		dst := image.NewRGBA(image.Rect(0, 0, w&31, h&31))
		resample(dst, noise(1+w>>5&15, 1+h>>5&15, 1), x, y, step)
		for i := 0; i < len(dst.Pix); i += 4 {
			if a := dst.Pix[i+3]; dst.Pix[i] > a || dst.Pix[i+1] > a || dst.Pix[i+2] > a {
				t.Fatal("not premultiplied")
			}
		}
	})
}

// BenchmarkLibrary is what golang.org/x/image/draw takes for the same, which it can do for whole pixels only.
func BenchmarkLibrary(b *testing.B) {
	src, dst := noise(740, 740, 1), image.NewRGBA(image.Rect(0, 0, 512, 512))
	for _, side := range []int{364, 717} {
		b.Run(map[int]string{364: "enlarged", 717: "reduced"}[side], func(b *testing.B) {
			for b.Loop() {
				xdraw.CatmullRom.Scale(dst, dst.Rect, src, image.Rect(0, 0, side, side), draw.Src, nil)
			}
		})
	}
}

func BenchmarkResample(b *testing.B) {
	src := noise(740, 740, 1)
	dst := image.NewRGBA(image.Rect(0, 0, 512, 512))
	for _, step := range []float64{0.71, 1, 1.4} {
		b.Run(map[float64]string{0.71: "enlarged", 1: "same", 1.4: "reduced"}[step], func(b *testing.B) {
			for b.Loop() {
				resample(dst, src, 8.3, 8.7, step)
			}
		})
	}
}
