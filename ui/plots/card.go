package plots

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/kit"
)

// Sizes of a card in Fyne units.
const (
	cardWidth  = 236
	cardSketch = 60 // side of the outline
)

// newCards is the plots as cards: those in sight are drawn, however many there are.
func (p *Panel) newCards() *kit.Wrap {
	return kit.NewWrap(
		func() int { return len(p.model.IDs) },
		func() fyne.CanvasObject { return newCard() },
		func(i int, o fyne.CanvasObject) {
			if i < len(p.model.IDs) {
				o.(*card).set(p.row(i))
			}
		},
		func(i int) {
			if !p.quiet && i < len(p.model.IDs) {
				p.OnChoose(p.model.IDs[i])
			}
		},
	)
}

// laid gives an object all the room, and goes on when that is another for the first time.
type laid struct {
	then func()
	size fyne.Size
}

// MinSize implements fyne.Layout.
func (l *laid) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout implements fyne.Layout.
func (l *laid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	if size != l.size {
		l.size = size
		l.then()
	}
}

// card is a plot: its outline as the map draws it, and what is asked first.
type card struct {
	widget.BaseWidget
	sketch                                      *kit.Picture
	name, place, status, size, service, network *kit.Text
	content                                     fyne.CanvasObject
}

func newCard() *card {
	c := &card{sketch: kit.NewPicture(cardSketch, cardSketch, nil), name: kit.Body("").Cutting()}
	c.name.Bold = true
	for _, t := range []**kit.Text{&c.place, &c.status, &c.service, &c.network} {
		*t = kit.Caption("").Cutting()
	}
	c.size = kit.Body("").Cutting()
	c.status.Colour = fynetheme.ColorNameForeground
	ground := kit.NewGround("")
	ground.Border, ground.Radius = fynetheme.ColorNameSeparator, 6
	known := kit.Beside(cardSketch, 10, c.sketch, kit.Column(1, c.size, c.status, c.service, c.network))
	c.content = kit.Stack(ground, kit.Pad(kit.Insets{Left: 10, Top: 6, Right: 10, Bottom: 8}, kit.Column(5, kit.Column(1, c.name, c.place), known)))
	c.ExtendBaseWidget(c)
	return c
}

func (c *card) set(r Row) {
	c.sketch.Set(r.Sketch)
	for t, s := range map[*kit.Text]string{c.name: r.Name, c.place: r.Place, c.size: r.Size(), c.status: r.Status, c.service: r.Service, c.network: r.Networks} {
		t.Value = s
	}
	c.content.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer { return &cardRenderer{c} }

type cardRenderer struct{ c *card }

func (r *cardRenderer) Destroy() {}
func (r *cardRenderer) MinSize() fyne.Size {
	return fyne.NewSize(cardWidth, r.c.content.MinSize().Height)
}
func (r *cardRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.c.content} }
func (r *cardRenderer) Layout(size fyne.Size)        { r.c.content.Resize(size) }
func (r *cardRenderer) Refresh()                     { r.c.content.Refresh() }
