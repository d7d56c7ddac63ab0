package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Sizes are the extents of a dock's sides, in Fyne units, and whether they are shown.
type Sizes struct {
	Left       float32 `json:"left"`
	Right      float32 `json:"right"`
	Bottom     float32 `json:"bottom"`
	HideLeft   bool    `json:"hide_left"`
	HideRight  bool    `json:"hide_right"`
	ShowBottom bool    `json:"show_bottom"`
}

// Dock has a centre with a panel at its left and its right, and one below all three, whose borders can be dragged. A tall right side takes the
// height of all.
type Dock struct {
	Object   *fyne.Container
	OnResize func(Sizes) // a border was dragged

	left, right, bottom, centre fyne.CanvasObject
	sizes                       Sizes
	tall                        bool
	edges                       [3]*edge
}

// Limits between which a side can be dragged, and what the centre keeps. A side is the wider the larger texts are, by the room that the
// names in it take, unless the centre would keep less than it must.
const (
	leastSide   = 220
	namesSide   = 500
	leastBottom = 130
	leastCentre = 320
)

// NewDock makes a dock.
func NewDock(left, centre, right, bottom fyne.CanvasObject, sizes Sizes) *Dock {
	d := &Dock{left: left, right: right, bottom: bottom, centre: centre, sizes: sizes}
	for i := range d.edges {
		d.edges[i] = newEdge(i == 2)
	}
	d.edges[0].onDrag = func(by float32) { d.dragged(func(s *Sizes) *float32 { return &s.Left }, by) }
	d.edges[1].onDrag = func(by float32) { d.dragged(func(s *Sizes) *float32 { return &s.Right }, -by) }
	d.edges[2].onDrag = func(by float32) { d.dragged(func(s *Sizes) *float32 { return &s.Bottom }, -by) }
	d.Object = container.New(&dockLayout{d}, left, centre, right, bottom, d.edges[0], d.edges[1], d.edges[2])
	return d
}

// Sizes gives the extents.
func (d *Dock) Sizes() Sizes { return d.sizes }

// Set changes the extents.
func (d *Dock) Set(s Sizes) {
	d.sizes = s
	d.Object.Layout.Layout(d.Object.Objects, d.Object.Size())
	d.Object.Refresh()
}

// Stand makes the right side as tall as there is room, with the bottom beside it, or ends it above the bottom.
func (d *Dock) Stand(tall bool) {
	if d.tall != tall {
		d.tall = tall
		d.Object.Layout.Layout(d.Object.Objects, d.Object.Size())
	}
}

// dragged makes one side larger than it stands; the others keep what was asked for, which larger texts may not leave room for today.
func (d *Dock) dragged(side func(s *Sizes) *float32, by float32) {
	l := d.Object.Layout.(*dockLayout)
	now := l.bounded(d.sizes, d.Object.Size())
	*side(&now) += by
	now = l.bounded(now, d.Object.Size())
	*side(&d.sizes) = *side(&now)
	l.Layout(d.Object.Objects, d.Object.Size())
	if d.OnResize != nil {
		d.OnResize(d.sizes)
	}
}

type dockLayout struct{ dock *Dock }

func (l *dockLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

// bounded keeps the sides within what the room allows, so that the centre never vanishes.
func (l *dockLayout) bounded(s Sizes, size fyne.Size) Sizes {
	least := float32(math.Round(leastSide + namesSide*float64(Scale()-1)))
	if sides := size.Width - leastCentre; !s.HideLeft && !s.HideRight {
		least = max(leastSide, min(least, sides/2))
	}
	s.Left = min(max(s.Left, least), max(least, size.Width-leastCentre-least))
	s.Right = min(max(s.Right, least), max(least, size.Width-leastCentre-least))
	low := leastBottom * Scale()
	s.Bottom = min(max(s.Bottom, low), max(low, size.Height*0.6))
	return s
}

func (l *dockLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	d := l.dock
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	s := l.bounded(d.sizes, size)
	var left, right, bottom float32
	put := func(o fyne.CanvasObject, shown bool, x, y, w, h float32) {
		if !shown {
			o.Hide()
			return
		}
		o.Show()
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	if !s.HideLeft {
		left = s.Left
	}
	if !s.HideRight {
		right = s.Right
	}
	if s.ShowBottom {
		bottom = s.Bottom
	}
	top := size.Height - bottom
	put(d.left, left > 0, 0, 0, left, top)
	beside, below := top, size.Width // the height of the right side, the width of the bottom
	if d.tall {
		beside, below = size.Height, size.Width-right
	}
	put(d.right, right > 0, size.Width-right, 0, right, beside)
	middle := size.Width - left - right
	put(d.bottom, bottom > 0, 0, top, below, bottom)
	put(d.centre, true, left, 0, middle, top)
	put(d.edges[0], left > 0, left-edgeGrip/2, 0, edgeGrip, top)
	put(d.edges[1], right > 0, size.Width-right-edgeGrip/2, 0, edgeGrip, beside)
	put(d.edges[2], bottom > 0, 0, top-edgeGrip/2, below, edgeGrip)
}

// edgeGrip is how wide the border can be grasped; only a hairline of it is drawn.
const edgeGrip = 7

// edge is a border that can be dragged.
type edge struct {
	widget.BaseWidget
	lying  bool // horizontal
	lit    bool
	onDrag func(by float32)
}

var (
	_ fyne.Draggable     = (*edge)(nil)
	_ desktop.Hoverable  = (*edge)(nil)
	_ desktop.Cursorable = (*edge)(nil)
)

func newEdge(lying bool) *edge {
	e := &edge{lying: lying}
	e.ExtendBaseWidget(e)
	return e
}

func (e *edge) Dragged(ev *fyne.DragEvent) {
	if e.lying {
		e.onDrag(ev.Dragged.DY)
	} else {
		e.onDrag(ev.Dragged.DX)
	}
}

func (e *edge) DragEnd()                       {}
func (e *edge) MouseIn(*desktop.MouseEvent)    { e.lit = true; e.Refresh() }
func (e *edge) MouseMoved(*desktop.MouseEvent) {}
func (e *edge) MouseOut()                      { e.lit = false; e.Refresh() }

func (e *edge) Cursor() desktop.Cursor {
	if e.lying {
		return desktop.VResizeCursor
	}
	return desktop.HResizeCursor
}

func (e *edge) CreateRenderer() fyne.WidgetRenderer {
	return &edgeRenderer{edge: e, line: Hairline()}
}

type edgeRenderer struct {
	edge *edge
	line *Ground
}

func (r *edgeRenderer) Destroy()                     {}
func (r *edgeRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *edgeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

func (r *edgeRenderer) Layout(size fyne.Size) {
	width := float32(1)
	if r.edge.lit {
		width = 3
	}
	if r.edge.lying {
		r.line.Resize(fyne.NewSize(size.Width, width))
		r.line.Move(fyne.NewPos(0, (size.Height-width)/2))
		return
	}
	r.line.Resize(fyne.NewSize(width, size.Height))
	r.line.Move(fyne.NewPos((size.Width-width)/2, 0))
}

func (r *edgeRenderer) Refresh() {
	r.line.Colour = fynetheme.ColorNameSeparator
	if r.edge.lit {
		r.line.Colour = fynetheme.ColorNamePrimary
	}
	r.Layout(r.edge.BaseWidget.Size())
	r.line.Refresh()
}
