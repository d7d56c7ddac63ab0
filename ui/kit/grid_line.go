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
	grid    *Grid
	row     int
	ground  *Ground
	cover   [2]*Ground // of what scrolls below the frozen columns: the window, the row
	cells   []*gridCell
	mods    fyne.KeyModifier
	tapped  time.Time
	last    int // the row that was tapped then
	drags   bool
	held    float32       // where the hand began to drag
	over    fyne.Position // where it is
	strayed float32       // how far it is from the row
}

var (
	_ fyne.Tappable     = (*gridLine)(nil)
	_ fyne.Draggable    = (*gridLine)(nil)
	_ desktop.Mouseable = (*gridLine)(nil)
)

func newGridLine(g *Grid) *gridLine {
	l := &gridLine{grid: g, ground: NewGround(""), cover: [2]*Ground{NewGround(fynetheme.ColorNameBackground), NewGround("")}}
	l.ExtendBaseWidget(l)
	return l
}

// MouseDown notes the keys held with the button.
func (l *gridLine) MouseDown(e *desktop.MouseEvent) { l.mods = e.Modifier }

// MouseUp does nothing: a click is told by Tapped.
func (l *gridLine) MouseUp(*desktop.MouseEvent) {}

// DoubleTap is how soon a second tap opens what the first chose.
const DoubleTap = 400 * time.Millisecond

// Tapped implements fyne.Tappable.
func (l *gridLine) Tapped(e *fyne.PointEvent) {
	g, now := l.grid, time.Now()
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	column := g.column
	if g.OnCell != nil && e != nil {
		column = max(0, g.columnAt(e.Position.X))
	}
	if l.row == l.last && column == g.column && now.Sub(l.tapped) < DoubleTap && g.OnOpen != nil {
		g.OnOpen(l.row)
		return
	}
	l.tapped, l.last = now, l.row
	g.column = column
	g.choose(l.row, l.mods&fyne.KeyModifierShortcutDefault != 0, l.mods&fyne.KeyModifierShift != 0)
}

// Dragged takes a cell of a matrix along its row.
func (l *gridLine) Dragged(e *fyne.DragEvent) {
	if !l.drags {
		l.drags, l.held, l.strayed = true, e.Position.X-e.Dragged.DX, 0
	}
	l.over = e.Position
	l.strayed += e.Dragged.DY
}

// DragEnd lets go of it. A hand that trembled on one cell has tapped it: Fyne tells no tap then.
func (l *gridLine) DragEnd() {
	if !l.drags {
		return
	}
	l.drags = false
	from, to := l.grid.columnAt(l.held), l.grid.columnAt(l.over.X)
	switch inRow := l.strayed > -l.grid.pitch && l.strayed < l.grid.pitch; {
	case inRow && from == to:
		l.Tapped(&fyne.PointEvent{Position: l.over})
	case from >= 0 && to >= 0 && l.grid.OnDrop != nil:
		l.grid.OnDrop(l.row, from, to)
	}
}

// CreateRenderer implements fyne.Widget.
func (l *gridLine) CreateRenderer() fyne.WidgetRenderer { return &gridLineRenderer{l} }

type gridLineRenderer struct{ line *gridLine }

func (r *gridLineRenderer) Destroy()           {}
func (r *gridLineRenderer) MinSize() fyne.Size { return fyne.NewSize(10, r.line.grid.pitch) }

func (r *gridLineRenderer) Objects() []fyne.CanvasObject {
	l := r.line
	objects := []fyne.CanvasObject{l.ground}
	frozen := min(l.grid.Frozen, len(l.cells))
	for _, c := range l.cells[frozen:] {
		objects = append(objects, c.objects()...)
	}
	if frozen > 0 {
		objects = append(objects, l.cover[0], l.cover[1])
	}
	for _, c := range l.cells[:frozen] {
		objects = append(objects, c.objects()...)
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
	edge := g.frozenEdge()
	l.cover[1].Colour = l.ground.Colour
	for _, c := range l.cover {
		c.Resize(fyne.NewSize(edge, size.Height))
		c.Refresh()
	}
	for len(l.cells) < len(g.columns) {
		l.cells = append(l.cells, newGridCell(g.Look == nil && g.OnCell == nil))
	}
	x := float32(gridGutter)
	for i, c := range l.cells {
		if i >= len(g.columns) {
			c.hide()
			continue
		}
		if i > 0 {
			x += g.columns[i-1].Width + gridGutter
		}
		if i == g.Frozen {
			x -= g.left
		}
		if x > size.Width || x+g.columns[i].Width < 0 || i >= g.Frozen && x+g.columns[i].Width < edge {
			c.hide()
			continue
		}
		c.place(g, l.row, i, x, size.Height)
	}
}
