package dashboard

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Panel is the panel.
type Panel struct {
	Object   fyne.CanvasObject
	OnFilter func(code string) // a bar was pressed; the one in force again takes the filter off
	OnExport func()
	OnClose  func()

	loc          *locale.Locale
	tips         *kit.Tips
	detail, told *kit.Text
	off          *kit.Button
	page         *kit.Page
	lines        []*line
	model        Model
}

// The least width of a chart and the room between two, in Fyne units.
const (
	chartWidth = 270
	chartGap   = 26
)

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Panel {
	p := &Panel{loc: loc, tips: tips, detail: kit.Caption("").Cutting(), told: kit.Caption("").Cutting()}
	title := kit.Body(loc.T("dashboard.title"))
	title.Bold = true
	p.told.Colour, p.told.Align = fynetheme.ColorNamePrimary, fyne.TextAlignTrailing
	p.off = kit.NewButton(loc.T("dashboard.all_again"), "", kit.Quiet, func() { p.OnFilter(p.model.Chosen) })
	p.off.Small = true
	export := kit.IconButton("export", loc.T("op.dashboard_export"), tips, func() { p.OnExport() })
	cross := kit.IconButton("close", loc.T("op.dashboard_close"), tips, func() { p.OnClose() })
	export.Small, cross.Small = true, true
	top := kit.Bar(12, title, kit.Grow(p.detail), kit.Grow(p.told), p.off, export, cross)
	head := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 5}, top), kit.Hairline())
	p.page = kit.NewPage(kit.Space(1, 1))
	p.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, p.page))
	return p
}

// Model is what is shown.
func (p *Panel) Model() Model { return p.model }

// Set shows a model.
func (p *Panel) Set(m Model) {
	fresh := len(p.model.Charts) == 0
	p.model = m
	p.detail.Set(m.Detail)
	p.told.Set(m.Told)
	kit.Show(p.off, m.Chosen != "")
	p.lines = nil
	var body fyne.CanvasObject
	switch {
	case len(m.Charts) == 0 && m.Working:
		body = kit.Pad(kit.Sides(24, 30), centred(p.loc.T("dashboard.working")))
	case m.Empty != "":
		body = kit.Empty("chart", p.loc.T("dashboard.nothing"), m.Empty)
	default:
		charts := make([]fyne.CanvasObject, len(m.Charts))
		for i, c := range m.Charts {
			charts[i] = p.chart(c)
		}
		body = kit.Pad(kit.Insets{Left: 14, Top: 12, Right: 18, Bottom: 18}, kit.Tiles(chartWidth, chartGap, charts...))
	}
	p.page.Set(body, fresh)
	p.Object.Refresh()
}

// Mark shows which bar is in force, without telling and without making the charts anew.
func (p *Panel) Mark(code, told string) {
	p.model.Chosen, p.model.Told = code, told
	p.told.Set(told)
	kit.Show(p.off, code != "")
	for _, l := range p.lines {
		l.mark(code)
	}
	p.Object.Refresh()
}

// Press does what a press on a bar does; false when there is none of that code.
func (p *Panel) Press(code string) bool {
	for _, l := range p.lines {
		if l.bar.Code == code {
			l.OnPress()
			return true
		}
	}
	return false
}

// Reveal brings the bars of a chart into sight.
func (p *Panel) Reveal(chart int) {
	n := 0
	for i, c := range p.model.Charts {
		if i == chart && len(c.Bars) > 0 {
			p.page.Bring(p.lines[n+len(c.Bars)-1])
			p.page.Bring(p.lines[n])
		}
		n += len(c.Bars)
	}
}

func centred(text string) *kit.Text {
	t := kit.Body(text).Wrapping().Quiet()
	t.Align = fyne.TextAlignCenter
	return t
}

func (p *Panel) chart(c Chart) fyne.CanvasObject {
	title := kit.Caption(c.Title)
	title.Bold, title.Colour = true, fynetheme.ColorNameForeground
	column := kit.Column(3, title.Cutting(), kit.Hairline(), kit.Space(0, 2))
	for _, b := range c.Bars {
		l := newLine(b, p.OnFilter)
		l.mark(p.model.Chosen)
		p.lines = append(p.lines, l)
		column.Add(l)
	}
	if len(c.Bars) == 0 && c.Empty != "" {
		column.Add(kit.Body(c.Empty).Wrapping().Quiet())
	}
	for _, n := range c.Notes {
		note := kit.Caption(n).Wrapping()
		note.Colour = theme.Muted
		column.Add(note)
	}
	if c.Action != nil {
		b := kit.ActionButton(*c.Action, kit.Plain, true, p.tips)
		b.Small = true
		column.Add(kit.Pad(kit.Insets{Top: 4}, kit.Row(0, b)))
	}
	return column
}
