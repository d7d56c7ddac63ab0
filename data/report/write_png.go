package report

import (
	"image"
	"image/png"
	"os"
)

// WritePNG writes a picture. As WritePDF, it leaves a whole file or none.
func WritePNG(path string, picture image.Image) error {
	return replace(path, func(f *os.File) error { return png.Encode(f, picture) })
}
