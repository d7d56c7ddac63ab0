package tour

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// Model is one step.
type Model struct {
	Step, Of    int // from 1; 0 shows nothing
	Title, Text string
}

// Card is the panel. Its Layer is laid over the content of the window.
type Card struct {
	Layer   *fyne.Container
	OnNext  func()
	OnLeave func()

	loc *locale.Locale
}

// New makes a card that is not shown.
func New(loc *locale.Locale) *Card { return &Card{loc: loc, Layer: container.New(&corner{})} }

// Set shows a step.
func (c *Card) Set(m Model) {
	c.Layer.Objects = nil
	if m.Step > 0 {
		next, leave := c.loc.T("tour.next"), c.loc.T("tour.leave")
		buttons := []fyne.CanvasObject{kit.Caption(c.loc.T("tour.step", "n", m.Step, "of", m.Of)), kit.Gap()}
		if m.Step < m.Of {
			buttons = append(buttons, kit.NewButton(leave, "", kit.Plain, func() { c.OnLeave() }))
		} else {
			next = c.loc.T("tour.end")
		}
		buttons = append(buttons, kit.NewButton(next, "", kit.Primary, func() { c.OnNext() }))
		ground := kit.NewGround(fynetheme.ColorNameBackground)
		ground.Radius, ground.Border = 6, fynetheme.ColorNamePrimary
		body := kit.Column(10, kit.Lead(m.Title).Wrapping(), kit.Body(m.Text).Wrapping(), kit.Row(8, buttons...))
		c.Layer.Objects = []fyne.CanvasObject{kit.Stack(ground, kit.Pad(kit.Sides(18, 14), body))}
	}
	c.Layer.Refresh()
}

// Where the card stands: in the middle, above the status bar.
const (
	cardWidth = 440
	above     = 54
)

type corner struct{}

// MinSize implements fyne.Layout: the card asks the window for no room.
func (corner) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (corner) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		w := min(cardWidth, size.Width-32)
		o.Resize(fyne.NewSize(w, o.MinSize().Height)) // what wraps knows its height once it has its width
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos((size.Width-w)/2, max(0, size.Height-h-above)))
	}
}
