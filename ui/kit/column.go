package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Fluid is what knows its height for a width, as text that wraps does.
type Fluid interface {
	fyne.CanvasObject
	HeightFor(width float32) float32
}

// HeightFor is the height of any object at a width, for what holds one and is Fluid itself.
func HeightFor(o fyne.CanvasObject, width float32) float32 { return heightFor(o, width) }

// heightFor is the height of any object at a width.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case Fluid:
		return o.HeightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(fluidLayout); ok {
			return l.heightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// fluidLayout is a layout whose height follows from its width.
type fluidLayout interface {
	fyne.Layout
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// Insets is the space around something.
type Insets struct{ Left, Top, Right, Bottom float32 }

// All is the same space on all sides.
func All(d float32) Insets { return Insets{d, d, d, d} }

// Sides is a space left and right, and another above and below.
func Sides(x, y float32) Insets { return Insets{x, y, x, y} }

// Column puts objects one below the other with a gap between, each as wide as the column.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnLayout{gap: gap}, objects...)
}

type columnLayout struct {
	gap   float32
	width float32 // of the last layout or question
}

func (l *columnLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	l.width = width
	var h float32
	shown := 0
	for _, o := range objects {
		if o.Visible() {
			h += heightFor(o, width)
			shown++
		}
	}
	return h + l.gap*float32(max(0, shown-1))
}

func (l *columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w float32
	for _, o := range objects {
		if o.Visible() {
			w = max(w, o.MinSize().Width)
		}
	}
	return fyne.NewSize(w, l.heightFor(objects, max(w, l.width)))
}

func (l *columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 { // not placed yet: what it is made of would be laid out once for each that is added
		return
	}
	l.width = size.Width
	var y float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := heightFor(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + l.gap
	}
}

// Pad puts space around an object.
func Pad(in Insets, o fyne.CanvasObject) *fyne.Container {
	return container.New(&padLayout{in: in}, o)
}

type padLayout struct {
	in    Insets
	width float32
}

func (l *padLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	l.width = width
	var h float32
	for _, o := range objects {
		h = max(h, heightFor(o, width-l.in.Left-l.in.Right))
	}
	return h + l.in.Top + l.in.Bottom
}

func (l *padLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			size = size.Max(o.MinSize())
		}
	}
	return size.Add(fyne.NewSize(l.in.Left+l.in.Right, l.in.Top+l.in.Bottom))
}

func (l *padLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 { // not placed yet
		return
	}
	inner := fyne.NewSize(size.Width-l.in.Left-l.in.Right, size.Height-l.in.Top-l.in.Bottom)
	for _, o := range objects {
		o.Move(fyne.NewPos(l.in.Left, l.in.Top))
		o.Resize(inner)
	}
}

// Stack lays objects on each other; the highest sets the height.
func Stack(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&padLayout{}, objects...)
}
