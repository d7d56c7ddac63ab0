package mapview

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"emprise/assets/locale"
	"emprise/geo"
)

// The furniture keeps the colours of paper and ink in the dark theme too, as the map does.
var (
	inkColour   = color.NRGBA{0x3d, 0x3a, 0x34, 0xff}
	quietColour = color.NRGBA{0x6b, 0x66, 0x5c, 0xff}
	plateColour = color.NRGBA{0xfb, 0xfa, 0xf7, 0xd9}
)

// scaleBar says how long a round length is on the map: true on the ground at the middle of the view.
type scaleBar struct {
	loc   *locale.Locale
	plate *canvas.Rectangle
	line  *canvas.Rectangle
	ends  [2]*canvas.Rectangle
	text  *canvas.Text
	width float32 // of the line
	times float32 // as large as usual
}

func newScaleBar(loc *locale.Locale) *scaleBar {
	b := &scaleBar{loc: loc, plate: newPlate(), line: canvas.NewRectangle(inkColour), text: canvas.NewText("", inkColour)}
	b.enlarge(1)
	for i := range b.ends {
		b.ends[i] = canvas.NewRectangle(inkColour)
	}
	return b
}

// enlarge makes the bar so many times as large as usual.
func (b *scaleBar) enlarge(times float32) { b.times, b.text.TextSize = times, 11*times }

func newPlate() *canvas.Rectangle {
	r := canvas.NewRectangle(plateColour)
	r.CornerRadius = 4
	return r
}

// longest is the length of the bar of usual size at most, in Fyne units.
const longest = 140

// show fits the bar to a view and says whether it looks otherwise now.
func (b *scaleBar) show(v geo.View, unit float64) bool {
	before := b.width
	perUnit := float64(v.GroundResolution()) * unit
	length := roundLength(perUnit * longest * float64(b.times))
	b.width = float32(length / perUnit)
	text := b.loc.Distance(length)
	if length < 1 {
		text = b.loc.Unit(length*100, 0, "cm")
	} else if length >= 1000 {
		text = b.loc.Unit(length/1000, 0, "km")
	}
	if text == b.text.Text {
		return math.Abs(float64(b.width-before)) > 0.3
	}
	b.text.Text = text
	b.text.Refresh()
	return true
}

// roundLength is the greatest 1, 2 or 5 times a power of ten that is no more than the given length.
func roundLength(most float64) float64 {
	ten := math.Pow(10, math.Floor(math.Log10(most)))
	for _, k := range []float64{5, 2} {
		if k*ten <= most {
			return k * ten
		}
	}
	return ten
}

func (b *scaleBar) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.plate, b.line, b.ends[0], b.ends[1], b.text}
}

// place puts the bar into the lower left corner of a map of the given size.
func (b *scaleBar) place(size fyne.Size) {
	// All on whole units, so that no end of the bar is smeared over two pixels.
	const edge, pad = 10, 7
	whole := func(v float32) float32 { return float32(math.Round(float64(v))) }
	stroke, tick := whole(2*b.times), whole(6*b.times)
	text := b.text.MinSize()
	long := whole(b.width)
	w, h := whole(max(long, text.Width))+2*pad, whole(text.Height)+tick+2*4
	size.Height = whole(size.Height)
	x, y := float32(edge), size.Height-edge-h
	b.plate.Move(fyne.NewPos(x, y))
	b.plate.Resize(fyne.NewSize(w, h))
	b.text.Move(fyne.NewPos(x+(w-text.Width)/2, y+2))
	b.text.Resize(text)
	left, base := whole(x+(w-long)/2), y+h-6
	b.line.Move(fyne.NewPos(left, base-stroke))
	b.line.Resize(fyne.NewSize(long, stroke))
	for i, at := range []float32{left, left + long - stroke} {
		b.ends[i].Move(fyne.NewPos(at, base-tick))
		b.ends[i].Resize(fyne.NewSize(stroke, tick))
	}
}
