package cheatsheet

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Group is what belongs together.
type Group struct {
	Title   string
	Actions []kit.Action
}

// Sheet is open from Show until it is left.
type Sheet struct {
	canvas fyne.Canvas
	groups []Group
	pop    *widget.PopUp
}

// Most that the sheet takes of the window, how wide a column is at least, and how far from the next.
const (
	mostWidth, mostHeight = 1120, 700
	leastColumn, gap      = 320, 26
)

// Show opens the sheet over a canvas; more is what tells more, and takes its place.
func Show(loc *locale.Locale, c fyne.Canvas, groups []Group, more ...kit.Action) *Sheet {
	s := &Sheet{canvas: c, groups: groups}
	size := fyne.NewSize(min(mostWidth, c.Size().Width-40), min(mostHeight, c.Size().Height-40))
	var tiles []fyne.CanvasObject
	for _, g := range groups {
		tiles = append(tiles, group(g))
	}
	page := kit.NewPage(kit.Pad(kit.Insets{Left: 16, Top: 14, Right: 16, Bottom: 20}, kit.Tiles(leastColumn, gap, tiles...)))
	head := kit.Head(loc.T("op.help"), loc.T("help.detail"), loc.T("op.leave"), nil, s.Leave)
	reader := kit.NewReader(page)
	for i := range more {
		run := more[i].Run
		more[i].Run = func() { s.Leave(); run() }
	}
	if len(more) > 0 {
		head = kit.Column(0, head, kit.Pad(kit.Sides(16, 10), kit.Row(8, kit.ActionButtons(more, false, nil)...)), kit.Hairline())
	}
	s.pop = widget.NewModalPopUp(kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, reader)), c)
	s.pop.Resize(size)
	s.pop.Show()
	c.Focus(reader) // the keys scroll it
	return s
}

func group(g Group) fyne.CanvasObject {
	title := kit.Body(g.Title).Wrapping()
	title.Bold = true
	column := kit.Column(5, title, kit.Hairline())
	for _, a := range g.Actions {
		key := kit.Caption(a.Shortcut)
		key.Colour = theme.Muted
		column.Add(kit.Row(10, kit.Grow(kit.Body(a.Title).Cutting()), key))
	}
	return column
}

// Groups is what is shown.
func (s *Sheet) Groups() []Group { return s.groups }

// Open says whether the sheet is still there.
func (s *Sheet) Open() bool { return s.pop.Visible() }

// Leave closes the sheet.
func (s *Sheet) Leave() { s.pop.Hide() }
