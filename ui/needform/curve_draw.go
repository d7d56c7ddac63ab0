package needform

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/data"
	"emprise/data/match"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// curveStrokes is how many straight pieces a drawing has, without those at the knobs.
const curveStrokes = 56

// CreateRenderer implements fyne.Widget.
func (w *curve) CreateRenderer() fyne.WidgetRenderer {
	r := &curveRenderer{
		curve: w, ground: kit.NewGround(theme.Well), foot: canvas.NewLine(nil), least: kit.Caption(""), most: kit.Caption(""), said: kit.Caption(""),
	}
	r.ground.Radius = 5
	r.most.Align, r.said.Align = fyne.TextAlignTrailing, fyne.TextAlignCenter
	r.paint()
	return r
}

type curveRenderer struct {
	curve             *curve
	ground            *kit.Ground
	foot              *canvas.Line
	strokes           []fyne.CanvasObject // the function
	marks             []fyne.CanvasObject // the knobs
	least, most, said *kit.Text
}

func (r *curveRenderer) Destroy()           {}
func (r *curveRenderer) MinSize() fyne.Size { return fyne.NewSize(140, 96) }

func (r *curveRenderer) Objects() []fyne.CanvasObject {
	return slices.Concat([]fyne.CanvasObject{r.ground, r.foot}, r.strokes, r.marks, []fyne.CanvasObject{r.least, r.most, r.said})
}

func (r *curveRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.paint()
}

func (r *curveRenderer) Refresh() {
	r.paint()
	r.ground.Refresh()
	for _, t := range []*kit.Text{r.least, r.most, r.said} {
		t.Refresh()
	}
	canvas.Refresh(r.curve)
}

// values are where the function is read: evenly, and on both sides of each knob, where it may step.
func (w *curve) values() []float64 {
	var list []float64
	for i := range curveStrokes + 1 {
		list = append(list, w.low+(w.high-w.low)*float64(i)/curveStrokes)
	}
	hair := (w.high - w.low) * 1e-6
	for _, k := range knobs(w.criterion) {
		for _, v := range []float64{k.value - hair, k.value, k.value + hair} {
			if v >= w.low && v <= w.high {
				list = append(list, v)
			}
		}
	}
	slices.Sort(list)
	return list
}

// corners are where the function turns: what lies straight between two others is left out, since many short strokes look rough.
func (w *curve) corners() []data.Point {
	var line []data.Point
	for _, v := range w.values() {
		p := data.Point{Value: v, Utility: match.Utility(w.criterion, v)}
		if n := len(line); n > 1 {
			a, b := line[n-2], line[n-1]
			if span := p.Value - a.Value; span > 0 && math.Abs(a.Utility+(p.Utility-a.Utility)*(b.Value-a.Value)/span-b.Utility) < 0.01 {
				line = line[:n-1]
			}
		}
		line = append(line, p)
	}
	return line
}

func (r *curveRenderer) paint() {
	w := r.curve
	size := w.Size()
	if size.Width < 2*curveSide+1 {
		return
	}
	primary, muted := fynetheme.Color(fynetheme.ColorNamePrimary), fynetheme.Color(theme.Muted)
	r.ground.Border = ""
	if w.focused || w.hovered {
		r.ground.Border = fynetheme.ColorNamePrimary
	}
	r.foot.StrokeColor, r.foot.StrokeWidth = muted, 1
	r.foot.Position1, r.foot.Position2 = fyne.NewPos(curveSide, w.y(0)), fyne.NewPos(size.Width-curveSide, w.y(0))

	r.strokes = nil
	line := w.corners()
	at := func(p data.Point) fyne.Position { return fyne.NewPos(w.x(p.Value), w.y(p.Utility)) }
	for i := 1; i < len(line); i++ {
		l := canvas.NewLine(primary)
		l.StrokeWidth, l.Position1, l.Position2 = 2, at(line[i-1]), at(line[i])
		r.strokes = append(r.strokes, l)
	}
	r.marks = nil
	r.said.Value = ""
	for i, k := range knobs(w.criterion) {
		dot := canvas.NewCircle(fynetheme.Color(fynetheme.ColorNameBackground))
		dot.StrokeColor, dot.StrokeWidth = primary, 2
		half := float32(4.5)
		if i == w.held && (w.focused || w.dragging || w.hovered) {
			if w.focused || w.dragging {
				dot.FillColor, half = primary, 5.5
			}
			r.said.Value = w.say(k.value)
			width := r.said.MinSize().Width + 8
			x := min(max(w.x(k.value)-width/2, 2), size.Width-width-2)
			r.said.Resize(fyne.NewSize(width, 14))
			r.said.Move(fyne.NewPos(x, max(1, w.y(k.utility)-22)))
		}
		dot.Position1 = fyne.NewPos(w.x(k.value)-half, w.y(k.utility)-half)
		dot.Position2 = fyne.NewPos(w.x(k.value)+half, w.y(k.utility)+half)
		r.marks = append(r.marks, dot)
	}
	r.least.Value, r.most.Value = w.say(w.low), w.say(w.high)
	for _, t := range []*kit.Text{r.least, r.most} {
		t.Resize(fyne.NewSize(size.Width/2-curveSide, 14))
	}
	r.least.Move(fyne.NewPos(curveSide, size.Height-15))
	r.most.Move(fyne.NewPos(size.Width/2, size.Height-15))
}
