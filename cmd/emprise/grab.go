package main

import (
	"image"

	"fyne.io/fyne/v2"
	"github.com/go-gl/gl/v2.1/gl"
)

// grab reads the window's pixels from the buffer that was painted last. Fyne's own Capture reads the buffer on the screen,
// which software renderers give back black.
func grab(w fyne.Window) image.Image {
	context, ok := w.(interface{ RunWithContext(func()) })
	if !ok {
		return w.Canvas().Capture()
	}
	size := w.Canvas().Size()
	width, height := w.Canvas().PixelCoordinateForPosition(fyne.NewPos(size.Width, size.Height))
	pixels := make([]byte, 4*width*height)
	context.RunWithContext(func() {
		gl.ReadBuffer(gl.BACK)
		gl.ReadPixels(0, 0, int32(width), int32(height), gl.RGBA, gl.UNSIGNED_BYTE, gl.Ptr(pixels))
	})
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height { // OpenGL counts rows from the bottom
		row := pixels[4*width*(height-1-y):][:4*width]
		for i := 3; i < len(row); i += 4 {
			row[i] = 0xFF
		}
		copy(img.Pix[y*img.Stride:], row)
	}
	return img
}
