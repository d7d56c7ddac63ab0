package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// card is a project that was open before: its map, its name, where it lies, and two small buttons. Enter opens it, Delete takes it off.
type card struct {
	kit.Press
	ground  *kit.Ground
	paper   *kit.Ground
	picture *canvas.Image
	mark    *kit.Icon // in place of a picture
	text    *fyne.Container

	onForget func()
}

var _ kit.Fluid = (*card)(nil)

// Shape of the picture of a map: 16 to 10.
const (
	Width  = 400 // device pixels
	Height = 250
)

func (p *Page) newCard(r Recent) *card {
	c := &card{ground: kit.NewGround(theme.Well), paper: kit.NewGround(fynetheme.ColorNameBackground), mark: kit.NewIcon("map")}
	c.OnPress, c.onForget = func() { p.OnRecent(r.Path) }, func() { p.OnForget(r.Path) }
	c.ground.Radius, c.ground.Border = 6, fynetheme.ColorNameSeparator
	c.picture = canvas.NewImageFromImage(r.Picture)
	c.picture.FillMode = canvas.ImageFillStretch
	c.mark.Side, c.mark.Colour = 32, theme.Muted
	kit.Show(c.picture, r.Picture != nil)
	kit.Show(c.mark, r.Picture == nil)
	if r.Missing != "" {
		c.picture.Translucency = 0.6
	}
	pin := kit.IconButton("bookmark", p.loc.T("welcome.pin"), p.tips, func() { p.OnPin(r.Path) })
	pin.Small, pin.Chosen = true, r.Pinned
	if r.Pinned {
		pin.Tip = p.loc.T("welcome.unpin")
	}
	forget := kit.IconButton("close", p.loc.T("welcome.forget"), p.tips, c.onForget)
	forget.Small = true
	name, place, when := kit.Body(r.Name).Cutting(), kit.Caption(r.Place).Cutting(), kit.Caption(r.When).Cutting()
	name.Bold = true
	if r.Missing != "" {
		when.Value, when.Colour = r.Missing, fynetheme.ColorNameError
	}
	lines := kit.Column(1, kit.Row(0, kit.Grow(name), pin, forget), place)
	if when.Value != "" {
		lines.Add(when)
	}
	c.text = kit.Pad(kit.Insets{Left: 12, Top: 6, Right: 6, Bottom: 9}, lines)
	c.Extend(c)
	return c
}

// TypedKey implements fyne.Focusable.
func (c *card) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyDelete, fyne.KeyBackspace:
		c.onForget()
	default:
		c.Press.TypedKey(k)
	}
}

// HeightFor implements kit.Fluid.
func (c *card) HeightFor(width float32) float32 {
	return pictureHeight(width) + c.text.MinSize().Height
}

func pictureHeight(width float32) float32 { return (width - 2) * Height / Width }

func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c}
	r.paint()
	return r
}

type cardRenderer struct{ c *card }

func (r *cardRenderer) paint() {
	r.c.ground.Border = fynetheme.ColorNameSeparator
	if r.c.Hovered || r.c.Focused {
		r.c.ground.Border = fynetheme.ColorNamePrimary
	}
}

func (r *cardRenderer) Destroy() {}

func (r *cardRenderer) MinSize() fyne.Size { return fyne.NewSize(200, r.c.HeightFor(200)) }

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.ground, r.c.paper, r.c.picture, r.c.mark, r.c.text}
}

func (r *cardRenderer) Layout(size fyne.Size) {
	h := pictureHeight(size.Width)
	r.c.ground.Resize(size)
	for _, o := range []fyne.CanvasObject{r.c.paper, r.c.picture} {
		o.Move(fyne.NewPos(1, 1))
		o.Resize(fyne.NewSize(size.Width-2, h-1))
	}
	side := r.c.mark.Side
	r.c.mark.Resize(fyne.NewSize(side, side))
	r.c.mark.Move(fyne.NewPos((size.Width-side)/2, (h-side)/2))
	r.c.text.Move(fyne.NewPos(0, h))
	r.c.text.Resize(fyne.NewSize(size.Width, size.Height-h))
}

func (r *cardRenderer) Refresh() {
	r.paint()
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
