package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Tiles lays objects out in as many columns as a least width allows, each under the column that is shortest so far.
func Tiles(least, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&tilesLayout{least: least, gap: gap}, objects...)
}

type tilesLayout struct{ least, gap, width float32 }

// place puts the objects and gives the height that they take; put may be nil.
func (l *tilesLayout) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	columns := max(1, int((width+l.gap)/(l.least+l.gap)))
	each := (width - l.gap*float32(columns-1)) / float32(columns)
	ends := make([]float32, columns)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		at := 0
		for i, e := range ends {
			if e < ends[at]-1 {
				at = i
			}
		}
		h := heightFor(o, each)
		if put != nil {
			put(o, fyne.NewPos(float32(at)*(each+l.gap), ends[at]), fyne.NewSize(each, h))
		}
		ends[at] += h + l.gap
	}
	var low float32
	for _, e := range ends {
		low = max(low, e-l.gap)
	}
	return low
}

func (l *tilesLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	l.width = width
	return l.place(objects, width, nil)
}

// MinSize implements fyne.Layout.
func (l *tilesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.least, l.place(objects, max(l.least, l.width), nil))
}

// Layout implements fyne.Layout.
func (l *tilesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		o.Move(at)
		o.Resize(s)
	})
}
