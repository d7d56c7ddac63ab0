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
	Around      fyne.CanvasObject // what the step is about, which gets a line around it; nil for nothing
}

// Card is the panel. Its Layer is laid over the content of the window.
type Card struct {
	Layer   *fyne.Container
	OnNext  func()
	OnLeave func()

	loc   *locale.Locale
	model Model
	next  *kit.Button
}

// New makes a card that is not shown.
func New(loc *locale.Locale) *Card { return &Card{loc: loc, Layer: container.New(&corner{})} }

// Set shows a step. What is shown already stays as it is, with the keyboard on it.
func (c *Card) Set(m Model) {
	if m == c.model {
		return
	}
	c.model, c.next, c.Layer.Objects = m, nil, nil
	if m.Step > 0 {
		next, leave := c.loc.T("tour.next"), c.loc.T("tour.leave")
		if m.Step == m.Of {
			next = c.loc.T("tour.end")
		}
		c.next = kit.NewButton(next, "", kit.Primary, func() { c.OnNext() })
		buttons := []fyne.CanvasObject{kit.Caption(c.loc.T("tour.step", "n", m.Step, "of", m.Of)), kit.Gap(), c.next}
		if m.Step < m.Of {
			buttons = append(buttons, kit.NewButton(leave, "", kit.Plain, func() { c.OnLeave() }))
		}
		ground := kit.NewGround(fynetheme.ColorNameBackground)
		ground.Radius, ground.Border = 6, fynetheme.ColorNamePrimary
		body := kit.Column(10, kit.Lead(m.Title).Wrapping(), kit.Body(m.Text).Wrapping(), kit.Row(8, buttons...))
		ring := kit.NewGround("")
		ring.Radius, ring.Border, ring.Edge = 6, fynetheme.ColorNamePrimary, 3
		c.Layer.Objects = []fyne.CanvasObject{ring, kit.Stack(ground, kit.Pad(kit.Sides(18, 14), body))}
	}
	c.Layer.Layout = &corner{m.Around}
	c.Layer.Refresh()
	c.Layer.Layout.Layout(c.Layer.Objects, c.Layer.Size())
}

// TakeKeyboard brings the keyboard of a canvas to the button that goes on. What was never painted does not know its canvas.
func (c *Card) TakeKeyboard(at fyne.Canvas) {
	if c.next != nil {
		at.Focus(c.next)
	}
}

// Where the card stands: in the middle, above the status bar. The line keeps within what it is around.
const (
	cardWidth = 440
	above     = 54
	inside    = 2
)

// corner lays out the line around what a step is about, and the card.
type corner struct{ around fyne.CanvasObject }

// MinSize implements fyne.Layout: the card asks the window for no room.
func (*corner) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (l *corner) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if len(objects) == 0 {
		return
	}
	ring, card := objects[0], objects[1]
	if ring.Hide(); l.around != nil && l.around.Visible() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.around)
		ring.Move(at.AddXY(inside, inside))
		ring.Resize(l.around.Size().SubtractWidthHeight(2*inside, 2*inside))
		ring.Show()
	}
	w := min(cardWidth, size.Width-32)
	card.Resize(fyne.NewSize(w, card.MinSize().Height)) // what wraps knows its height once it has its width
	h := card.MinSize().Height
	card.Resize(fyne.NewSize(w, h))
	card.Move(fyne.NewPos((size.Width-w)/2, max(0, size.Height-h-above)))
}
