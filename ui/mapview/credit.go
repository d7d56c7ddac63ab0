package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// credit names the sources of what is shown, in the lower right corner, and has a remark above it when something is missing.
type credit struct{ sources, remark line }

// line is a text on a plate.
type line struct {
	plate *canvas.Rectangle
	text  *canvas.Text
	full  string
}

func newCredit() *credit {
	c := &credit{newLine(), newLine()}
	c.remark.text.Color = inkColour
	c.enlarge(1)
	return c
}

// enlarge makes the texts so many times as large as usual.
func (c *credit) enlarge(times float32) {
	c.sources.text.TextSize, c.remark.text.TextSize = 10*times, 11*times
}

func newLine() line {
	l := line{plate: newPlate(), text: canvas.NewText("", quietColour)}
	l.set("")
	return l
}

func (c *credit) set(sources, remark string) {
	c.sources.set(sources)
	c.remark.set(remark)
}

func (l *line) set(text string) {
	l.full = text
	if text == "" {
		l.plate.Hide()
		l.text.Hide()
		return
	}
	l.plate.Show()
	l.text.Show()
}

func (c *credit) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.sources.plate, c.sources.text, c.remark.plate, c.remark.text}
}

// place puts the sources into the lower right corner, cut when they are longer than the room that the scale bar leaves, and
// the remark above them.
func (c *credit) place(size fyne.Size, room float32) {
	const edge, gap = 10, 4
	bottom := size.Height - edge
	if c.sources.full != "" {
		bottom -= c.sources.place(size.Width-edge, bottom, room-edge) + gap
	}
	c.remark.place(size.Width-edge, bottom, room-edge)
}

// place puts the line to the left of and above a corner, cut to the room, and gives its height.
func (l *line) place(right, bottom, room float32) float32 {
	const padX, padY = 6, 2
	text := l.full
	width := func(s string) float32 { return fyne.MeasureText(s, l.text.TextSize, l.text.TextStyle).Width }
	for runes := []rune(text); len(runes) > 1 && width(text) > room-2*padX; text = string(runes) + "…" {
		runes = runes[:len(runes)-max(1, len(runes)/16)]
	}
	if text != l.text.Text {
		l.text.Text = text
		l.text.Refresh()
	}
	least := l.text.MinSize()
	plate := fyne.NewSize(least.Width+2*padX, least.Height+2*padY)
	at := fyne.NewPos(right-plate.Width, bottom-plate.Height)
	l.plate.Move(at)
	l.plate.Resize(plate)
	l.text.Move(at.AddXY(padX, padY))
	l.text.Resize(least)
	return plate.Height
}
