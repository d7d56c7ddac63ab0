package report

import (
	"image"
	"image/png"
	"os"

	"emprise/data/outfile"
)

// WritePNG writes a picture. As WritePDF, it leaves a whole file or none.
func WritePNG(path string, picture image.Image) error {
	return outfile.Write(path, outfile.Replace, func(f *os.File) error { return png.Encode(f, picture) })
}
