package toolbar

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/ui/kit"
)

// Menu is a menu: what it holds, in sections between which there is a line.
type Menu struct {
	Title    string
	Sections [][]kit.Action
}

// sheet is the menus while they are open: their names at the left, what the one in hand holds at the right. It never leaves the window: what
// is longer scrolls.
//
// Fyne's own menus show no reason when something is off, and cut what has no room.
type sheet struct {
	canvas fyne.Canvas
	menus  []Menu
	at     int // the menu in hand
	pop    *widget.PopUp
	heads  []*item
	lines  []*item // of the menu in hand
	page   *kit.Page
	frame  *fyne.Container
}

// Sizes of the menus, Fyne units.
const (
	headsWidth = 188
	linesWidth = 460
	beneath    = 34 // the status bar stays in sight
	around     = 5  // room for the line around what has the keyboard
	air        = 8  // that a popup keeps
)

func openSheet(c fyne.Canvas, menus []Menu, at fyne.Position) *sheet {
	s := &sheet{canvas: c, menus: menus}
	heads := kit.Column(0)
	tallest := float32(0)
	for i, m := range menus {
		h := newItem(s, kit.Action{Title: m.Title}, true)
		h.OnPress = func() { s.show(i); s.focusLine(0) }
		h.hovered = func() { s.show(i) }
		s.heads = append(s.heads, h)
		heads.Add(h)
	}
	s.page = kit.NewPage(kit.Space(1, 1))
	for i := range menus { // the tallest gives the height, so that the others do not jump
		tallest = max(tallest, s.lay(i).MinSize().Height)
	}
	left := kit.NewGround("")
	left.Least = fyne.NewSize(headsWidth, 0)
	right := kit.NewGround("")
	right.Least = fyne.NewSize(linesWidth, 0)
	s.frame = kit.Row(0, kit.Stack(left, kit.Pad(kit.All(around), heads)), kit.Stack(right, s.page))
	s.frame.Layout = &halves{}
	s.pop = widget.NewPopUp(kit.On(fynetheme.ColorNameBackground, s.frame), c)
	room := c.Size()
	height := min(max(tallest, heads.MinSize().Height+2*around)+air, room.Height-at.Y-beneath)
	s.pop.ShowAtPosition(at)
	s.pop.Resize(fyne.NewSize(min(headsWidth+linesWidth+air, room.Width-at.X-8), height))
	s.show(0)
	c.Focus(s.heads[0])
	return s
}

// halves gives the names of the menus their width, and the menu in hand the rest.
type halves struct{}

func (halves) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(headsWidth+80, o[0].MinSize().Height)
}

func (halves) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(headsWidth, size.Height))
	o[1].Move(fyne.NewPos(headsWidth, 0))
	o[1].Resize(fyne.NewSize(max(0, size.Width-headsWidth), size.Height))
}

// lay makes the lines of a menu.
func (s *sheet) lay(at int) fyne.CanvasObject {
	s.lines = nil
	column := kit.Column(0)
	for i, section := range s.menus[at].Sections {
		if i > 0 {
			column.Add(kit.Pad(kit.Sides(10, 4), kit.Hairline()))
		}
		for _, a := range section {
			l := newItem(s, a, false)
			l.OnPress = func() {
				if a.Why() == "" {
					s.leave()
					a.Run()
				}
			}
			s.lines = append(s.lines, l)
			column.Add(l)
		}
	}
	return kit.Pad(kit.All(around), column)
}

// show takes a menu in hand.
func (s *sheet) show(at int) {
	if at != s.at || len(s.heads) > 0 && !s.heads[at].open {
		s.at = at
		s.page.Set(s.lay(at), true)
	}
	for i, h := range s.heads {
		h.open = i == at
		h.Refresh()
	}
}

func (s *sheet) leave() { s.pop.Hide() }

func (s *sheet) focusLine(i int) {
	if n := len(s.lines); n > 0 {
		s.canvas.Focus(s.lines[(i+n)%n])
	}
}

func (s *sheet) focusHead(i int) {
	n := len(s.heads)
	i = (i + n) % n
	s.show(i)
	s.canvas.Focus(s.heads[i])
}

// key goes through the menus, and says whether the key does.
func (s *sheet) key(from *item, k *fyne.KeyEvent) bool {
	list, step := s.lines, s.focusLine
	if from.head {
		list, step = s.heads, s.focusHead
	}
	i := 0
	for n, o := range list {
		if o == from {
			i = n
		}
	}
	switch k.Name {
	case fyne.KeyUp:
		step(i - 1)
	case fyne.KeyDown:
		step(i + 1)
	case fyne.KeyHome:
		step(0)
	case fyne.KeyEnd:
		step(-1)
	case fyne.KeyRight:
		if from.head {
			s.focusLine(0)
		}
	case fyne.KeyLeft:
		if !from.head {
			s.focusHead(s.at)
		}
	case fyne.KeyEscape:
		s.leave()
	default:
		return false
	}
	return true
}
