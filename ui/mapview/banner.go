package mapview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// The banner is amber, which nothing on a map is: it must be seen from the back of a room.
var (
	bannerColour = color.NRGBA{0xf5, 0xb5, 0x1d, 0xff}
	bannerInk    = color.NRGBA{0x1b, 0x1b, 0x1b, 0xff}
)

// banner says along the upper edge that the map shows something else than what is now, with a frame around the whole map.
type banner struct {
	line
	size  float32 // of the text, where there is room
	frame *canvas.Rectangle
}

func newBanner() *banner {
	b := &banner{line: newLine(), frame: canvas.NewRectangle(color.Transparent)}
	b.plate.FillColor, b.text.Color, b.text.TextStyle.Bold = bannerColour, bannerInk, true
	b.frame.StrokeColor, b.frame.StrokeWidth = bannerColour, 4
	b.enlarge(1)
	b.set("")
	return b
}

// enlarge makes the text so many times as large as usual.
func (b *banner) enlarge(times float32) { b.size = 13 * times }

func (b *banner) set(text string) {
	b.line.set(text)
	if text == "" {
		b.frame.Hide()
	} else {
		b.frame.Show()
	}
}

func (b *banner) objects() []fyne.CanvasObject { return []fyne.CanvasObject{b.frame, b.plate, b.text} }

// place puts the text into the middle of the upper edge of a map of the given size.
func (b *banner) place(size fyne.Size) {
	b.frame.Resize(size)
	const edge = 12
	if b.full == "" {
		return
	}
	const padX, smallest = 6, 11
	for b.text.TextSize = b.size; b.text.TextSize > smallest && fyne.MeasureText(b.full, b.text.TextSize, b.text.TextStyle).Width > size.Width-2*(edge+padX); {
		b.text.TextSize--
	}
	b.line.place(size.Width, size.Height, size.Width-2*edge)
	for _, o := range []fyne.CanvasObject{b.plate, b.text} {
		at := o.Position()
		o.Move(fyne.NewPos(at.X-(size.Width-b.plate.Size().Width)/2, at.Y-size.Height+b.plate.Size().Height+edge))
	}
}
