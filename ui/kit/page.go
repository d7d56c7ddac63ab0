package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Page is a column that scrolls: what it holds gets its width, and the height that it needs at that width.
type Page struct {
	widget.BaseWidget
	scroll  *container.Scroll
	content fyne.CanvasObject
	column  *fyne.Container
}

// NewPage makes a page of an object, most often a Column.
func NewPage(content fyne.CanvasObject) *Page {
	p := &Page{content: content}
	p.column = container.New(&pageLayout{}, content)
	p.scroll = container.NewVScroll(p.column)
	p.ExtendBaseWidget(p)
	return p
}

// Set changes what the page holds and goes back to its top when asked.
func (p *Page) Set(content fyne.CanvasObject, top bool) {
	p.content = content
	p.column.Objects = []fyne.CanvasObject{content}
	if !p.placed() {
		return
	}
	p.fit(p.BaseWidget.Size())
	p.column.Refresh()
	if top {
		p.scroll.ScrollToTop()
	}
	p.scroll.Refresh()
}

// Fit lays the page out again after something in it has changed its height.
func (p *Page) Fit() {
	if !p.placed() {
		return
	}
	p.fit(p.BaseWidget.Size())
	p.scroll.Refresh()
}

// placed says whether the page has its place: until then, there is no width to lay it out in.
func (p *Page) placed() bool { return p.BaseWidget.Size().Width > 0 }

// Reveal scrolls so that what lies between two heights of the page is in sight.
func (p *Page) Reveal(top, bottom float32) {
	at, room := p.scroll.Offset.Y, p.BaseWidget.Size().Height
	switch {
	case top < at:
		at = top
	case bottom > at+room:
		at = bottom - room
	default:
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, at))
}

// Shift scrolls by so much, as far as there is something.
func (p *Page) Shift(by float32) {
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(p.scroll.Offset.Y+by, p.column.Size().Height-p.scroll.Size().Height))))
}

// Offset is how much of the page is above what is in sight.
func (p *Page) Offset() float32 { return p.scroll.Offset.Y }

func (p *Page) fit(size fyne.Size) {
	l := p.column.Layout.(*pageLayout)
	l.width = size.Width
	p.scroll.Resize(size)
	p.column.Resize(fyne.NewSize(size.Width, max(size.Height, heightFor(p.content, size.Width))))
	l.Layout(p.column.Objects, p.column.Size())
}

// CreateRenderer implements fyne.Widget.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	shownPages[p] = true
	return &pageRenderer{page: p}
}

type pageRenderer struct{ page *Page }

func (r *pageRenderer) Destroy()                     { delete(shownPages, r.page) }
func (r *pageRenderer) Layout(size fyne.Size)        { r.page.fit(size) }
func (r *pageRenderer) MinSize() fyne.Size           { return fyne.NewSize(40, 40) }
func (r *pageRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.page.scroll} }
func (r *pageRenderer) Refresh()                     { r.page.Fit() }

type pageLayout struct{ width float32 }

func (l *pageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, heightFor(objects[0], l.width))
}

func (l *pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(l.width, max(size.Height, heightFor(objects[0], l.width))))
}
