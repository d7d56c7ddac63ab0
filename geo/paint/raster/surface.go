package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	xdraw "golang.org/x/image/draw"

	"emprise/geo/paint"
)

// Surface is a picture to paint on.
type Surface struct {
	img   *image.RGBA
	unit  float64
	clip  image.Rectangle
	clips []image.Rectangle // those in force before

	mask    *mask  // coverage of the stroke being painted
	crowd   *area  // areas that wait for FillCrowd
	lines   *grain // lines that wait for StrokeCrowd
	grid    paint.CrowdGrid
	coarse  coarse  // of grid
	originX float64 // of the plane's pixel grid, at the top left corner
	originY float64
}

var _ paint.Crowd = (*Surface)(nil)

// New is a transparent picture of w by h device pixels; unit is how many of them a typographic pixel takes.
func New(w, h int, unit float64) *Surface { return On(image.NewRGBA(image.Rect(0, 0, w, h)), unit) }

// On paints over a picture that is there already; its bounds must begin at (0,0).
func On(img *image.RGBA, unit float64) *Surface {
	if img.Rect.Min != (image.Point{}) {
		panic("raster: picture does not begin at (0,0)")
	}
	return &Surface{img: img, unit: unit, clip: img.Rect}
}

// Picture is the picture itself, alpha premultiplied, its top left corner at (0,0).
func (s *Surface) Picture() *image.RGBA { return s.img }

// SetOrigin says which pixel of the endless pixel grid of the plane the top left corner is, y downwards: patterns keep
// their place on the plane.
func (s *Surface) SetOrigin(x, y float64) { s.originX, s.originY = x, y }

// Size is the picture's width and height in device pixels.
func (s *Surface) Size() (width, height float64) {
	return float64(s.img.Rect.Dx()), float64(s.img.Rect.Dy())
}

// Unit is how many device pixels one typographic pixel takes.
func (s *Surface) Unit() float64 { return s.unit }

// Clear paints the whole clip in one colour, whatever was there.
func (s *Surface) Clear(c color.Color) {
	draw.Draw(s.img, s.clip, image.NewUniform(c), image.Point{}, draw.Src)
}

// Image paints a picture into a rectangle, scaled.
func (s *Surface) Image(x, y, width, height float64, img image.Image) {
	to := image.Rect(round(x), round(y), round(x+width), round(y+height))
	if to.Intersect(s.clip).Empty() || img.Bounds().Empty() {
		return
	}
	inside, _ := s.img.SubImage(s.clip).(*image.RGBA)
	if to.Size() == img.Bounds().Size() {
		draw.Draw(inside, to, img, img.Bounds().Min, draw.Over)
		return
	}
	xdraw.CatmullRom.Scale(inside, to, img, img.Bounds(), draw.Over, nil)
}

// Clip confines all that follows to a rectangle, rounded to whole pixels, inside the one in force.
func (s *Surface) Clip(x, y, width, height float64) {
	s.clips = append(s.clips, s.clip)
	s.clip = s.clip.Intersect(image.Rect(round(x), round(y), round(x+width), round(y+height)))
}

// Unclip ends the last Clip.
func (s *Surface) Unclip() {
	if n := len(s.clips); n > 0 {
		s.clip, s.clips = s.clips[n-1], s.clips[:n-1]
	}
}

// Group is nothing on a picture.
func (s *Surface) Group(string) {}

func round(v float64) int { return int(math.Round(max(-1e9, min(1e9, v)))) }
