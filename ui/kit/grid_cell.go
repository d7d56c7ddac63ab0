package kit

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/ui/theme"
)

// GridLook is how a cell looks beside its text.
type GridLook struct {
	Ground fyne.ThemeColorName // "" for that of the row
	Border fyne.ThemeColorName // "" for none
	Icon   string              // before the text, "" for none
	Mark   Painter             // in its place, 18 by 14; nil for none
	Bold   bool
	Quiet  bool // of second rank
}

// Column is the column that the keyboard is on, of a matrix.
func (g *Grid) Column() int { return g.column }

// Row is the row that the keyboard is on.
func (g *Grid) Row() int { return g.at }

// RevealCell puts the keyboard on a cell and brings it into sight.
func (g *Grid) RevealCell(row, column int) {
	g.column = max(0, min(column, len(g.columns)-1))
	if column >= g.Frozen && column < len(g.columns) && g.BaseWidget.Size().Width > 0 {
		edge, x, width := g.frozenEdge(), g.x(column), g.columns[column].Width+gridGutter
		_, seen := g.across()
		if x-gridGutter < edge {
			g.left -= edge - (x - gridGutter)
		} else if x+width > seen {
			g.left += x + width - seen
		}
	}
	g.Reveal(row)
}

// chooseCell takes a cell in hand.
func (g *Grid) chooseCell(row, column int) {
	g.RevealCell(row, column)
	g.OnCell(g.at, g.column)
}

// sidestep moves to the next cell of the row.
func (g *Grid) sidestep(right bool) {
	to := g.column - 1
	if right {
		to += 2
	}
	if g.rows > 0 && to >= 0 && to < len(g.columns) {
		g.chooseCell(g.at, to)
	}
}

// matrixKey is a key that only a matrix understands.
func (g *Grid) matrixKey(key fyne.KeyName) {
	switch {
	case g.OnCell == nil || g.at >= g.rows:
	case key == fyne.KeySpace && g.OnOpen != nil:
		g.OnOpen(g.at)
	case key != fyne.KeySpace && g.OnDelete != nil:
		g.OnDelete(g.at, g.column)
	}
}

// x is where the text of a column begins; those that are frozen do not scroll.
func (g *Grid) x(column int) float32 {
	at := float32(gridGutter)
	for _, c := range g.columns[:column] {
		at += c.Width + gridGutter
	}
	if column >= g.Frozen {
		at -= g.left
	}
	return at
}

// frozenEdge is where the frozen columns end.
func (g *Grid) frozenEdge() float32 {
	if g.Frozen == 0 {
		return 0
	}
	edge := float32(gridGutter) / 2
	for _, c := range g.columns[:min(g.Frozen, len(g.columns))] {
		edge += c.Width + gridGutter
	}
	return edge
}

// columnAt is the column at a place, -1 for none.
func (g *Grid) columnAt(x float32) int {
	edge := g.frozenEdge()
	for i, c := range g.columns {
		from := g.x(i) - gridGutter/2
		if i >= g.Frozen && x < edge {
			break
		}
		if x >= from && x < from+c.Width+gridGutter {
			return i
		}
	}
	return -1
}

// headHeight is that of one line, or of two where a column says more.
func (g *Grid) headHeight() float32 {
	for _, c := range g.columns {
		if c.Under != "" {
			return (gridHeight + 14) * Scale()
		}
	}
	return gridHeight * Scale()
}

// gridCell is a cell of a row in sight. Those that are plain are a text alone.
type gridCell struct {
	ground *Ground // nil while plain
	icon   *Icon
	mark   *Picture
	text   *Text
}

func newGridCell(plain bool) *gridCell {
	c := &gridCell{text: Body("").Cutting()}
	if !plain {
		c.ground, c.icon, c.mark = NewGround(""), NewIcon(""), NewPicture(18, 14, nil)
		c.ground.Radius, c.ground.Edge, c.icon.Side = 3, 1.5, 14
	}
	return c
}

func (c *gridCell) objects() []fyne.CanvasObject {
	if c.ground == nil {
		return []fyne.CanvasObject{c.text}
	}
	return []fyne.CanvasObject{c.ground, c.icon, c.mark, c.text}
}

func (c *gridCell) hide() {
	for _, o := range c.objects() {
		o.Hide()
	}
}

// place shows a cell of a row where it is.
func (c *gridCell) place(g *Grid, row, column int, x, height float32) {
	about, width := g.columns[column], g.columns[column].Width
	look := GridLook{}
	if c.ground != nil {
		if g.Look != nil {
			look = g.Look(row, column)
		}
		if g.OnCell != nil && row == g.at && column == g.column {
			look.Border = fynetheme.ColorNameForeground
		}
		const air = 2
		if c.ground.Hidden = look.Ground == "" && look.Border == ""; !c.ground.Hidden {
			c.ground.Colour, c.ground.Border = look.Ground, look.Border
			c.ground.Move(fyne.NewPos(x-gridGutter/2+air/2, air))
			c.ground.Resize(fyne.NewSize(width+gridGutter-air, height-2*air))
			c.ground.Refresh()
		}
		if c.icon.Hidden = look.Icon == ""; !c.icon.Hidden {
			c.icon.Move(fyne.NewPos(x, (height-c.icon.Side)/2))
			c.icon.Resize(fyne.NewSize(c.icon.Side, c.icon.Side))
			c.icon.Set(look.Icon, fynetheme.ColorNameForeground)
			x, width = x+c.icon.Side+3, width-c.icon.Side-3
		}
	}
	if c.mark != nil {
		if c.mark.Hidden = look.Mark == nil; !c.mark.Hidden {
			c.mark.Move(fyne.NewPos(x, 0))
			c.mark.Resize(fyne.NewSize(18, height))
			c.mark.Set(look.Mark)
			x, width = x+26, width-26
		}
	}
	t := c.text
	t.Hidden = false
	t.Value, t.Align, t.Colour, t.Bold = g.Cell(row, column), fyne.TextAlignLeading, fynetheme.ColorNameForeground, look.Bold
	if about.Trailing {
		t.Align = fyne.TextAlignTrailing
	}
	if look.Quiet {
		t.Colour = theme.Muted
	}
	t.Move(fyne.NewPos(x, 0))
	t.Resize(fyne.NewSize(width, height))
	t.Refresh()
}
