package comparison

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/theme"
)

// bar is the stretch of a score that a criterion gives: what is earned, what was to be had, and hatched what is not known.
type bar struct {
	widget.BaseWidget
	cell Cell
	sum  bool // the total
}

// The height of a bar and the distance of the lines of a hatch, in Fyne units.
const (
	barHeight = 12
	hatchStep = 5
)

func newBar(c Cell, sum bool) *bar {
	b := &bar{cell: c, sum: sum}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{bar: b}
	r.paint()
	return r
}

type barRenderer struct {
	bar     *bar
	objects []fyne.CanvasObject
}

func (r *barRenderer) Destroy()                     {}
func (r *barRenderer) MinSize() fyne.Size           { return fyne.NewSize(40, barHeight) }
func (r *barRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *barRenderer) Layout(fyne.Size)             { r.paint() }

func (r *barRenderer) Refresh() {
	r.paint()
	canvas.Refresh(r.bar)
}

func (r *barRenderer) paint() {
	b, size := r.bar, r.bar.Size()
	top := (size.Height - barHeight) / 2
	r.objects = nil
	box := func(from, to float64, name fyne.ThemeColorName, radius float32) {
		o := canvas.NewRectangle(fynetheme.Color(name))
		o.CornerRadius = radius
		o.Move(fyne.NewPos(size.Width*float32(from), top))
		o.Resize(fyne.NewSize(size.Width*float32(to-from), barHeight))
		r.objects = append(r.objects, o)
	}
	box(0, 1, theme.Well, 3)
	c := b.cell
	from, to := min(max(c.From, 0), 1), min(max(c.From+c.Room, 0), 1)
	switch {
	case !c.Known && c.Room <= 0:
	case !c.Known:
		r.hatch(size.Width*float32(from), size.Width*float32(to), top)
	case b.sum:
		box(0, min(max(c.Earned, 0), 1), fynetheme.ColorNameForeground, 2)
	default:
		box(from, to, theme.AccentSoft, 2)
		box(from, min(from+max(c.Earned, 0), 1), fynetheme.ColorNamePrimary, 2)
	}
}

// hatch draws rising lines between two places, cut at both ends.
func (r *barRenderer) hatch(from, to, top float32) {
	ink := fynetheme.Color(theme.Muted)
	for x := from - barHeight; x < to; x += hatchStep {
		a, b := max(x, from), min(x+barHeight, to)
		if a >= b {
			continue
		}
		l := canvas.NewLine(ink)
		l.StrokeWidth = 1.2
		l.Position1 = fyne.NewPos(a, top+barHeight-(a-x))
		l.Position2 = fyne.NewPos(b, top+barHeight-(b-x))
		r.objects = append(r.objects, l)
	}
	frame := canvas.NewRectangle(nil)
	frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = ink, 1, 2
	frame.Move(fyne.NewPos(from, top))
	frame.Resize(fyne.NewSize(max(0, to-from), barHeight))
	r.objects = append(r.objects, frame)
}
