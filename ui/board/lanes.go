package board

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/data"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// lanes is the view of cards: a lane for each status, side by side.
type lanes struct {
	Object fyne.CanvasObject

	panel *Panel
	all   []*lane
	row   *fyne.Container
	over  *fyne.Container // above the lanes, for what is dragged
	ghost *kit.Text
	cards map[string]*card // those that are shown: one that changes lanes stays itself, and keeps the keyboard
	to    int              // the lane that a dragged card is over, -1 for none
}

// lane is the cards of a status.
type lane struct {
	status data.ProjectStatus
	title  *kit.Text
	count  *kit.Text
	ground *kit.Ground
	page   *kit.Page
	object fyne.CanvasObject
	cards  []*card
}

// mostCards is how many cards a lane shows: what is beyond that is only counted, since nobody reads so many, and all lanes are laid out at once.
const mostCards = 40

const (
	laneGap  = 8
	cardGap  = 6
	laneEdge = 6 // around the cards
)

func newLanes(p *Panel) *lanes {
	l := &lanes{panel: p, cards: map[string]*card{}, to: -1, over: container.NewWithoutLayout(), ghost: kit.Body("").Cutting()}
	l.row = container.New(evenly{})
	l.Object = kit.Stack(kit.Pad(kit.Insets{Left: 12, Top: 8, Right: 12, Bottom: 10}, l.row), l.over)
	return l
}

// set shows the cards of a model; the panel refreshes what they stand in.
func (l *lanes) set(m Model) {
	same := slices.EqualFunc(l.all, m.Lanes, func(a *lane, b Lane) bool { return a.status == b.Status })
	if !same {
		l.all, l.row.Objects = nil, nil
		for _, of := range m.Lanes {
			n := &lane{status: of.Status, title: kit.Caption(of.Title).Cutting(), count: kit.Caption(""), ground: kit.NewGround(theme.Well), page: kit.NewPage(kit.Space(1, 1))}
			n.title.Bold, n.title.Colour, n.ground.Radius = true, fynetheme.ColorNameForeground, 6
			head := kit.Pad(kit.Insets{Left: 10, Top: 5, Right: 10, Bottom: 1}, kit.Row(6, kit.Grow(n.title), n.count))
			n.object = kit.Stack(n.ground, kit.Frame(head, nil, n.page))
			l.all = append(l.all, n)
			l.row.Add(n.object)
		}
	}
	shown := map[string]*card{}
	for i, n := range l.all {
		n.cards = nil
		beyond := 0
		for _, p := range m.Projects {
			if p.Status != n.status {
				continue
			}
			if len(n.cards) == mostCards {
				beyond++
				continue
			}
			c := l.cards[p.ID]
			if c == nil {
				c = newCard(l)
			}
			shown[p.ID] = c
			c.set(p, p.ID == m.Chosen, m.Lanes[i].Dim)
			n.cards = append(n.cards, c)
		}
		n.count.Set(l.panel.loc.Number(float64(len(n.cards)+beyond), 0))
		column := kit.Column(cardGap)
		for _, c := range n.cards {
			column.Add(c)
		}
		if beyond > 0 {
			column.Add(kit.Caption(l.panel.loc.N("board.beyond", beyond)).Wrapping())
		}
		n.page.Set(kit.Pad(kit.Sides(laneEdge, laneEdge), column), false)
	}
	l.cards = shown
}

func (l *lanes) mark(id string) {
	for _, c := range l.cards {
		c.mark(c.project.ID == id)
	}
}

// find is the place of a card: its lane and its row, -1 for one that is not shown.
func (l *lanes) find(c *card) (x, y int) {
	for i, n := range l.all {
		if j := slices.Index(n.cards, c); j >= 0 {
			return i, j
		}
	}
	return -1, -1
}

// step gives the keyboard to a card beside, in the next lane that has one.
func (l *lanes) step(c *card, dx, dy int) {
	x, y := l.find(c)
	if x < 0 {
		return
	}
	y += dy
	for x += dx; dx != 0 && x >= 0 && x < len(l.all) && len(l.all[x].cards) == 0; x += dx {
	}
	if x < 0 || x >= len(l.all) || y < 0 {
		return
	}
	cards := l.all[x].cards
	if dx != 0 {
		y = min(y, len(cards)-1)
	}
	if y >= len(cards) {
		return
	}
	if at := fyne.CurrentApp().Driver().CanvasForObject(c); at != nil {
		at.Focus(cards[y])
	}
}

// shift moves a card by so many lanes.
func (l *lanes) shift(c *card, by int) {
	x, _ := l.find(c)
	if to := x + by; x >= 0 && to >= 0 && to < len(l.all) {
		l.panel.OnMove(c.project.ID, l.all[to].status)
	}
}

// reveal scrolls a card into sight.
func (l *lanes) reveal(c *card) {
	if x, _ := l.find(c); x >= 0 {
		top := c.Position().Y
		l.all[x].page.Reveal(top, top+c.Size().Height+2*laneEdge)
	}
}

// at is the lane below a place of the view, -1 for none.
func (l *lanes) at(p fyne.Position) int {
	for i, n := range l.all {
		pos := n.object.Position().Add(l.row.Position())
		if p.X >= pos.X-laneGap/2 && p.X < pos.X+n.object.Size().Width+laneGap/2 {
			return i
		}
	}
	return -1
}

// drag takes a card along; in is where the pointer is in it.
func (l *lanes) drag(c *card, in fyne.Position) {
	d := fyne.CurrentApp().Driver()
	p := in.Add(d.AbsolutePositionForObject(c)).Subtract(d.AbsolutePositionForObject(l.over))
	if !c.held {
		c.held = true
		l.panel.tips.Hide()
		ground := kit.NewGround(fynetheme.ColorNameOverlayBackground)
		ground.Radius, ground.Shadow, ground.Border = 5, true, fynetheme.ColorNamePrimary
		l.ghost.Value = c.project.Title
		box := kit.Stack(ground, kit.Pad(kit.Sides(10, 7), l.ghost))
		box.Resize(fyne.NewSize(c.Size().Width, box.MinSize().Height))
		l.over.Objects = []fyne.CanvasObject{box}
		c.Refresh()
	}
	box := l.over.Objects[0]
	box.Move(fyne.NewPos(p.X-box.Size().Width/2, p.Y-box.Size().Height/2))
	l.over.Refresh()
	l.target(l.at(p))
}

// target shows the lane that a card would go to.
func (l *lanes) target(to int) {
	if to == l.to {
		return
	}
	l.to = to
	for i, n := range l.all {
		n.ground.Border = ""
		if i == to {
			n.ground.Border = fynetheme.ColorNamePrimary
		}
		n.ground.Refresh()
	}
}

// drop lets go of a card: it changes lanes when it is over another.
func (l *lanes) drop(c *card) {
	to := l.to
	c.held = false
	l.over.Objects = nil
	l.over.Refresh()
	l.target(-1)
	c.Refresh()
	if x, _ := l.find(c); to >= 0 && to != x {
		l.panel.OnMove(c.project.ID, l.all[to].status)
	}
}

// evenly lays objects side by side, all as wide.
type evenly struct{}

// MinSize implements fyne.Layout.
func (evenly) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(len(objects))*100, 80)
}

// Layout implements fyne.Layout.
func (evenly) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := float32(len(objects))
	w := (size.Width - (n-1)*laneGap) / max(1, n)
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(w+laneGap), 0))
		o.Resize(fyne.NewSize(w, size.Height))
	}
}
