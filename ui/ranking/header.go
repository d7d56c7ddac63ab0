package ranking

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// header is the line of names above the table; pressing one sorts by its column.
type header struct {
	widget.BaseWidget
	drawer *Drawer
	ground *kit.Ground
	texts  [columnCount]*kit.Text
	arrow  *kit.Icon
}

var _ fyne.Tappable = (*header)(nil)

func newHeader(d *Drawer) *header {
	h := &header{drawer: d, ground: kit.NewGround(theme.Well), arrow: kit.NewIcon("sort-down")}
	for c := range h.texts {
		h.texts[c] = kit.Caption(d.loc.T(column(c).key())).Cutting()
	}
	for _, c := range []column{byRank, byArea, byKnown} {
		h.texts[c].Align = fyne.TextAlignTrailing
	}
	h.arrow.Side = 12
	h.ExtendBaseWidget(h)
	return h
}

// Tapped implements fyne.Tappable.
func (h *header) Tapped(e *fyne.PointEvent) {
	for c, s := range columns(h.BaseWidget.Size().Width, h.drawer.offers()) {
		if s.width > 0 && e.Position.X >= s.x-gutter/2 && e.Position.X < s.x+s.width+gutter/2 && column(c).sortable() {
			h.drawer.sortBy(column(c))
			return
		}
	}
}

func (h *header) CreateRenderer() fyne.WidgetRenderer {
	r := &headerRenderer{header: h, objects: []fyne.CanvasObject{h.ground, h.arrow}}
	for _, t := range h.texts {
		r.objects = append(r.objects, t)
	}
	return r
}

type headerRenderer struct {
	header  *header
	objects []fyne.CanvasObject
}

func (r *headerRenderer) Destroy()                     {}
func (r *headerRenderer) MinSize() fyne.Size           { return fyne.NewSize(400, 24*kit.Scale()) }
func (r *headerRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *headerRenderer) Layout(size fyne.Size) {
	h := r.header
	h.ground.Resize(size)
	for c, s := range columns(size.Width, h.drawer.offers()) {
		t := h.texts[c]
		t.Hidden = s.width == 0
		t.Bold, t.Colour = column(c) == h.drawer.sort, theme.Muted
		if t.Bold {
			t.Colour = fynetheme.ColorNameForeground
		}
		t.Resize(fyne.NewSize(s.width, size.Height))
		t.Move(fyne.NewPos(s.x, 0))
		if t.Bold {
			text := fyne.MeasureText(t.Value, fynetheme.Size(t.TextSize), fyne.TextStyle{Bold: true}).Width
			x := s.x + text + 2
			if t.Align == fyne.TextAlignTrailing {
				x = s.x + s.width + 1
			}
			h.arrow.Resize(fyne.NewSize(12, size.Height))
			h.arrow.Move(fyne.NewPos(x, 0))
		}
	}
}

func (r *headerRenderer) Refresh() {
	h := r.header
	h.arrow.Name, h.arrow.Colour = "sort-down", theme.Muted
	if h.drawer.reverse {
		h.arrow.Name = "sort-up"
	}
	r.Layout(h.BaseWidget.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
