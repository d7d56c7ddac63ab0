package mapview

import (
	"slices"

	"fyne.io/fyne/v2"
)

// CreateRenderer is called by Fyne.
func (m *Map) CreateRenderer() fyne.WidgetRenderer {
	return &renderer{m: m, all: slices.Concat(
		[]fyne.CanvasObject{m.raster}, m.notice.objects(), m.gauge.objects(), m.credit.objects(), m.banner.objects(),
	)}
}

type renderer struct {
	m   *Map
	all []fyne.CanvasObject
}

func (r *renderer) Destroy() {}

func (r *renderer) Objects() []fyne.CanvasObject { return r.all }

func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(240, 160) }

func (r *renderer) Layout(size fyne.Size) {
	r.m.raster.Resize(size)
	r.m.layout()
}

func (r *renderer) Refresh() {
	for _, o := range r.all {
		o.Refresh()
	}
}

// layout places the furniture over the picture.
func (m *Map) layout() {
	size := m.Size()
	if size.IsZero() {
		return
	}
	shown := !m.model.blank()
	for _, o := range m.gauge.objects() {
		if shown {
			o.Show()
		} else {
			o.Hide()
		}
	}
	m.gauge.place(size)
	m.credit.place(size, size.Width-m.gauge.plate.Position().X-m.gauge.plate.Size().Width-20)
	m.notice.place(size)
	m.banner.place(size)
}
