package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/kit"
)

// Widths of the page, in Fyne units: of its text, of what was open before beside it, of the least card, and the space around.
const (
	textWidth   = 480
	beside      = 560
	leastCard   = 210
	columnGap   = 56
	leastMargin = 24
	topMargin   = 44
)

// columns are the ways to begin at the left and what was open before at the right, in the middle of the page; one below the other where
// there is no room.
type columns struct {
	widget.BaseWidget
	objects []fyne.CanvasObject
}

var _ kit.Fluid = (*columns)(nil)

func newColumns(objects ...fyne.CanvasObject) *columns {
	c := &columns{objects: objects}
	c.ExtendBaseWidget(c)
	return c
}

// HeightFor implements kit.Fluid.
func (c *columns) HeightFor(width float32) float32 { return c.place(fyne.NewSize(width, 0), nil) }

// tall is the height of an object at a width: what the kit lays out knows it once it has been laid out so.
func tall(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	return o.MinSize().Height
}

// place puts the columns and gives the height that they take; put may be nil.
func (c *columns) place(size fyne.Size, put func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	objects := c.objects
	room := max(240, size.Width-2*leastMargin)
	first := min(textWidth, room)
	h := tall(objects[0], first)
	if len(objects) == 1 || room < first+columnGap+leastCard {
		x, y := (size.Width-first)/2, float32(topMargin)
		if len(objects) == 1 {
			y = max(y, (size.Height-h)*0.36)
		}
		for _, o := range objects {
			h := tall(o, first)
			if put != nil {
				put(o, fyne.NewPos(x, y), fyne.NewSize(first, h))
			}
			y += h + leastMargin
		}
		return y
	}
	second := min(beside, room-first-columnGap)
	h2 := tall(objects[1], second)
	x, y := (size.Width-first-columnGap-second)/2, max(topMargin, (size.Height-max(h, h2))*0.36)
	if put != nil {
		put(objects[0], fyne.NewPos(x, y), fyne.NewSize(first, h))
		put(objects[1], fyne.NewPos(x+first+columnGap, y), fyne.NewSize(second, h2))
	}
	return y + max(h, h2) + leastMargin
}

// CreateRenderer implements fyne.Widget.
func (c *columns) CreateRenderer() fyne.WidgetRenderer { return &columnsRenderer{c} }

type columnsRenderer struct{ c *columns }

func (r *columnsRenderer) Destroy()                     {}
func (r *columnsRenderer) Objects() []fyne.CanvasObject { return r.c.objects }
func (r *columnsRenderer) MinSize() fyne.Size           { return fyne.NewSize(280, 100) }

func (r *columnsRenderer) Layout(size fyne.Size) {
	r.c.place(size, func(o fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		o.Move(at)
		o.Resize(s)
	})
}

func (r *columnsRenderer) Refresh() {
	r.Layout(r.c.Size())
	for _, o := range r.c.objects {
		o.Refresh()
	}
}
