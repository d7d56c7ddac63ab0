package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Ground is a plain rectangle in a colour of the theme, which it follows when it changes.
type Ground struct {
	widget.BaseWidget
	once
	Colour fyne.ThemeColorName
	Border fyne.ThemeColorName // "" for none
	Edge   float32             // width of the border; 1 for 0
	Radius float32
	Least  fyne.Size // the least size
	Shadow bool      // lifted off what is below
}

// NewGround makes a ground.
func NewGround(colour fyne.ThemeColorName) *Ground {
	g := &Ground{Colour: colour}
	g.ExtendBaseWidget(g)
	return g
}

// Hairline is a thin separating line, horizontal or vertical as it is laid out.
func Hairline() *Ground {
	g := NewGround(fynetheme.ColorNameSeparator)
	g.Least = fyne.NewSize(1, 1)
	return g
}

// Space is an empty object of a least size.
func Space(w, h float32) fyne.CanvasObject {
	g := NewGround("")
	g.Least = fyne.NewSize(w, h)
	return g
}

// Refresh implements fyne.Widget.
func (g *Ground) Refresh() { g.again(g.BaseWidget.Refresh) }

// CreateRenderer implements fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	g.drawn = true
	r := &groundRenderer{ground: g, rect: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

type groundRenderer struct {
	ground *Ground
	rect   *canvas.Rectangle
}

func (r *groundRenderer) paint() {
	g := r.ground
	r.rect.FillColor, r.rect.StrokeColor, r.rect.StrokeWidth = color.Transparent, color.Transparent, 0
	if g.Colour != "" {
		r.rect.FillColor = fynetheme.Color(g.Colour)
	}
	if g.Border != "" {
		r.rect.StrokeColor, r.rect.StrokeWidth = fynetheme.Color(g.Border), max(1, g.Edge)
	}
	r.rect.CornerRadius = g.Radius
	r.rect.Shadow = canvas.Shadow{}
	if g.Shadow {
		r.rect.Shadow = canvas.Shadow{
			Color: fynetheme.Color(fynetheme.ColorNameShadow), BlurRadius: 14, Offset: fyne.NewPos(0, 3), Variant: canvas.DropShadow,
		}
	}
}

func (r *groundRenderer) Destroy()                     {}
func (r *groundRenderer) Layout(size fyne.Size)        { r.rect.Resize(size) }
func (r *groundRenderer) MinSize() fyne.Size           { return r.ground.Least }
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *groundRenderer) Refresh()                     { r.paint(); r.rect.Refresh() }

// On lays an object on a ground.
func On(colour fyne.ThemeColorName, o fyne.CanvasObject) *fyne.Container {
	return Stack(NewGround(colour), o)
}
