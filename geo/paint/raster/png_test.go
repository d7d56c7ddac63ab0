package raster_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math/rand/v2"
	"testing"

	"emprise/geo/paint/raster"
)

// pictures are opaque ones of several bands and of one, even ground and noise, and one that is seen through.
func pictures() map[string]*image.RGBA {
	random := rand.New(rand.NewPCG(1, 2))
	out := map[string]*image.RGBA{}
	add := func(name string, w, h int, at func(x, y int) color.RGBA) {
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				img.SetRGBA(x, y, at(x, y))
			}
		}
		out[name] = img
	}
	add("even", 301, 517, func(x, y int) color.RGBA { return color.RGBA{uint8(x / 50), uint8(y / 60), 200, 255} })
	add("photograph", 300, 300, func(x, y int) color.RGBA {
		return color.RGBA{uint8(x/2 + random.IntN(6)), uint8(y/2 + random.IntN(6)), uint8((x + y) / 3), 255}
	})
	add("a row", 7, 1, func(x, _ int) color.RGBA { return color.RGBA{uint8(x), 0, 0, 255} })
	add("a band", 1, 128, func(_, y int) color.RGBA { return color.RGBA{0, uint8(y), 0, 255} })
	add("a band and a row", 3, 129, func(_, y int) color.RGBA { return color.RGBA{0, uint8(y), 0, 255} })
	add("glass", 40, 40, func(x, y int) color.RGBA { return color.RGBA{0, 0, 0, uint8(x * y / 7)} })
	return out
}

// TestPicturesAreReadBackAsTheyWere reads what was written with the standard library, and holds its size against what that writes.
func TestPicturesAreReadBackAsTheyWere(t *testing.T) {
	t.Parallel()
	for name, img := range pictures() {
		var ours, theirs bytes.Buffer
		if err := raster.WritePNG(&ours, img, 300); err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(&theirs, img); err != nil {
			t.Fatal(err)
		}
		got, err := png.Decode(bytes.NewReader(ours.Bytes()))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		flat := image.NewRGBA(img.Rect)
		draw.Draw(flat, flat.Rect, got, got.Bounds().Min, draw.Src)
		if !bytes.Equal(flat.Pix, img.Pix) {
			t.Errorf("%s: another picture is read back", name)
		}
		if most := theirs.Len()*5/4 + 1024; ours.Len() > most {
			t.Errorf("%s: %d bytes, the standard library %d", name, ours.Len(), theirs.Len())
		}
		at := bytes.Index(ours.Bytes(), []byte("pHYs"))
		if name == "glass" {
			continue
		}
		if at < 0 || binary.BigEndian.Uint32(ours.Bytes()[at+4:]) != 11811 || ours.Bytes()[at+12] != 1 { // 300 / 0.0254 a metre
			t.Errorf("%s: 300 dots an inch are not said", name)
		}
		var again bytes.Buffer
		if err := raster.WritePNG(&again, img, 300); err != nil || !bytes.Equal(again.Bytes(), ours.Bytes()) {
			t.Errorf("%s: written twice it differs, %v", name, err)
		}
	}
}

// A part of a picture is written as a picture of its own.
func TestAPartOfAPicture(t *testing.T) {
	t.Parallel()
	part, _ := pictures()["even"].SubImage(image.Rect(100, 100, 110, 300)).(*image.RGBA)
	var b bytes.Buffer
	if err := raster.WritePNG(&b, part, 0); err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(&b)
	if err != nil || got.Bounds() != image.Rect(0, 0, 10, 200) {
		t.Fatalf("%v, %v", got.Bounds(), err)
	}
	if r, g, _, _ := got.At(5, 100).RGBA(); uint8(r>>8) != 2 || uint8(g>>8) != 3 {
		t.Errorf("%d %d", r>>8, g>>8)
	}
}
