package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/theme"
)

// Icon shows one of the drawn icons in a colour of the theme.
type Icon struct {
	widget.BaseWidget
	once
	Name   string // "" shows nothing and keeps the place
	Colour fyne.ThemeColorName
	Ink    color.Color // in place of Colour, and that no theme changes; may be nil
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
	i.Name, i.Colour = name, colour
	i.Refresh()
}

// Refresh implements fyne.Widget.
func (i *Icon) Refresh() { i.again(i.BaseWidget.Refresh) }

// CreateRenderer implements fyne.Widget.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	i.drawn = true
	img := &canvas.Image{FillMode: canvas.ImageFillContain}
	r := &iconRenderer{icon: i, img: img}
	r.paint()
	return r
}

type iconRenderer struct {
	icon *Icon
	img  *canvas.Image
}

// paint takes the picture of what the icon is now, and says whether it is another one.
func (r *iconRenderer) paint() bool {
	var now image.Image
	if r.icon.Name != "" {
		ink := r.icon.Ink
		if ink == nil {
			ink = fynetheme.Color(r.icon.Colour)
		}
		now = theme.PaintedIcon(r.icon.Name, ink, pixelsOf(r.icon, r.icon.Side))
	}
	another := now != r.img.Image
	r.img.Image = now
	return another
}

// pixelsOf is a length in pixels of the screen where an object is shown or, before it is, of the window that there is.
func pixelsOf(o fyne.CanvasObject, length float32) int {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if all := driver.AllWindows(); c == nil && len(all) > 0 {
		c = all[0].Canvas()
	}
	if c == nil {
		return int(math.Ceil(float64(length)))
	}
	px, _ := c.PixelCoordinateForPosition(fyne.NewPos(length, 0))
	return px
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
	another := r.paint()
	r.Layout(r.icon.BaseWidget.Size())
	if another {
		canvas.Refresh(r.img)
	}
}
