package needform

import (
	"cmp"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"emprise/data"
	"emprise/ui/kit"
)

// curve draws the value function of a criterion of numbers: what is worth how much, from 0 at the foot to 100 at the top. Its knobs
// are dragged, or moved by the arrow keys; the space bar takes the next one.
type curve struct {
	widget.BaseWidget
	criterion data.Criterion
	unit      unit
	say       func(v float64) string
	onMove    func(c data.Criterion) // while a knob moves

	low, high        float64 // the values at the sides
	held             int     // the knob that keys move
	dragging         bool
	focused, hovered bool
}

var (
	_ fyne.Draggable    = (*curve)(nil)
	_ fyne.Tappable     = (*curve)(nil)
	_ fyne.Focusable    = (*curve)(nil)
	_ desktop.Hoverable = (*curve)(nil)
)

func newCurve(c data.Criterion, u unit, say func(v float64) string, onMove func(data.Criterion)) *curve {
	w := &curve{unit: u, say: say, onMove: onMove}
	w.ExtendBaseWidget(w)
	w.set(c)
	return w
}

// set shows a criterion. The sides stay while a knob is dragged, else it would run away from the hand.
func (w *curve) set(c data.Criterion) {
	w.criterion = c
	w.held = min(w.held, max(0, len(knobs(c))-1))
	if !w.dragging {
		w.low, w.high = sides(c)
	}
	w.Refresh()
}

// sides are the least and the greatest value that a drawing of the criterion shows.
func sides(c data.Criterion) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, k := range knobs(c) {
		low, high = min(low, k.value), max(high, k.value)
	}
	if low > high {
		return 0, 1
	}
	pad := (high - low) * 0.3
	if pad == 0 {
		switch c.Unit() {
		case "date":
			pad = 365
		case "share":
			pad = 0.25
		case "rank":
			pad = 2
		default:
			if pad = math.Abs(low); pad == 0 {
				pad = 1
			}
		}
	}
	low, high = low-pad, high+pad
	if c.Unit() != "date" {
		low = max(low, 0)
	}
	if c.Unit() == "share" {
		high = min(high, 1)
	}
	return low, high
}

// step is by how much a key moves a knob, and to what a drag snaps: a round number as people write the measure.
func (w *curve) step() float64 {
	switch {
	case w.criterion.Unit() == "rank" || w.criterion.Unit() == "count":
		return 1
	case w.unit.day:
		return max(1, math.Round((w.high-w.low)/100))
	}
	raw := (w.high - w.low) / w.unit.per / 100
	power := math.Pow10(int(math.Floor(math.Log10(raw))))
	for _, m := range []float64{1, 2, 5} {
		if raw <= m*power {
			return m * power * w.unit.per
		}
	}
	return 10 * power * w.unit.per
}

// move takes the held knob to a place, on the nearest step.
func (w *curve) move(value, utility float64) {
	list := knobs(w.criterion)
	if w.held >= len(list) {
		return
	}
	step := w.step()
	if !math.IsInf(step, 0) && step > 0 {
		value = math.Round(value/step) * step
	}
	c := moved(w.criterion, list[w.held], value, math.Round(utility/5)*5)
	w.set(c)
	w.onMove(c)
}

// The room around the drawing, in Fyne units.
const (
	curveSide = 9
	curveTop  = 23
	curveFoot = 17
)

func (w *curve) x(v float64) float32 {
	inner := w.Size().Width - 2*curveSide
	return curveSide + inner*float32((v-w.low)/(w.high-w.low))
}

func (w *curve) y(u float64) float32 {
	inner := w.Size().Height - curveTop - curveFoot
	return curveTop + inner*float32(1-u/100)
}

func (w *curve) value(x float32) float64 {
	return w.low + float64((x-curveSide)/(w.Size().Width-2*curveSide))*(w.high-w.low)
}

func (w *curve) utility(y float32) float64 {
	return 100 * (1 - float64((y-curveTop)/(w.Size().Height-curveTop-curveFoot)))
}

// grasp holds the knob nearest to a place.
func (w *curve) grasp(at fyne.Position) {
	best := float32(math.Inf(1))
	for i, k := range knobs(w.criterion) {
		dx, dy := w.x(k.value)-at.X, w.y(k.utility)-at.Y
		if d := dx*dx + dy*dy/4; d < best {
			best, w.held = d, i
		}
	}
}

// Tapped implements fyne.Tappable.
func (w *curve) Tapped(e *fyne.PointEvent) {
	w.grasp(e.Position)
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil {
		c.Focus(w)
	}
	w.Refresh()
}

// Dragged implements fyne.Draggable.
func (w *curve) Dragged(e *fyne.DragEvent) {
	if !w.dragging {
		w.grasp(e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY))
		w.dragging = true
	}
	w.move(w.value(e.Position.X), w.utility(e.Position.Y))
}

// DragEnd implements fyne.Draggable.
func (w *curve) DragEnd() {
	w.dragging = false
	w.set(w.criterion)
}

// TypedKey implements fyne.Focusable.
func (w *curve) TypedKey(e *fyne.KeyEvent) {
	list := knobs(w.criterion)
	if kit.LeftToWindow(w, e) || len(list) == 0 {
		return
	}
	k := list[w.held]
	switch e.Name {
	case fyne.KeyLeft:
		w.move(k.value-w.step(), k.utility)
	case fyne.KeyRight:
		w.move(k.value+w.step(), k.utility)
	case fyne.KeyUp:
		w.move(k.value, k.utility+5)
	case fyne.KeyDown:
		w.move(k.value, k.utility-5)
	case fyne.KeySpace:
		// From left to right, whatever the order in which the criterion names them.
		order := make([]int, len(list))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(list[a].value, list[b].value) })
		w.held = order[(slices.Index(order, w.held)+1)%len(order)]
		w.Refresh()
	}
}

// TypedRune implements fyne.Focusable.
func (w *curve) TypedRune(r rune) { kit.RuneToWindow(w, r) }

// FocusGained implements fyne.Focusable.
func (w *curve) FocusGained() { w.focused = true; w.Refresh() }

// FocusLost implements fyne.Focusable.
func (w *curve) FocusLost() { w.focused = false; w.Refresh() }

// MouseIn implements desktop.Hoverable.
func (w *curve) MouseIn(*desktop.MouseEvent) { w.hovered = true; w.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (w *curve) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (w *curve) MouseOut() { w.hovered = false; w.Refresh() }
