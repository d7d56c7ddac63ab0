package golden

import (
	"bytes"
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "keep what was painted as the golden pictures and texts")

const (
	tolerance = 4   // of 255, on each channel
	share     = 100 // one pixel in so many may differ by more
)

// Check compares a picture with testdata/NAME.png.
func Check(tb testing.TB, name string, got image.Image) {
	tb.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		write(tb, path, got)
		return
	}
	want, err := read(path)
	if err != nil {
		tb.Fatalf("%v (keep what was painted with -update)", err)
	}
	if n := differing(flat(want), flat(got)); n < 0 || n*share >= got.Bounds().Dx()*got.Bounds().Dy() {
		failed := filepath.Join("testdata", "failed", name+".png")
		write(tb, failed, got)
		tb.Errorf("%s: %d pixels differ (−1: another size); what was painted is in %s", path, n, failed)
	}
}

func differing(a, b *image.RGBA) int {
	if a.Rect.Size() != b.Rect.Size() {
		return -1
	}
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		for k := range 4 {
			if d := int(a.Pix[i+k]) - int(b.Pix[i+k]); d > tolerance || d < -tolerance {
				n++
				break
			}
		}
	}
	return n
}

func flat(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

func read(path string) (image.Image, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return png.Decode(bytes.NewReader(data))
}

func write(tb testing.TB, path string, img image.Image) {
	tb.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		tb.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		tb.Fatal(err)
	}
}
