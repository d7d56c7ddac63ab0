package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/theme"
)

// Sizes of a month, Fyne units.
const (
	monthEdge  = 10 // around it
	monthDay   = 34 // width of a day
	monthWeek  = 28 // height of a week
	monthHead  = 30
	monthNames = 18 // of the days of the week
	monthFoot  = 32
	monthWeeks = 6 // that any month fits into: what is below stays where it is
)

// monthDays is where the days begin, from the top.
const monthDays = monthEdge + monthHead + monthNames

// dayAt is the day of the month at a place of the widget, 0 where there is none.
func (m *month) dayAt(at fyne.Position) int {
	for day := 1; day <= m.length(); day++ {
		week, weekday := m.place(day)
		x, y := at.X-monthEdge-float32(weekday)*monthDay, at.Y-monthDays-float32(week)*monthWeek
		if x >= 0 && x < monthDay && y >= 0 && y < monthWeek {
			return day
		}
	}
	return 0
}

// CreateRenderer implements fyne.Widget.
func (m *month) CreateRenderer() fyne.WidgetRenderer {
	r := &monthRenderer{month: m}
	r.objects = append(r.objects, m.head)
	for _, t := range m.weeks {
		r.objects = append(r.objects, t)
	}
	for i := range r.days {
		d := &monthCell{NewGround(""), NewGround(""), Body(strconv.Itoa(i + 1))}
		d.ground.Radius, d.ring.Radius, d.ring.Edge = 5, 3, ringEdge
		d.number.Align = fyne.TextAlignCenter
		r.days[i] = d
		r.objects = append(r.objects, d.ground, d.ring, d.number)
	}
	r.objects = append(r.objects, m.foot, m.tips.Layer)
	r.paint()
	return r
}

type monthRenderer struct {
	month   *month
	days    [31]*monthCell
	objects []fyne.CanvasObject
}

// monthCell is a day that is drawn.
type monthCell struct {
	ground, ring *Ground // the ring lies within the ground
	number       *Text
}

func (r *monthRenderer) paint() {
	m := r.month
	m.title.Value = locale.Raised(m.days.Date(m.at.Format("2006-01")))
	for i, d := range r.days {
		day := m.first().AddDate(0, 0, i)
		there := i < m.length()
		d.ground.Hidden, d.ring.Hidden, d.number.Hidden = !there, !there, !there
		ink, ground := fynetheme.ColorNameForeground, fyne.ThemeColorName("")
		d.ground.Border, d.ground.Edge, d.ring.Border = "", 1, ""
		d.number.Bold = false
		if day.Equal(m.today) {
			ink, ground, d.number.Bold = fynetheme.ColorNamePrimary, theme.AccentSoft, true
		}
		if i+1 == m.over {
			d.ground.Border = fynetheme.ColorNamePrimary
		}
		held := m.focused && day.Equal(m.at)
		if held {
			d.ground.Border, d.ground.Edge = fynetheme.ColorNamePrimary, ringEdge
		}
		if day.Equal(m.chosen) {
			ink, ground, d.number.Bold = fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary, true
			if held { // its ground has the colour of the line around the others
				d.ring.Border = fynetheme.ColorNameForegroundOnPrimary
			}
		}
		d.ground.Colour, d.number.Colour = ground, ink
	}
}

func (r *monthRenderer) MinSize() fyne.Size {
	return fyne.NewSize(2*monthEdge+7*monthDay, monthDays+monthWeeks*monthWeek+monthFoot+monthEdge)
}

func (r *monthRenderer) Layout(size fyne.Size) {
	m := r.month
	width := size.Width - 2*monthEdge
	m.head.Resize(fyne.NewSize(width, heightFor(m.head, width)))
	m.head.Move(fyne.NewPos(monthEdge, monthEdge))
	for i, t := range m.weeks {
		t.Resize(fyne.NewSize(monthDay, t.lineHeight()))
		t.Move(fyne.NewPos(monthEdge+float32(i)*monthDay, monthEdge+monthHead))
	}
	for i, d := range r.days {
		week, weekday := m.place(i + 1)
		x, y := monthEdge+float32(weekday)*monthDay, monthDays+float32(week)*monthWeek
		const apart, inside = 1, 2
		d.ground.Move(fyne.NewPos(x+apart, y+apart))
		d.ground.Resize(fyne.NewSize(monthDay-2*apart, monthWeek-2*apart))
		d.ring.Move(fyne.NewPos(x+apart+inside, y+apart+inside))
		d.ring.Resize(fyne.NewSize(monthDay-2*(apart+inside), monthWeek-2*(apart+inside)))
		h := d.number.lineHeight()
		d.number.Move(fyne.NewPos(x, y+(monthWeek-h)/2))
		d.number.Resize(fyne.NewSize(monthDay, h))
	}
	foot := heightFor(m.foot, width)
	m.foot.Resize(fyne.NewSize(width, foot))
	m.foot.Move(fyne.NewPos(monthEdge, size.Height-monthEdge-foot))
	m.tips.Layer.Resize(size)
}

func (r *monthRenderer) Destroy()                     {}
func (r *monthRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *monthRenderer) Refresh() {
	r.paint()
	r.Layout(r.month.BaseWidget.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
	r.month.title.Refresh()
}
