package sittinglog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Line is one thing that was decided.
type Line struct{ Time, What string }

// Model is what is shown.
type Model struct {
	Title string
	Since string // in words
	Lines []Line // oldest first
	Keys  string // what the keys decide of a plot, in words

	Before bool // the map shows the state before the sitting
}

// Log is the panel. It is hidden while no sitting goes on.
type Log struct {
	Object    fyne.CanvasObject
	OnStop    func()
	OnMinutes func()
	OnNote    func()         // a decision is to be written down
	OnBefore  func()         // the map is to show the state before, or that of now
	OnChoose  func(line int) // a line of the model was pressed

	loc   *locale.Locale
	title *kit.Text
	since *kit.Text
	keys  *kit.Text
	page  *kit.Page
	model Model

	frame  *fyne.Container
	foot   *fyne.Container
	before *kit.Button
	lines  []*line // as in the model
}

// What the panel takes of the side with texts of the usual size, in Fyne units, and as a share of it at most; below lowest the keys are left
// out, for the decisions need the room.
const (
	height = 272
	most   = 0.45
	lowest = 230
)

// New makes the panel, hidden.
func New(loc *locale.Locale, tips *kit.Tips) *Log {
	l := &Log{loc: loc, title: kit.Lead("").Cutting(), since: kit.Caption("").Wrapping(), keys: kit.Caption("").Wrapping()}
	l.page = kit.NewPage(kit.Space(1, 1))
	minutes := kit.IconButton("doc", loc.T("op.sitting_minutes"), tips, func() { l.OnMinutes() })
	stop := kit.NewButton(loc.T("sitting.stop"), "stop", kit.Plain, func() { l.OnStop() })
	stop.Small = true
	note := kit.NewButton(loc.T("op.sitting_note"), "add", kit.Plain, func() { l.OnNote() })
	l.before = kit.NewButton(loc.T("sitting.before"), "history", kit.Plain, func() { l.OnBefore() })
	l.before.Tips = tips
	note.Small, l.before.Small, note.Left = true, true, true
	note.Ceiling = 90 // it takes what the others leave
	minutes.Small = true
	tools := kit.Pad(kit.Insets{Left: 16, Right: 10, Bottom: 9}, kit.Row(6, kit.Grow(note), l.before, minutes))
	head := kit.Pad(kit.Insets{Left: 16, Top: 10, Right: 10, Bottom: 9}, kit.Row(6, kit.Grow(kit.Stack(kit.Column(1, l.title, l.since))), stop))
	l.foot = kit.Column(0, kit.Hairline(), kit.Pad(kit.Sides(16, 7), l.keys))
	l.frame = kit.Frame(kit.Column(0, kit.Hairline(), head, tools, kit.Hairline()), l.foot, l.page)
	l.Object = container.New(tall{l.foot}, kit.On(theme.Bar, l.frame))
	l.Object.Hide()
	return l
}

// tall asks for more of the side for larger texts, and leaves its foot out when it is given little.
type tall struct{ foot fyne.CanvasObject }

func (tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, height*kit.Scale()) }

func (t tall) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	kit.Show(t.foot, size.Height >= lowest*kit.Scale())
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// leave takes the keyboard off a line that goes, so that keys are the map's again.
func (l *Log) leave() {
	c := fyne.CurrentApp().Driver().CanvasForObject(l.Object)
	if c == nil {
		return
	}
	for _, old := range l.lines {
		if c.Focused() == fyne.Focusable(old) {
			c.Unfocus()
		}
	}
}

// Under puts the log below a panel, which keeps the larger part of the height.
func (l *Log) Under(panel fyne.CanvasObject) *fyne.Container {
	return container.New(under{}, panel, l.Object)
}

type under struct{}

func (under) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(objects[0].MinSize().Width, objects[1].MinSize().Width), 120)
}

func (under) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var low float32
	if log := objects[1]; log.Visible() {
		low = min(log.MinSize().Height, size.Height*most)
		log.Move(fyne.NewPos(0, size.Height-low))
		log.Resize(fyne.NewSize(size.Width, low))
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, max(0, size.Height-low)))
}

// Model is what is shown.
func (l *Log) Model() Model { return l.model }

// Set shows a model.
func (l *Log) Set(m Model) {
	l.model = m
	l.title.Set(m.Title)
	l.since.Set(m.Since)
	l.keys.Set(m.Keys)
	l.before.Chosen, l.before.Text, l.before.Tip = m.Before, l.loc.T("sitting.before"), l.loc.T("op.sitting_before")
	if m.Before {
		l.before.Text, l.before.Tip = l.loc.T("sitting.after"), l.loc.T("op.sitting_after")
	}
	l.frame.Refresh() // what is above and below takes the height that its words need
	l.leave()
	body := kit.Column(2)
	l.lines = make([]*line, len(m.Lines))
	for i := len(m.Lines) - 1; i >= 0; i-- {
		l.lines[i] = newLine(m.Lines[i], func() { l.OnChoose(i) })
		body.Add(l.lines[i])
	}
	if len(m.Lines) == 0 {
		body.Add(kit.Pad(kit.Sides(6, 4), kit.Body(l.loc.T("sitting.nothing_yet")).Wrapping().Quiet()))
	}
	l.page.Set(kit.Pad(kit.Insets{Left: 10, Top: 6, Right: 10, Bottom: 10}, body), true)
}
