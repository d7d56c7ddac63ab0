package pagepreview

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/kit"
)

// margin is the air around a page, and the width of its shadow.
const (
	margin = 18
	shade  = 3
)

// leaf is where the page lies. It scrolls when the page is larger than it, and takes the keys that turn pages.
type leaf struct {
	widget.BaseWidget
	panel   *Panel
	scroll  *container.Scroll
	table   *fyne.Container // the page with its shadow
	picture *canvas.Image
	shadow  *canvas.Rectangle
	known   fyne.Size
	focused bool
}

var (
	_ fyne.Focusable     = (*leaf)(nil)
	_ fyne.Tappable      = (*leaf)(nil)
	_ desktop.Cursorable = (*leaf)(nil)
)

func newLeaf(p *Panel) *leaf {
	l := &leaf{panel: p, picture: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScalePixels}, shadow: canvas.NewRectangle(color.Transparent)}
	l.table = container.New(&onTable{l}, l.shadow, l.picture)
	l.scroll = container.NewScroll(l.table)
	l.ExtendBaseWidget(l)
	return l
}

// density is how many device pixels a Fyne unit takes.
func (l *leaf) density() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		return c.Scale()
	}
	return 1
}

func (l *leaf) room() (width, height int) {
	d, size := l.density(), l.BaseWidget.Size()
	if size.Width <= 2*margin || size.Height <= 2*margin {
		return 0, 0
	}
	return int((size.Width - 2*margin) * d), int((size.Height - 2*margin) * d)
}

// set shows a picture at its own size, one pixel of it a pixel of the screen.
func (l *leaf) set(picture *image.RGBA) {
	l.picture.Image = nil
	if picture != nil {
		l.picture.Image = picture
	}
	l.table.Refresh()
	l.scroll.Refresh()
	l.picture.Refresh()
}

// page is the size of the picture in Fyne units.
func (l *leaf) page() fyne.Size {
	if l.picture.Image == nil {
		return fyne.Size{}
	}
	d, b := l.density(), l.picture.Image.Bounds()
	return fyne.NewSize(float32(b.Dx())/d, float32(b.Dy())/d)
}

// Tapped implements fyne.Tappable: the keys go here from then on.
func (l *leaf) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
}

// Cursor implements desktop.Cursorable.
func (l *leaf) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// FocusGained implements fyne.Focusable.
func (l *leaf) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost implements fyne.Focusable.
func (l *leaf) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune implements fyne.Focusable.
func (l *leaf) TypedRune(r rune) {
	switch r {
	case '+':
		l.panel.larger.Tapped(nil)
	case '-':
		l.panel.smaller.Tapped(nil)
	case '0':
		l.panel.fit.Tapped(nil)
	default:
		kit.RuneToWindow(l, r)
	}
}

// TypedKey implements fyne.Focusable.
func (l *leaf) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyPageDown, fyne.KeyRight:
		l.panel.turn(1)
	case fyne.KeyPageUp, fyne.KeyLeft:
		l.panel.turn(-1)
	case fyne.KeyHome:
		l.panel.turn(1 - l.panel.model.Page)
	case fyne.KeyEnd:
		l.panel.turn(l.panel.model.Pages - l.panel.model.Page)
	default:
		kit.LeftToWindow(l, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (l *leaf) CreateRenderer() fyne.WidgetRenderer {
	return &leafRenderer{l: l, ground: kit.NewGround(fynetheme.ColorNameSeparator), edge: canvas.NewRectangle(color.Transparent)}
}

type leafRenderer struct {
	l      *leaf
	ground *kit.Ground
	edge   *canvas.Rectangle // around all while the keys go here
}

func (r *leafRenderer) Destroy()           {}
func (r *leafRenderer) MinSize() fyne.Size { return fyne.NewSize(80, 80) }
func (r *leafRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.l.scroll, r.edge}
}

func (r *leafRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.l.scroll.Resize(size)
	r.edge.Resize(size)
	if size != r.l.known {
		r.l.known = size
		if r.l.panel.OnRoom != nil {
			r.l.panel.OnRoom()
		}
	}
}

func (r *leafRenderer) Refresh() {
	r.edge.StrokeColor, r.edge.StrokeWidth = color.Transparent, 0
	if r.l.focused {
		r.edge.StrokeColor, r.edge.StrokeWidth = fynetheme.Color(fynetheme.ColorNamePrimary), 1.5
	}
	r.l.shadow.FillColor = fynetheme.Color(fynetheme.ColorNameShadow)
	r.l.shadow.Refresh()
	r.edge.Refresh()
	r.ground.Refresh()
	r.l.scroll.Refresh()
}

// onTable lays the page in the middle, whole pixels from the corner, so that it stays as sharp as it was painted.
type onTable struct{ l *leaf }

func (t *onTable) MinSize([]fyne.CanvasObject) fyne.Size {
	return t.l.page().Add(fyne.NewSize(2*margin, 2*margin))
}

func (t *onTable) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	page, d := t.l.page(), t.l.density()
	whole := func(v float32) float32 { return float32(int(v*d)) / d }
	at := fyne.NewPos(whole(max(margin, (size.Width-page.Width)/2)), whole(max(margin, (size.Height-page.Height)/2)))
	t.l.picture.Move(at)
	t.l.picture.Resize(page)
	t.l.shadow.Move(at.AddXY(shade, shade))
	t.l.shadow.Resize(page)
}
