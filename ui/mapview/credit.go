package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// credit names the sources of what is shown, in the lower right corner.
type credit struct {
	plate *canvas.Rectangle
	text  *canvas.Text
	full  string
}

func newCredit() *credit {
	c := &credit{plate: newPlate(), text: canvas.NewText("", quietColour)}
	c.text.TextSize = 10
	c.plate.Hide()
	c.text.Hide()
	return c
}

func (c *credit) set(text string) {
	c.full = text
	if text == "" {
		c.plate.Hide()
		c.text.Hide()
		return
	}
	c.plate.Show()
	c.text.Show()
}

func (c *credit) objects() []fyne.CanvasObject { return []fyne.CanvasObject{c.plate, c.text} }

// place puts the text into the lower right corner, cut when it is longer than the room that the scale bar leaves.
func (c *credit) place(size fyne.Size, room float32) {
	const edge, padX, padY = 10, 6, 2
	text := c.full
	width := func(s string) float32 { return fyne.MeasureText(s, c.text.TextSize, c.text.TextStyle).Width }
	for runes := []rune(text); len(runes) > 1 && width(text) > room-2*padX-edge; text = string(runes) + "…" {
		runes = runes[:len(runes)-max(1, len(runes)/16)]
	}
	if text != c.text.Text {
		c.text.Text = text
		c.text.Refresh()
	}
	least := c.text.MinSize()
	plate := fyne.NewSize(least.Width+2*padX, least.Height+2*padY)
	at := fyne.NewPos(size.Width-edge-plate.Width, size.Height-edge-plate.Height)
	c.plate.Move(at)
	c.plate.Resize(plate)
	c.text.Move(at.AddXY(padX, padY))
	c.text.Resize(least)
}
