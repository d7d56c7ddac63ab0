package sittinglog

import (
	"fyne.io/fyne/v2"

	"emprise/ui/kit"
)

// line is one decision, which leads to what it is about.
type line struct {
	kit.Press
	ground     *kit.Ground
	time, what *kit.Text
}

var _ kit.Fluid = (*line)(nil)

func newLine(told Line, onPress func()) *line {
	l := &line{ground: kit.NewGround(""), time: kit.Caption(told.Time), what: kit.Body(told.What).Wrapping()}
	l.ground.Radius = 4
	l.OnPress = onPress
	l.Extend(l)
	return l
}

// The space around the words of a line, in Fyne units.
const (
	padX = 6
	padY = 4
)

// HeightFor implements kit.Fluid.
func (l *line) HeightFor(width float32) float32 {
	return l.time.MinSize().Height + l.what.HeightFor(max(1, width-2*padX)) + 2*padY
}

// CreateRenderer implements fyne.Widget.
func (l *line) CreateRenderer() fyne.WidgetRenderer { return &lineRenderer{l} }

type lineRenderer struct{ line *line }

func (r *lineRenderer) Destroy() {}

func (r *lineRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.line.HeightFor(max(1, r.line.BaseWidget.Size().Width)))
}

func (r *lineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.line.ground, r.line.time, r.line.what}
}

func (r *lineRenderer) Layout(size fyne.Size) {
	l := r.line
	l.ground.Resize(size)
	wide, time := max(1, size.Width-2*padX), l.time.MinSize().Height
	l.time.Move(fyne.NewPos(padX, padY))
	l.time.Resize(fyne.NewSize(wide, time))
	l.what.Move(fyne.NewPos(padX, padY+time))
	l.what.Resize(fyne.NewSize(wide, max(0, size.Height-2*padY-time)))
}

func (r *lineRenderer) Refresh() {
	l := r.line
	l.Light(l.ground)
	r.Layout(l.BaseWidget.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
