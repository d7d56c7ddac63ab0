package report

import (
	"image"
	"os"

	"emprise/data/outfile"
	"emprise/geo/paint/raster"
)

// WritePNG writes a picture, and how many of its pixels an inch of paper takes, 0 for what is for screens. As WritePDF, it leaves a whole file
// or none.
func WritePNG(path string, picture *image.RGBA, dpi int) error {
	return outfile.Write(path, outfile.Replace, func(f *os.File) error { return raster.WritePNG(f, picture, dpi) })
}
