package board

import (
	"image/color"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/data"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// timelineRenderer draws the rows in sight: titles at the left, and beside them, clipped, the line of time.
type timelineRenderer struct {
	line    *timeline
	head    *canvas.Rectangle
	names   *fyne.Container
	texts   []*kit.Text
	pins    []*kit.Picture
	clip    *container.Clip
	chart   *fyne.Container
	objects []fyne.CanvasObject
}

func newTimelineRenderer(t *timeline) *timelineRenderer {
	r := &timelineRenderer{line: t, head: canvas.NewRectangle(color.Transparent), names: container.NewWithoutLayout(), chart: container.NewWithoutLayout()}
	r.clip = container.NewClip(r.chart)
	r.objects = []fyne.CanvasObject{r.head, r.names, r.clip}
	return r
}

func (r *timelineRenderer) Destroy()                     {}
func (r *timelineRenderer) MinSize() fyne.Size           { return fyne.NewSize(timeName+120, timeHead+2*timeRow) }
func (r *timelineRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *timelineRenderer) Refresh()                     { r.Layout(r.line.BaseWidget.Size()) }

// The measures of a bar in its row.
const (
	barHigh  = 14
	markSide = 9
)

func (r *timelineRenderer) Layout(size fyne.Size) {
	t := r.line
	if size.Width < timeName || size.Height < timeHead {
		return
	}
	t.bound()
	r.head.FillColor = fynetheme.Color(theme.Well)
	r.head.Resize(fyne.NewSize(size.Width, timeHead))
	r.head.Refresh()
	r.clip.Move(fyne.NewPos(timeName, 0))
	r.clip.Resize(fyne.NewSize(size.Width-timeName, size.Height))
	r.chart.Resize(r.clip.Size())
	r.chart.Objects, r.names.Objects = nil, nil
	count := min(int((size.Height-timeHead)/timeRow)+1, len(t.rows)-t.top)
	r.grounds(size, count)
	r.ticks(size.Height)
	for i := range count {
		r.name(i)
		r.bar(i, t.rows[t.top+i])
	}
	r.chart.Refresh()
	r.names.Refresh()
}

func (r *timelineRenderer) rectangle(to *fyne.Container, colour fyne.ThemeColorName, x, y, w, h, radius float32) *canvas.Rectangle {
	c := canvas.NewRectangle(fynetheme.Color(colour))
	c.CornerRadius = radius
	c.Move(fyne.NewPos(x, y))
	c.Resize(fyne.NewSize(w, h))
	to.Add(c)
	return c
}

func (r *timelineRenderer) text(s string, colour fyne.ThemeColorName, x, y float32, bold bool) float32 {
	c := canvas.NewText(s, fynetheme.Color(colour))
	c.TextSize, c.TextStyle = fynetheme.Size(fynetheme.SizeNameCaptionText), fyne.TextStyle{Bold: bold}
	m := c.MinSize()
	c.Move(fyne.NewPos(x, y-m.Height/2))
	c.Resize(m)
	r.chart.Add(c)
	return m.Width
}

// width is that of a caption.
func width(s string, bold bool) float32 {
	return fyne.MeasureText(s, fynetheme.Size(fynetheme.SizeNameCaptionText), fyne.TextStyle{Bold: bold}).Width
}

// grounds lays what is chosen, pointed at and has the keyboard below the rows.
func (r *timelineRenderer) grounds(size fyne.Size, count int) {
	t := r.line
	for i := range count {
		row := t.top + i
		y := timeHead + float32(i)*timeRow
		var colour fyne.ThemeColorName
		switch {
		case t.rows[row].ID == t.chosen:
			colour = theme.AccentSoft
		case row == t.near, row == t.at && t.focused:
			colour = fynetheme.ColorNameHover
		case row%2 == 1:
			colour = theme.Well
		default:
			continue
		}
		r.rectangle(r.names, colour, 0, y, timeName, timeRow, 0)
		r.rectangle(r.chart, colour, 0, y, size.Width-timeName, timeRow, 0)
		if row == t.at && t.focused {
			r.rectangle(r.names, fynetheme.ColorNamePrimary, 0, y, 3, timeRow, 0)
		}
	}
}

// ticks draws years, or quarters, and today.
func (r *timelineRenderer) ticks(height float32) {
	t := r.line
	per := t.perDay()
	today, hasToday := t.span.at(t.today)
	x := float32(today)*per - t.left
	word := t.loc.T("board.today")
	long := width(word, true)
	begin := max(4, min(x-long/2, t.line()-long-4)) // where the word begins
	hasToday = hasToday && x >= 0 && x <= t.line()
	all := t.span.ticks(t.zoom)
	for i, k := range all {
		at, next := float32(k.day)*per-t.left, float32(t.span.days)*per-t.left
		if i+1 < len(all) {
			next = float32(all[i+1].day)*per - t.left
		}
		if next < 0 || at > t.line() {
			continue
		}
		r.rectangle(r.chart, fynetheme.ColorNameSeparator, at, 0, 1, height, 0)
		name := strconv.Itoa(k.year)
		if t.zoom == Quarters {
			name = t.loc.T("board.quarter", "quarter", strconv.Itoa(k.quarter), "year", name)
		}
		w := width(name, false)
		from := max(at, 0) + 6
		if hasToday && from < begin+long+6 && from+w > begin-6 { // beside the word, which says less than the year
			from = begin + long + 8
		}
		if from+w > min(next, t.line()) {
			continue
		}
		r.text(name, theme.Muted, from, timeHead/2, false)
	}
	if hasToday {
		r.rectangle(r.chart, fynetheme.ColorNameError, x, timeHead-4, 1.5, height, 0)
		r.text(word, fynetheme.ColorNameError, begin, timeHead/2, true)
	}
}

func (r *timelineRenderer) name(i int) {
	t := r.line
	p := t.rows[t.top+i]
	for len(r.texts) <= i {
		r.texts, r.pins = append(r.texts, kit.Body("").Cutting()), append(r.pins, kit.NewPicture(18, 14, nil))
	}
	y := timeHead + float32(i)*timeRow
	pin, text := r.pins[i], r.texts[i]
	pin.Paint = p.Mark
	pin.Move(fyne.NewPos(11, y))
	pin.Resize(fyne.NewSize(18, timeRow))
	text.Value = p.Title
	text.Colour = fynetheme.ColorNameForeground
	if p.Status == data.ProjectAbandoned {
		text.Colour = theme.Muted
	}
	text.Move(fyne.NewPos(36, y))
	text.Resize(fyne.NewSize(timeName-46, timeRow))
	r.names.Add(pin)
	r.names.Add(text)
	pin.Refresh()
	text.Refresh()
}

// barInk is what the bar of a status is filled with and its border; words say the status beside it.
func barInk(s data.ProjectStatus) (fill, border fyne.ThemeColorName) {
	switch s {
	case data.ProjectUnderway, data.ProjectFunded:
		return fynetheme.ColorNamePrimary, fynetheme.ColorNamePrimary
	case data.ProjectDone:
		return theme.Muted, theme.Muted
	case data.ProjectAbandoned:
		return fynetheme.ColorNameBackground, theme.Muted
	}
	return theme.AccentSoft, fynetheme.ColorNamePrimary
}

// bar draws a project: its stretch, which fades where an end is not known, its milestones, and its status where there is room.
func (r *timelineRenderer) bar(i int, p Project) {
	t := r.line
	per := t.perDay()
	middle := timeHead + float32(i)*timeRow + timeRow/2
	first, last := float32(math.MaxFloat32), float32(-math.MaxFloat32) // what is taken, for the status beside it
	if a, b, from, until, ok := t.span.stretch(p); ok {
		x0, x1 := float32(a)*per-t.left, float32(b)*per-t.left
		first, last = min(first, x0), max(last, x1)
		fill, border := barInk(p.Status)
		if from || until {
			tail := r.rectangle(r.chart, fynetheme.ColorNameSelection, x0, middle-barHigh/2, x1-x0, barHigh, 3)
			tail.Refresh()
			const known = 14
			if until {
				x1 = x0 + known
				last = x1
			} else {
				x0 = x1 - known
			}
		}
		bar := r.rectangle(r.chart, fill, x0, middle-barHigh/2, max(3, x1-x0), barHigh, 3)
		bar.StrokeColor, bar.StrokeWidth = fynetheme.Color(border), 1
	}
	for _, s := range p.Steps {
		day, ok := t.span.at(s.Date)
		if !ok {
			continue
		}
		x := float32(day)*per - t.left
		first, last = min(first, x-markSide/2), max(last, x+markSide/2)
		dot := r.rectangle(r.chart, fynetheme.ColorNameBackground, x-markSide/2, middle-markSide/2, markSide, markSide, markSide/2)
		dot.StrokeColor, dot.StrokeWidth = fynetheme.Color(fynetheme.ColorNameForeground), 1.5
		if s.Done {
			dot.FillColor = fynetheme.Color(fynetheme.ColorNameForeground)
		}
	}
	w := width(p.State, false)
	after := max(last, 0) + 8
	if today, ok := t.span.at(t.today); ok {
		if x := float32(today)*per - t.left; x > after-3 && x < after+w+3 {
			after = x + 7
		}
	}
	switch {
	case after+w < t.line() && last >= -8:
		r.text(p.State, theme.Muted, after, middle, false)
	case first-8-w > 0 && first <= t.line():
		r.text(p.State, theme.Muted, first-8-w, middle, false)
	case last < -8: // all of it is before what is in sight
		r.text("‹ "+p.State, theme.Muted, 6, middle, false)
	case first > t.line():
		text := p.State + " ›"
		r.text(text, theme.Muted, t.line()-width(text, false)-6, middle, false)
	}
}
