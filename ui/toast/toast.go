package toast

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Most is how many messages are shown at once: more would hide the map.
const Most = 2

// Toast is a message.
type Toast struct {
	ID      int
	Text    string
	Trouble bool        // something went wrong: it stays until it is dismissed
	Action  *kit.Action // what can be done about it, nil for nothing
}

// Stack is the messages that are shown, the newest at the bottom.
type Stack struct {
	Layer     *fyne.Container // lies over the map; only the messages take events
	OnDismiss func(id int)
	OnHover   func(inside bool) // the pointer rests on a message, and it must not leave meanwhile
	OnMore    func()            // the messages that are folded away are asked for

	loc   *locale.Locale
	tips  *kit.Tips
	shown []Toast
	more  int // that there is no room for
}

// New makes an empty stack.
func New(loc *locale.Locale, tips *kit.Tips) *Stack {
	return &Stack{Layer: container.New(foot{}), loc: loc, tips: tips}
}

// Shown lists what is shown.
func (s *Stack) Shown() []Toast { return s.shown }

// More is how many messages are folded away.
func (s *Stack) More() int { return s.more }

// Set shows the last messages of a list, and above them how many others there are.
func (s *Stack) Set(all []Toast) {
	s.more = max(0, len(all)-Most)
	s.shown = all[s.more:]
	s.Layer.Objects = nil
	if s.more > 0 {
		s.Layer.Objects = append(s.Layer.Objects, s.fold())
	}
	for _, t := range s.shown {
		s.Layer.Objects = append(s.Layer.Objects, s.card(t))
	}
	s.Layer.Refresh()
}

// fold stands for the messages that there is no room for.
func (s *Stack) fold() fyne.CanvasObject {
	ground := kit.NewGround(fynetheme.ColorNameBackground)
	ground.Radius, ground.Border, ground.Shadow = 6, fynetheme.ColorNameError, true
	b := kit.NewButton(s.loc.N("toast.more", s.more), "warning", kit.Quiet, func() { s.OnMore() })
	b.Small = true
	return container.NewCenter(kit.Stack(ground, b)) // as wide as its words
}

func (s *Stack) card(t Toast) *card {
	mark, ink := kit.NewIcon("check"), theme.Muted
	border := fynetheme.ColorNameSeparator
	if t.Trouble {
		mark, ink, border = kit.NewIcon("warning"), fynetheme.ColorNameError, fynetheme.ColorNameError
	}
	mark.Colour = ink
	row := []fyne.CanvasObject{mark, kit.Grow(kit.Stack(kit.Body(t.Text).Wrapping()))}
	if t.Action != nil {
		b := kit.ActionButton(*t.Action, kit.Plain, true, s.tips)
		b.Small = true
		row = append(row, b)
	}
	cross := kit.IconButton("close", s.loc.T("toast.dismiss"), s.tips, func() { s.OnDismiss(t.ID) })
	cross.Small = true
	ground := kit.NewGround(fynetheme.ColorNameBackground)
	ground.Radius, ground.Border, ground.Shadow = 6, border, true
	c := &card{stack: s, content: kit.Stack(ground, kit.Pad(kit.Insets{Left: 14, Top: 7, Right: 7, Bottom: 7}, kit.Row(10, append(row, cross)...)))}
	c.ExtendBaseWidget(c)
	return c
}

// card is one message. It keeps what is done to it from the map below.
type card struct {
	widget.BaseWidget
	stack   *Stack
	content fyne.CanvasObject
}

var (
	_ fyne.Tappable     = (*card)(nil)
	_ desktop.Hoverable = (*card)(nil)
)

func (c *card) Tapped(*fyne.PointEvent)        {}
func (c *card) MouseIn(*desktop.MouseEvent)    { c.stack.OnHover(true) }
func (c *card) MouseMoved(*desktop.MouseEvent) {}
func (c *card) MouseOut()                      { c.stack.OnHover(false) }

func (c *card) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.content) }

// Where the messages stand: in the middle, above what is written at the foot of the map.
const (
	cardWidth = 460
	above     = 60 // two lines of sources, or the scale
	gap       = 8
)

type foot struct{}

// MinSize implements fyne.Layout: the messages ask the map for no room.
func (foot) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (foot) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := size.Height - above
	w := min(cardWidth, size.Width-24)
	for i := len(objects) - 1; i >= 0; i-- {
		o := objects[i]
		o.Resize(fyne.NewSize(w, o.MinSize().Height)) // what wraps knows its height once it has its width
		h := o.MinSize().Height
		y -= h
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos((size.Width-w)/2, y))
		y -= gap
	}
}
