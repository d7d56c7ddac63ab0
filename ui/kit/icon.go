package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/theme"
)

// Icon shows one of the drawn icons in a colour of the theme.
type Icon struct {
	widget.BaseWidget
	Name   string // "" shows nothing and keeps the place
	Colour fyne.ThemeColorName
	Side   float32
}

// NewIcon makes an icon of 18 units.
func NewIcon(name string) *Icon {
	i := &Icon{Name: name, Colour: fynetheme.ColorNameForeground, Side: 18}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes the drawing and its colour.
func (i *Icon) Set(name string, colour fyne.ThemeColorName) {
	if i.Name != name || i.Colour != colour {
		i.Name, i.Colour = name, colour
		i.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	img := canvas.NewImageFromResource(nil)
	img.FillMode = canvas.ImageFillContain
	r := &iconRenderer{icon: i, img: img}
	r.paint()
	return r
}

type iconRenderer struct {
	icon *Icon
	img  *canvas.Image
	look look // drawn last
}

// look is all that a drawn icon depends on. To draw one takes Fyne a millisecond, and a window has dozens.
type look struct {
	name  string
	ink   color.Color
	side  float32
	scale float32
}

func (r *iconRenderer) now() look {
	l := look{name: r.icon.Name, ink: fynetheme.Color(r.icon.Colour), side: r.icon.Side}
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.icon); c != nil {
		l.scale = c.Scale()
	}
	return l
}

func (r *iconRenderer) paint() {
	r.img.Resource = nil
	if r.icon.Name != "" {
		r.img.Resource = theme.Icon(r.icon.Name, fynetheme.Color(r.icon.Colour))
	}
}

func (r *iconRenderer) Destroy() {}

func (r *iconRenderer) Layout(size fyne.Size) {
	side := r.icon.Side
	r.img.Resize(fyne.NewSize(side, side))
	r.img.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
}

func (r *iconRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.icon.Side, r.icon.Side)
}

func (r *iconRenderer) Objects() []fyne.CanvasObject {
	if r.icon.Name == "" {
		return nil
	}
	return []fyne.CanvasObject{r.img}
}

func (r *iconRenderer) Refresh() {
	l := r.now()
	if l == r.look {
		r.Layout(r.icon.BaseWidget.Size())
		return
	}
	r.look = l
	r.paint()
	r.Layout(r.icon.BaseWidget.Size())
	r.img.Refresh()
}
