package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// month shows the days of a month in weeks that begin on Monday, as they do in France and in Britain, to choose one. The arrow keys go from
// day to day and from week to week, Page Up and Page Down by months, with Ctrl by years, Home and End to the ends of the month; Enter
// chooses and Escape leaves. Days are midnights of UTC.
//
// Fyne's own calendar speaks the language of the system, its months always English, and is not moved by keys.
type month struct {
	widget.BaseWidget
	holder
	onChoose func(day string) // AAAA-MM-JJ; what was open is left after it
	onLeave  func()

	canvas        fyne.Canvas
	days          Days
	today, chosen time.Time // chosen is zero while there is none
	at            time.Time // the day that keys choose; its month is the one shown
	over          int       // the day of the month below the pointer, 0 for none

	tips  *Tips
	title *Text
	head  *fyne.Container
	foot  *fyne.Container
	weeks []*Text // the names of the days of the week
}

var (
	_ fyne.Tappable      = (*month)(nil)
	_ fyne.Focusable     = (*month)(nil)
	_ fyne.Shortcutable  = (*month)(nil)
	_ desktop.Hoverable  = (*month)(nil)
	_ desktop.Cursorable = (*month)(nil)
)

func newMonth(c fyne.Canvas, days Days, today, chosen time.Time) *month {
	m := &month{canvas: c, days: days, today: today, chosen: chosen, at: chosen, tips: NewTips(), title: Body("").Cutting()}
	if chosen.IsZero() {
		m.at = today
	}
	m.title.Bold, m.title.Align = true, fyne.TextAlignCenter
	turn := func(icon, tip string, months int) fyne.CanvasObject {
		return m.button(IconButton(icon, days.T(tip), m.tips, func() { m.turn(months) }))
	}
	m.head = Row(0, turn("chevrons-left", "form.year_before", -12), turn("chevron-left", "form.month_before", -1), Grow(m.title),
		turn("chevron-right", "form.month_after", 1), turn("chevrons-right", "form.year_after", 12))
	m.foot = Row(0, m.button(NewButton(days.T("form.today"), "", Plain, func() { m.choose(m.today) })))
	for _, name := range strings.Fields(days.T("form.weekdays")) {
		t := Caption(name)
		t.Align = fyne.TextAlignCenter
		m.weeks = append(m.weeks, t)
	}
	m.ExtendBaseWidget(m)
	return m
}

// button makes a small button on which the keys of the month work too.
func (m *month) button(b *Button) *Button {
	b.Small, b.onKey = true, m.everywhere
	return b
}

// first is the first day of the month shown.
func (m *month) first() time.Time { return m.at.AddDate(0, 0, 1-m.at.Day()) }

// length is how many days the month shown has.
func (m *month) length() int { return m.first().AddDate(0, 1, -1).Day() }

// place is the week and the day of the week, both from 0, of a day of the month.
func (m *month) place(day int) (week, weekday int) {
	n := (int(m.first().Weekday())+6)%7 + day - 1
	return n / 7, n % 7
}

// move shows another day, as far as years have four digits.
func (m *month) move(to time.Time) {
	if y := to.Year(); y >= 1 && y <= 9999 {
		m.at = to
	}
	m.over = 0
	m.keep()
	m.Refresh()
}

// turn shows another month, on the same day or on its last one.
func (m *month) turn(months int) {
	to := m.first().AddDate(0, months, 0)
	last := to.AddDate(0, 1, -1)
	m.move(to.AddDate(0, 0, min(m.at.Day(), last.Day())-1))
}

func (m *month) choose(day time.Time) {
	m.onChoose(day.Format(time.DateOnly))
	m.onLeave()
}

// keep takes the keyboard when nothing has it: a press beside what has it takes it away, and keys would be the window's.
func (m *month) keep() {
	if m.canvas.Focused() == nil {
		m.canvas.Focus(m)
	}
}

// everywhere does what a key does on any part, and says whether it does something.
func (m *month) everywhere(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyEscape:
		m.onLeave()
	case fyne.KeyPageUp:
		m.turn(-1)
	case fyne.KeyPageDown:
		m.turn(1)
	default:
		if !function(k.Name) {
			return false
		}
		m.onLeave()
		toWindow(m.canvas.Content(), k)
	}
	return true
}

// TypedKey implements fyne.Focusable.
func (m *month) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyLeft:
		m.move(m.at.AddDate(0, 0, -1))
	case fyne.KeyRight:
		m.move(m.at.AddDate(0, 0, 1))
	case fyne.KeyUp:
		m.move(m.at.AddDate(0, 0, -7))
	case fyne.KeyDown:
		m.move(m.at.AddDate(0, 0, 7))
	case fyne.KeyHome:
		m.move(m.first())
	case fyne.KeyEnd:
		m.move(m.first().AddDate(0, 1, -1))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.choose(m.at)
	default:
		m.everywhere(k)
	}
}

// TypedShortcut goes from year to year; what is no business of a month it leaves to the window.
func (m *month) TypedShortcut(s fyne.Shortcut) {
	if k, ok := s.(*desktop.CustomShortcut); ok && k.Modifier == fyne.KeyModifierShortcutDefault {
		switch k.KeyName {
		case fyne.KeyPageUp:
			m.turn(-12)
			return
		case fyne.KeyPageDown:
			m.turn(12)
			return
		}
	}
	m.onLeave()
	ShortcutToWindow(m.canvas.Content(), s)
}

// TypedRune leaves characters alone: the month stands over the window.
func (m *month) TypedRune(r rune) { RuneToWindow(m, r) }

// FocusGained implements fyne.Focusable.
func (m *month) FocusGained() { m.gain(m, m.Refresh) }

// FocusLost implements fyne.Focusable.
func (m *month) FocusLost() { m.lose(m.Refresh) }

// Tapped implements fyne.Tappable.
func (m *month) Tapped(e *fyne.PointEvent) {
	if day := m.dayAt(e.Position); day > 0 {
		m.choose(m.first().AddDate(0, 0, day-1))
		return
	}
	m.keep()
}

// MouseIn implements desktop.Hoverable.
func (m *month) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (m *month) MouseMoved(e *desktop.MouseEvent) {
	if day := m.dayAt(e.Position); day != m.over {
		m.over = day
		m.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (m *month) MouseOut() {
	m.over = 0
	m.Refresh()
}

// Cursor implements desktop.Cursorable.
func (m *month) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// openBelow opens a widget over the window below an object, or above it where there is no room, wholly in sight.
func openBelow(o fyne.CanvasObject, c fyne.Canvas, w fyne.Widget) *widget.PopUp {
	const from, edge = 3, 4
	pop := widget.NewPopUp(w, c)
	size, room := w.MinSize(), c.Size()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	y := at.Y + o.Size().Height + from
	if y+size.Height > room.Height-edge {
		y = at.Y - size.Height - from
	}
	pop.ShowAtPosition(fyne.NewPos(max(edge, min(at.X, room.Width-size.Width-edge)), max(edge, min(y, room.Height-size.Height-edge))))
	pop.Resize(size)
	return pop
}
