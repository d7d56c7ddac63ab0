package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// Days write and read days as the language of the window has them.
type Days interface {
	ShortDay(day string) string // of one as AAAA-MM-JJ; what is none stays as it is
	ParseDay(text string) (day string, ok bool)
	Date(day string) string // of AAAA-MM: the month in words
	T(key string, args ...any) string
}

// NewDayField makes an entry of a day. It shows the day as the language writes it, takes it in any way that the language reads, and
// its value is AAAA-MM-JJ; what is no day is handed on as it was typed, to be complained of. The day is chosen from a month, too: by the
// button beside the entry, or by the key down in it.
func NewDayField(days Days, tips *Tips, label, hint string) *TextField {
	f := &TextField{Entry: NewEntry(), days: days, Today: time.Now}
	f.Entry.SetPlaceHolder(days.T("form.day"))
	f.pick = IconButton("calendar", days.T("form.day_pick"), tips, f.PickDay)
	f.pick.Small = true
	f.Entry.down = f.PickDay
	f.field = newField(label, hint, Row(2, Grow(f.Entry), f.pick))
	return f
}

// PickDay opens a month over the window to choose the day from, as the button does. When it is left the entry has the keyboard.
func (f *TextField) PickDay() {
	c := fyne.CurrentApp().Driver().CanvasForObject(f.Entry)
	if c == nil || f.days == nil {
		return
	}
	chosen, _ := time.Parse(time.DateOnly, f.Value())
	year, month, day := f.Today().Date()
	c.Unfocus() // one thing has the keyboard
	m := newMonth(c, f.days, time.Date(year, month, day, 0, 0, 0, 0, time.UTC), chosen)
	pop := openBelow(f.Entry, c, m)
	m.onChoose = func(day string) { f.Entry.SetText(f.days.ShortDay(day)) }
	m.onLeave = func() {
		pop.Hide()
		c.Focus(f.Entry)
	}
	c.Focus(m)
}
