package sittinglog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

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
}

// Log is the panel. It is hidden while no sitting goes on.
type Log struct {
	Object    fyne.CanvasObject
	OnStop    func()
	OnMinutes func()

	loc   *locale.Locale
	title *kit.Text
	since *kit.Text
	keys  *kit.Text
	page  *kit.Page
	model Model
}

// height is what the panel takes of the side with texts of the usual size.
const height = 250

// New makes the panel, hidden.
func New(loc *locale.Locale, tips *kit.Tips) *Log {
	l := &Log{loc: loc, title: kit.Lead("").Cutting(), since: kit.Caption("").Wrapping(), keys: kit.Caption("").Wrapping()}
	l.page = kit.NewPage(kit.Space(1, 1))
	minutes := kit.IconButton("doc", loc.T("op.sitting_minutes"), tips, func() { l.OnMinutes() })
	stop := kit.NewButton(loc.T("sitting.stop"), "stop", kit.Plain, func() { l.OnStop() })
	stop.Small = true
	head := kit.Pad(kit.Insets{Left: 16, Top: 10, Right: 10, Bottom: 9}, kit.Row(6, kit.Grow(kit.Stack(kit.Column(1, l.title, l.since))), minutes, stop))
	foot := kit.Column(0, kit.Hairline(), kit.Pad(kit.Sides(16, 7), l.keys))
	l.Object = container.New(tall{}, kit.On(theme.Bar, kit.Frame(kit.Column(0, kit.Hairline(), head, kit.Hairline()), foot, l.page)))
	l.Object.Hide()
	return l
}

// tall takes more of the side for larger texts.
type tall struct{}

func (tall) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, height*max(1, fynetheme.TextSize()/theme.TextBody))
}

func (tall) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// Model is what is shown.
func (l *Log) Model() Model { return l.model }

// Set shows a model.
func (l *Log) Set(m Model) {
	l.model = m
	l.title.Set(m.Title)
	l.since.Set(m.Since)
	l.keys.Set(m.Keys)
	body := kit.Column(8)
	for i := len(m.Lines) - 1; i >= 0; i-- {
		body.Add(kit.Column(0, kit.Caption(m.Lines[i].Time), kit.Body(m.Lines[i].What).Wrapping()))
	}
	if len(m.Lines) == 0 {
		body.Add(kit.Body(l.loc.T("sitting.nothing_yet")).Wrapping().Quiet())
	}
	l.page.Set(kit.Pad(kit.Insets{Left: 16, Top: 10, Right: 16, Bottom: 12}, body), true)
}
