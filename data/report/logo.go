package report

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/image/draw"

	"emprise/data"
)

// What is carried of a logo: as many pixels a side as it takes on A3 at 600 dots an inch, and so many bytes that a composition stays small.
const (
	mostLogoSide  = 1024
	mostLogoBytes = 512 << 10
)

// mostLogoRead is how many pixels a side a picture may have to be read at all.
const mostLogoRead = 8000

// Carrying is the composition with its logo in it, as the bytes of a PNG, so that whoever opens it elsewhere has the logo too. Of where the
// file lay nothing but its name is left. A large picture is made smaller. A composition without a logo, or that carries it already, stays as
// it is. What is no PNG has its own sentence, and WrongField says that it is the logo.
func (c Composition) Carrying() (Composition, error) {
	if c.Logo == "" || len(c.LogoPicture) > 0 {
		return c, nil
	}
	img, err := c.logo()
	if err != nil {
		return c, err
	}
	most := mostLogoSide
	for {
		var b bytes.Buffer
		if err := png.Encode(&b, within(img, most)); err != nil {
			return c, fmt.Errorf("carry logo: %w", err)
		}
		if b.Len() <= mostLogoBytes {
			c.LogoPicture, c.Logo = b.Bytes(), nameOf(c.Logo)
			return c, nil
		}
		most = most * 3 / 4
	}
}

// nameOf is the name of a file, whichever system its path is of.
func nameOf(path string) string { return filepath.Base(strings.ReplaceAll(path, `\`, "/")) }

// within makes a picture smaller until no side has more than most pixels.
func within(img image.Image, most int) image.Image {
	size := img.Bounds().Size()
	long := max(size.X, size.Y)
	if long <= most {
		return img
	}
	out := image.NewNRGBA(image.Rect(0, 0, max(1, size.X*most/long), max(1, size.Y*most/long)))
	draw.CatmullRom.Scale(out, out.Rect, img, img.Bounds(), draw.Src, nil)
	return out
}

// logo reads the picture of who publishes: the one that is carried, else the file; nil when there is none.
func (c Composition) logo() (image.Image, error) {
	switch {
	case c.Logo == "":
		return nil, nil
	case len(c.LogoPicture) > 0:
		return c.picture(bytes.NewReader(c.LogoPicture))
	}
	f, err := os.Open(c.Logo)
	if err != nil {
		return nil, &logoError{refusedReading(c.Logo, err)}
	}
	defer func() { _ = f.Close() }()
	return c.picture(f)
}

func (c Composition) picture(from io.ReadSeeker) (image.Image, error) {
	size, err := png.DecodeConfig(from)
	if err != nil || size.Width > mostLogoRead || size.Height > mostLogoRead {
		return nil, &logoError{&noPictureError{nameOf(c.Logo)}}
	}
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return nil, &logoError{fmt.Errorf("read %s: %w", c.Logo, err)}
	}
	img, err := png.Decode(from)
	if err != nil {
		return nil, &logoError{&noPictureError{nameOf(c.Logo)}}
	}
	return img, nil
}

// logoError says that an error is about the logo.
type logoError struct{ err error }

func (e *logoError) Error() string { return "logo: " + e.err.Error() }
func (e *logoError) Unwrap() error { return e.err }

// noPictureError says that a logo is no PNG that can be read.
type noPictureError struct{ file string }

func (e *noPictureError) Error() string { return e.file + ": no PNG" }

// Explain gives the message and its arguments.
func (e *noPictureError) Explain() (key string, args []any) {
	return "report.bad_logo", []any{"file", e.file, "most", mostLogoRead}
}

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (e *noPictureError) Unwrap() error { return data.ErrInvalid }
