package render_test

import (
	"image"
	"image/png"
	"os"
	"testing"
)

func readPicture(tb testing.TB, path string) image.Image {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // it was read
	img, err := png.Decode(f)
	if err != nil {
		tb.Fatal(err)
	}
	return img
}

// inkOf is how dark each ninth of a picture is, 0 to 1.
func inkOf(img image.Image) [9]float64 {
	var ink, n [9]float64
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, _ := img.At(x, y).RGBA()
			k := 3*((y-b.Min.Y)*3/b.Dy()) + (x-b.Min.X)*3/b.Dx()
			ink[k] += 1 - (0.299*float64(r)+0.587*float64(g)+0.114*float64(bl))/65535
			n[k]++
		}
	}
	for k := range ink {
		ink[k] /= n[k]
	}
	return ink
}
