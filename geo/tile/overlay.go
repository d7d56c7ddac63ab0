package tile

import (
	"encoding/binary"
	"image"
	"math"

	"emprise/geo"
)

// Overlay is a mostly transparent picture of a view, such as its names, laid over the tiles: it follows the camera until a
// new one is made. It never changes and is safe for any goroutine.
type Overlay struct {
	View geo.View

	img   *image.RGBA
	spans []stretch // of columns that may show something, row by row
	rows  []int32   // row y has spans rows[y] to rows[y+1]
}

type stretch struct{ from, to int32 }

// NewOverlay takes a picture of the size of the view, alpha-premultiplied, which must not change any more.
func NewOverlay(img *image.RGBA, v geo.View) *Overlay {
	o := &Overlay{View: v, img: img, rows: make([]int32, 1, img.Rect.Dy()+1)}
	w, h := img.Rect.Dx(), img.Rect.Dy()
	inked := func(x, y int) bool { return y < h && img.Pix[y*img.Stride+4*x+3] != 0 }
	const gap = 8 // a hole narrower than this is not worth a new span
	for y := range h {
		last := int32(-gap - 1)
		for x := range w {
			// The row below counts too, because bilinear sampling mixes both.
			if !inked(x, y) && !inked(x, y+1) {
				continue
			}
			if n := len(o.spans); int32(x) > last+gap || n == int(o.rows[y]) {
				o.spans = append(o.spans, stretch{int32(max(0, x-1)), int32(min(w, x+2))})
			} else {
				o.spans[n-1].to = int32(min(w, x+2))
			}
			last = int32(x)
		}
		o.rows = append(o.rows, int32(len(o.spans)))
	}
	return o
}

// How much an overlay may be enlarged or reduced: beyond, names shout or are dust, and it is better not shown.
const (
	mostStretch  = 1.9
	leastStretch = 0.55
)

// Draw lays the overlay over dst, which must be of the camera's size. At the overlay's own scale it is moved by whole pixels,
// at others it is sampled; when it would be about twice too large or too small, it is left out.
func (o *Overlay) Draw(dst *image.RGBA, c Camera) {
	scale := o.View.Resolution() / c.Resolution
	if scale > mostStretch || scale < leastStretch {
		return
	}
	corner := o.View.ToPlane(0, 0)
	x, y := c.ToPixel(corner)
	at := image.Pt(int(math.Round(x)), int(math.Round(y)))
	w, h := o.img.Rect.Dx(), o.img.Rect.Dy()
	if math.Abs(scale-1) < 1e-9 {
		o.draw(dst, at)
		return
	}
	size := image.Pt(int(math.Round(float64(w)*scale)), int(math.Round(float64(h)*scale)))
	o.sampled(dst, image.Rectangle{Min: at, Max: at.Add(size)})
}

// draw lays the overlay over dst pixel by pixel, its corner at the given one.
func (o *Overlay) draw(dst *image.RGBA, at image.Point) {
	for y := max(0, -at.Y); y < min(o.img.Rect.Dy(), dst.Rect.Dy()-at.Y); y++ {
		for _, s := range o.spans[o.rows[y]:o.rows[y+1]] {
			from, to := max(int(s.from), -at.X), min(int(s.to), dst.Rect.Dx()-at.X)
			if from >= to {
				continue
			}
			src := o.img.Pix[y*o.img.Stride+4*from : y*o.img.Stride+4*to]
			out := dst.Pix[dst.PixOffset(from+at.X, y+at.Y):]
			for i := 0; i < len(src); i += 4 {
				if src[i+3] != 0 {
					over(out[i:i+4], spread(binary.LittleEndian.Uint32(src[i:])))
				}
			}
		}
	}
}

// sampled lays the overlay over dst, scaled to the given rectangle.
func (o *Overlay) sampled(dst *image.RGBA, to image.Rectangle) {
	clip := to.Intersect(dst.Rect)
	w, h := o.img.Rect.Dx(), o.img.Rect.Dy()
	if clip.Empty() {
		return
	}
	pixel := func(row []byte, x int) uint64 { return spread(binary.LittleEndian.Uint32(row[4*x:])) }
	for y := clip.Min.Y; y < clip.Max.Y; y++ {
		above, below, fy := sample(y-to.Min.Y, to.Dy(), h)
		rowA, rowB := o.img.Pix[above*o.img.Stride:], o.img.Pix[below*o.img.Stride:]
		done := clip.Min.X
		for _, s := range o.spans[o.rows[above]:o.rows[above+1]] {
			from := max(done, to.Min.X+int(s.from)*to.Dx()/w)
			end := min(clip.Max.X, to.Min.X+(int(s.to)*to.Dx()+w-1)/w)
			for x := from; x < end; x++ {
				a, b, fx := sample(x-to.Min.X, to.Dx(), w)
				v := mix(mix(pixel(rowA, a), pixel(rowB, a), fy), mix(pixel(rowA, b), pixel(rowB, b), fy), fx)
				if v>>48 != 0 {
					over(dst.Pix[dst.PixOffset(x, y):], v)
				}
			}
			done = max(done, end)
		}
	}
}

// over lays a spread premultiplied pixel over an opaque one.
func over(out []byte, v uint64) {
	alpha := v >> 48 // the fourth channel lies in the highest lane
	under := spread(binary.LittleEndian.Uint32(out))
	// Over an opaque pixel 256-alpha keeps it exactly opaque: 255*(256-a)/256 rounds down to 255-a.
	keep := 256 - alpha
	binary.LittleEndian.PutUint32(out, gather(v+(under*keep>>8&lanes)))
}
