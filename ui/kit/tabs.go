package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Tabs shows one of several pages under a line of names. Tab goes to the name of the page in front, the arrows to the others.
type Tabs struct {
	Object   *fyne.Container
	OnChange func(i int)

	heads   []*tabHead
	pages   []fyne.CanvasObject
	current int
}

// NewTabs makes tabs of names and pages, the first in front.
func NewTabs(names []string, pages ...fyne.CanvasObject) *Tabs {
	t := &Tabs{pages: pages}
	heads := make([]fyne.CanvasObject, len(names))
	for i, name := range names {
		h := newTabHead(t, i, name)
		t.heads = append(t.heads, h)
		heads[i] = h
	}
	line := container.NewGridWithColumns(len(heads), heads...)
	line.Layout = evenLayout{}
	top := Column(0, line, Hairline())
	t.Object = container.New(&topLayout{}, append([]fyne.CanvasObject{top}, pages...)...)
	t.show()
	return t
}

// Select brings a page to the front.
func (t *Tabs) Select(i int) {
	if i == t.current {
		return
	}
	t.current = i
	t.show()
	if t.OnChange != nil {
		t.OnChange(i)
	}
}

// Current is the page in front.
func (t *Tabs) Current() int { return t.current }

func (t *Tabs) show() {
	for i, p := range t.pages {
		t.heads[i].chosen = i == t.current
		t.heads[i].Refresh()
		if i == t.current {
			p.Show()
		} else {
			p.Hide()
		}
	}
	t.Object.Refresh()
}

// evenLayout shares the width in proportion to what each object wants.
type evenLayout struct{}

func (evenLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		size.Width += m.Width
		size.Height = max(size.Height, m.Height)
	}
	return size
}

func (l evenLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	extra := (size.Width - l.MinSize(objects).Width) / float32(len(objects))
	var x float32
	for _, o := range objects {
		w := o.MinSize().Width + extra
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		x += w
	}
}

// topLayout gives the first object its height at the top and all others the rest.
type topLayout struct{}

func (topLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	for _, o := range objects[1:] {
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
	}
	return fyne.NewSize(size.Width, size.Height+40)
}

func (topLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h := heightFor(objects[0], size.Width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, h))
	for _, o := range objects[1:] {
		o.Move(fyne.NewPos(0, h))
		o.Resize(fyne.NewSize(size.Width, max(0, size.Height-h)))
	}
}

// Under puts a head above a body that takes the rest of the height.
func Under(head, body fyne.CanvasObject) *fyne.Container {
	return container.New(&topLayout{}, head, body)
}
