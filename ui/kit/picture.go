package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Painter paints a picture of a size in device pixels; unit is how many of them one Fyne unit takes. The image must begin
// at (0,0) and be its own, not a part of another; nil shows nothing.
type Painter func(width, height int, unit float64) *image.RGBA

// Picture shows what a Painter paints, at the density of the screen.
type Picture struct {
	widget.BaseWidget
	once
	Paint Painter // nil shows nothing
	Least fyne.Size
}

// NewPicture makes a picture of a fixed size.
func NewPicture(width, height float32, paint Painter) *Picture {
	p := &Picture{Paint: paint, Least: fyne.NewSize(width, height)}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes the painter.
func (p *Picture) Set(paint Painter) {
	p.Paint = paint
	p.Refresh()
}

// Refresh implements fyne.Widget.
func (p *Picture) Refresh() { p.again(p.BaseWidget.Refresh) }

// CreateRenderer implements fyne.Widget.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	p.drawn = true
	img := &canvas.Image{FillMode: canvas.ImageFillStretch}
	return &pictureRenderer{picture: p, img: img}
}

type pictureRenderer struct {
	picture *Picture
	img     *canvas.Image
}

func (r *pictureRenderer) Destroy()                     {}
func (r *pictureRenderer) MinSize() fyne.Size           { return r.picture.Least }
func (r *pictureRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.img} }

func (r *pictureRenderer) Layout(size fyne.Size) {
	least := r.picture.Least
	r.img.Resize(least)
	r.img.Move(fyne.NewPos(0, (size.Height-least.Height)/2))
	r.Refresh()
}

func (r *pictureRenderer) Refresh() {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.picture); c != nil {
		scale = c.Scale()
	}
	r.img.Image = nil
	if r.picture.Paint != nil {
		least := r.picture.Least
		w, h := max(1, int(least.Width*scale+0.5)), max(1, int(least.Height*scale+0.5))
		if img := r.picture.Paint(w, h, float64(scale)); img != nil {
			r.img.Image = img
		}
	}
	r.img.Refresh()
}
