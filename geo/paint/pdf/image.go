package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"

	"codeberg.org/go-pdf/fpdf"

	"emprise/geo/paint"
)

// picture is an image that the document holds.
type picture struct {
	name    string
	form    string  // "png", "jpg"
	stretch float64 // its width over that of the image it was made of
}

// Image embeds a picture once, however often it is painted, and paints it into a rectangle given in millimetres.
func (d *Document) Image(x, y, width, height float64, img image.Image) {
	p, ok := d.embed(img)
	if !ok {
		return
	}
	d.alpha(255)
	d.touched = true
	d.f.ImageOptions(p.name, x, y, width*p.stretch, height, false, fpdf.ImageOptions{ImageType: p.form}, 0, "")
}

// embed gives each picture a width of its own, with transparent columns at its right if need be: fpdf writes pictures in
// the order of their widths, and those of one width in any order, which would make two files of one document differ.
func (d *Document) embed(img image.Image) (picture, bool) {
	size := img.Bounds().Size()
	if size.X == 0 || size.Y == 0 {
		return picture{}, false
	}
	content, form := d.encode(img)
	sum := sha256.Sum256(content)
	key := hex.EncodeToString(sum[:])
	if p, ok := d.pictures[key]; ok {
		return p, true
	}
	wide := size.X
	for d.widths[wide] {
		wide++
	}
	if wide != size.X {
		padded := image.NewNRGBA(image.Rect(0, 0, wide, size.Y))
		draw.Draw(padded, image.Rectangle{Max: size}, img, img.Bounds().Min, draw.Src)
		content, form = d.encode(padded) // transparency is needed
	}
	d.f.RegisterImageOptionsReader(key, fpdf.ImageOptions{ImageType: form}, bytes.NewReader(content))
	p := picture{key, form, float64(wide) / float64(size.X)}
	d.pictures[key], d.widths[wide] = p, true
	return p, true
}

// photographQuality is that of JPEG for photographs, of 100.
const photographQuality = 88

func (d *Document) encode(img image.Image) (content []byte, form string) {
	var b bytes.Buffer
	var err error
	form = "png"
	if photograph, ok := img.(paint.Photograph); ok {
		form = "jpg"
		err = jpeg.Encode(&b, photograph.Image, &jpeg.Options{Quality: photographQuality})
	} else {
		err = png.Encode(&b, img)
	}
	if err != nil {
		d.f.SetError(err)
	}
	return b.Bytes(), form
}
