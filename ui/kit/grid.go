package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// GridColumn is a column of a Grid.
type GridColumn struct {
	Name     string
	Under    string  // a second line of the head; the head is as high as the columns want it
	Width    float32 // Fyne units; it can be dragged by its right border
	Trailing bool    // numbers stand at the right
	Grow     float32 // share of the room that the columns leave; 0 takes none

	least float32 // Width as it was asked for
}

// Grid is a table of any number of rows: only those in sight exist, and the place in it is a number of rows, so that the
// last of a million is as steady as the first. Rows are asked for when they come in sight.
//
// A matrix is a Grid with OnCell: the place in it is a cell, which the arrows move across as well as down.
type Grid struct {
	widget.BaseWidget
	Cell     func(row, column int) string
	Marked   func(row int) bool // drawn as chosen; nil is none
	OnSort   func(column int)   // the head of a column was pressed
	OnChoose func(row int, add, through bool)
	OnOpen   func(row int) // Enter, or a second tap; of a matrix Space too

	Frozen   int                            // columns at the left that stay in sight
	Look     func(row, column int) GridLook // how a cell looks; nil is plainly
	OnCell   func(row, column int)          // a cell was chosen
	OnDelete func(row, column int)          // the key to delete, of a matrix
	OnDrop   func(row, from, to int)        // the hand took a cell along its row to another column, of a matrix

	columns    []GridColumn
	rows       int
	sorted     int // column, -1 for none
	descending bool
	top        float64 // the first row in sight, and how much of it is gone
	left       float32 // how much of the columns is gone at the left
	at         int     // the row the keyboard is on
	column     int     // and the column, of a matrix
	pitch      float32 // the height of a row, by the size of texts

	head  *gridHead
	lines []*gridLine
	body  *container.Clip
	bars  [2]*gridBar // beside, below
}

var (
	_ fyne.Scrollable    = (*Grid)(nil)
	_ fyne.Focusable     = (*Grid)(nil)
	_ desktop.Keyable    = (*Grid)(nil)
	_ desktop.Cursorable = (*Grid)(nil)
)

// Sizes of a grid, Fyne units.
const (
	gridRow    = 26
	gridHeight = 26 // of the head
	gridGutter = 14
	gridBarW   = 9
	gridLeast  = 44 // a column
)

// NewGrid makes an empty grid.
func NewGrid() *Grid {
	g := &Grid{sorted: -1, pitch: gridRow}
	g.head = newGridHead(g)
	g.body = container.NewClip(container.NewWithoutLayout()) // lines are laid out by fill alone
	g.bars = [2]*gridBar{newGridBar(true, g.dragDown), newGridBar(false, g.dragAcross)}
	g.ExtendBaseWidget(g)
	return g
}

// Set shows so many rows under columns. Widths that were dragged stay while the names do.
func (g *Grid) Set(columns []GridColumn, rows, sorted int, descending bool) {
	same := len(columns) == len(g.columns)
	for i := range columns {
		same = same && columns[i].Name == g.columns[i].Name && columns[i].Under == g.columns[i].Under
	}
	if !same {
		g.columns, g.left = columns, 0
	}
	g.column = max(0, min(g.column, len(columns)-1))
	g.rows, g.sorted, g.descending = rows, sorted, descending
	g.at = max(0, min(g.at, rows-1))
	g.Refresh()
}

// Rows is how many rows there are.
func (g *Grid) Rows() int { return g.rows }

// Reveal brings a row into sight.
func (g *Grid) Reveal(row int) {
	g.at = row
	if full := float64(g.inSight()); float64(row) < g.top {
		g.top = float64(row)
	} else if float64(row+1) > g.top+full {
		g.top = float64(row+1) - full
	}
	g.Refresh()
}

// inSight is how many whole rows the body holds.
func (g *Grid) inSight() int {
	return max(1, int((g.BaseWidget.Size().Height-g.headHeight()-gridBarW)/g.pitch))
}

func (g *Grid) across() (all, seen float32) {
	for _, c := range g.columns {
		all += c.Width + gridGutter
	}
	return all + gridGutter, g.BaseWidget.Size().Width - gridBarW
}

// bound keeps the place within the table.
func (g *Grid) bound() {
	g.top = max(0, min(g.top, float64(g.rows)-float64((g.BaseWidget.Size().Height-g.headHeight()-gridBarW)/g.pitch)))
	all, seen := g.across()
	g.left = max(0, min(g.left, all-seen))
}

// Scrolled implements fyne.Scrollable.
func (g *Grid) Scrolled(e *fyne.ScrollEvent) {
	g.top -= float64(e.Scrolled.DY/g.pitch) * 3
	g.left -= e.Scrolled.DX * 2
	g.Refresh()
}

func (g *Grid) dragDown(share float64) {
	g.top = share * float64(g.rows)
	g.Refresh()
}

func (g *Grid) dragAcross(share float64) {
	all, _ := g.across()
	g.left = float32(share) * all
	g.Refresh()
}

// TypedKey moves the row that the keyboard is on.
func (g *Grid) TypedKey(e *fyne.KeyEvent) {
	to := g.at
	switch e.Name {
	case fyne.KeyDown:
		to++
	case fyne.KeyUp:
		to--
	case fyne.KeyPageDown:
		to += g.inSight()
	case fyne.KeyPageUp:
		to -= g.inSight()
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = g.rows - 1
	case fyne.KeyLeft, fyne.KeyRight:
		if g.OnCell != nil {
			g.sidestep(e.Name == fyne.KeyRight)
			return
		}
		step := float32(80)
		if e.Name == fyne.KeyLeft {
			step = -step
		}
		g.left += step
		g.Refresh()
		return
	case fyne.KeySpace, fyne.KeyDelete, fyne.KeyBackspace:
		g.matrixKey(e.Name)
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.OnOpen != nil && g.at < g.rows {
			g.OnOpen(g.at)
		}
		return
	default:
		LeftToWindow(g, e)
		return
	}
	if g.rows == 0 {
		return
	}
	g.choose(max(0, min(g.rows-1, to)), false, false)
}

func (g *Grid) choose(row int, add, through bool) {
	if g.OnCell != nil {
		g.chooseCell(row, g.column)
		return
	}
	g.Reveal(row)
	if g.OnChoose != nil {
		g.OnChoose(row, add, through)
	}
}

// TypedRune leaves characters to the window: rows are found by the filter above the table.
func (g *Grid) TypedRune(r rune) { RuneToWindow(g, r) }

// KeyDown and KeyUp make the grid take the keys that others would move the focus with.
func (g *Grid) KeyDown(*fyne.KeyEvent) {}

// KeyUp is the end of KeyDown.
func (g *Grid) KeyUp(*fyne.KeyEvent) {}

// FocusGained shows which row the keyboard is on.
func (g *Grid) FocusGained() { g.Refresh() }

// FocusLost hides it.
func (g *Grid) FocusLost() { g.Refresh() }

// Cursor implements desktop.Cursorable.
func (g *Grid) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	return &gridRenderer{grid: g, objects: []fyne.CanvasObject{g.body, g.head, g.bars[0], g.bars[1]}}
}

type gridRenderer struct {
	grid    *Grid
	objects []fyne.CanvasObject
}

func (r *gridRenderer) Destroy()                     {}
func (r *gridRenderer) MinSize() fyne.Size           { return fyne.NewSize(200, (gridHeight+2*gridRow)*Scale()) }
func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gridRenderer) Refresh()                     { r.Layout(r.grid.BaseWidget.Size()) }

func (r *gridRenderer) Layout(size fyne.Size) {
	g := r.grid
	head := g.headHeight()
	if size.Height <= head {
		return
	}
	g.pitch = max(gridRow, gridRow*Scale())
	g.stretch()
	g.bound()
	g.head.Resize(fyne.NewSize(size.Width, head))
	g.head.Refresh()
	body := fyne.NewSize(size.Width-gridBarW, size.Height-head-gridBarW)
	g.body.Move(fyne.NewPos(0, head))
	g.body.Resize(body)
	r.fill(body)
	all, seen := g.across()
	g.bars[0].Move(fyne.NewPos(size.Width-gridBarW, head))
	g.bars[0].Resize(fyne.NewSize(gridBarW, body.Height))
	g.bars[0].set(g.top/math.Max(1, float64(g.rows)), float64(body.Height/g.pitch)/math.Max(1, float64(g.rows)))
	g.bars[1].Move(fyne.NewPos(0, size.Height-gridBarW))
	g.bars[1].Resize(fyne.NewSize(body.Width, gridBarW))
	g.bars[1].set(float64(g.left/max(1, all)), float64(seen/max(1, all)))
}

// fill puts the rows in sight into the lines there are, and makes those that lack.
func (r *gridRenderer) fill(body fyne.Size) {
	g := r.grid
	first := int(g.top)
	need := min(int(body.Height/g.pitch)+2, g.rows-first)
	holder := g.body.Content.(*fyne.Container)
	for len(g.lines) < need {
		l := newGridLine(g)
		g.lines = append(g.lines, l)
		holder.Objects = append(holder.Objects, l)
	}
	shift := float32(g.top-float64(first)) * g.pitch
	for i, l := range g.lines {
		if i >= need {
			l.Hide()
			continue
		}
		l.row = first + i // before it is shown, which paints it: the row that it had may be gone
		l.Show()
		l.Move(fyne.NewPos(0, float32(i)*g.pitch-shift))
		l.Resize(fyne.NewSize(body.Width, g.pitch))
		l.Refresh()
	}
}
