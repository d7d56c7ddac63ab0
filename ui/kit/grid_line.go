package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/theme"
)

// gridLine is one row in sight.
type gridLine struct {
	widget.BaseWidget
	grid   *Grid
	row    int
	ground *Ground
	texts  []*Text
	mods   fyne.KeyModifier
	tapped time.Time
	last   int // the row that was tapped then
}

var (
	_ fyne.Tappable     = (*gridLine)(nil)
	_ desktop.Mouseable = (*gridLine)(nil)
)

func newGridLine(g *Grid) *gridLine {
	l := &gridLine{grid: g, ground: NewGround("")}
	l.ExtendBaseWidget(l)
	return l
}

// MouseDown notes the keys held with the button.
func (l *gridLine) MouseDown(e *desktop.MouseEvent) { l.mods = e.Modifier }

// MouseUp does nothing: a click is told by Tapped.
func (l *gridLine) MouseUp(*desktop.MouseEvent) {}

// doubleTap is how soon a second tap opens the row.
const doubleTap = 400 * time.Millisecond

// Tapped implements fyne.Tappable.
func (l *gridLine) Tapped(*fyne.PointEvent) {
	g, now := l.grid, time.Now()
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	if l.row == l.last && now.Sub(l.tapped) < doubleTap && g.OnOpen != nil {
		g.OnOpen(l.row)
		return
	}
	l.tapped, l.last = now, l.row
	g.choose(l.row, l.mods&fyne.KeyModifierShortcutDefault != 0, l.mods&fyne.KeyModifierShift != 0)
}

// CreateRenderer implements fyne.Widget.
func (l *gridLine) CreateRenderer() fyne.WidgetRenderer { return &gridLineRenderer{l} }

type gridLineRenderer struct{ line *gridLine }

func (r *gridLineRenderer) Destroy()           {}
func (r *gridLineRenderer) MinSize() fyne.Size { return fyne.NewSize(10, gridRow) }

func (r *gridLineRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.line.ground}
	for _, t := range r.line.texts {
		objects = append(objects, t)
	}
	return objects
}

func (r *gridLineRenderer) Layout(fyne.Size) {}

func (r *gridLineRenderer) Refresh() {
	l, g := r.line, r.line.grid
	if l.row >= g.rows { // there are fewer rows, and the grid is about to hide it
		return
	}
	size := l.BaseWidget.Size()
	l.ground.Colour = ""
	switch {
	case g.Marked != nil && g.Marked(l.row):
		l.ground.Colour = theme.AccentSoft
	case l.row%2 == 1:
		l.ground.Colour = theme.Well
	}
	l.ground.Resize(size)
	l.ground.Refresh()
	for len(l.texts) < len(g.columns) {
		l.texts = append(l.texts, Body("").Cutting())
	}
	x := gridGutter - g.left
	for i, t := range l.texts {
		if i >= len(g.columns) {
			t.Hide()
			continue
		}
		c := g.columns[i]
		t.Hidden = x+c.Width < 0 || x > size.Width
		if !t.Hidden {
			t.Value, t.Align, t.Colour = g.Cell(l.row, i), fyne.TextAlignLeading, fynetheme.ColorNameForeground
			if c.Trailing {
				t.Align = fyne.TextAlignTrailing
			}
			t.Move(fyne.NewPos(x, 0))
			t.Resize(fyne.NewSize(c.Width, size.Height))
			t.Refresh()
		}
		x += c.Width + gridGutter
	}
}
