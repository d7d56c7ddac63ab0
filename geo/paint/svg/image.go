package svg

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/jpeg"
	"image/png"

	"emprise/geo/paint"
)

// photographQuality is that of JPEG for photographs, of 100.
const photographQuality = 88

// Image paints a picture into a rectangle; the drawing holds it.
func (d *Drawing) Image(x, y, width, height float64, img image.Image) {
	if img.Bounds().Empty() {
		return
	}
	var b bytes.Buffer
	form := "png"
	var err error
	if photograph, ok := img.(paint.Photograph); ok {
		form = "jpeg"
		err = jpeg.Encode(&b, photograph.Image, &jpeg.Options{Quality: photographQuality})
	} else {
		err = png.Encode(&b, img)
	}
	if err != nil { // beyond what its form can hold: more than 65,535 pixels a side
		d.err = err
		return
	}
	d.put(`<image x="%s" y="%s" width="%s" height="%s" preserveAspectRatio="none" href="data:image/%s;base64,%s"/>`,
		number(x), number(y), number(width), number(height), form, base64.StdEncoding.EncodeToString(b.Bytes()))
}
