package board

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// timeline is the view of bars: a row for each project that has a day, with its milestones, and a line at today. Only the rows in
// sight are drawn.
type timeline struct {
	widget.BaseWidget
	onChoose func(id string)
	onEdit   func(id string)
	onPoint  func(p *Project) // the pointer or the keyboard is on a project, nil for none

	loc    *locale.Locale
	rows   []Project
	today  string
	zoom   Zoom
	span   span
	left   float32 // how much of the line is gone at the left
	top    int     // the first row in sight
	at     int     // the row that the keyboard is on
	near   int     // the row that the pointer is on, -1 for none
	chosen string

	focused bool
	tapped  time.Time
	last    int // the row that was tapped then
}

var (
	_ fyne.Tappable     = (*timeline)(nil)
	_ fyne.Draggable    = (*timeline)(nil)
	_ fyne.Scrollable   = (*timeline)(nil)
	_ fyne.Focusable    = (*timeline)(nil)
	_ desktop.Keyable   = (*timeline)(nil)
	_ desktop.Hoverable = (*timeline)(nil)
)

// The measures of the view, Fyne units.
const (
	timeName    = 270 // the titles at the left
	timeRow     = 30
	timeHead    = 26 // the years
	timeYear    = 46 // the least width of a year
	timeQuarter = 76 // and of a quarter, when these are told apart
	timePan     = 80 // what an arrow moves
)

func newTimeline(loc *locale.Locale) *timeline {
	t := &timeline{loc: loc, near: -1, last: -1}
	t.ExtendBaseWidget(t)
	return t
}

// set shows the projects that have a day, in their order.
func (t *timeline) set(projects []Project, today, chosen string) {
	t.rows = t.rows[:0:0]
	days := []string{today}
	for _, p := range projects {
		if !p.dated() {
			continue
		}
		t.rows = append(t.rows, p)
		days = append(days, p.Start, p.End)
		for _, s := range p.Steps {
			days = append(days, s.Date)
		}
	}
	t.today, t.chosen, t.span = today, chosen, spanOf(days, t.zoom)
	t.at, t.near = max(0, min(t.at, len(t.rows)-1)), -1
	t.Refresh()
}

// setZoom tells years or quarters apart; today stays in sight.
func (t *timeline) setZoom(z Zoom) {
	if z == t.zoom {
		return
	}
	t.zoom = z
	t.set(t.rows, t.today, t.chosen)
	if at, ok := t.span.at(t.today); ok {
		t.left = float32(at)*t.perDay() - t.line()/4
	}
	t.Refresh()
}

func (t *timeline) mark(id string) {
	t.chosen = id
	if i := slices.IndexFunc(t.rows, func(p Project) bool { return p.ID == id }); i >= 0 {
		t.reveal(i)
	}
	t.Refresh()
}

// line is the room for the line of time.
func (t *timeline) line() float32 { return max(0, t.BaseWidget.Size().Width-timeName) }

// perDay is what a day takes.
func (t *timeline) perDay() float32 {
	least := float32(timeYear) / 365
	if t.zoom == Quarters {
		least = float32(timeQuarter) / 91
	}
	return max(least, t.line()/float32(max(1, t.span.days)))
}

// inSight is how many whole rows there is room for.
func (t *timeline) inSight() int { return max(1, int((t.BaseWidget.Size().Height-timeHead)/timeRow)) }

// bound keeps the place within what there is.
func (t *timeline) bound() {
	t.top = max(0, min(t.top, len(t.rows)-t.inSight()))
	t.left = max(0, min(t.left, float32(t.span.days)*t.perDay()-t.line()))
}

func (t *timeline) reveal(row int) {
	t.at = row
	if row < t.top {
		t.top = row
	} else if n := t.inSight(); row >= t.top+n {
		t.top = row - n + 1
	}
}

// rowAt is the row at a height, -1 for none.
func (t *timeline) rowAt(y float32) int {
	if y < timeHead {
		return -1
	}
	if row := t.top + int((y-timeHead)/timeRow); row < len(t.rows) {
		return row
	}
	return -1
}

// point tells what the pointer is on, else what the keyboard is on.
func (t *timeline) point() {
	i := t.near
	if i < 0 && t.focused {
		i = t.at
	}
	if i < 0 || i >= len(t.rows) {
		i = slices.IndexFunc(t.rows, func(p Project) bool { return p.ID == t.chosen })
	}
	if i < 0 {
		t.onPoint(nil)
		return
	}
	t.onPoint(&t.rows[i])
}

// Tapped implements fyne.Tappable.
func (t *timeline) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
	row := t.rowAt(e.Position.Y)
	if row < 0 {
		return
	}
	now := time.Now()
	if row == t.last && now.Sub(t.tapped) < kit.DoubleTap {
		t.onEdit(t.rows[row].ID)
		return
	}
	t.tapped, t.last, t.at = now, row, row
	t.onChoose(t.rows[row].ID)
}

// Dragged moves the line of time.
func (t *timeline) Dragged(e *fyne.DragEvent) {
	t.left -= e.Dragged.DX
	t.Refresh()
}

// DragEnd implements fyne.Draggable.
func (t *timeline) DragEnd() {}

// Scrolled implements fyne.Scrollable.
func (t *timeline) Scrolled(e *fyne.ScrollEvent) {
	switch {
	case e.Scrolled.DY > 0:
		t.top--
	case e.Scrolled.DY < 0:
		t.top++
	}
	t.left -= e.Scrolled.DX * 2
	t.Refresh()
}

// TypedKey goes from project to project with the arrows up and down, and through time with those left and right.
func (t *timeline) TypedKey(e *fyne.KeyEvent) {
	to := t.at
	switch e.Name {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	case fyne.KeyPageUp:
		to -= t.inSight()
	case fyne.KeyPageDown:
		to += t.inSight()
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(t.rows) - 1
	case fyne.KeyLeft:
		t.left -= timePan
	case fyne.KeyRight:
		t.left += timePan
	case fyne.KeySpace:
		if t.at < len(t.rows) {
			t.onChoose(t.rows[t.at].ID)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.at < len(t.rows) {
			t.onEdit(t.rows[t.at].ID)
		}
	default:
		kit.LeftToWindow(t, e)
	}
	if len(t.rows) > 0 {
		t.reveal(max(0, min(len(t.rows)-1, to)))
	}
	t.point()
	t.Refresh()
}

// TypedRune implements fyne.Focusable.
func (t *timeline) TypedRune(r rune) { kit.RuneToWindow(t, r) }

// KeyDown and KeyUp make the line take the keys that others would move the focus with.
func (t *timeline) KeyDown(*fyne.KeyEvent) {}

// KeyUp is the end of KeyDown.
func (t *timeline) KeyUp(*fyne.KeyEvent) {}

// FocusGained implements fyne.Focusable.
func (t *timeline) FocusGained() { t.focused = true; t.point(); t.Refresh() }

// FocusLost implements fyne.Focusable.
func (t *timeline) FocusLost() { t.focused = false; t.point(); t.Refresh() }

// MouseIn implements desktop.Hoverable.
func (t *timeline) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (t *timeline) MouseMoved(e *desktop.MouseEvent) {
	if row := t.rowAt(e.Position.Y); row != t.near {
		t.near = row
		t.point()
		t.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (t *timeline) MouseOut() {
	t.near = -1
	t.point()
	t.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *timeline) CreateRenderer() fyne.WidgetRenderer { return newTimelineRenderer(t) }
